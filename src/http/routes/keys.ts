import { z } from 'zod';
import { CreatedKey, Key, KeyList, NewKey } from '../../schema/key.ts';
import { ProblemError } from '../problems.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const keyParams = z.object({ id: z.string().max(100).describe('Id of the key.') });
const absent = (id: string): ProblemError => new ProblemError('not-found', `There is no key ${id.slice(0, 60)}.`);

export const keyRoutes = ({ keys }: Services): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/v1/keys',
    operationId: 'listKeys',
    tag: 'keys',
    scope: 'admin',
    summary: 'List keys',
    description: 'All that were ever made here, without their secrets. The one of the environment is not among them.',
    responses: { 200: { description: 'The keys.', schema: KeyList } },
    problems: ['not-acceptable'],
    handle: async () => ok({ data: await keys.list() }),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/keys',
    operationId: 'createKey',
    tag: 'keys',
    scope: 'admin',
    summary: 'Make a key',
    description:
      'The secret stands in this answer and nowhere else: keep it. So an answer that did not come cannot be had again by its Idempotency-Key: revoke that key and make another.',
    once: 'secret',
    body: { schema: NewKey, problem: 'invalid-body' },
    responses: { 201: { description: 'The key, with its secret.', schema: CreatedKey, headers: { Location: 'The key.' } } },
    problems: ['malformed-json', 'not-acceptable', 'body-too-large', 'unsupported-media-type', 'invalid-body'],
    handle: async ({ body }) => {
      const created = await keys.create(body);
      const headers = { location: `/v1/keys/${created.id}`, 'cache-control': 'no-store' };
      return { status: 201, json: JSON.stringify(created), headers };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/keys/{id}',
    operationId: 'getKey',
    tag: 'keys',
    scope: 'admin',
    summary: 'Get a key',
    description: 'What it may do, and when it was last used; never its secret.',
    params: keyParams,
    responses: { 200: { description: 'The key, without its secret.', schema: Key } },
    problems: ['not-found', 'not-acceptable'],
    handle: async ({ params: { id } }) => {
      const key = await keys.get(id);
      if (!key) throw absent(id);
      return ok(key);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/keys/{id}',
    operationId: 'revokeKey',
    tag: 'keys',
    scope: 'admin',
    summary: 'Revoke a key',
    description: 'It is refused from now on, and stays in the list. Doing it again does no harm.',
    params: keyParams,
    responses: { 204: { description: 'It is revoked.' } },
    problems: ['not-found'],
    handle: async ({ params: { id } }) => {
      if ((await keys.revoke(id)) === 'absent') throw absent(id);
      return { status: 204 };
    },
  }),
];
