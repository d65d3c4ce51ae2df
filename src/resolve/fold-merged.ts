/** What an article's sources and actors become: their records, counts and the ids that lead to them. */
import type { Actor } from '../schema/actor.ts';
import type { Source } from '../schema/source.ts';
import { type Counts, countActors, countParticipants, countSources } from './count.ts';
import type { EventFold, Involved, Tallied } from './events/fold-events.ts';
import { type FoldResult, foldSayings, plus, type Saying } from './fold.ts';
import type { Identified } from './identify.ts';
import type { Folded, Memory } from './memory.ts';
import { actorEntries, actorFrom, actorRef, sourceEntries, sourceFrom, withFields } from './merged-records.ts';
import type { Told } from './parts.ts';
import { type Entry, type Tally, winner } from './tally.ts';

/** What articles add to counts: themselves and their claims; events count by themselves. */
export function countAll(involved: readonly Involved[]): { actors: Counts; sources: Counts } {
  const counts = { actors: new Map(), sources: new Map() };
  const add = (told: Told | undefined, sign: 1 | -1): void => {
    if (!told) return;
    countActors(
      counts.actors,
      told.actors.map(({ id }) => id),
      sign,
    );
    countSources(counts.sources, told.parts.claims, sign);
  };
  for (const { before, after } of involved) {
    add(before, -1);
    add(after, 1);
  }
  return counts;
}

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Ids that lead to a record from now on: those that did and do not stand again, and those whose place it takes. */
export async function leads(
  memory: Memory,
  ids: readonly string[],
  after: readonly { readonly id: string }[],
  moved: readonly { readonly recordId: string; readonly to: string }[],
) {
  const standing = new Set(after.map(({ id }) => id));
  const known = await memory.redirectsInto([...ids, ...moved.map(({ recordId }) => recordId)]);
  const into = Map.groupBy(moved, ({ to }) => to);
  return (id: string, removed: ReadonlySet<string>): string[] => {
    const direct = (into.get(id) ?? []).map(({ recordId }) => recordId).filter((from) => removed.has(from));
    const followed = direct.flatMap((from) => known.get(from) ?? []);
    return unique([...(known.get(id) ?? []), ...direct, ...followed]).filter((each) => each !== id && !standing.has(each));
  };
}

/** What the articles add to the tally of each record; where one of them has a record twice, as only curation brings about, it adds to it once. */
function sayings<T extends Actor | Source>(
  involved: readonly Involved[],
  said: (told: Told) => readonly { readonly id: string; readonly record: T }[],
  when: 'before' | 'after',
  entriesOf: (record: T) => readonly Entry[],
): Saying[] {
  return involved.flatMap((each): Saying[] => {
    const told = each[when];
    const byRecord = Map.groupBy(told ? said(told) : [], ({ id }) => id);
    return [...byRecord].map(([id, views]): Saying => [id, views.flatMap(({ record }) => entriesOf(record))]);
  });
}

const actorsIn = (told: Told) => told.actors;
const sourcesIn = (told: Told) => told.sources;

export interface Folding<T extends Actor | Source> {
  readonly fold: FoldResult<T>;
  readonly stored: ReadonlyMap<string, Folded<T>>;
}

export async function foldActors(
  memory: Memory,
  involved: readonly Involved[],
  counts: Counts,
  moved: Identified['moved'],
  at: string,
  anew: readonly string[],
): Promise<Folding<Actor>> {
  const before = sayings(involved, actorsIn, 'before', actorEntries);
  const after = sayings(involved, actorsIn, 'after', actorEntries);
  const ids = unique([...before, ...after].map(([id]) => id).concat(anew));
  const stored = await memory.storedActors(ids);
  const set = await memory.fieldsSet(ids);
  const standing = after.map(([id]) => ({ id }));
  const fold = foldSayings<Actor>({
    stored,
    before,
    after,
    countChanges: counts,
    mergedFrom: await leads(memory, ids, standing, moved),
    render: (tally, each) => withFields(actorFrom(tally, each), set.get(each.id)),
    at,
  });
  return { fold, stored };
}

export async function foldSources(
  memory: Memory,
  involved: readonly Involved[],
  counts: Counts,
  moved: Identified['moved'],
  at: string,
  actors: FoldResult<Actor>,
  followers: readonly string[],
): Promise<Folding<Source>> {
  const before = sayings(involved, sourcesIn, 'before', sourceEntries);
  const after = sayings(involved, sourcesIn, 'after', sourceEntries);
  const ids = unique([...before, ...after].map(([id]) => id).concat(followers));
  const set = await memory.fieldsSet(ids);
  const standing = after.map(([id]) => ({ id }));
  const stored = await memory.storedSources(ids);
  const theirActors = await memory.storedActors(defined([...stored.values()].map(({ record }) => record.actor?.id)));
  const fold = foldSayings<Source>({
    stored,
    before,
    after,
    countChanges: counts,
    mergedFrom: await leads(memory, ids, standing, moved),
    render: (tally, each) => withFields(sourceFrom(tally, each, refOfActor(tally, actors, theirActors)), set.get(each.id)),
    at,
  });
  return { fold, stored };
}

function refOfActor(tally: Tally, actors: FoldResult<Actor>, stored: ReadonlyMap<string, Folded<Actor>>) {
  const id = winner(tally, 'actor');
  const record = id === undefined ? undefined : (actors.put.get(id) ?? stored.get(id))?.record;
  return record && actorRef(record);
}

/** Adds to the actors what the events count for them; those whom only an event of other articles names come in too. */
export async function countEvents(
  memory: Memory,
  actors: FoldResult<Actor>,
  tallied: Tallied,
  events: EventFold,
): Promise<Folded<Actor>[]> {
  const counts: Counts = new Map();
  for (const { record } of tallied.stored.values()) countParticipants(counts, record.participants, -1);
  for (const { record } of events.put) countParticipants(counts, record.participants, 1);
  const removed = new Set(actors.removed);
  const changed = [...counts].filter(
    ([id, own]) => !actors.put.has(id) && !removed.has(id) && Object.values(own).some((by) => by !== 0),
  );
  const others = await memory.storedActors(changed.map(([id]) => id));
  return [...actors.put.values(), ...others.values()].map((each) => ({
    ...each,
    counts: plus(each.counts, counts.get(each.record.id)),
  }));
}
