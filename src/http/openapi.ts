/** The OpenAPI 3.1 document, made from the routes and their zod schemas. */
import { z } from 'zod';
import { Problem } from '../schema/problem.ts';
import { exampleIn, formatParameter } from './formats/document.ts';
import { essence, type Gives } from './formats/format.ts';
import { formatsOf } from './formats/table.ts';
import { type Components, createComponents, type Json } from './openapi-components.ts';
import { type ProblemCode, problems } from './problems.ts';
import type { ResponseSpec, Route } from './route.ts';

function parametersOf(schema: z.ZodObject | undefined, where: 'query' | 'path' | 'header', components: Components): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, property]) => {
    const { description } = (property as z.ZodType).meta() ?? {};
    const required = where === 'path' || !(property as z.ZodType).safeParse(undefined).success;
    const schemaOf = components.use(property as z.ZodType, 'output', ['description']);
    const repeated = where === 'query' && (property as z.ZodType).safeParse(undefined).success && isList(property as z.ZodType);
    return {
      name: where === 'header' ? name.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase()) : name,
      in: where,
      required,
      ...(description !== undefined && { description }),
      schema: schemaOf,
      ...(repeated && { style: 'form', explode: true }),
    };
  });
}

const isList = (schema: z.ZodType): boolean =>
  JSON.stringify(z.toJSONSchema(schema, { io: 'output' })).includes('"type":"array"');

function headersOf(headers: ResponseSpec['headers']): Json {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

/** The media types of an answer: JSON by its schema, and the other formats that the route's content comes in. */
function contentOf(schema: z.ZodType, gives: Gives | undefined, components: Components): Json {
  const types = formatsOf(gives).map((format): [string, Json] => {
    const shape = format.name === 'json' ? schema : gives && format.schema?.(gives);
    const example = exampleIn(format, gives);
    const written = shape ? components.use(shape, 'output') : { type: 'string', description: format.about };
    return [essence(format), { schema: written, ...(example !== undefined && { example }) }];
  });
  return Object.fromEntries(types);
}

/** The header by which a request may be sent again without harm. */
const idempotencyKey = ({ once }: Route): Json[] =>
  once
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'A name of your own for this request, best a UUID. Sent again within a day with the same key, it is not carried out again, and its answer comes with `Idempotency-Replayed: true`.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ]
    : [];

function responseOf(status: number, response: ResponseSpec, { gives, once, scope }: Route, components: Components): Json {
  const content = response.schema && contentOf(response.schema, gives, components);
  const tagged = content && status < 300 && !formatsOf(gives).every(({ streams }) => streams);
  const tag = tagged ? headersOf({ ETag: 'Strong entity tag; send it back in If-None-Match for a 304.' }) : {};
  const names = [
    'X-Request-Id',
    ...(scope === 'none' ? [] : ['RateLimit', 'RateLimit-Policy']),
    ...(once ? ['Idempotency-Replayed'] : []),
  ];
  const shared = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  const headers = { ...shared, ...tag, ...headersOf(response.headers) };
  return { description: response.description, headers, ...(content && { content }) };
}

/** Headers that problems of a status have. */
const headersOfProblems: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  409: ['Retry-After'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

const draft = 'draft-ietf-httpapi-ratelimit-headers-10';
const sharedHeaders: Readonly<Record<string, string>> = {
  'X-Request-Id': 'Id of this request, as its log lines have it; what the request sent, where that is sane.',
  'Retry-After': 'Seconds to wait.',
  'Idempotency-Replayed': '`true` where a request with this Idempotency-Key was carried out before, and this is its answer.',
  'WWW-Authenticate': 'What kind of key is wanted (RFC 6750), with the `scope` that is missing.',
  RateLimit: `What is left of the caller's budget, \`r\` requests for \`t\` seconds, as in \`"read";r=2999;t=60\` (${draft}).`,
  'RateLimit-Policy': `The budget, \`q\` requests in \`w\` seconds, as in \`"read";q=3000;w=60\` (${draft}). Absent where there is no limit.`,
};

/** Problems by status: one answer for each status, that tells which codes it can have. */
function problemResponses(route: Route): Json {
  const codes = [...new Set([...route.problems, ...impliedProblems(route)])];
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const entries = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, all]) => {
      const description = all.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' ');
      const names = headersOfProblems[status];
      const headers = names && {
        headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
      };
      return [
        String(status),
        {
          description,
          ...headers,
          'x-problem-codes': all,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ];
    });
  return Object.fromEntries(entries);
}

/** What can go wrong at any route, by what it takes: the checks that stand before its handler. */
export function impliedProblems({ anyFormat, body, once, params, query, scope }: Route): ProblemCode[] {
  const codes: readonly (readonly [boolean, readonly ProblemCode[]])[] = [
    [true, ['bad-request', 'key-in-url', 'internal']],
    [scope !== 'none', ['no-key', 'invalid-key', 'missing-scope', 'too-many-requests', 'busy', 'not-ready', 'store-unavailable']],
    [!anyFormat, ['unknown-parameter', 'not-acceptable']],
    [params !== undefined, ['invalid-parameter', 'no-route']],
    [query !== undefined, ['unknown-parameter', 'invalid-parameter']],
    [query !== undefined && 'cursor' in query.shape, ['invalid-cursor']],
    [body !== undefined, ['malformed-json', 'invalid-encoding', 'empty-body', 'body-too-large', 'unsupported-media-type']],
    [body?.problem === 'invalid-article', ['invalid-article', 'language-not-read', 'too-complex', 'unreadable', 'not-ready']],
    [once !== undefined, ['invalid-parameter', 'request-under-way', 'idempotency-key-reused']],
    [once === 'secret', ['answer-not-kept']],
  ];
  return codes.flatMap(([applies, each]) => (applies ? each : []));
}

/** Reading may be open, which is why it is in a key's list of requirements as nothing at all too. */
const securityOf = ({ scope }: Route): Json[] =>
  scope === 'none' ? [] : scope === 'read' ? [{ key: [scope] }, {}] : [{ key: [scope] }];

function operationOf(route: Route, components: Components): Json {
  const { operationId, summary, description, tag, body } = route;
  const parameters = [
    ...parametersOf(route.params, 'path', components),
    ...parametersOf(route.query, 'query', components),
    ...parametersOf(route.headers, 'header', components),
    ...idempotencyKey(route),
    ...formatParameter(route.gives),
  ];
  const answers = Object.fromEntries(
    Object.entries(route.responses).map(([status, response]) => [
      status,
      responseOf(Number(status), response, route, components),
    ]),
  );
  const unchanged = route.method === 'GET' && {
    304: { description: 'What the tag in If-None-Match stands for is still what there is.' },
  };
  const content = body && {
    'application/json': { schema: components.use(body.documented ?? body.schema, 'input') },
    ...(body.fromLines && {
      'application/x-ndjson': { schema: { type: 'string', description: 'One article a line, as JSON.' } },
    }),
    ...(body.fromText && { 'text/plain': { schema: { type: 'string', description: 'The text itself, in UTF-8.' } } }),
  };
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    security: securityOf(route),
    responses: { ...problemResponses(route), ...answers, ...unchanged },
  };
}

const keysAreFor =
  'A key, with the scopes that each operation names: `ingest` and `curate` imply `read`, `admin` implies all. Reading may be open to all; writing never is, save from the machine itself while no key exists.';

const tags: Readonly<Record<string, string>> = {
  articles: 'What was read, and everything that it gave.',
  events: 'What happened.',
  claims: 'Who says so, through whom.',
  sources: 'Those who say so.',
  actors: 'Those who are in it.',
  analytics: 'Events and chains counted, each figure with the list behind it.',
  jobs: 'Many articles at once.',
  changes: 'What became of which record, and when.',
  normalise: 'The engine by itself.',
  vocabularies: 'Codes and their meaning.',
  keys: 'Who may do what.',
  service: 'The service itself.',
};

/** Makes the document. The same routes give the same document to the byte. */
export function buildDocument(routes: readonly Route[], version: string): Json {
  const components = createComponents();
  components.use(Problem, 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operationOf(route, components);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Whence',
      version,
      summary: 'News articles as typed, linked, citable records.',
      description:
        'Who said so (sources), who is in it (actors), what happened (events), and claims: an event together with the whole chain of sources through which the reader has it. Every record tells the rule and the place in the text that it comes from; no article text is served.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This service.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      headers: headersOf(sharedHeaders),
      schemas: components.finish(),
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: keysAreFor,
        },
      },
    },
    security: [],
  };
}
