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

/** An item by its place in its job. */
export interface JobItemPlace {
  readonly job: string;
  readonly position: number;
}

/** Thrown where an item waits no more: somebody else noted what became of it, or its job was given up. */
export class NotWaiting extends Error {
  constructor({ job, position }: JobItemPlace) {
    super(`item ${position} of ${job} waits no more`);
  }
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
  /**
   * Notes what became of an article of which nothing is saved and forgets its text, as the holder; false where the job is
   * another's or given up. What is saved is noted by the save itself (`Change.item`).
   */
  finish(item: JobItemPlace, outcome: ItemOutcome, lease: Lease): Promise<boolean>;
  /** Forgets jobs that were finished before a time. */
  forget(before: string): Promise<void>;
}
