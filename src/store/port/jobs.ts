/** The port of jobs. */
import type { ProblemDetail } from '../../schema/problem.ts';
import type { Job, JobItemQuery, JobItemState, JobQuery } from '../../schema/job.ts';

/** Why an article was not taken in; what it is called in an answer is for the routes to say. */
export interface ItemFault {
  readonly reason: string;
  readonly detail: string;
  readonly errors: readonly ProblemDetail[];
}

/** An article that waits, as JSON text, or the fault for which it never will. */
export type NewJobItem = { readonly article: string } | { readonly fault: ItemFault };

export interface StoredJobItem {
  readonly position: number;
  readonly state: JobItemState;
  readonly article?: { readonly id: string; readonly json?: string };
  readonly fault?: ItemFault;
}

export interface WaitingItem {
  readonly position: number;
  readonly article: string;
}

/** How an article was taken in. */
export type Added = Exclude<JobItemState, 'waiting' | 'failed' | 'canceled'>;

export type ItemOutcome =
  { readonly state: Added; readonly article: string } | { readonly state: 'failed'; readonly fault: ItemFault };

/** Who works on jobs, and until when nobody else does. */
export interface Lease {
  readonly holder: string;
  readonly at: string;
  readonly until: string;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface JobStore {
  /** Nothing is changed where the id is there already. */
  create(id: string, at: string, items: readonly NewJobItem[]): Promise<void>;
  get(id: string): Promise<Job | undefined>;
  /** Newest first. Throws `InvalidCursor`. */
  list(query: JobQuery): Promise<PageOf<Job>>;
  items(id: string, query: JobItemQuery): Promise<PageOf<StoredJobItem>>;
  /** Gives up what waits, and forgets its texts. */
  cancel(id: string, at: string): Promise<void>;

  /** Takes the oldest job that waits, or whose holder is silent. */
  take(lease: Lease): Promise<string | undefined>;
  /** Renews the hold on a job; false where it is lost. */
  hold(id: string, lease: Lease): Promise<boolean>;
  /** Lets a job go, for another to take at once. */
  leave(id: string, holder: string): Promise<void>;
  waiting(id: string, limit: number): Promise<readonly WaitingItem[]>;
  /** Notes what became of an article and forgets its text, as the holder; false where the job is another's or given up. */
  finish(id: string, position: number, outcome: ItemOutcome, lease: Lease): Promise<boolean>;
  /** Forgets jobs that were finished before a time. */
  forget(before: string): Promise<void>;
}
