/** Ids that lead elsewhere, and ids that are gone: the same at every path under them, in every format, from the document itself. */
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noServices } from '../../src/http/no-services.ts';
import { buildDocument } from '../../src/http/openapi.ts';
import { allRoutes } from '../../src/http/routes.ts';
import { startService, type TestService } from '../fixtures/service.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema: { readonly enum?: readonly string[] } }[];
}
const { paths } = buildDocument(allRoutes(noServices('0')), '0') as { paths: Record<string, { get?: Operation }> };
const prefixes: Readonly<Record<string, string>> = {
  articles: 'art',
  sources: 'src',
  actors: 'act',
  events: 'evt',
  claims: 'clm',
};

/** Every path under a record's id, with each format that it comes in. */
const cases = Object.entries(paths).flatMap(([path, { get }]) => {
  const [, resource, rest] = /^\/v1\/(articles|sources|actors|events|claims)\/\{id\}(.*)$/.exec(path) ?? [];
  if (!get || resource === undefined) return [];
  const names = get.parameters?.find(({ name }) => name === 'format')?.schema.enum ?? [undefined];
  return names.map((format) => ({
    resource,
    rest: rest!.replace(/\{\w+\}/g, '1'),
    search: format === undefined ? '' : `?format=${format}`,
  }));
});

describe('an id that is no record’s any more', () => {
  let service: TestService;
  const at = (resource: string, number: number, rest: string, search: string): string =>
    `/v1/${resource}/${prefixes[resource]}_000000000000000${number}${rest}${search}`;
  beforeAll(async () => {
    service = await startService();
    const raw = new DatabaseSync(service.path);
    for (const prefix of Object.values(prefixes)) {
      raw.exec(`INSERT INTO redirects (id, into_id) VALUES ('${prefix}_0000000000000001', '${prefix}_0000000000000002')`);
      raw.exec(`INSERT INTO tombstones (id, at) VALUES ('${prefix}_0000000000000003', '2024-03-06T09:00:00.000Z')`);
    }
    raw.exec(
      `INSERT INTO withdrawn (id, text_sha256, version, at) VALUES ('art_0000000000000003', 'x', 1, '2024-03-06T09:00:00.000Z')`,
    );
    raw.close();
  });
  afterAll(() => service.close());

  it('has many paths', () => expect(cases.length).toBeGreaterThan(30));

  it.each(cases.filter(({ resource }) => resource !== 'articles'))(
    'leads on from $resource/{id}$rest$search',
    async ({ resource, rest, search }) => {
      const { statusCode, headers, body } = await service.app.inject(at(resource, 1, rest, search));
      expect([statusCode, headers.location, body]).toEqual([308, at(resource, 2, rest, search), '']);
    },
  );

  it.each(cases)('is gone at $resource/{id}$rest$search', async ({ resource, rest, search }) => {
    for (const method of ['GET', 'HEAD'] as const)
      expect((await service.app.inject({ method, url: at(resource, 3, rest, search) })).statusCode).toBe(410);
  });
});
