/** From outlines to events: components of tied pairs, and within each the pairs joined from the best down. */
import type { Apart } from '../facets.ts';
import { blocksOf, blocksToLookIn } from './blocks.ts';
import type { Outline } from './outline.ts';
import { enough, judge, type Verdict } from './same-event.ts';

/** An outline as it is stored. */
export interface OutlineRow {
  readonly key: string;
  readonly outline: Outline;
  /** The least of the ids that articles give it: orders outlines whatever the order of arrival. */
  readonly first: string;
  /** Outlines that articles tell beside it as another event although they look like one, and how many do. */
  readonly rivals: Readonly<Record<string, number>>;
  readonly component: string;
  readonly record: string;
  /** The id of its record where it stands alone. */
  readonly own: string;
  readonly age: number;
}

/** The same as text, as the store keeps it. */
export type StoredOutline = Omit<OutlineRow, 'outline'> & { readonly outline: string };
export type PutOutline = StoredOutline & { readonly blocks: readonly number[] };

export const readOutline = (row: StoredOutline): OutlineRow => ({ ...row, outline: JSON.parse(row.outline) as Outline });

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Whether two outlines stand where they find each other. */
function meet(a: Outline, b: Outline): boolean {
  const there = new Set(blocksOf(b));
  return blocksToLookIn(a).some((block) => there.has(block));
}

/** A verdict on two outlines; a pair that shares no block is never one. */
export function judgePair(a: Outline, b: Outline): Verdict & { readonly tied: boolean } {
  const verdict = judge(a, b);
  return { ...verdict, tied: !verdict.apart && verdict.score >= enough && meet(a, b) };
}

interface Tie {
  readonly one: OutlineRow;
  readonly other: OutlineRow;
  readonly score: number;
}

/** Pairs of which each finds the other in a block. */
function* candidates(rows: readonly OutlineRow[]): Generator<[OutlineRow, OutlineRow]> {
  const standing = new Map<number, OutlineRow[]>();
  for (const row of rows) for (const block of blocksOf(row.outline)) standing.set(block, [...(standing.get(block) ?? []), row]);
  for (const row of rows) {
    const near = new Set(blocksToLookIn(row.outline).flatMap((block) => standing.get(block) ?? []));
    for (const other of near) if (row.first < other.first) yield [row, other];
  }
}

/** Judges pairs of some components, each once. Only pairs that may be tied or stand in joined groups are ever looked at. */
function createJudge(rows: readonly OutlineRow[], apart: readonly Apart[]) {
  const decided = new Set(apart.map(({ one, other }) => pairKey(one, other)));
  const known = new Map<string, number | 'apart' | undefined>();
  /** The score of a pair that is tied, or whether it is kept apart. */
  const weigh = (one: OutlineRow, other: OutlineRow): number | 'apart' | undefined => {
    if (decided.has(pairKey(one.own, other.own)) || one.rivals[other.key] !== undefined) return 'apart';
    const verdict = judgePair(one.outline, other.outline);
    if (verdict.apart) return 'apart';
    return verdict.tied ? verdict.score : undefined;
  };
  const judged = (one: OutlineRow, other: OutlineRow): number | 'apart' | undefined => {
    const key = pairKey(one.key, other.key);
    if (!known.has(key)) known.set(key, weigh(one, other));
    return known.get(key);
  };
  const ties = new Map<string, Tie>();
  for (const [one, other] of candidates(rows)) {
    const score = judged(one, other);
    if (typeof score === 'number') ties.set(pairKey(one.key, other.key), { one, other, score });
  }
  return { ties: [...ties.values()], judged };
}

/** The best first; of equals, in an order that no arrival changes. */
const byScore = (a: Tie, b: Tie): number =>
  b.score - a.score || (`${a.one.first} ${a.other.first}` < `${b.one.first} ${b.other.first}` ? -1 : 1);

/** Groups of keys, joined pair by pair where `mayJoin` allows it. */
function joined(
  rows: readonly OutlineRow[],
  ties: readonly Tie[],
  mayJoin: (left: readonly string[], right: readonly string[]) => boolean,
): string[][] {
  const groups = new Map(rows.map(({ key }) => [key, [key]]));
  for (const { one, other } of ties) {
    const [left, right] = [groups.get(one.key)!, groups.get(other.key)!];
    if (left === right || !mayJoin(left, right)) continue;
    left.push(...right);
    for (const key of right) groups.set(key, left);
  }
  return [...new Set(groups.values())];
}

export interface Settled {
  /** Outlines that hang together, by key. */
  readonly components: readonly (readonly string[])[];
  /** Outlines that are one event. */
  readonly clusters: readonly (readonly string[])[];
}

/** Takes all outlines of some components, and those of them that somebody decided are two. */
export function settle(rows: readonly OutlineRow[], apart: readonly Apart[]): Settled {
  const { ties, judged } = createJudge(rows, apart);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const ranked = ties.sort(byScore);
  const mayJoin = (left: readonly string[], right: readonly string[]): boolean =>
    left.every((one) => right.every((other) => judged(byKey.get(one)!, byKey.get(other)!) !== 'apart'));
  return { components: joined(rows, ranked, () => true), clusters: joined(rows, ranked, mayJoin) };
}
