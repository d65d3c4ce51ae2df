/** The fuzzer finds nothing in the service, and finds what is wrong where something is. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestService } from '../fixtures/service.ts';
import { fuzz } from './fuzz.ts';
import { headers, hints, startFuzzed } from './service.ts';

/** Operations on two records that belong together, which chance does not find; test/http/curation.test.ts has such pairs. */
const needsPair = /^(merge|part)(Actors|Sources|Events)$/;

describe('the service', () => {
  let origin: string;
  let service: TestService;
  beforeAll(async () => {
    ({ origin, service } = await startFuzzed());
  });
  afterAll(() => service.close());

  it('holds under 2,000 requests made from its document', async () => {
    const { faults, requests, unreached } = await fuzz({ origin, seed: 7, count: 2_000, headers, hints, faults: 3 });
    expect(faults.map(({ operation, what, curl, answer }) => `${operation}: ${what}\n${curl}\n${answer}`).join('\n\n')).toBe('');
    expect(unreached.filter((operation) => !needsPair.test(operation))).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(2_000);
  }, 60_000);
});

type Handler = (request: IncomingMessage & { query: URLSearchParams }, response: ServerResponse) => void;
interface Case {
  readonly name: string;
  readonly finds: RegExp;
  readonly handle: Handler;
  /** Milliseconds that are too long. */
  readonly slow?: number;
  /** What the smallest request that shows it looks like. */
  readonly smallest?: RegExp;
}

const json = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void =>
  void response
    .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers })
    .end(JSON.stringify(value));
const problem = (code: string, status = 404) => ({
  type: '/x',
  title: 'x',
  status,
  detail: 'x',
  remedy: 'x',
  instance: '/x',
  code,
  requestId: 'x',
  errors: [],
});
const page = { data: [], size: 1 };

const cases: readonly Case[] = [
  {
    name: 'a fault of the service',
    finds: /500 is a fault/,
    smallest: /^curl -isS -X GET --path-as-is '[^']*\?limit=10[^' ]{0,8}'$/,
    handle: ({ query }, response) => (Number(query.get('limit')) === 10 ? json(response, 500, {}) : json(response, 200, page)),
  },
  {
    name: 'a body that does not fit',
    finds: /does not fit its schema: \/size must be integer/,
    handle: (_, response) => json(response, 200, { data: [], size: 'one' }),
  },
  {
    name: 'a field that the document does not know',
    finds: /must NOT have additional properties/,
    handle: (_, response) => json(response, 200, { ...page, secret: 1 }),
  },
  {
    name: 'a type that the document does not know',
    finds: /is text\/html/,
    handle: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  },
  {
    name: 'a status that the document does not know',
    finds: /has the status 202/,
    handle: (_, response) => json(response, 202, page),
  },
  {
    name: 'a header that the document does not know',
    finds: /has a header link/,
    handle: (_, response) => json(response, 200, page, { link: '</x>; rel="prev"' }),
  },
  {
    name: 'a problem with an unknown code',
    finds: /code no-luck, which is unknown/,
    handle: (_, response) => json(response, 404, problem('no-luck')),
  },
  {
    name: 'a problem with the code of another status',
    finds: /unknown or of another status/,
    handle: (_, response) => json(response, 404, problem('gone')),
  },
  {
    name: 'a problem that is not documented here',
    finds: /code no-route, which .* does not document/,
    handle: (_, response) => json(response, 404, problem('no-route')),
  },
  {
    name: 'an error that is no problem',
    finds: /not application\/problem\+json/,
    handle: (_, response) => void response.writeHead(404, { 'content-type': 'text/plain' }).end('no'),
  },
  {
    name: 'a slow answer',
    finds: /took longer/,
    slow: 50,
    handle: (_, response) => void setTimeout(() => json(response, 200, page), 60),
  },
  { name: 'a connection that breaks', finds: /connection broke/, handle: (_, response) => void response.destroy() },
  {
    name: 'a link that leads nowhere',
    finds: /the link \/v1\/other answers 404/,
    handle: (_, response) => json(response, 200, { data: [{ url: '/v1/other' }], size: 1 }),
  },
  {
    name: 'a bucket that lists another number',
    finds: /a bucket of 3 lists 1/,
    handle: (_, response) =>
      json(response, 200, { data: [{ url: '/v1/things?type=a', count: 3 }], total: { value: 1, relation: 'eq' }, size: 1 }),
  },
  {
    name: 'a tag that stays where the bytes change',
    finds: /the tag is not as the bytes are/,
    handle: (_, response) => json(response, 200, { ...page, size: Math.floor(Math.random() * 1e9) }, { etag: '"a"' }),
  },
];

const schema = {
  type: 'object',
  required: ['data', 'size'],
  properties: {
    data: { type: 'array', items: { type: 'object', properties: { url: { type: 'string' }, count: { type: 'integer' } } } },
    total: { type: 'object', properties: { value: { type: 'integer' }, relation: { type: 'string' } } },
    size: { type: 'integer' },
  },
};
const parameter = (name: string, of: object) => ({ name, in: 'query', required: false, schema: of });
const document = {
  openapi: '3.1.1',
  paths: {
    '/v1/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          parameter('limit', { type: 'integer', minimum: 1, maximum: 9 }),
          parameter('type', { type: 'string', enum: ['a', 'b'] }),
        ],
        responses: {
          200: { description: 'x', headers: { ETag: {} }, content: { 'application/json': { schema } } },
          404: { description: 'x', 'x-problem-codes': ['not-found'], content: { 'application/problem+json': {} } },
        },
      },
    },
  },
};

describe('a service with a fault', () => {
  let server: Server;
  let handle: Handler;
  let origin: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://x');
      if (pathname === '/openapi.json') return json(response, 200, document);
      if (pathname !== '/v1/things') return json(response, 404, problem('no-route'));
      handle(Object.assign(request, { query: searchParams }), response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it.each(cases)('is found: $name', async ({ handle: broken, finds, slow = 2_000, smallest }) => {
    handle = broken;
    const { faults } = await fuzz({ origin, seed: 3, count: 300, slow });
    expect(faults.map(({ what }) => what)).toEqual([expect.stringMatching(finds)]);
    expect(faults[0]!.curl).toMatch(smallest ?? /^curl -isS -X GET/);
  });

  it('is left alone where nothing is wrong', async () => {
    handle = ({ query }, response) =>
      query.has('type') ? json(response, 404, problem('not-found')) : json(response, 200, page, { etag: '"a"' });
    const { faults, unreached } = await fuzz({ origin, seed: 3, count: 300 });
    expect([faults, unreached]).toEqual([[], []]);
  });
});
