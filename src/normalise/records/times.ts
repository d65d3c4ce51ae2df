/** Times and places of event mentions as records. */
import type { Place, Time } from '../../schema/common.ts';
import type { Entity, EventMention } from '../document.ts';
import type { Workshop } from './workshop.ts';

export function makeTime({ anchors }: Workshop, { time }: EventMention): Time | undefined {
  if (!time) return undefined;
  const { edtf, earliest, latest, basis, reason, rule, spans } = time;
  return {
    ...(edtf && { edtf }),
    ...(earliest && { earliest }),
    ...(latest && { latest }),
    basis,
    ...(reason && { reason }),
    rule,
    evidence: anchors.evidence(...spans),
  };
}

const precisionOf: Partial<Record<NonNullable<Entity['place']>['kind'], Place['precision']>> = {
  city: 'city',
  country: 'country',
  region: 'region',
  building: 'point',
  facility: 'point',
};

export function makePlace({ anchors, document }: Workshop, { place }: EventMention): Place | undefined {
  if (!place) return undefined;
  const entity = document.entities[place.entity];
  const mention = document.mentions[place.mention];
  if (!entity || !mention) return undefined;
  const kind = entity.place?.kind ?? (entity.kind === 'country' ? 'country' : 'other');
  const country = entity.place?.country ?? entity.country;
  const located = entity.place?.lat !== undefined && entity.place.lon !== undefined;
  return {
    name: entity.name,
    kind,
    ...(country && { country }),
    ...(located && { lat: entity.place?.lat, lon: entity.place?.lon }),
    precision: located ? (precisionOf[kind] ?? 'area') : 'unknown',
    rule: place.rule,
    evidence: anchors.evidence(mention),
  };
}

const basisRank = { stated: 0, inferred: 1, unresolved: 2 } as const;
const width = (time: Time): number =>
  time.earliest && time.latest ? Date.parse(time.latest) - Date.parse(time.earliest) : Number.POSITIVE_INFINITY;

/** The time that says most: stated before inferred, narrow before wide, first before later. */
export function bestTime(times: readonly Time[]): Time | undefined {
  return [...times].sort(
    (a, b) => basisRank[a.basis] - basisRank[b.basis] || (width(a) < width(b) ? -1 : width(a) > width(b) ? 1 : 0),
  )[0];
}
