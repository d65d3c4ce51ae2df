/**
 * A filter is a condition on a record `r`. Most filters also know an index: its ranges, the arms, hold all records that match,
 * and where they are in the order of `seq`, a list can be read off them.
 */
import type { Arm, Dialect, Sql } from './dialect.ts';

export interface Filter {
  readonly where: Sql;
  /** The same, of a record of which no more than its `seq` is at hand; absent where that is not enough to tell. */
  readonly ofKey?: (seq: string) => Sql;
  readonly arms: readonly Arm[];
  /** Whether each arm's records stand in the order of `seq`. */
  readonly ordered: boolean;
  /** Whether the arms hold no others. */
  readonly exact: boolean;
  /** Whether no record stands in two arms. */
  readonly disjoint: boolean;
  /** A column that lists can be ordered by, and the range of it, as a condition on `d`, in which all records that match are. */
  readonly range?: { readonly column: string; readonly where: Sql };
  /** Whether its one arm tells how well each record fits. */
  readonly ranked?: boolean;
  /** Whether reading the arms themselves may take its time, few as their records may be. */
  readonly slow?: boolean;
}

/** The first and last day that there are events of. */
export interface Extent {
  readonly first: string;
  readonly last: string;
}

export interface FilterContext {
  readonly dialect: Dialect;
  readonly table: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly tz: string | undefined;
  readonly extent: Extent | undefined;
}
export type FilterRow<V> = (value: V, context: FilterContext) => Filter;
