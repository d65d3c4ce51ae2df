/** What an article's events and claims add to the counts of those who are in them. */
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';

export interface Counted {
  readonly events: readonly Pick<Event, 'participants'>[];
  readonly claims: readonly Claim[];
  /** Ids of the actors that the article names. */
  readonly actors: readonly string[];
}

type Counts = Map<string, Record<string, number>>;

function add(counts: Counts, id: string, name: string, by: number): void {
  const own = counts.get(id) ?? {};
  own[name] = (own[name] ?? 0) + by;
  counts.set(id, own);
}

/** Adds (`sign` 1) or takes away (-1) what actors have of the article: itself, its events, and their part in them. */
export function countActors(counts: Counts, { events, actors }: Counted, sign: 1 | -1): void {
  for (const id of new Set(actors)) add(counts, id, 'articles', sign);
  for (const { participants } of events) {
    for (const [id, parts] of Map.groupBy(participants, ({ actor }) => actor.id)) {
      add(counts, id, 'events', sign);
      if (parts.some(({ role }) => role !== 'recipient')) add(counts, id, 'asActor', sign);
      if (parts.some(({ role }) => role === 'recipient')) add(counts, id, 'asRecipient', sign);
    }
  }
}

/** The same for sources: the claims that they are in the chain of, as the origin or on the way. */
export function countSources(counts: Counts, { claims }: Counted, sign: 1 | -1): void {
  for (const { chain, origin } of claims) {
    for (const id of new Set(chain.map(({ source }) => source.id))) {
      add(counts, id, 'claims', sign);
      add(counts, id, id === origin.id ? 'asOrigin' : 'asRelay', sign);
    }
  }
}
