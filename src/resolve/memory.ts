/** What resolving asks of whatever is stored, and what it answers: the store's port fits both, and neither knows the other. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import type { Facet } from './facets.ts';

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

/** An article's part of what is stored. */
export interface Parts {
  readonly article: Article;
  readonly contributions: readonly View[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
}

export interface Memory {
  aliasesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  facetsWithKeys(keys: readonly string[]): Promise<readonly Facet[]>;
  facetsInBlocks(blocks: readonly string[]): Promise<readonly Facet[]>;
  linkedByLocalId(
    localIds: readonly string[],
    exceptArticle: string,
  ): Promise<ReadonlyMap<string, { readonly record: string; readonly key: string }>>;
  idsInUse(ids: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  keysElsewhere(keys: readonly string[], exceptArticle: string): Promise<ReadonlySet<string>>;
  contributionsWithKeys(keys: readonly string[], exceptArticle: string): Promise<readonly ViewOf[]>;
  redirectsInto(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  articleParts(article: string): Promise<Parts | undefined>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, Folded<Source>>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, Folded<Actor>>>;
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
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly facets: {
    readonly put: readonly Facet[];
    readonly forgotten: readonly string[];
    readonly aliases: readonly { readonly key: string; readonly means: string }[];
  };
  readonly redirects: readonly { readonly from: string; readonly into: string }[];
  readonly refreshed: {
    readonly articles: readonly Article[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
  };
}
