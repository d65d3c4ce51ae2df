/** Nothing that a client of the last release relies on is gone; and the check sees each kind of what would be. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import { breakingChanges } from './breaking-changes.ts';
import type { OpenApi } from './operations.ts';

const folder = join(projectRoot, 'openapi');
const read = (...path: string[]): OpenApi => JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as OpenApi;

describe('openapi/openapi.json', () => {
  const releases = readdirSync(join(folder, 'released')).filter((name) => name.endsWith('.json'));
  it.each(['openapi.json', ...releases.map((release) => join('released', release))])('breaks nothing of openapi/%s', (before) => {
    expect(breakingChanges(read(before), read('openapi.json'))).toEqual([]);
  });
});

const thing = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    size: { type: 'integer' },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
  },
};
const newThing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', maxLength: 9 }, kind: { type: 'string', enum: ['a', 'b'] } },
};
const base = () => ({
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 200 } },
          { name: 'kind', in: 'query', required: false, schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } },
        ],
        responses: {
          200: {
            description: 'x',
            headers: { ETag: {} },
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          404: { description: 'x', content: { 'application/problem+json': {} } },
        },
      },
      post: {
        operationId: 'createThing',
        requestBody: {
          required: false,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/NewThing' } },
            'text/plain': { schema: { type: 'string' } },
          },
        },
        responses: {
          201: { description: 'x', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        },
      },
    },
  },
  components: { schemas: { Thing: structuredClone(thing), NewThing: structuredClone(newThing) } },
});
type Loose = { [name: string]: Loose } & Loose[];
type Change = readonly [name: string, change: (document: Loose) => unknown, found: RegExp];

const list = (document: Loose): Loose => document.paths!['/things']!.get!;
const create = (document: Loose): Loose => document.paths!['/things']!.post!;
const schema = (document: Loose, name: string): Loose => document.components!.schemas![name]!;
const set = (at: Loose, name: string, value: unknown): void => void ((at as Record<string, unknown>)[name] = value);

const breaks: readonly Change[] = [
  ['a path that is gone', (document) => delete document.paths!['/things'], /GET \/things is no more/],
  ['an operation that is gone', (document) => delete document.paths!['/things']!.post, /POST \/things is no more/],
  ['another operationId', (document) => set(list(document), 'operationId', 'getThings'), /is called getThings now/],
  ['a parameter that is gone', (document) => list(document).parameters!.pop(), /query kind: is no more/],
  [
    'a parameter that must be given',
    (document) => list(document).parameters!.push({ name: 'by', in: 'query', required: true, schema: {} } as never),
    /query by: must be given now/,
  ],
  [
    'a parameter that became one that must',
    (document) => set(list(document).parameters![0]!, 'required', true),
    /query limit: must be given now/,
  ],
  [
    'a narrower bound',
    (document) => set(list(document).parameters![0]!.schema!, 'maximum', 100),
    /query limit: maximum is narrower/,
  ],
  [
    'a value that a parameter takes no more',
    (document) => list(document).parameters![1]!.schema!.items!.enum!.pop(),
    /query kind\[\]: does not take b any more/,
  ],
  [
    'another type of a parameter',
    (document) => set(list(document).parameters![0]!.schema!, 'type', 'string'),
    /query limit: is of another type/,
  ],
  ['a status that is gone', (document) => delete list(document).responses![404], /404 is no more/],
  [
    'a media type that is gone',
    (document) => delete list(document).responses![200]!.content!['text/csv'],
    /text\/csv is no more/,
  ],
  ['a header that is gone', (document) => delete list(document).responses![200]!.headers!.ETag, /header ETag is no more/],
  [
    'a media type that is taken no more',
    (document) => delete create(document).requestBody!.content!['text/plain'],
    /body: text\/plain is no more/,
  ],
  ['a body that must be given', (document) => set(create(document).requestBody!, 'required', true), /body: must be given now/],
  ['a field of an answer that is gone', (document) => delete schema(document, 'Thing').properties!.size, /\.size: is no more/],
  [
    'a field of an answer that may be absent',
    (document) => set(schema(document, 'Thing'), 'required', []),
    /\.id: may be absent now/,
  ],
  [
    'a field of an answer of another type',
    (document) => set(schema(document, 'Thing').properties!.size!, 'type', 'string'),
    /\.size: is of another type/,
  ],
  ['a field that is taken no more', (document) => delete schema(document, 'NewThing').properties!.kind, /\.kind: is no more/],
  [
    'a field that must be given',
    (document) => set(schema(document, 'NewThing'), 'required', ['id', 'kind']),
    /\.kind: must be given now/,
  ],
  [
    'a value that a field takes no more',
    (document) => schema(document, 'NewThing').properties!.kind!.enum!.pop(),
    /\.kind: does not take b any more/,
  ],
  [
    'a new pattern',
    (document) => set(schema(document, 'NewThing').properties!.id!, 'pattern', '^x'),
    /\.id: has another pattern/,
  ],
];
const additions: readonly (readonly [name: string, change: (document: Loose) => unknown])[] = [
  ['nothing', () => undefined],
  ['a path', (document) => set(document.paths!, '/others', {})],
  [
    'an optional parameter',
    (document) => list(document).parameters!.push({ name: 'q', in: 'query', required: false, schema: {} } as never),
  ],
  ['a field of an answer', (document) => set(schema(document, 'Thing').properties!, 'colour', { type: 'string' })],
  ['a field that may be given', (document) => set(schema(document, 'NewThing').properties!, 'colour', { type: 'string' })],
  ['a value that is taken', (document) => schema(document, 'NewThing').properties!.kind!.enum!.push('c' as never)],
  ['a wider bound', (document) => set(list(document).parameters![0]!.schema!, 'maximum', 500)],
  ['a media type', (document) => set(list(document).responses![200]!.content!, 'application/x-ndjson', {})],
];

describe('the check for breaking changes', () => {
  const after = (change: (document: Loose) => unknown): OpenApi => {
    const document = base();
    change(document as unknown as Loose);
    return document as unknown as OpenApi;
  };
  it.each(breaks)('sees %s', (_, change, found) => {
    const faults = breakingChanges(base() as unknown as OpenApi, after(change));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(found);
  });
  it.each(additions)('lets %s be added', (_, change) => {
    expect(breakingChanges(base() as unknown as OpenApi, after(change))).toEqual([]);
  });
});
