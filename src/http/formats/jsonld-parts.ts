/** Pieces that nodes of the graph are made of. */
import type { Evidence, Place, Time } from '../../schema/common.ts';
import type { ActorKind } from '../../schema/vocabularies.ts';

export type Node = Readonly<Record<string, unknown>>;
/** URL of something under `/v1/`. */
export type Url = (path: string, id: string) => string;

/** Where a code is defined. */
export const term = (url: Url, vocabulary: string, code: string | undefined): string | undefined =>
  code === undefined ? undefined : url('vocabularies', `${vocabulary}#${code}`);

const agentTypes: Readonly<Record<ActorKind, readonly string[]>> = {
  person: ['Person', 'prov:Person'],
  organisation: ['Organization', 'prov:Organization'],
  country: ['Country', 'prov:Agent'],
  group: ['prov:Agent'],
};
export const agentType = (kind: ActorKind): readonly string[] => agentTypes[kind];

/** Bounds of a time as start and end; its EDTF beside them, since it can say more. */
export const timeParts = (time: Time | undefined): Node => ({
  ...(time?.earliest !== undefined && { startDate: time.earliest }),
  ...(time?.latest !== undefined && { endDate: time.latest }),
  ...(time?.edtf !== undefined && { edtf: time.edtf }),
});

export const placeNode = ({ name, country, lat, lon }: Place): Node => ({
  type: 'Place',
  name,
  ...(country !== undefined && { address: { type: 'PostalAddress', addressCountry: country } }),
  ...(lat !== undefined && lon !== undefined && { geo: { type: 'GeoCoordinates', latitude: lat, longitude: lon } }),
});

/** A Web Annotation that ties a record to a place in an article's text. It says nothing but where, and the hash of what stands there. */
export function annotation(id: string, body: string | undefined, evidence: Evidence, url: Url, rule?: string): Node {
  return {
    id,
    type: 'oa:Annotation',
    'oa:motivatedBy': { id: 'oa:identifying' },
    ...(body !== undefined && { 'oa:hasBody': { id: body } }),
    ...(rule !== undefined && { rule }),
    'oa:hasTarget': {
      type: 'oa:SpecificResource',
      'oa:hasSource': { id: url('articles', evidence.article) },
      'oa:hasSelector': { type: 'oa:TextPositionSelector', start: evidence.start, end: evidence.end },
      quoteSha256: evidence.quoteSha256,
    },
  };
}
