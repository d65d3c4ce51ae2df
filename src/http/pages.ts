/**
 * Lists as they are answered: a page with the way to the next one, or, in a format that streams, all pages one after the other.
 * A stream holds no snapshot: it goes on behind the last record that it gave, so that what is there from beginning to end is
 * given once, and what comes or goes meanwhile may be given or not.
 */
import { InvalidCursor, type RecordPage } from '../store/store.ts';
import { textOf } from './bytes.ts';
import type { Content, Format } from './formats/format.ts';
import { ProblemError } from './problems.ts';
import type { Answer } from './route.ts';

/** Records that a stream reads at once: as many as a page may have. */
const piece = 200;

/** Query part of a URL, with its question mark. */
export const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

/** The same path and query with another cursor. */
function nextUrl(url: string, cursor: string): string {
  const parameters = new URLSearchParams(searchOf(url));
  parameters.set('cursor', cursor);
  return `${url.split('?', 1)[0]}?${parameters}`;
}

/** Runs a read whose cursor may be wrong. */
async function withCursor<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    const detail =
      error.reason === 'malformed' ? 'This is not a cursor.' : 'This cursor was made for other filters or another order.';
    throw new ProblemError('invalid-cursor', detail, [{ parameter: 'cursor', code: 'invalid-cursor', detail }]);
  }
}

/** A page as it was read, and what else it says of itself. */
type Read = RecordPage & Pick<Content, 'beside'>;

export interface Paged {
  /** Reads a page; what it is given replaces that part of the query. */
  readonly read: (part: { readonly limit?: number; readonly cursor?: string }) => Promise<Read>;
  readonly query: { readonly limit: number };
  readonly url: string;
  readonly format: Format;
  readonly gives: Pick<Content, 'kind' | 'subject'>;
}

/** Reads on from a first page to the last one. */
async function* readAll(first: RecordPage, read: Paged['read'], write: (page: RecordPage) => string, signal: AbortSignal) {
  let page = first;
  for (;;) {
    if (page.records.length > 0) yield write(page);
    if (page.next === undefined || signal.aborted) return;
    page = await read({ limit: piece, cursor: page.next });
  }
}

/** Answers a list of what is not a record, and therefore comes as JSON only. */
export async function answerPlainPage(read: () => Promise<RecordPage>, limit: number, url: string): Promise<Answer> {
  const { records, next } = await withCursor(read);
  const page = JSON.stringify({ limit, ...(next !== undefined && { next }) });
  const link = next === undefined ? {} : { headers: { link: `<${nextUrl(url, next)}>; rel="next"` } };
  return { status: 200, json: `{"data":[${records.join(',')}],"page":${page}}`, ...link };
}

/** Answers a list in the format that was asked for. */
export async function answerPages({ read, query, url, format, gives }: Paged): Promise<Answer> {
  if (format.streams) {
    const first = await withCursor(() => read({ limit: piece }));
    const write = ({ records }: RecordPage): string => textOf(format.write({ ...gives, many: true, records }, ''));
    return { status: 200, stream: (signal) => readAll(first, read, write, signal) };
  }
  const { records, next, total, beside } = await withCursor(() => read({}));
  const page = { limit: query.limit, ...(next !== undefined && { next }) };
  return {
    status: 200,
    content: { ...gives, many: true, records, page, ...(total !== undefined && { total }), ...(beside && { beside }) },
    ...(next !== undefined && { headers: { link: `<${nextUrl(url, next)}>; rel="next"` } }),
  };
}
