/**
 * The port of the store: everything the rest of the program may ask of a database. All of it is async; a change is one list
 * of what is to be put and removed, applied as one transaction, never a callback in which saves could overlap.
 *
 * A change is made from what was read at one revision of the store. Applying it at another is refused as a conflict, and
 * whoever made it reads again: so two processes that ingest at once cannot lose each other's work.
 */
import type { ActorRef, Mention, SourceRef } from '../schema/common.ts';
import type { EventCounts, EventTimeline } from '../schema/counts.ts';
import type { Key } from '../schema/key.ts';
import type { MentionQuery, Queries, Resource } from '../schema/query.ts';
import type { EventCountsQuery, GraphQuery, RelationsQuery, RelianceQuery, TimelineQuery } from '../schema/query-analytics.ts';
import type { ActorRelations, Graph, SourceReliance } from '../schema/ties.ts';
import type { AnswerStore } from './port/answers.ts';
import type { CandidateStore } from './port/candidates.ts';
import type { Address, Change } from './port/change.ts';
import type { ChangeStore } from './port/changes.ts';
import type { JobStore } from './port/jobs.ts';
import type { Knowledge } from './port/knowledge.ts';

/** Where an id leads. */
export type Found =
  | { readonly state: 'here'; readonly json: string }
  | { readonly state: 'merged'; readonly into: string }
  | { readonly state: 'gone'; readonly at: string }
  | { readonly state: 'absent' };

/** A page, its records as the JSON texts that are sent. */
export interface RecordPage {
  readonly records: readonly string[];
  readonly next?: string;
  readonly total?: number;
}
export interface MentionPageOf {
  readonly mentions: readonly Mention[];
  readonly next?: string;
}
/** Thrown where a cursor is not one of ours, or was made for other filters. */
export class InvalidCursor extends Error {
  readonly reason: 'malformed' | 'other-filters';
  constructor(reason: InvalidCursor['reason']) {
    super(`invalid cursor: ${reason}`);
    this.reason = reason;
  }
}

/** What is known of a text, by its hash. */
export interface KnownText {
  readonly article: string;
  readonly version: number;
  readonly withdrawn: boolean;
  /** Hash of the text that the article has now, or had when it was withdrawn. */
  readonly textSha256: string;
  readonly pipeline?: { readonly name: string; readonly version: string };
}

/** Keys as they are kept: the secret's hash beside what is listed. */
export interface StoredKey {
  readonly key: Key;
  readonly secretSha256: string;
}
export interface KeyStore {
  add(key: StoredKey): Promise<void>;
  find(id: string): Promise<StoredKey | undefined>;
  list(): Promise<readonly Key[]>;
  any(): Promise<boolean>;
  touch(id: string, at: string): Promise<void>;
  /** False where there is no such key; the first revocation counts. */
  revoke(id: string, at: string): Promise<boolean>;
}

/** Why the database cannot do what it should, whatever that is. */
export type StoreFaultReason = 'locked' | 'unwritable' | 'damaged';
export class StoreFault extends Error {
  readonly reason: StoreFaultReason;
  constructor(reason: StoreFaultReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface StoreFigures {
  readonly bytes: number;
  readonly articles: number;
  /** When an article was last brought in or renewed. */
  readonly newest?: string;
}

/** Aggregates, each with exactly the filters of the list that it is over. */
export interface Analytics {
  countEvents(query: EventCountsQuery): Promise<EventCounts>;
  timeline(query: TimelineQuery): Promise<EventTimeline>;
  graph(query: GraphQuery): Promise<Graph>;
  relations(actor: ActorRef, query: RelationsQuery): Promise<ActorRelations>;
  reliance(source: SourceRef, query: RelianceQuery): Promise<SourceReliance>;
}

/** Thrown where more reads wait than there is room for. */
export class StoreBusy extends Error {
  constructor() {
    super('too many reads are waiting');
  }
}

export interface Store extends Knowledge {
  readonly analytics: Analytics;
  readonly keys: KeyStore;
  readonly changes: ChangeStore;
  readonly answers: AnswerStore;
  readonly jobs: JobStore;
  readonly candidates: CandidateStore;
  /** Resolves when the database takes a write. Throws `StoreFault`. */
  ping(): Promise<void>;
  figures(): Promise<StoreFigures>;
  close(): Promise<void>;

  get(resource: Resource, id: string): Promise<Found>;
  list<R extends Resource>(resource: R, query: Queries[R]): Promise<RecordPage>;
  mentions(resource: Exclude<Resource, 'articles'>, id: string, query: MentionQuery): Promise<MentionPageOf>;
  /** An article's record set as the JSON text that is sent. */
  recordSet(article: string): Promise<string | undefined>;
  /** Versions of an article's text, and one of them with what it changed, as the JSON texts that are sent. */
  versions(article: string, query: MentionQuery): Promise<RecordPage>;
  version(article: string, version: number): Promise<string | undefined>;

  revision(): Promise<number>;
  /** A number that every write to the database changes, of whatever (`revision` counts records only); of another process within five milliseconds. */
  generation(): number;
  /** The article that has a text, or else one that had it in an earlier version. */
  findText(sha256: string): Promise<KnownText | undefined>;
  findUrl(urlKey: string): Promise<KnownText | undefined>;
  findArticle(id: string): Promise<KnownText | undefined>;
  /** What was decided of a record, as the JSON texts that are sent. */
  decisionsOn(record: string, query: MentionQuery): Promise<RecordPage>;
  /** Versions that an older program stored without the key of their address, and what fills it in. */
  addressesWithoutKey(limit: number): Promise<readonly Address[]>;
  putAddressKeys(keys: readonly (Address & { readonly key: string })[]): Promise<void>;
  /** Articles whose events are not known across articles yet. */
  unplacedArticles(limit: number): Promise<readonly string[]>;
  bundledNames(): Promise<ReadonlySet<string>>;
  rememberBundled(name: string, textSha256: string, at: string): Promise<void>;

  /** Applies all of a change or nothing; durable when it resolves to `saved`. Throws `NotWaiting`. */
  save(change: Change): Promise<'saved' | 'conflict'>;
}
