/** The part of the store's port that resolving asks: what is known of the records that an article touches. */
import type { RecordSet } from '../../schema/article.ts';
import type {
  Apart,
  ArticleParts,
  ContributionKind,
  ContributionOf,
  Facet,
  Introduction,
  OutlineRow,
  Referrers,
  Sketched,
  Split,
  StoredActor,
  StoredEvent,
  StoredSource,
} from './change.ts';

export interface Knowledge {
  articleParts(article: string): Promise<ArticleParts | undefined>;
  /** What keys mean, where they turned out to mean another. */
  aliasesOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  facetsWithKeys(keys: readonly string[]): Promise<readonly Facet[]>;
  facetsInBlocks(blocks: readonly string[]): Promise<readonly Facet[]>;
  introductions(blocks: readonly string[]): Promise<readonly Introduction[]>;
  /** The records that articles tell, of one kind. */
  recordsIn(
    articles: readonly string[],
    kind: ContributionKind,
  ): Promise<readonly Pick<ContributionOf, 'article' | 'localId' | 'recordId'>[]>;
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
  /** Pairs, one of which at least is among the ids. */
  apartAmong(ids: readonly string[]): Promise<readonly Apart[]>;
  splitsOf(articles: readonly string[]): Promise<readonly Split[]>;
  redirectsInto(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  storedSources(ids: readonly string[]): Promise<ReadonlyMap<string, StoredSource>>;
  storedActors(ids: readonly string[]): Promise<ReadonlyMap<string, StoredActor>>;
  storedEvents(ids: readonly string[]): Promise<ReadonlyMap<string, StoredEvent>>;
  referrers(ids: readonly string[]): Promise<Referrers>;
}
