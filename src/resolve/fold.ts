/** Folding what articles say of sources or actors into the records that they share. */
import type { Folded } from './memory.ts';
import type { Standing } from './merged-records.ts';
import { change, type Entry, emptyTally, readTally, type Tally, writeTally } from './tally.ts';

export type Counts = Readonly<Record<string, number>>;

export interface Foldable {
  readonly id: string;
  readonly mergedFrom: readonly string[];
  readonly updated?: string | undefined;
}

/** What an article says of a record. */
export type Saying = readonly [record: string, entries: readonly Entry[]];

export interface FoldInput<T extends Foldable> {
  readonly stored: ReadonlyMap<string, Folded<T>>;
  readonly before: readonly Saying[];
  readonly after: readonly Saying[];
  readonly countChanges: ReadonlyMap<string, Counts>;
  /** Ids that lead to a record from now on, when some are no more. */
  readonly mergedFrom: (id: string, removed: ReadonlySet<string>) => readonly string[];
  readonly render: (tally: Tally, standing: Standing) => Omit<T, 'counts' | 'updated'>;
  readonly at: string;
}

export interface FoldResult<T extends Foldable> {
  readonly put: ReadonlyMap<string, Folded<T>>;
  readonly removed: readonly string[];
}

export function plus(a: Counts, b: Counts | undefined): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b ?? {})) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Folds: tells which records are what from now on, and which are no more. */
export function foldSayings<T extends Foldable>({
  stored,
  before,
  after,
  countChanges,
  mergedFrom,
  render,
  at,
}: FoldInput<T>): FoldResult<T> {
  const tallies = new Map([...stored].map(([id, { tally }]) => [id, readTally(tally)]));
  for (const [id, entries] of before) tallies.set(id, change(tallies.get(id) ?? emptyTally, entries, -1));
  for (const [id, entries] of after) tallies.set(id, change(tallies.get(id) ?? emptyTally, entries, 1));
  const put = new Map<string, Folded<T>>();
  const removed = new Set([...tallies].filter(([, { articles }]) => articles <= 0).map(([id]) => id));
  for (const [id, tally] of tallies) {
    if (removed.has(id)) continue;
    const was = stored.get(id);
    const rendered = render(tally, { id, mergedFrom: [...mergedFrom(id, removed)].sort() });
    put.set(id, {
      record: dated(rendered, was?.record, at),
      counts: plus(was?.counts ?? {}, countChanges.get(id)),
      tally: writeTally(tally),
    });
  }
  return { put, removed: [...removed] };
}

/** A record that says what it said keeps the time when it last changed. */
function dated<T extends Foldable>(
  rendered: Omit<T, 'counts' | 'updated'>,
  before: Omit<T, 'counts'> | undefined,
  at: string,
): Omit<T, 'counts'> {
  const { updated, ...rest } = (before ?? {}) as Foldable;
  const same = updated !== undefined && JSON.stringify(rest) === JSON.stringify(rendered);
  return { ...rendered, updated: same ? updated : at } as unknown as Omit<T, 'counts'>;
}
