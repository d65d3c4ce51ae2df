/** What articles and events add to the counts of those who are in them. */
import type { Claim } from '../schema/claim.ts';
import type { Participant } from '../schema/event.ts';

export type Counts = Map<string, Record<string, number>>;

function add(counts: Counts, id: string, name: string, by: number): void {
  const own = counts.get(id) ?? {};
  own[name] = (own[name] ?? 0) + by;
  counts.set(id, own);
}

/** Adds (`sign` 1) or takes away (-1) an article from the counts of the actors that it names. */
export function countActors(counts: Counts, actors: readonly string[], sign: 1 | -1): void {
  for (const id of new Set(actors)) add(counts, id, 'articles', sign);
}

/** The same for an event and those who take part in it. */
export function countParticipants(counts: Counts, participants: readonly Participant[], sign: 1 | -1): void {
  for (const [id, parts] of Map.groupBy(participants, ({ actor }) => actor.id)) {
    add(counts, id, 'events', sign);
    if (parts.some(({ role }) => role !== 'recipient')) add(counts, id, 'asActor', sign);
    if (parts.some(({ role }) => role === 'recipient')) add(counts, id, 'asRecipient', sign);
  }
}

/** The same for sources: the claims that they are in the chain of, as the origin or on the way. */
export function countSources(counts: Counts, claims: readonly Claim[], sign: 1 | -1): void {
  for (const { chain, origin } of claims) {
    for (const id of new Set(chain.map(({ source }) => source.id))) {
      add(counts, id, 'claims', sign);
      add(counts, id, id === origin.id ? 'asOrigin' : 'asRelay', sign);
    }
  }
}
