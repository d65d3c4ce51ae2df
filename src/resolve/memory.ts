/** What resolving asks of whatever is stored, and what it answers: the store's port fits both, and neither knows the other. */
import type { Actor } from '../schema/actor.ts';
import type { Article, RecordSet } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import type { PutOutline, StoredOutline } from './events/clusters.ts';
import type { Apart, Facet } from './facets.ts';

/** What one article says of one record. */
export interface View {
  readonly kind: 'sources' | 'actors' | 'events';
  readonly localId: string;
  readonly recordId: string;
  /** The key that it is known by across articles; '' where it has none. */
  readonly key: string;
  readonly json: string;
}
export interface ViewOf extends View {
  readonly article: string;
}

/** A record that is a fold over views. */
export interface Folded<T> {
  readonly record: Omit<T, 'counts'>;
  readonly counts: Readonly<Record<string, number>>;
  readonly tally: string;
}

/** What articles say of an event that others say something of too. */
export interface FoldedEvent {
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

/** So many articles introduce one block as short for another (introductions.ts). */
export interface Introduction {
  readonly block: string;
  readonly means: string;
  readonly articles: number;
}

/** In this article, what would be one record is another. */
export interface Split {
  readonly article: string;
  readonly record: string;
  readonly into: string;
}

/** Ids that came and that went. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What of the articles and claims that tell of an event lists select it by. */
export type TellingDimension = 'article' | 'publisher' | 'source' | 'origin';
/** An event to be put, and what changes of those. */
export interface PutEvent extends FoldedEvent {
  readonly told: Readonly<Record<TellingDimension, Difference>>;
  /** The record as it is stored: what it is selected by is changed only where it differs. */
  readonly was: Event | undefined;
}

/** An article's part of what is stored. */
export interface Parts {
  readonly article: Article;
  readonly contributions: readonly View[];
  readonly claims: readonly Claim[];
  /** The group of near-identical texts that it belongs to; '' where there are no others. */
  readonly copies: string;
  /** False where it was stored before events were known across articles: they are not added up yet. */
  readonly placed: boolean;
  /** False where it was stored before acronyms were: what it introduces does not count yet. */
  readonly introduced: boolean;
}

export interface Memory {
  aliasesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  facetsWithKeys(keys: readonly string[]): Promise<readonly Facet[]>;
  facetsInBlocks(blocks: readonly string[]): Promise<readonly Facet[]>;
  /** What the blocks are short for, and what is short for them. */
  introductions(blocks: readonly string[]): Promise<readonly Introduction[]>;
  /** The records that articles tell, of one kind. */
  recordsIn(
    articles: readonly string[],
    kind: View['kind'],
  ): Promise<readonly Pick<ViewOf, 'article' | 'localId' | 'recordId'>[]>;
  linkedByLocalId(
    localIds: readonly string[],
    exceptArticle: string,
  ): Promise<ReadonlyMap<string, { readonly record: string; readonly key: string }>>;
  idsInUse(ids: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  keysElsewhere(keys: readonly string[], exceptArticle: string): Promise<ReadonlySet<string>>;
  contributionsWithKeys(keys: readonly string[], exceptArticles: readonly string[]): Promise<readonly ViewOf[]>;
  outlinesWithKeys(keys: readonly string[]): Promise<readonly StoredOutline[]>;
  outlinesOwning(ids: readonly string[]): Promise<readonly StoredOutline[]>;
  outlinesInBlocks(blocks: readonly number[]): Promise<readonly StoredOutline[]>;
  outlinesInComponents(components: readonly string[]): Promise<readonly StoredOutline[]>;
  firstTold(keys: readonly string[], exceptArticles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  firstReported(records: readonly string[], exceptArticles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Other articles that agree with a sketch in one of its bands. */
  sketchesInBands(bands: readonly number[], exceptArticle: string): Promise<readonly Sketched[]>;
  copiesIn(groups: readonly string[]): Promise<readonly Sketched[]>;
  /** Pairs, one of which at least is among the ids, that somebody decided are never one. */
  apartAmong(ids: readonly string[]): Promise<readonly Apart[]>;
  /** What somebody decided that articles tell as another record than the engine takes it for. */
  splitsOf(articles: readonly string[]): Promise<readonly Split[]>;
  /** Ids that somebody decided are another, with the one that they are in the end. */
  mergedInto(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Fields of records that somebody set, as JSON by field. */
  fieldsSet(ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  /** Ids that somebody led to another, with those: all that hang together with some ids. */
  leadsAround(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The record set that an article was stored from, where it gives one record twice. */
  originalOf(article: string): Promise<RecordSet | undefined>;
  /** Everything that articles say of some records. */
  viewsOf(records: readonly string[]): Promise<readonly ViewOf[]>;
  redirectsInto(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  articleParts(article: string): Promise<Parts | undefined>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, Folded<Source>>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, Folded<Actor>>>;
  storedEvents(ids: readonly string[]): Promise<ReadonlyMap<string, FoldedEvent>>;
  referrers(ids: readonly string[]): Promise<{
    readonly articles: readonly Article[];
    readonly sources: readonly string[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
  }>;
}

/** What is to be put and removed so that one article's records, or their absence, are part of the whole. */
export interface Plan {
  readonly articles: readonly Parts[];
  readonly sources: readonly Folded<Source>[];
  readonly actors: readonly Folded<Actor>[];
  /** Of actors whose names changed, the blocks that they are found in (candidates.ts). */
  readonly actorBlocks: readonly { readonly actor: string; readonly blocks: readonly string[] }[];
  readonly events: readonly PutEvent[];
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly facets: {
    readonly put: readonly Facet[];
    readonly forgotten: readonly string[];
    readonly aliases: readonly { readonly key: string; readonly means: string }[];
    readonly introductions: readonly Introduction[];
  };
  /** Record sets of articles that give one record twice; nothing where an article no longer does. */
  readonly originals: readonly { readonly article: string; readonly set: RecordSet | undefined }[];
  /** Bands by which copies of a new text are found. */
  readonly bands: readonly { readonly article: string; readonly bands: readonly number[] }[];
  readonly outlines: { readonly put: readonly PutOutline[]; readonly forgotten: readonly string[] };
  readonly redirects: readonly { readonly from: string; readonly into: string }[];
  readonly refreshed: {
    readonly articles: readonly Article[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
  };
}
