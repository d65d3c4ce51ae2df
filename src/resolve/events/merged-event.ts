/** Events as folds: what an article's view of one adds to its tally, and the record that a tally stands for. */
import type { Claim } from '../../schema/claim.ts';
import type { ActorRef, EventRef, Place, Time } from '../../schema/common.ts';
import type { Cameo, Event, Participant } from '../../schema/event.ts';
import { makeLabel, topicOf } from '../../schema/labels.ts';
import { type StatusVote, summariseStatus } from '../../schema/status.ts';
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { EventContext, EventMode, EventStatus, EventType } from '../../schema/vocabularies.ts';
import { corroborate, originEntries, type Speakers } from '../corroborate.ts';
import type { Standing } from '../merged-records.ts';
import { allValues, byCode, countsOf, type Entry, heaviest, type Tally, weight, winner } from '../tally.ts';

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** What one article says of an event: its record, and the claims that tell of it. */
export function eventEntries(event: Event, claims: readonly Claim[], speakers: Speakers): Entry[] {
  const { type, cameo, time, place } = event;
  const votes = claims.map(({ stance, negated, chain, events, asserted }): StatusVote => {
    const said = asserted[events.findIndex(({ id }) => id === event.id)];
    return { stance, status: negated ? 'denied' : (said?.status ?? event.status), narrator: chain.length === 1 };
  });
  const sources = unique(claims.flatMap(({ chain }) => chain.map(({ source }) => source.id)));
  return [
    ['what', JSON.stringify({ type, cameo })],
    ['topic', JSON.stringify([type, topicOf(event.label, type) ?? ''])],
    ['status', event.status],
    ...unique(votes.map((vote) => JSON.stringify(vote))).map((vote): Entry => ['vote', vote]),
    ...event.modes.map((mode): Entry => ['mode', JSON.stringify([type, mode])]),
    ...event.contexts.map((context): Entry => ['context', context]),
    ...unique(event.participants.map(({ role, actor }) => JSON.stringify([role, actor.id]))).map((part): Entry => ['part', part]),
    ...event.participants.map(({ role, actor, rule }): Entry => [`rule of ${role} ${actor.id}`, rule]),
    ['time', time && JSON.stringify(withoutEvidence(time))],
    ['time with evidence', time && JSON.stringify(time)],
    ['place', place && JSON.stringify(withoutEvidence(place))],
    ['place with evidence', place && JSON.stringify(place)],
    ...unique(event.about.map(({ id }) => id)).map((id): Entry => ['about', id]),
    ['part of', event.partOf?.id],
    ['rule', event.rule],
    ...sources.filter((id) => speakers.sources.get(id)?.named).map((id): Entry => ['source', id]),
    ...unique(claims.map(({ origin }) => origin.id))
      .filter((id) => speakers.sources.get(id)?.named)
      .map((id): Entry => ['origin id', id]),
    ...originEntries(claims, speakers),
  ];
}

const withoutEvidence = <T extends { readonly evidence: unknown }>({ evidence: _evidence, ...rest }: T): Omit<T, 'evidence'> =>
  rest;

/** At least a third of the articles say so: what one alone reads into it is not what happened. */
const common = (tally: Tally, field: string): string[] =>
  [...countsOf(tally, field)].filter(([, count]) => count * 3 >= tally.articles).map(([value]) => value);

/** Whether an event happened. One article's own summary stands; of several, all claims are added up. */
function statusFrom(tally: Tally): EventStatus {
  const votes = allValues(tally, 'vote').map((vote) => JSON.parse(vote) as StatusVote);
  return tally.articles === 1 || votes.length === 0
    ? ((winner(tally, 'status') ?? 'unknown') as EventStatus)
    : summariseStatus(votes);
}

const length = (time: Pick<Time, 'earliest' | 'latest'>): number => {
  const days = (Date.parse(time.latest ?? '') - Date.parse(time.earliest ?? '')) / 86_400_000;
  return Number.isNaN(days) ? Number.MAX_VALUE : days;
};

/** Of several times the most exact one, then the one told most, then the one stated outright. */
function timeFrom(tally: Tally): Time | undefined {
  const ranked = [...countsOf(tally, 'time')]
    .map(([text, count]) => ({ text, count, time: JSON.parse(text) as Time }))
    .sort(
      (a, b) =>
        Number(a.time.basis === 'unresolved') - Number(b.time.basis === 'unresolved') ||
        length(a.time) - length(b.time) ||
        weight(b.count) - weight(a.count) ||
        Number(a.time.basis !== 'stated') - Number(b.time.basis !== 'stated') ||
        byCode(a.text, b.text),
    );
  return ranked[0] && evidenced<Time>(tally, 'time with evidence', ranked[0].text);
}

const exactness: readonly Place['precision'][] = ['point', 'city', 'region', 'area', 'country', 'unknown'];

function placeFrom(tally: Tally): Place | undefined {
  const ranked = [...countsOf(tally, 'place')]
    .map(([text, count]) => ({ text, count, place: JSON.parse(text) as Place }))
    .sort(
      (a, b) =>
        weight(b.count) - weight(a.count) ||
        exactness.indexOf(a.place.precision) - exactness.indexOf(b.place.precision) ||
        byCode(a.text, b.text),
    );
  return ranked[0] && evidenced<Place>(tally, 'place with evidence', ranked[0].text);
}

/** A value with the evidence of one article that gives it: the first in code-point order. */
function evidenced<T extends { readonly evidence: readonly unknown[] }>(tally: Tally, field: string, value: string): T {
  const all = allValues(tally, field).map((text) => JSON.parse(text) as T);
  return all.find((each) => JSON.stringify(withoutEvidence(each)) === value) ?? ({ ...JSON.parse(value), evidence: [] } as T);
}

interface Part {
  readonly role: Participant['role'];
  readonly actor: ActorRef;
  readonly count: number;
}

/**
 * Who takes part. Either all sides do it together, or some do it to others: whichever more say. In a role are those whom a third
 * as many name as name the one named most; a country goes without saying where somebody of that country is there.
 */
function participantsFrom(tally: Tally, actorOf: (id: string) => ActorRef | undefined): Participant[] {
  const parts = [...countsOf(tally, 'part')].flatMap(([text, count]): Part[] => {
    const [role, id] = JSON.parse(text) as [Part['role'], string];
    const actor = actorOf(id);
    return actor ? [{ role, actor, count }] : [];
  });
  const told = (together: boolean): number =>
    Math.max(0, ...parts.filter(({ role }) => (role === 'party') === together).map(({ count }) => count));
  const mixed = tally.articles > 1;
  const together = told(true) > told(false);
  const sided = mixed ? parts.filter(({ role }) => (role === 'party') === together) : parts;
  const roles: readonly Part['role'][] = ['actor', 'recipient', 'party'];
  const chosen = roles.flatMap((role) => {
    const own = sided.filter((each) => each.role === role);
    const most = Math.max(0, ...own.map(({ count }) => count));
    const usual = own.filter(({ count }) => count * 3 >= most);
    return usual
      .filter(({ actor }) => !mixed || actor.kind !== 'country' || !usual.some((each) => isOf(each.actor, actor)))
      .sort((a, b) => b.count - a.count || byCode(a.actor.name, b.actor.name) || byCode(a.actor.id, b.actor.id));
  });
  const best = new Map<string, Part>();
  for (const part of chosen) if (part.count > (best.get(part.actor.id)?.count ?? 0)) best.set(part.actor.id, part);
  return chosen
    .filter((part) => best.get(part.actor.id) === part)
    .map(({ role, actor }) => {
      const rule = winner(tally, `rule of ${role} ${actor.id}`);
      return { actor, role, ...(rule !== undefined && { rule }) };
    });
}

const isOf = (somebody: ActorRef, country: ActorRef): boolean =>
  somebody.kind !== 'country' && somebody.country !== undefined && somebody.country === country.country;

export interface Links {
  readonly actor: (id: string) => ActorRef | undefined;
}

/** An event without what it refers to: those are events too, and get their names after it. */
export type BareEvent = Omit<Event, 'updated' | 'about' | 'partOf'>;

export function eventFrom(tally: Tally, { id, mergedFrom }: Standing, { actor }: Links): BareEvent {
  const { type, cameo } = JSON.parse(winner(tally, 'what')!) as { type: EventType; cameo: Cameo };
  const row = eventTypeTable[type];
  const ofType = <T extends string>(texts: readonly string[]): T[] =>
    texts.map((text) => JSON.parse(text) as [EventType, T]).flatMap(([of, value]) => (of === type ? [value] : []));
  const participants = participantsFrom(tally, actor);
  const topics = new Map([...countsOf(tally, 'topic')].filter(([text]) => (JSON.parse(text) as [string])[0] === type));
  const [topic] = ofType<string>([winner({ articles: 1, fields: { topic: Object.fromEntries(topics) } }, 'topic') ?? '["",""]']);
  const [time, place] = [timeFrom(tally), placeFrom(tally)];
  return {
    id,
    label: makeLabel(type, topic || undefined, participants),
    type,
    modes: ofType<EventMode>(common(tally, 'mode')).sort(),
    contexts: (common(tally, 'context') as EventContext[]).sort(),
    quad: row.quad,
    cameo,
    status: statusFrom(tally),
    participants,
    ...(time && { time }),
    ...(place && { place }),
    intensity: row.intensity,
    rule: winner(tally, 'rule') ?? '',
    corroboration: corroborate(tally),
    mergedFrom: [...mergedFrom],
  };
}

/** An event that thousands tell of is about a few all the same: those that most of them name. */
const mostAbout = 20;

/** Ids of the events that an event is about or part of; never itself. */
export const aboutOf = (tally: Tally, own: string): string[] => {
  const { [own]: _itself, ...others } = tally.fields.about ?? {};
  return Object.keys(heaviest(others, mostAbout)).sort(byCode);
};
export const partOfOf = (tally: Tally, own: string): string | undefined => {
  const id = winner(tally, 'part of');
  return id === own ? undefined : id;
};

export const eventRef = ({ id, label, type, status }: Pick<Event, 'id' | 'label' | 'type' | 'status'>): EventRef => ({
  id,
  name: label,
  type,
  status,
});
