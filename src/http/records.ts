/** The routes that sources, actors, events, claims and articles have alike: a list, one record, and where it is mentioned. */
import { z } from 'zod';
import { MentionPage } from '../schema/page.ts';
import { MentionQuery, type Queries, type Resource } from '../schema/query.ts';
import type { Found } from '../store/store.ts';
import { answerPages, searchOf } from './pages.ts';
import { ProblemError } from './problems.ts';
import { type Answer, defineRoute, type Route } from './route.ts';
import type { Services } from './services.ts';

export const idParams = z.object({ id: z.string().max(100).describe('Id of the record.') });

const etag = 'Strong entity tag; send it back in If-None-Match for a 304.';

/** What a lookup answers: the record, where it went, or that there is none. `rest` is the path behind the id. */
export function answerFound(found: Found, resource: Resource, id: string, url: string, rest = ''): Answer {
  switch (found.state) {
    case 'here':
      return { status: 200, content: { kind: resource, many: false, records: [found.json] } };
    case 'merged':
      return { status: 308, headers: { location: `/v1/${resource}/${found.into}${rest}${searchOf(url)}` } };
    case 'gone':
      throw new ProblemError('gone', `${id} was withdrawn on ${found.at}.`);
    case 'absent':
      throw new ProblemError('not-found', `There is no ${id.slice(0, 60)} among the ${resource}.`);
  }
}

export interface RecordRoutes<R extends Resource> {
  readonly resource: R;
  /** "source", with its article: "a source". */
  readonly one: string;
  readonly query: z.ZodObject;
  readonly page: z.ZodType;
  readonly record: z.ZodType;
  readonly about: string;
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

export function listRoute<R extends Resource>({ store }: Services, { resource, query, page, about }: RecordRoutes<R>): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/${resource}`,
    operationId: `list${capital(resource)}`,
    tag: resource,
    scope: 'read',
    summary: `List ${resource}`,
    description: about,
    query,
    responses: {
      200: {
        description: `A page of ${resource}.`,
        schema: page,
        headers: { ETag: etag, Link: 'The next page, with rel="next"; absent on the last.' },
      },
    },
    problems: ['unknown-parameter', 'not-acceptable', 'busy'],
    gives: { kind: resource, many: true },
    handle: async ({ query, url, format }) => {
      const asked = query as unknown as Queries[R];
      const read = (part: object) => store.list(resource, { ...asked, ...part });
      return answerPages({ read, query: asked, url, format, gives: { kind: resource } });
    },
  });
}

export function getRoute<R extends Resource>({ store }: Services, { resource, one, record, about }: RecordRoutes<R>): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/${resource}/{id}`,
    operationId: `get${capital(resource.slice(0, -1))}`,
    tag: resource,
    scope: 'read',
    summary: `Get ${one}`,
    description: `${about} An id that was merged into another leads to it; one that was withdrawn says so.`,
    params: idParams,
    responses: {
      200: { description: `The ${resource.slice(0, -1)}.`, schema: record, headers: { ETag: etag } },
      308: { description: 'It was merged into another.', headers: { Location: 'The record that it is now.' } },
    },
    problems: ['not-found', 'gone', 'not-acceptable'],
    gives: { kind: resource, many: false },
    handle: async ({ params: { id }, url }) => answerFound(await store.get(resource, id), resource, id, url),
  });
}

export function mentionsRoute<R extends Exclude<Resource, 'articles'>>(
  { store }: Services,
  { resource, one }: RecordRoutes<R>,
): Route {
  return defineRoute({
    method: 'GET',
    path: `/v1/${resource}/{id}/mentions`,
    operationId: `list${capital(resource.slice(0, -1))}Mentions`,
    tag: resource,
    scope: 'read',
    summary: `List the places where ${one} stands`,
    description:
      'Across all articles, newest article first: each place with its offsets, the hash of what stands there, and the rule that found it.',
    params: idParams,
    query: MentionQuery,
    responses: {
      200: {
        description: 'A page of mentions.',
        schema: MentionPage,
        headers: { ETag: etag, Link: 'The next page, with rel="next"; absent on the last.' },
      },
      308: { description: 'It was merged into another.', headers: { Location: 'The mentions of the record that it is now.' } },
    },
    problems: ['unknown-parameter', 'not-found', 'gone', 'not-acceptable'],
    gives: { kind: 'mentions', many: true },
    handle: async ({ params: { id }, query, url, format }) => {
      const found = await store.get(resource, id);
      if (found.state !== 'here') return answerFound(found, resource, id, url, '/mentions');
      const read = async (part: object) => {
        const { mentions, next } = await store.mentions(resource, id, { ...query, ...part });
        return { records: mentions.map((mention) => JSON.stringify(mention)), ...(next !== undefined && { next }) };
      };
      return answerPages({ read, query, url, format, gives: { kind: 'mentions', subject: { resource, id } } });
    },
  });
}

/** List, get and mentions of one resource. */
export function recordRoutes<R extends Exclude<Resource, 'articles'>>(services: Services, spec: RecordRoutes<R>): Route[] {
  return [listRoute(services, spec), getRoute(services, spec), mentionsRoute(services, spec)];
}
