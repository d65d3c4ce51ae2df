/**
 * The one way in: HTTP, the command line and the first start all bring articles through here. An article is read by the
 * engine (in another thread), resolved against what is known, and saved with all its records in one transaction.
 */
import { createHash } from 'node:crypto';
import { givingWay } from './ingest/give-way.ts';
import { createTurns, type Settle } from './ingest/turns.ts';
import { urlKey } from './ingest/url-key.ts';
import { compareClaims } from './resolve/compare-claims.ts';
import { resolveArticle } from './resolve/resolve-article.ts';
import { storedSet } from './resolve/stored-set.ts';
import type { ArticleText, RecordSet } from './schema/article.ts';
import type { ExplainedRecordSet } from './schema/trace.ts';
import type { Verification } from './schema/verify.ts';
import type { ArticleVersion, ClaimChanges, VersionReason } from './schema/version.ts';
import type { ArticleParts, Change } from './store/port/change.ts';
import type { JobItemPlace } from './store/port/jobs.ts';
import type { KnownText, Store } from './store/store.ts';

export type ReadingFaultReason = 'busy' | 'too-slow' | 'unreadable' | 'language' | 'conflict';

/** Why an article could not be taken in, where the article or the load is to blame. */
export class ReadingFault extends Error {
  readonly reason: ReadingFaultReason;
  constructor(reason: ReadingFaultReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The engine as seen from here: it works in other threads, and everything it is given and gives can be cloned. */
export interface Reader {
  /** Resolves when the engine is loaded. */
  ready(): Promise<void>;
  readonly pipeline: { readonly name: string; readonly version: string };
  /** Throws `ReadingFault`. */
  read(article: ArticleText, explain: boolean): Promise<ExplainedRecordSet>;
  /** Makes a record set of a curated file's content. */
  readCurated(yaml: string, file: string): Promise<RecordSet>;
  verify(set: RecordSet, text: string): Promise<Verification>;
  close(): Promise<void>;
}

export interface Added {
  readonly article: string;
  /** `known`: nothing was changed, since the article has this text, or had it before a correction. */
  readonly outcome: 'created' | 'known' | 'renewed' | 'corrected';
}

/** Why a text cannot be a known article's: there is none, it was withdrawn, or the text is another article's. */
export type Refused = { readonly refused: 'absent' | 'gone' } | { readonly refused: 'elsewhere'; readonly article: string };

/** What is noted in the transaction that saves an article. */
export interface Noting {
  /** Name under which a bundled article is remembered. */
  readonly bundled?: string;
  /** The job's item that it came as. Where that waits no more, nothing is saved. */
  readonly item?: JobItemPlace;
}

export interface Ingest {
  /** Reads, resolves and saves; another text from a known address is its next version. Throws `ReadingFault`, `NotWaiting`. */
  add(article: ArticleText, noting?: Noting): Promise<Added>;
  /** Gives a known article another text. Throws `ReadingFault`. */
  correct(id: string, article: ArticleText): Promise<Added | Refused>;
  /** Saves a record set that was made elsewhere: the curated ones. */
  addRecords(set: RecordSet, noting?: Noting): Promise<Added>;
  withdraw(article: string): Promise<'withdrawn' | 'gone' | 'absent'>;
  /** Id of the article that has this text or address, or had it. */
  locate(article: ArticleText): Promise<string | undefined>;
  /** Reads without saving. */
  read(article: ArticleText, explain: boolean): Promise<ExplainedRecordSet>;
  /** Places stored articles among the others that were stored before their events were: after an upgrade. Gives how many. */
  placeStored(): Promise<number>;
  /** Holds an article's evidence against a text; undefined where there is no such article. */
  verify(article: string, text: string): Promise<Verification | undefined>;
}

export interface IngestParts {
  readonly store: Store;
  readonly reader: Reader;
  readonly now: () => Date;
  /** Shared with whoever else changes the store in this process. */
  readonly settle?: Settle;
}

/** Takes changes in turn; what is given up was in the way of others all the time. */
export const createSettle = (): Settle =>
  createTurns(() => new ReadingFault('conflict', 'other processes kept changing the store'));

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether version `a` ("0.10.2") comes after `b`. */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}

/** A record set as one of an article with another id. Ids stand nowhere but alone, so that the text can be searched for them. */
const asArticle = (set: RecordSet, id: string): RecordSet =>
  set.article.id === id ? set : (JSON.parse(JSON.stringify(set).replaceAll(`"${set.article.id}"`, `"${id}"`)) as RecordSet);

/** A record set to be saved. */
interface Saving extends Noting {
  readonly set: RecordSet;
  /** The article that it is to be of; else it is found by its text and address. */
  readonly of?: string | undefined;
  /** Where it is to be kept. */
  readonly text?: string | undefined;
}

/** What a version changes: all is new in the first, and in one that comes back. */
function versionOf(parts: ArticleParts, before: ArticleParts | undefined, reason: VersionReason, at: string): Change['version'] {
  const { article, claims } = parts;
  const changed: ClaimChanges = before ? compareClaims(before.claims, claims) : { gained: [], lost: [], altered: [] };
  const record: ArticleVersion = {
    article: article.id,
    version: article.version,
    at,
    reason,
    textSha256: article.text.sha256,
    pipeline: article.pipeline,
    changes: {
      gained: before ? changed.gained.length : claims.length,
      lost: changed.lost.length,
      altered: changed.altered.length,
    },
  };
  return { record, claims: changed, urlKey: urlKey(article.url) };
}

export function createIngest({ store: straight, reader, now, settle = createSettle() }: IngestParts): Ingest {
  const store = givingWay(straight);
  /** A stored text stays as it is, unless it was read by an older version of this very engine. */
  const isFinal = ({ pipeline }: KnownText, by: Reader['pipeline']): boolean =>
    pipeline !== undefined && !(pipeline.name === by.name && isNewer(by.version, pipeline.version));

  /** Whether a text changes nothing: it stands, or a correction took its place. */
  const isKnown = (known: KnownText, textSha256: string, by: Reader['pipeline']): boolean =>
    !known.withdrawn && (known.textSha256 !== textSha256 || isFinal(known, by));

  const trySave = async ({ set: given, of, text, bundled, item }: Saving): Promise<Added | Refused | 'conflict'> => {
    const revision = await store.revision();
    const { url, pipeline } = given.article;
    const textSha256 = given.article.text.sha256;
    const byText = await store.findText(textSha256);
    if (of !== undefined && byText && byText.article !== of) return { refused: 'elsewhere', article: byText.article };
    const goesBack = of !== undefined && byText?.textSha256 !== textSha256;
    if (byText && !goesBack && isKnown(byText, textSha256, pipeline)) return { article: byText.article, outcome: 'known' };
    const known = of === undefined ? (byText ?? (await store.findUrl(urlKey(url)))) : await store.findArticle(of);
    if (of !== undefined && (known === undefined || known.withdrawn)) return { refused: known ? 'gone' : 'absent' };
    const article = known?.article ?? given.article.id;
    const set = asArticle(given, article);
    const corrects = known !== undefined && known.textSha256 !== textSha256;
    const isNew = known === undefined || known.withdrawn || corrects;
    const version = (known?.version ?? 0) + (isNew ? 1 : 0);
    const at = now().toISOString();
    const before = await store.articleParts(article);
    const after = { ...set, article: { ...set.article, version } };
    const plan = await resolveArticle({ article, before, after, at, age: revision }, store);
    const parts = plan.articles.find((each) => each.article.id === article)!;
    const reason = known === undefined ? 'created' : known.withdrawn ? 'returned' : 'corrected';
    const outcome = before === undefined ? 'created' : corrects ? 'corrected' : 'renewed';
    const saved = await store.save({
      revision,
      at,
      ...plan,
      text: { article, text },
      version: isNew ? versionOf(parts, before, reason, at) : undefined,
      item: item && { place: item, outcome: { state: outcome, article } },
      bundled: bundled === undefined ? undefined : { name: bundled, textSha256 },
    });
    return saved === 'conflict' ? saved : { article, outcome };
  };

  /** Places one stored article anew, as it stands. */
  const place = async (article: string): Promise<'saved' | 'conflict'> => {
    const revision = await store.revision();
    const before = await store.articleParts(article);
    if (!before || before.placed) return 'saved';
    const at = now().toISOString();
    return store.save({
      revision,
      at,
      ...(await resolveArticle({ article, before, after: storedSet(before), at, age: revision }, store)),
    });
  };

  const tryWithdraw = async (article: string): Promise<'withdrawn' | 'gone' | 'absent' | 'conflict'> => {
    const revision = await store.revision();
    const known = await store.findArticle(article);
    if (known === undefined || known.withdrawn) return known ? 'gone' : 'absent';
    const { textSha256, version } = known;
    const at = now().toISOString();
    const before = await store.articleParts(article);
    const plan = await resolveArticle({ article, before, after: undefined, at, age: revision }, store);
    const outcome = await store.save({ revision, at, ...plan, withdrawn: { article, textSha256, version } });
    return outcome === 'conflict' ? 'conflict' : 'withdrawn';
  };

  const keep = async (saving: Saving): Promise<Added> => {
    const result = await settle(() => trySave(saving));
    if ('refused' in result) throw new Error('only a text that is meant for one article can be refused');
    return result;
  };

  const read = (article: ArticleText, explain: boolean): Promise<ExplainedRecordSet> => {
    if (!/^en(-|$)/.test(article.language))
      throw new ReadingFault('language', `the language \`${article.language}\` is not read`);
    return reader.read(article, explain);
  };
  const textToKeep = ({ storeText, text }: ArticleText): string | undefined => (storeText ? text : undefined);
  const withdraw = (article: string) => settle(() => tryWithdraw(article));

  return {
    read: async (article, explain) => read(article, explain),
    add: async (article, noting) => {
      const textSha256 = sha256(article.text);
      const known = await store.findText(textSha256);
      if (known && isKnown(known, textSha256, reader.pipeline)) return { article: known.article, outcome: 'known' };
      return keep({ set: await read(article, false), text: textToKeep(article), ...noting });
    },
    correct: async (id, article) => {
      const set = await read(article, false);
      return settle(() => trySave({ set, of: id, text: textToKeep(article) }));
    },
    addRecords: (set, noting) => keep({ set, ...noting }),
    withdraw,
    locate: async ({ text, url }) => ((await store.findText(sha256(text))) ?? (await store.findUrl(urlKey(url))))?.article,
    placeStored: async () => {
      let count = 0;
      for (;;) {
        const articles = await store.unplacedArticles(100);
        if (articles.length === 0) return count;
        for (const article of articles) {
          await settle(() => place(article));
          count++;
        }
      }
    },
    verify: async (article, text) => {
      const json = await store.recordSet(article);
      return json === undefined ? undefined : reader.verify(JSON.parse(json) as RecordSet, text);
    },
  };
}
