/** What resolving asks of whatever is stored, and what it answers: the store's port fits both, and neither knows the other. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';

export interface View {
  readonly kind: 'sources' | 'actors' | 'events';
  readonly localId: string;
  readonly recordId: string;
  readonly json: string;
}
export interface ViewOf extends View {
  readonly article: string;
  readonly ordinal: number;
}

export interface Folded<T> {
  readonly record: Omit<T, 'counts'>;
  readonly counts: Readonly<Record<string, number>>;
  readonly tally: string;
}
export interface Stored<T> extends Folded<T> {
  readonly age: number;
}

/** An article's part of what is stored. */
export interface Parts {
  readonly article: Article;
  readonly contributions: readonly View[];
  readonly claims: readonly Claim[];
}

export interface Memory {
  recordsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  recordsByLocalId(localIds: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  idsInUse(ids: readonly string[], exceptArticle: string): Promise<ReadonlyMap<string, string>>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Source>>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Actor>>>;
  referrers(ids: readonly string[]): Promise<{
    readonly articles: readonly Article[];
    readonly sources: readonly string[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
  }>;
  contributionsBeside(records: readonly string[]): Promise<readonly ViewOf[]>;
}

/** What is to be put and removed so that one article's records, or their absence, are part of the whole. */
export interface Plan {
  readonly now?: Parts & { readonly events: readonly Event[] };
  readonly sources: readonly Folded<Source>[];
  readonly actors: readonly Folded<Actor>[];
  readonly removed: Readonly<Record<'sources' | 'actors' | 'events' | 'claims', readonly string[]>>;
  readonly identities: readonly { readonly key: string; readonly record: string }[];
  readonly forgotten: readonly { readonly key: string; readonly record: string }[];
  readonly merged: readonly { readonly from: string; readonly into: string }[];
  readonly refreshed: {
    readonly articles: readonly Article[];
    readonly events: readonly Event[];
    readonly claims: readonly Claim[];
    readonly contributions: readonly ViewOf[];
  };
}
