/** Orval's fetch client. */
import { countEvents, createArticle, deleteArticle, getEvent, listEvents } from '../generated/orval/whence.ts';
import type { Client } from '../journey.ts';
import { service } from './orval-fetch.ts';

/** What was asked for, of all that an operation may answer: the status, and the format that has the field. */
function found<T extends { status: number }, S extends number, F extends string>(answer: T, status: S, field: F) {
  const data = 'data' in answer ? answer.data : undefined;
  if (answer.status !== status || typeof data !== 'object' || data === null || !(field in data))
    throw new Error(`answered ${answer.status}`);
  return data as Extract<Extract<T, { data: unknown; status: S }>['data'], Record<F, unknown>>;
}

const headersOf = (answer: unknown): Headers => (answer as { headers: Headers }).headers;

export function connect(baseUrl: string): Client {
  service.baseUrl = baseUrl;
  return {
    add: async (body) => {
      const { article, claims } = found(
        await createArticle(body, undefined, { headers: { 'content-type': 'application/json' } }),
        201,
        'claims',
      );
      return { article: article.id, chains: claims.map(({ chain }) => chain.map(({ source }) => source.name)) };
    },
    events: async (query) => {
      const { data: events, page, total } = found(await listEvents({ ...query, includeTotal: true }), 200, 'page');
      return { events, ...(page.next !== undefined && { next: page.next }), ...(total && { total: total.value }) };
    },
    event: async (id) => {
      const answer = await getEvent(id);
      const { label, participants } = found(answer, 200, 'label');
      return { label, parties: participants.map(({ actor }) => actor.name), tag: headersOf(answer).get('etag') ?? '' };
    },
    eventWithTag: async (id, tag) => (await getEvent(id, undefined, { headers: { 'If-None-Match': tag } })).status,
    countByType: async (country) => found(await countEvents({ by: ['type'], country }), 200, 'buckets').buckets,
    missing: async (id) => found(await getEvent(id), 404, 'code'),
    withdraw: async (id) => (await deleteArticle(id)).status,
  };
}
