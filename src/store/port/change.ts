/** What ingest reads and saves: articles' parts, the records that they share, and how those are told apart. */
import type { Actor } from '../../schema/actor.ts';
import type { Article, RecordSet } from '../../schema/article.ts';
import type { Claim } from '../../schema/claim.ts';
import type { CurationEntry } from '../../schema/curation.ts';
import type { Event } from '../../schema/event.ts';
import type { Source } from '../../schema/source.ts';
import type { ArticleVersion, ClaimChanges } from '../../schema/version.ts';
import type { ActorBlocks } from './candidates.ts';
import type { ItemOutcome, JobItemPlace } from './jobs.ts';

export type MergedKind = 'sources' | 'actors';
export type ContributionKind = MergedKind | 'events';

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

/** Where one version of an article came from. */
export interface Address {
  readonly article: string;
  readonly version: number;
  readonly url: string;
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

/** Two ids that somebody decided are never one. */
export interface Apart {
  readonly one: string;
  readonly other: string;
}

/** What somebody decided that an article tells as another record than it would be. */
export interface Split {
  readonly article: string;
  readonly record: string;
  readonly into: string;
}

/** So many articles introduce the one name as short for the other. */
export interface Introduction {
  readonly block: string;
  readonly means: string;
  readonly articles: number;
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
  /** False where it was stored before acronyms were: what it introduces does not count yet. */
  readonly introduced: boolean;
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
    readonly apart: readonly Apart[];
    readonly splits: readonly Split[];
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
  /** Of actors whose names changed, what they are found by. */
  readonly actorBlocks: readonly ActorBlocks[];
  readonly events: readonly PutEvent[];
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly facets: {
    readonly put: readonly Facet[];
    readonly forgotten: readonly string[];
    readonly aliases: readonly { readonly key: string; readonly means: string }[];
    readonly introductions: readonly Introduction[];
  };
  /** Bands by which copies of a new text are found. */
  readonly bands: readonly { readonly article: string; readonly bands: readonly number[] }[];
  readonly outlines: { readonly put: readonly PutOutline[]; readonly forgotten: readonly string[] };
  /** Ids that lead to another record from now on. */
  readonly redirects: readonly { readonly from: string; readonly into: string }[];
  /** The job's item that the article came as, and what it became: noted with the change, which is refused where it does not wait. */
  readonly item?: { readonly place: JobItemPlace; readonly outcome: ItemOutcome };
  /** Name under which a bundled article is remembered. */
  readonly bundled?: { readonly name: string; readonly textSha256: string };
}
