import { Health, Readiness, ServiceIndex } from '../../schema/service.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const links = [
  { href: '/docs', title: 'Documentation to read and try' },
  { href: '/openapi.json', title: 'OpenAPI 3.1 document' },
  { href: '/v1/articles', title: 'Articles' },
  { href: '/v1/events', title: 'Events' },
  { href: '/v1/claims', title: 'Claims, with their chains of sources' },
  { href: '/v1/sources', title: 'Sources' },
  { href: '/v1/actors', title: 'Actors' },
  { href: '/v1/events/counts?by=type', title: 'Events counted by type' },
  { href: '/v1/vocabularies', title: 'Codes and what they mean' },
];

export const serviceRoutes = ({ readiness, version }: Services): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/',
    operationId: 'getIndex',
    tag: 'service',
    scope: 'none',
    summary: 'Where to go from here',
    description: 'The version that runs, and links to what there is.',
    responses: { 200: { description: 'Links.', schema: ServiceIndex } },
    problems: [],
    anyFormat: true,
    handle: async () => ok({ name: 'whence', version, links }),
  }),
  defineRoute({
    method: 'GET',
    path: '/healthz',
    operationId: 'getHealth',
    tag: 'service',
    scope: 'none',
    summary: 'Whether the process answers',
    description: 'Says yes for as long as the process answers at all; whether it can work is for `/readyz`.',
    responses: { 200: { description: 'It does.', schema: Health } },
    problems: [],
    anyFormat: true,
    handle: async () => ok({ status: 'ok' }),
  }),
  defineRoute({
    method: 'GET',
    path: '/readyz',
    operationId: 'getReadiness',
    tag: 'service',
    scope: 'none',
    summary: 'Whether the store, the engine and the bundled articles are ready',
    description: 'Each part with its state. Looking writes to the store, since only that tells whether it takes a write.',
    responses: {
      200: { description: 'Everything is.', schema: Readiness },
      503: { description: 'Something is not yet, or no more.', schema: Readiness },
    },
    problems: [],
    anyFormat: true,
    handle: async () => {
      const state = await readiness();
      return { ...ok(state), status: state.status === 'ready' ? 200 : 503 };
    },
  }),
];
