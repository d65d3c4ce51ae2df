/** openapi-typescript's types with openapi-fetch. */
import createClient from 'openapi-fetch';
import type { Client } from '../journey.ts';
import type { paths } from '../generated/openapi-typescript.ts';

export function connect(baseUrl: string): Client {
  const whence = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl });
  return {
    add: async (body) => {
      const { data, error } = await whence.POST('/v1/articles', { body });
      if (!data) throw new Error(error.detail);
      return { article: data.article.id, chains: data.claims.map(({ chain }) => chain.map(({ source }) => source.name)) };
    },
    events: async (query) => {
      const { data, error } = await whence.GET('/v1/events', { params: { query: { ...query, includeTotal: true } } });
      if (!data) throw new Error(error.detail);
      const { next } = data.page;
      return { events: data.data, ...(next !== undefined && { next }), ...(data.total && { total: data.total.value }) };
    },
    event: async (id) => {
      const { data, error, response } = await whence.GET('/v1/events/{id}', { params: { path: { id } } });
      if (!data) throw new Error(error?.detail);
      return {
        label: data.label,
        parties: data.participants.map(({ actor }) => actor.name),
        tag: response.headers.get('etag') ?? '',
      };
    },
    eventWithTag: async (id, tag) => {
      const { response } = await whence.GET('/v1/events/{id}', { params: { path: { id } }, headers: { 'If-None-Match': tag } });
      return response.status;
    },
    countByType: async (country) => {
      const { data, error } = await whence.GET('/v1/events/counts', { params: { query: { by: ['type'], country } } });
      if (!data) throw new Error(error.detail);
      return data.buckets;
    },
    missing: async (id) => {
      const { error } = await whence.GET('/v1/events/{id}', { params: { path: { id } } });
      if (!error) throw new Error('it is there');
      return error;
    },
    withdraw: async (id) => (await whence.DELETE('/v1/articles/{id}', { params: { path: { id } } })).response.status,
  };
}
