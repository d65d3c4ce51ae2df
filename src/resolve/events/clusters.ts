/** From outlines to events: components of tied pairs, and within each the pairs joined from the best down. */
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

/** What somebody decided: that two ids are one event, or never are. */
export interface Decided {
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
}

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

interface Pairs {
  readonly ties: readonly Tie[];
  readonly apart: ReadonlySet<string>;
}

function judgeAll(rows: readonly OutlineRow[], decided: readonly Decided[]): Pairs {
  const decisions = new Map(decided.map(({ one, other, same }) => [pairKey(one, other), same]));
  const ties: Tie[] = [];
  const apart = new Set<string>();
  rows.forEach((one, index) => {
    for (const other of rows.slice(index + 1)) {
      const decision = decisions.get(pairKey(one.own, other.own));
      const verdict = judgePair(one.outline, other.outline);
      if (decision === false || (decision === undefined && (verdict.apart || one.rivals[other.key] !== undefined)))
        apart.add(pairKey(one.key, other.key));
      else if (decision || verdict.tied) ties.push({ one, other, score: decision ? Number.POSITIVE_INFINITY : verdict.score });
    }
  });
  return { ties, apart };
}

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

/** Takes all outlines of some components, and what was decided about them by hand. */
export function settle(unsorted: readonly OutlineRow[], decided: readonly Decided[]): Settled {
  const rows = [...unsorted].sort((a, b) => (a.first < b.first ? -1 : 1));
  const { ties, apart } = judgeAll(rows, decided);
  const ranked = ties.toSorted((a, b) => b.score - a.score); // stable: of equals, the order of `first`
  const mayJoin = (left: readonly string[], right: readonly string[]): boolean =>
    left.every((one) => right.every((other) => !apart.has(pairKey(one, other))));
  return { components: joined(rows, ranked, () => true), clusters: joined(rows, ranked, mayJoin) };
}
