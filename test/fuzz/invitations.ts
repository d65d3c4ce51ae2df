/**
 * What an answer invites to do next, and what must come of it: a created record is there, the next page can be had, a bucket
 * lists as many as it counts, what was withdrawn is gone, and the same bytes have the same tag.
 */
import type { Answer } from '../contract/answers.ts';
import type { Sent } from './world.ts';

type Request = Omit<Sent, 'operation'>;
export interface Invitation {
  readonly request: Request;
  /** Id of the operation that it is of, where that is another than reading. */
  readonly operation?: string;
  /** What is wrong with the answer to it, in words. */
  readonly holds: (answer: Answer) => string | undefined;
}

const get = (url: string, headers: Sent['headers']): Request => ({ method: 'GET', url, headers });
const works =
  (why: string) =>
  ({ status }: Answer): string | undefined =>
    status < 400 ? undefined : `${why} answers ${status}`;

interface Counted {
  readonly url: string;
  readonly count?: number;
}

/** Every object in a body that has a URL of this service. */
function* linksIn(value: unknown): Generator<Counted> {
  if (typeof value !== 'object' || value === null) return;
  const { url, href, count } = value as Record<string, unknown>;
  const local = [url, href].find((each): each is string => typeof each === 'string' && /^\/(v1|$)/.test(each));
  if (local !== undefined) yield { url: local, ...(typeof count === 'number' && { count }) };
  for (const inner of Object.values(value)) yield* linksIn(inner);
}

function countHolds({ url, count }: Counted): Invitation['holds'] {
  return ({ status, body }) => {
    if (status >= 400) return `the link ${url} answers ${status}`;
    const total = (JSON.parse(body ?? '{}') as { total?: { value: number; relation: string } }).total;
    if (count === undefined || total === undefined || total.relation !== 'eq' || total.value === count) return undefined;
    return `a bucket of ${count} lists ${total.value} at ${url}`;
  };
}

function tagged(sent: Sent, answer: Answer, key: Sent['headers']): Invitation[] {
  const { etag } = answer.headers;
  if (typeof etag !== 'string' || sent.method !== 'GET' || answer.status !== 200) return [];
  const asked: Sent['headers'] = sent.headers.accept === undefined ? {} : { accept: sent.headers.accept };
  const holds = (again: Answer): string | undefined => {
    if (again.status === 304) return undefined;
    if (again.status !== 200) return `the same again answers ${again.status}`;
    return (again.body === answer.body) === (again.headers.etag === etag) ? undefined : 'the tag is not as the bytes are';
  };
  return [
    { request: get(sent.url, { ...key, ...asked, 'if-none-match': etag }), holds },
    { request: get(sent.url, { ...key, ...asked }), holds },
  ];
}

/** Takes a request with its answer and the headers that every request needs. */
export function invitationsOf(sent: Sent, answer: Answer, key: Sent['headers']): Invitation[] {
  const found = tagged(sent, answer, key);
  const { status, headers, body } = answer;
  const path = sent.url.split('?', 1)[0]!;
  if (sent.method === 'DELETE' && status < 300 && sent.operation.responses['410']) {
    const holds = (next: Answer) => ([404, 410].includes(next.status) ? undefined : `what was deleted answers ${next.status}`);
    return [{ request: get(path, key), holds }];
  }
  if (sent.method === 'POST' && status === 200 && path.endsWith('/merge')) {
    const request = {
      ...sent,
      url: path.replace(/merge$/, 'part'),
      headers: { ...key, 'content-type': 'application/json', 'if-match': '*' },
    };
    return [{ request, operation: sent.operation.id.replace(/^merge/, 'part'), holds: works('taking a merge back') }];
  }
  for (const name of ['location', 'content-location']) {
    const target = headers[name];
    if (status < 400 && typeof target === 'string' && target.startsWith('/'))
      found.push({ request: get(target, key), holds: works(`the ${name} ${target}`) });
  }
  const next = /<([^>]+)>;\s*rel="next"/.exec(String(headers.link ?? ''))?.[1];
  if (next !== undefined && sent.method === 'GET') found.push({ request: get(next, key), holds: works(`the next page ${next}`) });
  if (status >= 300 || !body || body.length > 100_000 || !/^application\/json/.test(String(headers['content-type'])))
    return found;
  for (const link of [...linksIn(JSON.parse(body))].slice(0, 100)) {
    const counted = link.count !== undefined && link.url.includes('?');
    found.push({ request: get(counted ? `${link.url}&limit=1&includeTotal=true` : link.url, key), holds: countHolds(link) });
  }
  return found;
}
