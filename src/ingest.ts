/**
 * The one way in: HTTP, the command line and the first start all bring articles through here. An article is read by the
 * engine (in another thread), resolved against what is known, and saved with all its records in one transaction.
 */
import { createHash } from 'node:crypto';
import { resolveArticle } from './resolve/resolve-article.ts';
import type { ArticleText, RecordSet } from './schema/article.ts';
import type { ExplainedRecordSet } from './schema/trace.ts';
import type { Verification } from './schema/verify.ts';
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
  /** `known`: the same text is there already, and nothing was changed. */
  readonly outcome: 'created' | 'known' | 'renewed';
}

export interface Ingest {
  /** Reads, resolves and saves. Throws `ReadingFault`. */
  add(article: ArticleText, bundled?: string): Promise<Added>;
  /** Saves a record set that was made elsewhere: the curated ones. */
  addRecords(set: RecordSet, bundled?: string): Promise<Added>;
  withdraw(article: string): Promise<'withdrawn' | 'gone' | 'absent'>;
  /** Reads without saving. */
  read(article: ArticleText, explain: boolean): Promise<ExplainedRecordSet>;
  /** Holds an article's evidence against a text; undefined where there is no such article. */
  verify(article: string, text: string): Promise<Verification | undefined>;
}

export interface IngestParts {
  readonly store: Store;
  readonly reader: Reader;
  readonly now: () => Date;
}

/** Tries until a save is given up: with another process always first, someone else's work goes on meanwhile. */
const tries = 60;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether version `a` ("0.10.2") comes after `b`. */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}

export function createIngest({ store, reader, now }: IngestParts): Ingest {
  /** Changes of this process go one after the other; those of another show as conflicts. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };

  /** A stored text stays as it is, unless it was read by an older version of this very engine. */
  const isFinal = (known: KnownText | undefined, pipeline: Reader['pipeline']): boolean =>
    known?.pipeline !== undefined &&
    !(known.pipeline.name === pipeline.name && isNewer(pipeline.version, known.pipeline.version));

  const attempt = async (
    article: string,
    textSha256: string,
    set: RecordSet | undefined,
    text: string | undefined,
    bundled: string | undefined,
  ): Promise<Added | 'conflict' | 'gone'> => {
    const revision = await store.revision();
    const known = await store.findArticle(article);
    if (set && isFinal(known, set.article.pipeline)) return { article, outcome: 'known' };
    if (!set && (known === undefined || known.withdrawn)) return 'gone';
    const version = (known?.version ?? 0) + (known === undefined || known.withdrawn ? 1 : 0);
    const at = now().toISOString();
    const before = await store.articleParts(article);
    const after = set && { ...set, article: { ...set.article, version } };
    const plan = await resolveArticle({ article, before, after, at, age: revision }, store);
    const outcome = await store.save({
      revision,
      at,
      ...plan,
      ...(set ? { text: { article, text } } : { withdrawn: { article, textSha256, version } }),
      ...(bundled !== undefined && { bundled: { name: bundled, textSha256 } }),
    });
    return outcome === 'conflict' ? 'conflict' : { article, outcome: before ? 'renewed' : 'created' };
  };

  const settle = async (
    article: string,
    textSha256: string,
    set?: RecordSet,
    text?: string,
    bundled?: string,
  ): Promise<Added | 'gone'> => {
    for (let count = 0; count < tries; count++) {
      const result = await inTurn(() => attempt(article, textSha256, set, text, bundled));
      if (result !== 'conflict') return result;
      await pause(Math.random() * Math.min(200, 5 * 2 ** count));
    }
    throw new ReadingFault('conflict', 'other processes kept changing the store');
  };

  const keep = async (set: RecordSet, text: string | undefined, bundled: string | undefined): Promise<Added> => {
    const result = await settle(set.article.id, set.article.text.sha256, set, text, bundled);
    if (result === 'gone') throw new Error('an article to be added cannot be gone');
    return result;
  };

  const read = (article: ArticleText, explain: boolean): Promise<ExplainedRecordSet> => {
    if (!/^en(-|$)/.test(article.language))
      throw new ReadingFault('language', `the language \`${article.language}\` is not read`);
    return reader.read(article, explain);
  };

  return {
    read: async (article, explain) => read(article, explain),
    add: async (article, bundled) => {
      const known = await store.findText(sha256(article.text));
      if (known && isFinal(known, reader.pipeline)) return { article: known.article, outcome: 'known' };
      return keep(await read(article, false), article.storeText ? article.text : undefined, bundled);
    },
    addRecords: (set, bundled) => keep(set, undefined, bundled),
    withdraw: async (article) => {
      const known = await store.findArticle(article);
      if (known === undefined) return 'absent';
      const parts = await store.articleParts(article);
      if (known.withdrawn || !parts) return 'gone';
      return (await settle(article, parts.article.text.sha256)) === 'gone' ? 'gone' : 'withdrawn';
    },
    verify: async (article, text) => {
      const json = await store.recordSet(article);
      return json === undefined ? undefined : reader.verify(JSON.parse(json) as RecordSet, text);
    },
  };
}
