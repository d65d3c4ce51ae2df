/**
 * The port of the store: everything the rest of the program may ask of a database. All of it is async; a change is one list
 * of what is to be put and removed, applied as one transaction, never a callback in which saves could overlap.
 *
 * A change is made from what was read at one revision of the store. Applying it at another is refused as a conflict, and
 * whoever made it reads again: so two processes that ingest at once cannot lose each other's work.
 */
import type { Actor } from '../schema/actor.ts';
import type { Article, RecordSet } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { ActorRef, Mention, SourceRef } from '../schema/common.ts';
import type { EventCounts, EventTimeline } from '../schema/counts.ts';
import type { CurationEntry } from '../schema/curation.ts';
import type { Event } from '../schema/event.ts';
import type { Key } from '../schema/key.ts';
import type { MentionQuery, Queries, Resource } from '../schema/query.ts';
import type { EventCountsQuery, GraphQuery, RelationsQuery, RelianceQuery, TimelineQuery } from '../schema/query-analytics.ts';
import type { Source } from '../schema/source.ts';
import type { ArticleVersion, ClaimChanges } from '../schema/version.ts';
import type { ActorRelations, Graph, SourceReliance } from '../schema/ties.ts';
import type { AnswerStore } from './port/answers.ts';
import type { ChangeStore } from './port/changes.ts';
import type { JobStore } from './port/jobs.ts';

export type MergedKind = 'sources' | 'actors';
export type ContributionKind = MergedKind | 'events';

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

/** What one article says of one record, ids already those of the records served; `json` is what its record set sends. */
export interface Contribution {
  readonly kind: ContributionKind;
  readonly localId: string;
  readonly recordId: string;
  /** The key that it is known by across articles; '' where it has none. */
  readonly key: string;
  readonly json: string;
}
export interface ContributionOf extends Contribution {
  readonly article: string;
}

/** How often each value of each field was given, as JSON text; resolve/ makes and reads it. */
export interface StoredMerged<T> {
  readonly record: Omit<T, 'counts'>;
  readonly counts: Readonly<Record<string, number>>;
  readonly tally: string;
}
export type PutMerged<T> = StoredMerged<T>;
export type StoredSource = StoredMerged<Source>;
export type StoredActor = StoredMerged<Actor>;

/** An event as a fold over articles. */
export interface StoredEvent {
  readonly record: Event;
  readonly tally: string;
  /** When the first article that tells of it was published; '' where none says. */
  readonly reported: string;
}
/** An article with the sketch of its text, and the group of its copies. */
export interface Sketched {
  readonly article: Article;
  readonly sketch: string;
  readonly copies: string;
  /** Comparable as text; '' where unknown. */
  readonly published: string;
}

/** Ids that came and that went. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}
/** What of the articles and claims that tell of an event lists select it by. */
export type TellingDimension = 'article' | 'publisher' | 'source' | 'origin';
/** An event to be put, and what changes of those. */
export interface PutEvent extends StoredEvent {
  readonly told: Readonly<Record<TellingDimension, Difference>>;
  /** The record as it is stored: what it is selected by is changed only where it differs. */
  readonly was: Event | undefined;
}

/** What decides which event an article tells of, and which one that is; resolve/ makes and reads the outline itself. */
export interface OutlineRow {
  readonly key: string;
  readonly outline: string;
  readonly first: string;
  readonly rivals: Readonly<Record<string, number>>;
  readonly component: string;
  readonly record: string;
  readonly own: string;
  readonly age: number;
}
/** An outline with the blocks that it is found in. */
export interface PutOutline extends OutlineRow {
  readonly blocks: readonly number[];
}

/** What somebody decided about two ids. */
export interface Decided {
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
}

/** Records that hold a reference to one of some others. */
export interface Referrers {
  readonly articles: readonly Article[];
  readonly sources: readonly string[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
}

/** One article's part of the store. */
export interface ArticleParts {
  readonly article: Article;
  readonly contributions: readonly Contribution[];
  readonly claims: readonly Claim[];
  /** The group of near-identical texts that it belongs to; '' where there are no others. */
  readonly copies: string;
  /** False where it was stored before events were known across articles. */
  readonly placed: boolean;
}

/** A key by which articles know one record, and which record that is. */
export interface Facet {
  readonly key: string;
  readonly block: string;
  readonly country: string;
  readonly record: string;
  /** The id of its record where it stands alone. */
  readonly own: string;
  /** Order of arrival. */
  readonly age: number;
}

export interface Change {
  readonly revision: number;
  readonly at: string;
  /** Articles whose parts are replaced, or that are new. */
  readonly articles: readonly ArticleParts[];
  /** The text of one of them, where it is to be kept. */
  readonly text?: { readonly article: string; readonly text: string | undefined };
  readonly withdrawn?: { readonly article: string; readonly textSha256: string; readonly version: number };
  /** A version that begins with this change, and the key of the address that it came from ('' where it has none). */
  readonly version?: { readonly record: ArticleVersion; readonly claims: ClaimChanges; readonly urlKey: string };
  /** What somebody decided with this change, and what the log of each record says of it. */
  readonly curated?: {
    readonly merged: ReadonlyMap<string, string>;
    readonly parted: readonly string[];
    readonly fields: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
    readonly log: readonly { readonly record: string; readonly entry: CurationEntry }[];
  };
  /** Record sets of articles that give one record twice; nothing where an article no longer does. */
  readonly originals: readonly { readonly article: string; readonly set: RecordSet | undefined }[];
  /** Records of other articles whose references read otherwise now. */
  readonly refreshed: {
    readonly articles: readonly Article[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
  };
  readonly sources: readonly PutMerged<Source>[];
  readonly actors: readonly PutMerged<Actor>[];
  readonly events: readonly PutEvent[];
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly facets: {
    readonly put: readonly Facet[];
    readonly forgotten: readonly string[];
    readonly aliases: readonly { readonly key: string; readonly means: string }[];
  };
  /** Bands by which copies of a new text are found. */
  readonly bands: readonly { readonly article: string; readonly bands: readonly number[] }[];
  readonly outlines: { readonly put: readonly PutOutline[]; readonly forgotten: readonly string[] };
  /** Ids that lead to another record from now on. */
  readonly redirects: readonly { readonly from: string; readonly into: string }[];
  /** Name under which a bundled article is remembered. */
  readonly bundled?: { readonly name: string; readonly textSha256: string };
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

export interface Store {
  readonly analytics: Analytics;
  readonly keys: KeyStore;
  readonly changes: ChangeStore;
  readonly answers: AnswerStore;
  readonly jobs: JobStore;
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
  /** A number that every write to the database changes, by whichever process and of whatever: `revision` counts records only. */
  generation(): Promise<number>;
  /** The article that has a text, or else one that had it in an earlier version. */
  findText(sha256: string): Promise<KnownText | undefined>;
  findUrl(urlKey: string): Promise<KnownText | undefined>;
  findArticle(id: string): Promise<KnownText | undefined>;
  articleParts(article: string): Promise<ArticleParts | undefined>;
  /** What keys mean, where they turned out to mean another. */
  aliasesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  facetsWithKeys(keys: readonly string[]): Promise<readonly Facet[]>;
  facetsInBlocks(blocks: readonly string[]): Promise<readonly Facet[]>;
  /** Records and keys that another article knows by the same id of its own: made from an authority's key. */
  linkedByLocalId(
    localIds: readonly string[],
    exceptArticle: string,
  ): Promise<ReadonlyMap<string, { readonly record: string; readonly key: string }>>;
  /** Ids that records of other articles have, that lead elsewhere, or that a key keeps for itself: with that key, or ''. */
  idsInUse(ids: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  /** Those of the keys that another article gives. */
  keysElsewhere(keys: readonly string[], exceptArticle: string): Promise<ReadonlySet<string>>;
  contributionsWithKeys(keys: readonly string[], exceptArticles: readonly string[]): Promise<readonly ContributionOf[]>;
  outlinesWithKeys(keys: readonly string[]): Promise<readonly OutlineRow[]>;
  /** Those that keep one of the ids for when they stand alone. */
  outlinesOwning(ids: readonly string[]): Promise<readonly OutlineRow[]>;
  outlinesInBlocks(blocks: readonly number[]): Promise<readonly OutlineRow[]>;
  outlinesInComponents(components: readonly string[]): Promise<readonly OutlineRow[]>;
  /** The least id that another article gives each outline. */
  firstTold(keys: readonly string[], exceptArticles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** When the first of the other articles that tell of each event was published. */
  firstReported(records: readonly string[], exceptArticles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Other articles that agree with a sketch in one of its bands. */
  sketchesInBands(bands: readonly number[], exceptArticle: string): Promise<readonly Sketched[]>;
  copiesIn(groups: readonly string[]): Promise<readonly Sketched[]>;
  /** Ids that somebody decided are another, with the one that they are in the end. */
  mergedInto(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All such merges that hang together with some ids, each as it was decided. */
  leadsAround(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Fields of records that somebody set. */
  fieldsSet(ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  /** The record set that an article was stored from, where it gives one record twice. */
  originalOf(article: string): Promise<RecordSet | undefined>;
  /** Everything that articles say of some records. */
  viewsOf(records: readonly string[]): Promise<readonly ContributionOf[]>;
  countTelling(records: readonly string[]): Promise<number>;
  /** What was decided of a record, as the JSON texts that are sent. */
  decisionsOn(record: string, query: MentionQuery): Promise<RecordPage>;
  decidedAbout(ids: readonly string[]): Promise<readonly Decided[]>;
  redirectsInto(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, StoredSource>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, StoredActor>>;
  storedEvents(ids: readonly string[]): Promise<ReadonlyMap<string, StoredEvent>>;
  /** Articles whose events are not known across articles yet. */
  unplacedArticles(limit: number): Promise<readonly string[]>;
  referrers(ids: readonly string[]): Promise<Referrers>;
  bundledNames(): Promise<ReadonlySet<string>>;
  rememberBundled(name: string, textSha256: string, at: string): Promise<void>;

  /** Applies all of a change or nothing; durable when it resolves to `saved`. */
  save(change: Change): Promise<'saved' | 'conflict'>;
}
