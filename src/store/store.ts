/**
 * The port of the store: everything the rest of the program may ask of a database. All of it is async; a change is one list
 * of what is to be put and removed, applied as one transaction, never a callback in which saves could overlap.
 *
 * A change is made from what was read at one revision of the store. Applying it at another is refused as a conflict, and
 * whoever made it reads again: so two processes that ingest at once cannot lose each other's work.
 */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Mention } from '../schema/common.ts';
import type { EventCounts } from '../schema/counts.ts';
import type { Event } from '../schema/event.ts';
import type { EventCountsQuery, MentionQuery, Queries, Resource } from '../schema/query.ts';
import type { Source } from '../schema/source.ts';

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
  readonly pipeline?: { readonly name: string; readonly version: string };
}

/** What one article says of one record, ids already those of the records served; `json` is what its record set sends. */
export interface Contribution {
  readonly kind: ContributionKind;
  readonly localId: string;
  readonly recordId: string;
  readonly json: string;
}
export interface ContributionOf extends Contribution {
  readonly article: string;
  readonly ordinal: number;
}

/** How often each value of each field was given, as JSON text; resolve/ makes and reads it. */
export interface StoredMerged<T> {
  readonly record: Omit<T, 'counts'>;
  readonly counts: Readonly<Record<string, number>>;
  readonly tally: string;
  /** Order of arrival: the older of two survives a merge. */
  readonly age: number;
}
export type PutMerged<T> = Omit<StoredMerged<T>, 'age'>;
export type StoredSource = StoredMerged<Source>;
export type StoredActor = StoredMerged<Actor>;

/** Records that hold a reference to one of some others. */
export interface Referrers {
  readonly articles: readonly Article[];
  readonly sources: readonly string[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
}

/** One article's part of the store, or none: what a change replaces. */
export interface ArticleParts {
  readonly article: Article;
  readonly contributions: readonly Contribution[];
  readonly claims: readonly Claim[];
}

export interface Change {
  readonly revision: number;
  readonly at: string;
  /** The article whose parts are replaced; without `now` it is withdrawn. */
  readonly article: string;
  readonly textSha256: string;
  readonly version: number;
  readonly now?: ArticleParts & { readonly text?: string; readonly events: readonly Event[] };
  /** Records that did not come of this article but changed with it. */
  readonly refreshed: {
    readonly articles: readonly Article[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
    readonly contributions: readonly ContributionOf[];
  };
  readonly sources: readonly PutMerged<Source>[];
  readonly actors: readonly PutMerged<Actor>[];
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly identities: readonly { readonly key: string; readonly record: string }[];
  /** Keys that no article gives any more. */
  readonly forgotten: readonly { readonly key: string; readonly record: string }[];
  readonly merged: readonly { readonly from: string; readonly into: string }[];
  /** Name under which a bundled article is remembered. */
  readonly bundled?: string;
}

export interface Store {
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;

  get(resource: Resource, id: string): Promise<Found>;
  list<R extends Resource>(resource: R, query: Queries[R]): Promise<RecordPage>;
  mentions(resource: Exclude<Resource, 'articles'>, id: string, query: MentionQuery): Promise<MentionPageOf>;
  /** An article's record set as the JSON text that is sent. */
  recordSet(article: string): Promise<string | undefined>;
  countEvents(query: EventCountsQuery): Promise<EventCounts>;

  revision(): Promise<number>;
  findText(sha256: string): Promise<KnownText | undefined>;
  findArticle(id: string): Promise<KnownText | undefined>;
  articleParts(article: string): Promise<ArticleParts | undefined>;
  recordsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Records that another article knows by the same id of its own: made from an authority's key. */
  recordsByLocalId(localIds: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  /** Where ids that records might take are in use by records that have other articles too, or lead elsewhere. */
  idsInUse(ids: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, StoredSource>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, StoredActor>>;
  referrers(ids: readonly string[]): Promise<Referrers>;
  /** All contributions of the articles in which one of the records occurs. */
  contributionsBeside(records: readonly string[]): Promise<readonly ContributionOf[]>;
  bundledNames(): Promise<ReadonlySet<string>>;
  rememberBundled(name: string, textSha256: string, at: string): Promise<void>;

  /** Applies all of a change or nothing; durable when it resolves to `saved`. */
  save(change: Change): Promise<'saved' | 'conflict'>;
}
