/** Folding one article's view of sources or actors into the records that all articles share. */
import type { Folded, Stored } from './memory.ts';
import type { Standing } from './merged-records.ts';
import { change, type Entry, emptyTally, readTally, type Tally, writeTally } from './tally.ts';

export type Counts = Readonly<Record<string, number>>;

export interface Foldable {
  readonly id: string;
  readonly mergedFrom: readonly string[];
  readonly updated?: string | undefined;
}

export interface FoldInput<T extends Foldable> {
  readonly stored: ReadonlyMap<string, Stored<T>>;
  readonly merged: readonly { readonly from: string; readonly into: string }[];
  /** What the article said so far, and what it says now, by record. */
  readonly before: readonly (readonly [id: string, entries: readonly Entry[]])[];
  readonly after: readonly (readonly [id: string, entries: readonly Entry[]])[];
  readonly countChanges: ReadonlyMap<string, Counts>;
  /** A last change to a tally, for values that are ids which were merged. */
  readonly adjust: (tally: Tally) => Tally;
  readonly render: (tally: Tally, standing: Standing) => Omit<T, 'counts' | 'updated'>;
  readonly at: string;
}

export interface FoldResult<T extends Foldable> {
  readonly put: ReadonlyMap<string, Folded<T>>;
  readonly removed: readonly string[];
  /** Keys that no article gives any more. */
  readonly forgotten: readonly { readonly key: string; readonly record: string }[];
}

const plus = (a: Counts, b: Counts | undefined): Record<string, number> => {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b ?? {})) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** One tally with the entries of another added. */
function join(tally: Tally, other: Tally): Tally {
  const entries = Object.entries(other.fields).flatMap(([field, values]) =>
    Object.entries(values).flatMap(([value, count]) => Array.from({ length: count }, (): Entry => [field, value])),
  );
  return { ...change(tally, entries, 1), articles: tally.articles + other.articles };
}

const keysOf = (tally: Tally): string[] => Object.keys(tally.fields.key ?? {});

/** Folds, and tells which records change, which go, and which keys nobody gives any more. */
export function foldArticle<T extends Foldable>(input: FoldInput<T>): FoldResult<T> {
  const { stored, merged, before, after } = input;
  const into = new Map(merged.map((each) => [each.from, each.into]));
  const standing = (id: string): string => into.get(id) ?? id;
  const tallies = new Map<string, Tally>();
  const counts = new Map<string, Counts>();
  const mergedFrom = new Map<string, Set<string>>();
  const given = new Map<string, string>();
  for (const [id, { tally, counts: storedCounts, record }] of stored) {
    const target = standing(id);
    const read = readTally(tally);
    for (const key of keysOf(read)) given.set(key, target);
    tallies.set(target, tallies.has(target) ? join(tallies.get(target)!, read) : read);
    counts.set(target, plus(storedCounts, counts.get(target)));
    const from = [...record.mergedFrom, ...(target === id ? [] : [id])];
    mergedFrom.set(target, new Set([...(mergedFrom.get(target) ?? []), ...from]));
  }
  for (const [id, entries] of before) tallies.set(standing(id), change(tallies.get(standing(id)) ?? emptyTally, entries, -1));
  for (const [id, entries] of after) tallies.set(standing(id), change(tallies.get(standing(id)) ?? emptyTally, entries, 1));
  const put = new Map<string, Folded<T>>();
  const removed: string[] = [];
  for (const [id, folded] of tallies) {
    if (folded.articles <= 0) {
      removed.push(id);
      continue;
    }
    const tally = input.adjust(folded);
    for (const key of keysOf(tally)) given.delete(key);
    const rendered = input.render(tally, { id, mergedFrom: [...(mergedFrom.get(id) ?? [])].sort() });
    put.set(id, {
      record: dated(rendered, stored.get(id)?.record, input.at),
      counts: plus(counts.get(id) ?? {}, input.countChanges.get(id)),
      tally: writeTally(tally),
    });
  }
  return { put, removed, forgotten: [...given].map(([key, record]) => ({ key, record })) };
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
