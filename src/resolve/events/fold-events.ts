/** Folding what articles say of events into the records that they share. */
import type { Claim } from '../../schema/claim.ts';
import type { ActorRef, EventRef } from '../../schema/common.ts';
import type { Event } from '../../schema/event.ts';
import type { Difference, FoldedEvent, Memory, PutEvent, TellingDimension } from '../memory.ts';
import { dated, eventSayings, type Told } from '../parts.ts';
import { allValues, byCode, change, countsOf, emptyTally, readTally, type Tally, writeTally } from '../tally.ts';
import { aboutOf, type BareEvent, eventFrom, eventRef, partOfOf } from './merged-event.ts';

/** An article before and after a change. */
export interface Involved {
  readonly article: string;
  readonly before: Told | undefined;
  readonly after: Told | undefined;
}

/** The tallies of all events that the articles touch, with what they were before. */
export interface Tallied {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly stored: ReadonlyMap<string, FoldedEvent>;
  readonly removed: ReadonlySet<string>;
}

/** So many places are kept for each time and place that is given: one is shown, the others are for when it goes. */
const keptEvidence = 8;

/** Keeps an event's tally small however many articles tell of it. */
function thinned(tally: Tally): Tally {
  const fields = Object.entries(tally.fields).map(([field, values]): [string, Tally['fields'][string]] => {
    if (!field.endsWith(' with evidence')) return [field, values];
    const groups = Map.groupBy(Object.entries(values), ([text]) => text.slice(0, text.indexOf('"evidence"')));
    return [field, Object.fromEntries([...groups.values()].flatMap((group) => group.slice(0, keptEvidence)))];
  });
  return { ...tally, fields: Object.fromEntries(fields) };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
const placed = (told: Told | undefined): Told | undefined => (told?.parts.placed ? told : undefined);

export async function tallyEvents(memory: Memory, involved: readonly Involved[]): Promise<Tallied> {
  const before = involved.flatMap((each) => {
    const told = placed(each.before);
    return told ? eventSayings(told) : [];
  });
  const after = involved.flatMap((each) => (each.after ? eventSayings(each.after) : []));
  const stored = await memory.storedEvents(unique([...before, ...after].map(([id]) => id)));
  const tallies = new Map([...stored].map(([id, { tally }]) => [id, readTally(tally)]));
  for (const [id, entries] of before) tallies.set(id, change(tallies.get(id) ?? emptyTally, entries, -1));
  for (const [id, entries] of after) tallies.set(id, change(tallies.get(id) ?? emptyTally, entries, 1));
  const removed = new Set([...tallies].filter(([, { articles }]) => articles <= 0).map(([id]) => id));
  return {
    tallies: new Map([...tallies].filter(([id]) => !removed.has(id)).map(([id, tally]) => [id, thinned(tally)])),
    stored,
    removed,
  };
}

/** Ids of all actors that somebody names as taking part. */
export const partsIn = ({ tallies }: Tallied): string[] =>
  unique(
    [...tallies.values()].flatMap((tally) =>
      [...countsOf(tally, 'part').keys()].map((text) => (JSON.parse(text) as [string, string])[1]),
    ),
  );

const minus = (a: readonly string[], b: readonly string[]): string[] => a.filter((each) => !b.includes(each));

function difference(
  involved: readonly Involved[],
  of: (told: Told, event: string) => readonly string[],
  event: string,
): Difference {
  const all = (when: 'before' | 'after'): string[] =>
    unique(
      involved.flatMap((each) => {
        const told = when === 'before' ? placed(each.before) : each.after;
        return told ? of(told, event) : [];
      }),
    );
  const [was, is] = [all('before'), all('after')];
  return { added: minus(is, was), removed: minus(was, is) };
}

const claimsOn = ({ parts }: Told, event: string): Claim[] =>
  parts.claims.filter(({ events }) => events.some(({ id }) => id === event));

/** What of an article and its claims on an event lists select the event by. */
const dimensions: Readonly<Record<TellingDimension, (told: Told, event: string) => readonly string[]>> = {
  article: ({ parts, events }, event) => (events.some(({ id }) => id === event) ? [parts.article.id] : []),
  publisher: ({ parts, events }, event) => (events.some(({ id }) => id === event) ? [parts.article.publisher.id] : []),
  source: (told, event) => claimsOn(told, event).flatMap(({ chain }) => chain.map(({ source }) => source.id)),
  origin: (told, event) => claimsOn(told, event).map(({ origin }) => origin.id),
};

/** Those of a dimension that other articles give too: an article's own, without a name or its id, go with it. */
const keptBy: Readonly<Record<TellingDimension, (tally: Tally) => readonly string[]>> = {
  article: () => [],
  publisher: (tally) => allValues(tally, 'publisher'),
  source: (tally) => allValues(tally, 'source'),
  origin: (tally) => allValues(tally, 'origin id'),
};

function toldOf(involved: readonly Involved[], event: string, tally: Tally): PutEvent['told'] {
  const differences = (Object.keys(dimensions) as TellingDimension[]).map((dimension): [TellingDimension, Difference] => {
    const kept = new Set(keptBy[dimension](tally));
    const { added, removed } = difference(involved, dimensions[dimension], event);
    return [dimension, { added, removed: removed.filter((value) => !kept.has(value)) }];
  });
  return Object.fromEntries(differences) as PutEvent['told'];
}

const byInstant = (a: string, b: string): number => Date.parse(a) - Date.parse(b) || byCode(a, b);

/** When the first article that tells of each event was published. */
async function reportedFirst(
  memory: Memory,
  { tallies, stored }: Tallied,
  involved: readonly Involved[],
): Promise<Map<string, string>> {
  const told = (each: Told | undefined): readonly string[] => each?.events.map(({ id }) => id) ?? [];
  const lost = new Set(involved.flatMap(({ before }) => told(placed(before))));
  const others = await memory.firstReported(
    [...tallies.keys()].filter((id) => lost.has(id)),
    involved.map(({ article }) => article),
  );
  const first = new Map<string, string>();
  for (const id of tallies.keys()) {
    const known = lost.has(id) ? others.get(id) : stored.get(id)?.reported;
    const now = involved.flatMap(({ after }) =>
      told(after).includes(id) ? [after?.parts.article.published?.earliest ?? ''] : [],
    );
    first.set(id, [...now, known ?? ''].filter((each) => each !== '').sort(byInstant)[0] ?? '');
  }
  return first;
}

export interface EventFold {
  readonly put: readonly PutEvent[];
  readonly removed: readonly string[];
}

export interface FoldingEvents {
  readonly memory: Memory;
  readonly tallied: Tallied;
  readonly involved: readonly Involved[];
  readonly mergedFrom: (id: string, removed: ReadonlySet<string>) => readonly string[];
  readonly actor: (id: string) => ActorRef | undefined;
  readonly at: string;
}

export async function foldEvents({ memory, tallied, involved, mergedFrom, actor, at }: FoldingEvents): Promise<EventFold> {
  const { tallies, stored, removed } = tallied;
  const bare = new Map(
    [...tallies].map(([id, tally]): [string, BareEvent] => [
      id,
      eventFrom(tally, { id, mergedFrom: [...mergedFrom(id, removed)].sort() }, { actor }),
    ]),
  );
  const meant = [...tallies].flatMap(([id, tally]) => [...aboutOf(tally, id), partOfOf(tally, id) ?? []].flat());
  const elsewhere = await memory.storedEvents(unique(meant).filter((id) => !bare.has(id)));
  const ref = (id: string): EventRef[] => {
    const event = bare.get(id) ?? elsewhere.get(id)?.record;
    return event && !removed.has(id) ? [eventRef(event)] : [];
  };
  const first = await reportedFirst(memory, tallied, involved);
  const put = [...bare].map(([id, event]): PutEvent => {
    const tally = tallies.get(id)!;
    const [partOf] = ref(partOfOf(tally, id) ?? '');
    const record: Event = { ...event, about: aboutOf(tally, id).flatMap(ref), ...(partOf && { partOf }) };
    return {
      record: dated(record, stored.get(id)?.record, at),
      tally: writeTally(tally),
      reported: first.get(id)!,
      told: toldOf(involved, id, tally),
      was: stored.get(id)?.record,
    };
  });
  return { put, removed: [...removed] };
}
