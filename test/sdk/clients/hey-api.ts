/** @hey-api/openapi-ts with its own fetch client. */
import { createClient, createConfig } from '../generated/hey-api/client';
import { countEvents, createArticle, deleteArticle, getEvent, listEvents } from '../generated/hey-api/sdk.gen';
import type { Client } from '../journey.ts';

/** Lists come in several formats; this client asks for none, and gets JSON. */
function page<T>(data: T): Extract<T, { data: unknown }> {
  if (typeof data !== 'object' || data === null || !('data' in data)) throw new Error('not a page');
  return data as Extract<T, { data: unknown }>;
}

function record<T>(data: T): Extract<T, { id: string }> {
  if (typeof data !== 'object' || data === null || !('id' in data)) throw new Error('not a record');
  return data as Extract<T, { id: string }>;
}

export function connect(baseUrl: string): Client {
  const client = createClient(createConfig({ baseUrl }));
  return {
    add: async (body) => {
      const { data } = await createArticle({ client, body, throwOnError: true });
      return { article: data.article.id, chains: data.claims.map(({ chain }) => chain.map(({ source }) => source.name)) };
    },
    events: async (query) => {
      const { data } = await listEvents({ client, query: { ...query, includeTotal: true }, throwOnError: true });
      const { data: events, page: where, total } = page(data);
      return { events, ...(where.next !== undefined && { next: where.next }), ...(total && { total: total.value }) };
    },
    event: async (id) => {
      const { data, response } = await getEvent({ client, path: { id }, throwOnError: true });
      const { label, participants } = record(data);
      return { label, parties: participants.map(({ actor }) => actor.name), tag: response.headers.get('etag') ?? '' };
    },
    eventWithTag: async (id, tag) => {
      const { response } = await getEvent({ client, path: { id }, headers: { 'If-None-Match': tag } });
      return response?.status ?? 0;
    },
    countByType: async (country) =>
      (await countEvents({ client, query: { by: ['type'], country }, throwOnError: true })).data.buckets,
    missing: async (id) => {
      const { error } = await getEvent({ client, path: { id } });
      if (!error) throw new Error('it is there');
      return error;
    },
    withdraw: async (id) => (await deleteArticle({ client, path: { id } })).response?.status ?? 0,
  };
}
