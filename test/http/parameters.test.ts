/** Every parameter of every list, given something that it cannot be: 400, by name, with a remedy. And words of any kind. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { summaryFields } from '../../src/schema/listed.ts';
import {
  ActorQuery,
  ArticleQuery,
  ClaimQuery,
  EventQuery,
  type Resource,
  resources,
  SourceQuery,
} from '../../src/schema/query.ts';
import { EventCountsQuery, GraphQuery, TimelineQuery } from '../../src/schema/query-analytics.ts';
import { startService, type TestService } from '../fixtures/service.ts';
import { makeWorld } from '../fixtures/world.ts';

const queries: Readonly<Record<string, z.ZodObject>> = {
  '/v1/articles': ArticleQuery,
  '/v1/sources': SourceQuery,
  '/v1/actors': ActorQuery,
  '/v1/events': EventQuery,
  '/v1/claims': ClaimQuery,
  '/v1/events/counts': EventCountsQuery,
  '/v1/events/timeline': TimelineQuery,
  '/v1/graph': GraphQuery,
};
/** Names may be any text that is not empty and not too long; a cursor is told to be none by another code. */
const wrongOf = (name: string): string => (/ublisher|lace|anguage/.test(name) ? '' : '!');
const parameters = Object.entries(queries).flatMap(([path, query]) =>
  Object.keys(query.shape)
    .filter((name) => name !== 'cursor')
    .map((name) => [path, name] as const),
);

describe('parameters', () => {
  let service: TestService;
  const get = async (url: string) => service.app.inject(url);
  const list = async (url: string): Promise<{ data: { id: string }[]; page: { next?: string } }> => (await get(url)).json();
  beforeAll(async () => {
    service = await startService();
    for (const set of makeWorld(10, 3)) await service.ingest.addRecords(set);
  });
  afterAll(() => service.close());

  it.each(parameters)('%s?%s= refuses what it cannot be', async (path, name) => {
    const answer = await get(`${path}?${path.endsWith('counts') && name !== 'by' ? 'by=type&' : ''}${name}=${wrongOf(name)}`);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: name, code: 'invalid-parameter' }] });
    expect(answer.json().remedy.length).toBeGreaterThan(20);
    expect(answer.json().detail.length).toBeGreaterThan(name.length + 6);
  });

  it.each([
    ['/v1/events?excludeFrom=2023', 'excludeFrom'],
    ['/v1/events?typ=AID', 'typ'],
    ['/v1/actors?dyad=x', 'dyad'],
    ['/v1/events/timeline?sort=published', 'sort'],
  ])('%s has no such parameter', async (url, parameter) => {
    expect((await get(url)).json()).toMatchObject({ status: 400, code: 'unknown-parameter', errors: [{ parameter }] });
  });

  it.each([
    ['/v1/events?sort=-relevance', 'relevance is to the words of'],
    ['/v1/events?from=2023-02-30', 'no such day'],
    ['/v1/events?overlaps=2023', 'slash'],
    ['/v1/events?dyad=act_00000000', 'colon'],
    ['/v1/events?tz=Mars', 'IANA'],
    ['/v1/events?actor=Norland', 'look it up by name'],
    ['/v1/events?q=%22--', 'word'],
  ])('%s says how to mend it', async (url, words) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().detail).toContain(words);
  });

  it('take words of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }),
          fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'"*()^:-+{}NEAR AND OR NOT a á \u0000') }),
        ),
        fc.constantFrom(...resources),
        async (q, resource) => {
          const { statusCode } = await get(`/v1/${resource}?q=${encodeURIComponent(q.toWellFormed())}`);
          expect([200, 400]).toContain(statusCode);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it.each(resources)('view=summary of %s gives those fields, and the same rows', async (resource: Resource) => {
    const [full, summary] = [await list(`/v1/${resource}`), await list(`/v1/${resource}?view=summary`)];
    expect(summary.data.map(({ id }) => id)).toEqual(full.data.map(({ id }) => id));
    for (const [index, row] of summary.data.entries()) {
      const kept = summaryFields[resource] as readonly string[];
      expect(row).toEqual(Object.fromEntries(Object.entries(full.data[index]!).filter(([name]) => kept.includes(name))));
    }
    expect(JSON.stringify(summary.data).length).toBeLessThan(JSON.stringify(full.data).length);
  });

  const sorts = Object.entries(queries)
    .slice(0, 5)
    .flatMap(([path, query]) => {
      const options = (query.shape.sort as z.ZodOptional<z.ZodEnum>).unwrap().options as string[];
      return options.map((sort) => [path, sort] as const);
    });
  it.each(sorts)('%s?sort=%s walks through all, each once, in that order', async (path, sort) => {
    const q = sort.includes('relevance') ? '&q=a*' : '';
    const rows: Record<string, unknown>[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(`${path}?sort=${sort}&limit=7${q}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      rows.push(...(page.data as unknown as Record<string, unknown>[]));
      cursor = page.page.next;
    } while (cursor !== undefined);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      (await list(`${path}?limit=200${q}`)).data.map(({ id }) => id).toSorted(),
    );
    const [first, second] = sort.split(',') as [string, string?];
    const name = first.replace('-', '');
    const valueOf = (row: Record<string, unknown>): string | number | undefined => {
      const counts = row.counts as Record<string, number> | undefined;
      if (name === 'earliest') return (row.time as { earliest?: string } | undefined)?.earliest ?? '';
      if (name === 'updated') return row.updated as string;
      return name === 'name' ? (row.name as string).toLowerCase() : counts?.[name];
    };
    for (const [index, row] of rows.entries()) {
      const before = index > 0 ? rows[index - 1]! : undefined;
      const [one, other] = [before && valueOf(before), valueOf(row)];
      if (one === undefined || other === undefined || /T.*\+/.test(`${one}${other}`)) continue;
      expect(first.startsWith('-') ? one >= other : one <= other, `${one} before ${other}`).toBe(true);
      if (one === other && second !== undefined)
        expect(second.startsWith('-') ? before!.id! > row.id! : before!.id! < row.id!).toBe(true);
    }
  });

  it('sort=-relevance puts what fits best first', async () => {
    const [best] = (await list('/v1/actors?q=quint&sort=-relevance')).data as unknown as { name: string }[];
    expect(best!.name.toLowerCase()).toContain('quint');
    const ordered = (await list('/v1/events?q=quint&sort=-relevance')).data.map(({ id }) => id);
    expect((await list('/v1/events?q=quint&sort=relevance')).data.map(({ id }) => id)).toEqual(ordered.toReversed());
  });
});
