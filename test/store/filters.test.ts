/** Every filter of every list, held against what the records themselves say. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Event } from '../../src/schema/event.ts';
import { ActorQuery, ArticleQuery, ClaimQuery, EventQuery, type Resource, SourceQuery } from '../../src/schema/query.ts';
import { filters } from '../../src/store/filters.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { makeWorld } from '../fixtures/world.ts';
import { everything } from './served.ts';
import { type Case, ids, type Records } from './filter-case.ts';
import { cases } from './filter-cases.ts';

const schemas = { articles: ArticleQuery, sources: SourceQuery, actors: ActorQuery, events: EventQuery, claims: ClaimQuery };
const rows = Object.entries(filters).flatMap(([resource, each]) =>
  Object.keys(each).map((name) => [resource as Resource, name] as const),
);

describe('filters', () => {
  let folder: TemporaryFolder;
  let store: Store;
  let all: Records;

  beforeAll(async () => {
    folder = temporaryFolder();
    store = await openStore(`sqlite:${join(folder.path, 'filters.db')}`);
    let clock = Date.UTC(2024, 5, 1);
    const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date((clock += 1000)) });
    for (const set of makeWorld(30)) await ingest.addRecords(set);
    const [articles, sources, actors, events, claims] = await Promise.all(
      (['articles', 'sources', 'actors', 'events', 'claims'] as const).map((resource) => everything(store, resource)),
    );
    const sets = await Promise.all(articles!.map(async ({ id }) => [id, JSON.parse((await store.recordSet(id))!)] as const));
    const named = new Map(sets.map(([id, set]) => [id, new Set([...ids(set.sources), ...ids(set.actors)])]));
    all = { articles, sources, actors, events, claims, named } as unknown as Records;
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  const ask = async (resource: Resource, query: object): Promise<string[]> =>
    ids(await everything(store, resource, schemas[resource].parse(query), 50)).sort();

  it.each(rows)('%s by %s', async (resource, name) => {
    const { values, holds } = (cases[resource] as Record<string, Case<unknown>>)[name]!;
    const records = all[resource] as readonly { readonly id: string }[];
    const matching = (value: string): string[] => ids(records.filter((record) => holds(record, value, all)));
    const asked = values(all).map(String);
    expect(asked.length).toBeGreaterThan(0);
    for (const value of asked) expect(await ask(resource, { [name]: value }), `${name}=${value}`).toEqual(matching(value).sort());
    // Each value tells something: not all of them select all, or nothing.
    expect(asked.some((value) => matching(value).length > 0 && matching(value).length < records.length)).toBe(true);
    const shape = schemas[resource].shape as Record<string, unknown>;
    const opposite = `exclude${name[0]!.toUpperCase()}${name.slice(1)}`;
    if (!(opposite in shape)) return;
    const any = new Set(asked.flatMap(matching));
    expect(await ask(resource, { [name]: asked }), `${name}, any`).toEqual([...any].sort());
    const none = ids(records).filter((id) => !any.has(id));
    expect(await ask(resource, { [opposite]: asked }), opposite).toEqual(none.sort());
  });

  it('that choose among values have their opposites, and no others', () => {
    for (const [resource, name] of rows) {
      const shape = schemas[resource].shape as Record<string, unknown>;
      const several = JSON.stringify(z.toJSONSchema(shape[name] as z.ZodType, { io: 'output' })).includes('"array"');
      expect(`exclude${name[0]!.toUpperCase()}${name.slice(1)}` in shape, `${resource} ${name}`).toBe(several);
    }
  });

  it('of different names hold together, in every order', async () => {
    const query = { country: 'NOR', excludeType: 'AID', status: ['occurred', 'planned'], from: '2022', q: 'quint' };
    const expected = ids(
      all.events.filter(
        (event) =>
          cases.events.country.holds(event, 'NOR', all) &&
          event.type !== 'AID' &&
          ['occurred', 'planned'].includes(event.status) &&
          cases.events.from.holds(event, '2022', all) &&
          cases.events.q.holds(event, 'quint', all),
      ),
    ).sort();
    expect(expected.length).toBeGreaterThan(3);
    for (const sort of [
      undefined,
      'published',
      'earliest',
      '-earliest',
      '-updated',
      '-relevance',
      '-published,id',
      'earliest,-id',
    ])
      expect(await ask('events', { ...query, sort }), sort).toEqual(expected);
  });

  it('in a time zone move instants, and leave days where they are', async () => {
    const zones = { 'Asia/Seoul': ['2024-03-10T02:15:00+09:00', '2024-04-01T00:10:00', '2024-03-31T23:30:00Z'], '-05:00': [] };
    for (const [tz, expected] of Object.entries(zones)) {
      const found = async (from: string, to: string): Promise<string[]> => {
        const events = (await everything(
          store,
          'events',
          EventQuery.parse({ from, to, tz, timePrecision: 'day' }),
        )) as unknown as Event[];
        return [...new Set(events.map(({ time }) => time!.edtf!))].sort();
      };
      const [march, april, first] = [
        await found('2024-03-10', '2024-03-11'),
        await found('2024-04', '2024-05'),
        await found('2024-04-01T00:00:00Z', '2024-05'),
      ];
      expect(march).toContain('2024-03-10');
      expect(march.includes(expected[0] ?? '')).toBe(tz === 'Asia/Seoul');
      expect(april).toContain('2024-04-01T00:10:00');
      expect(april.includes('2024-03-31T23:30:00Z')).toBe(tz === 'Asia/Seoul');
      expect(first.includes('2024-04-01T00:10:00')).toBe(tz === '-05:00');
    }
  });

  it('that nothing matches give nothing', async () => {
    for (const query of [{ publisher: 'Nobody' }, { from: '2090' }, { to: '1900' }, { q: 'nosuchword' }, { q: '"ada sorel"' }])
      expect(await ask('events', query)).toEqual([]);
    expect(await ask('events', { excludePublisher: 'Nobody' })).toHaveLength(all.events.length);
  });
});
