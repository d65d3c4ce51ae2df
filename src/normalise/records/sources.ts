/** Whoever an attribution names becomes a source; a named one is the same record wherever the article names it. */
import type { MentionedSource } from '../../schema/source.ts';
import type { SourceKind } from '../../schema/vocabularies.ts';
import type { Attribution, Entity } from '../document.ts';
import { canAct } from './actors.ts';
import { makeId } from './identity.ts';
import type { Publisher } from './publisher.ts';
import { describeUnknown } from './voices.ts';
import { type Actors, type Sources, sourceRef, type Workshop } from './workshop.ts';

const kindByEntity: Record<Entity['kind'], SourceKind> = {
  person: 'person',
  organisation: 'organisation',
  country: 'government',
  group: 'group',
  place: 'government',
  document: 'document',
  event: 'document',
  thing: 'document',
};

const describeRoles = (entity: Entity): string =>
  entity.roles.map(({ title, organisation }) => (organisation ? `${title}, ${organisation}` : title)).join('; ');

const noClaims = { claims: 0, asOrigin: 0, asRelay: 0 };

/** A source whom the text leaves unnamed or unresolved: "it was reported", a pronoun that could be two people. */
function makeUnresolved({ anchors, textHash, document }: Workshop, attribution: Attribution): MentionedSource {
  const spans = attribution.source ?? [];
  const first = spans[0] ?? attribution.cue[0] ?? attribution.content[0]!;
  const unstated = { name: 'source not stated', kind: 'group' } as const;
  const { name, kind } = spans.length > 0 ? describeUnknown(document, attribution) : unstated;
  const mention = attribution.sourceMention === undefined ? undefined : document.mentions[attribution.sourceMention];
  const open = mention?.form === 'pronoun' && mention.because ? `left open: ${mention.because}` : undefined;
  const description = spans.length > 0 ? open : 'the text names no source';
  return {
    id: makeId('src', textHash, 'unresolved', anchors.offset(first.start), anchors.offset(first.end)),
    name,
    kind,
    named: false,
    ...(description && { description }),
    rule: attribution.rule,
    mergedFrom: [],
    counts: noClaims,
    mentions: spans.flatMap((span) => anchors.mention({ ...span, rule: attribution.rule })),
  };
}

function makeSource(workshop: Workshop, actors: Actors, index: number, anonymity?: string): MentionedSource {
  const { document, anchors } = workshop;
  const entity = document.entities[index]!;
  const description = [describeRoles(entity), anonymity].filter(Boolean).join('; ');
  const actor = canAct(entity) ? actors.refOf(index) : undefined;
  return {
    id: makeId('src', ...workshop.entityKeys[index]!),
    name: entity.name,
    kind: entity.sourceKind ?? kindByEntity[entity.kind],
    named: entity.named,
    ...(description && { description }),
    ...(actor && { actor }),
    ...(entity.country && { country: entity.country }),
    rule: entity.rule,
    mergedFrom: [],
    counts: noClaims,
    mentions: entity.mentions.flatMap((mention) => anchors.mention(document.mentions[mention]!)),
  };
}

/** Makes sources as chains need them; the publisher is there from the start. */
export function createSources(workshop: Workshop, actors: Actors, publisher: Publisher): Sources {
  const byId = new Map<string, MentionedSource>([[publisher.source.id, publisher.source]]);
  const keep = (record: MentionedSource) => {
    const known = byId.get(record.id);
    if (!known) byId.set(record.id, record);
    return sourceRef(known ?? record);
  };
  const byEntity = new Map<number, ReturnType<typeof keep>>();
  const ofEntity = (index: number, anonymity?: string) => {
    const known = byEntity.get(index) ?? keep(makeSource(workshop, actors, index, anonymity));
    byEntity.set(index, known);
    return known;
  };
  return {
    records: () => [...byId.values()],
    publisher: sourceRef(publisher.source),
    refOf: (attribution) =>
      attribution.sourceEntity === undefined
        ? keep(makeUnresolved(workshop, attribution))
        : ofEntity(attribution.sourceEntity, attribution.anonymity),
    refOfEntity: (index) =>
      workshop.document.entities[index] && canAct(workshop.document.entities[index]) ? ofEntity(index) : undefined,
  };
}
