/**
 * The OpenAPI 3.1 document, made from the routes and their zod schemas. Every named schema becomes one component; where what
 * is taken in differs from what is given out, the former gets `Input` behind its name. What is given out stays open for
 * fields to come.
 */
import { z } from 'zod';
import { Problem } from '../schema/problem.ts';
import { examples } from './examples.ts';
import { exampleIn, formatParameter } from './formats/document.ts';
import { essence, type Gives } from './formats/format.ts';
import { formatsOf } from './formats/table.ts';
import { type ProblemCode, problems } from './problems.ts';
import type { ResponseSpec, Route } from './route.ts';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that zod writes and no reader needs: bounds of every integer, the date pattern beside `format`. */
function isNoise(key: string, value: unknown, parent: Json): boolean {
  if (key === 'maximum' || key === 'minimum') return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return (key === 'pattern' && parent.format !== undefined) || key === 'id' || key === '$schema';
}

/** What may be null, in the way that client generators read: two types of one schema, not one of two schemas. */
function plainNull(schema: Json): Json {
  const [one, none] = Array.isArray(schema.anyOf) && schema.anyOf.length === 2 ? (schema.anyOf as Json[]) : [];
  if (none?.type !== 'null' || typeof one?.type !== 'string') return schema;
  const { anyOf: _anyOf, ...rest } = schema;
  return { ...one, ...rest, type: [one.type, 'null'] };
}

/** Rewrites one schema: references to components, no noise, and no closed objects where something is given out. */
function tidy(value: unknown, direction: Direction, nameOf: (name: string) => string, inProperties = false): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, direction, nameOf));
  if (!isObject(value)) return value;
  const entries = Object.entries(inProperties ? value : plainNull(value)).flatMap(([key, inner]): [string, unknown][] => {
    if (
      !inProperties &&
      (isNoise(key, inner, value) || (key === 'additionalProperties' && direction === 'output' && inner === false))
    )
      return [];
    if (key === 'default' && !inProperties && direction === 'input') return []; // `describeDefault` has it
    if (!inProperties && (key === 'examples' || key === 'default' || key === 'enum' || key === 'const')) return [[key, inner]];
    if (key === '$ref' && typeof inner === 'string')
      return [[key, `#/components/schemas/${nameOf(inner.replace('#/$defs/', ''))}`]];
    return [[key, tidy(inner, direction, nameOf, !inProperties && (key === 'properties' || key === '$defs'))]];
  });
  return describeDefault(value, Object.fromEntries(entries), direction, inProperties);
}

/** In what is taken in, a default goes into the description: client generators would make the field a required one. */
function describeDefault(from: Json, to: Json, direction: Direction, inProperties: boolean): Json {
  if (inProperties || direction !== 'input' || !('default' in from)) return to;
  return { ...to, description: `${String(to.description ?? '')} Default: \`${String(from.default)}\`.`.trim() };
}

interface Converted {
  readonly root: Json;
  readonly named: Readonly<Record<string, Json>>;
}

/** zod's own conversion, wrapped so that a named schema is a reference too. */
function convert(schema: z.ZodType, direction: Direction): Converted {
  const { properties, $defs } = z.toJSONSchema(z.object({ root: schema }), { io: direction }) as unknown as {
    properties: { root: Json };
    $defs?: Record<string, Json>;
  };
  return { root: properties.root, named: $defs ?? {} };
}

/** Collects components while paths are written. */
function createComponents() {
  const used: Record<Direction, Map<string, Json>> = { input: new Map(), output: new Map() };
  const pending: { direction: Direction; value: Json; replace: (done: unknown) => void }[] = [];
  const plain = (name: string): string => name;
  /** Gives a placeholder that `finish` fills, when it is known which inputs differ from their outputs. */
  const use = (schema: z.ZodType, direction: Direction, without: readonly string[] = []): Json => {
    const { root: whole, named } = convert(schema, direction);
    const root = Object.fromEntries(Object.entries(whole).filter(([key]) => !without.includes(key)));
    for (const [name, definition] of Object.entries(named)) used[direction].set(name, definition);
    const holder: Json = {};
    pending.push({ direction, value: root, replace: (done) => Object.assign(holder, done as Json) });
    return holder;
  };
  const finish = (): Json => {
    const outputs = new Map([...used.output].map(([name, value]) => [name, tidy(value, 'output', plain)]));
    const opened = (name: string): string => JSON.stringify(tidy(used.input.get(name), 'output', plain)); // the same but for what only inputs have
    const differs = (name: string): boolean => outputs.has(name) && JSON.stringify(outputs.get(name)) !== opened(name);
    const inputName = (name: string): string => (differs(name) ? `${name}Input` : name);
    for (const { direction, value, replace } of pending)
      replace(tidy(value, direction, direction === 'input' ? inputName : plain));
    const inputs = [...used.input]
      .filter(([name]) => !outputs.has(name) || differs(name))
      .map(([name, value]): [string, unknown] => [inputName(name), tidy(value, 'input', inputName)]);
    const shown = ([name, value]: readonly [string, unknown]): [string, unknown] => [
      name,
      name in examples ? { ...(value as Json), examples: [examples[name]] } : value,
    ];
    return Object.fromEntries([...outputs, ...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(shown));
  };
  return { use, finish };
}
type Components = ReturnType<typeof createComponents>;

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

function responseOf(status: number, response: ResponseSpec, { gives, scope }: Route, components: Components): Json {
  const content = response.schema && contentOf(response.schema, gives, components);
  const tag = content && status < 300 ? headersOf({ ETag: 'Strong entity tag; send it back in If-None-Match for a 304.' }) : {};
  const shared = ['X-Request-Id', ...(scope === 'none' ? [] : ['RateLimit', 'RateLimit-Policy'])].map((name) => [
    name,
    { $ref: `#/components/headers/${name}` },
  ]);
  const headers = { ...Object.fromEntries(shared), ...tag, ...headersOf(response.headers) };
  return { description: response.description, headers, ...(content && { content }) };
}

/** Headers that problems of a status have. */
const headersOfProblems: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

const draft = 'draft-ietf-httpapi-ratelimit-headers-10';
const sharedHeaders: Readonly<Record<string, string>> = {
  'X-Request-Id': 'Id of this request, as its log lines have it; what the request sent, where that is sane.',
  'Retry-After': 'Seconds to wait.',
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
export function impliedProblems({ anyFormat, body, params, query, scope }: Route): ProblemCode[] {
  const codes: readonly (readonly [boolean, readonly ProblemCode[]])[] = [
    [true, ['bad-request', 'key-in-url']],
    [scope !== 'none', ['no-key', 'invalid-key', 'missing-scope', 'too-many-requests', 'busy', 'not-ready', 'store-unavailable']],
    [!anyFormat, ['unknown-parameter', 'not-acceptable']],
    [params !== undefined, ['invalid-parameter', 'no-route']],
    [query !== undefined, ['unknown-parameter', 'invalid-parameter']],
    [query !== undefined && 'cursor' in query.shape, ['invalid-cursor']],
    [body !== undefined, ['malformed-json', 'invalid-encoding', 'empty-body', 'body-too-large', 'unsupported-media-type']],
    [body?.problem === 'invalid-article', ['invalid-article', 'language-not-read', 'too-complex', 'unreadable', 'not-ready']],
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
    'application/json': { schema: components.use(body.schema, 'input') },
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
