/** The port of the log of changes. */
import type { ChangeEntry, ChangeKind, ChangeQuery } from '../../schema/change.ts';
import type { Resource } from '../../schema/query.ts';

export interface ChangesAsked {
  readonly since: number;
  readonly limit: number;
  readonly resource?: readonly Resource[] | undefined;
  readonly change?: readonly ChangeKind[] | undefined;
}

export interface ChangesFound {
  readonly entries: readonly ChangeEntry[];
  /** Everything up to this number that was asked for is among the entries, or was before. */
  readonly until: number;
  readonly more: boolean;
}

export interface ChangeStore {
  /** The highest number that was given out. */
  head(): Promise<number>;
  read(asked: ChangesAsked): Promise<ChangesFound>;
  /** The same for a list, with the cursor of its next page. Throws `InvalidCursor`. */
  page(query: ChangeQuery): Promise<ChangesFound & { readonly next?: string }>;
  /** Takes out entries from before a time that a later one of the same record makes needless. */
  compact(before: string): Promise<void>;
}
