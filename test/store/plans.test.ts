/**
 * What a page costs: the same number of records is visited for the first page and for one far down, no table is searched from
 * end to end, and nothing is sorted that an index has in order.
 */
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventQuery } from '../../src/schema/query.ts';
import type { Row } from '../../src/store/dialect.ts';
import { list } from '../../src/store/list.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { connect } from '../../src/store/sqlite-connection.ts';
import { fillDatabase, multiply } from '../fixtures/many-events.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { countVisits, readsPage, type Visited } from '../fixtures/visits.ts';

const limit = 20;
/** Filters that more than the few leave that are simply sorted, and how many records a page may visit. */
const lists: readonly (readonly [Readonly<Record<string, unknown>>, number])[] = [
  [{}, 21],
  [{ status: 'occurred' }, 21],
  [{ context: 'diplomatic' }, 21],
  [{ q: 'person' }, 22],
  [{ q: 'person', status: 'occurred' }, 60],
  [{ q: 'person', context: 'diplomatic', from: '2022' }, 120],
  [{ q: 'person', sort: '-earliest' }, 30],
  [{ sort: 'earliest' }, 21],
  [{ context: ['diplomatic', 'military'] }, 60],
  [{ excludeType: 'CONSULT' }, 60],
  [{ excludeContext: 'military' }, 60],
  [{ context: 'diplomatic', status: 'occurred' }, 80],
  [{ status: ['occurred', 'planned'], excludeCountry: 'NOR' }, 80],
  [{ from: '2022', to: '2026' }, 80],
  [{ from: '2021-02', context: 'diplomatic', sort: '-earliest' }, 80],
  [{ from: '2022', sort: 'earliest' }, 21],
  [{ to: '2025-06', sort: '-earliest' }, 22],
];

describe('a page of a list', () => {
  let folder: TemporaryFolder;
  let visited: Visited;
  let raw: DatabaseSync;

  beforeAll(async () => {
    folder = temporaryFolder();
    const path = join(folder.path, 'many.db');
    const database = openSqlite(path);
    await database.all('PRAGMA synchronous = OFF', []);
    await fillDatabase(database, 2_500);
    await database.close();
    const loading = connect(path, 1_000).database;
    multiply(loading, 6);
    loading.close();
    visited = countVisits(path);
    raw = connect(path, 1_000, true).database;
  }, 60_000);
  afterAll(() => {
    visited.close();
    raw.close();
    folder.remove();
  });

  /** Reads page after page, and gives what each visited. */
  async function visits(filters: object, pages: number): Promise<number[]> {
    const counts: number[] = [];
    let cursor: string | undefined;
    do {
      visited.take();
      const page = await list(visited.database, 'events', EventQuery.parse({ ...filters, limit, cursor }));
      counts.push(visited.take());
      cursor = page.next;
    } while (cursor !== undefined && counts.length < pages);
    return counts;
  }
  const mean = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0) / counts.length;

  it.each(lists)('with %j visits as many records far down as at first, and at most %i', async (filters, most) => {
    const counts = await visits(filters, 150);
    expect(counts).toHaveLength(150);
    const [first, last] = [mean(counts.slice(0, 30)), mean(counts.slice(-30))];
    expect(first).toBeLessThanOrEqual(most);
    expect(first, 'something was counted').toBeGreaterThan(limit);
    expect(Math.max(first, last) / Math.min(first, last)).toBeLessThan(1.5);
  });

  const planOf = (statement: { sql: string; values: readonly (string | number | null)[] }): string[] =>
    (raw.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(...statement.values) as unknown as Row[]).map(({ detail }) =>
      String(detail),
    );

  it.each(lists)('with %j is read off an index', async (filters) => {
    visited.statements();
    await visits(filters, 2);
    const plans = visited
      .statements()
      .filter(({ sql }) => readsPage(sql))
      // Whether a record has some words is looked up by its key: what SQLite calls a scan too, with `=`.
      .map((each) => planOf(each).filter((step) => !step.startsWith('SCAN w EXISTS VIRTUAL TABLE INDEX 0:=')));
    expect(plans.length).toBeGreaterThanOrEqual(2);
    // Only a walk along the whole order is one that SQLite calls a scan; records themselves are always looked up by key.
    for (const plan of plans) {
      expect(plan.filter((step) => /^SCAN (?!d\b|r$|r USING INDEX|r VIRTUAL|CONSTANT)/.test(step))).toEqual([]);
      // So is going through the page that was found, to get the records' texts.
      const found = plan.filter((step) => step === 'CO-ROUTINE d').length;
      expect(plan.filter((step) => step.startsWith('SCAN')).length - found, plan.join('\n')).toBeLessThanOrEqual(1);
      // Of ranges read side by side, the page is put together in the end: twenty records.
      const sorted = plan.filter((step) => step.includes('TEMP B-TREE FOR'));
      expect(sorted.length === 0 || plan.some((step) => step.includes('MERGE')), plan.join('\n')).toBe(true);
    }
  });

  const tag = (dimension: string, value: string): string =>
    `EXISTS (SELECT 1 FROM event_tags t WHERE t.seq = e.seq AND t.dimension = '${dimension}' AND t.value = '${value}')`;
  /** Filters that are read side by side, or one along the other, and what they mean for each event by itself. */
  const together: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ context: 'diplomatic', status: 'occurred' }, `status = 'occurred' AND ${tag('context', 'diplomatic')}`],
    [
      { context: 'diplomatic', country: 'NOR', sort: 'published' },
      `${tag('context', 'diplomatic')} AND ${tag('country', 'NOR')}`,
    ],
    [{ type: 'CONSULT', status: ['occurred', 'planned'] }, `type = 'CONSULT' AND status IN ('occurred', 'planned')`],
    [
      { type: ['CONSULT', 'AID'], status: ['occurred', 'planned'] },
      `type IN ('CONSULT', 'AID') AND status IN ('occurred', 'planned')`,
    ],
    [
      { context: ['diplomatic', 'military'], country: 'NOR', status: 'occurred' },
      `(${tag('context', 'diplomatic')} OR ${tag('context', 'military')}) AND ${tag('country', 'NOR')} AND status = 'occurred'`,
    ],
    [
      { context: 'diplomatic', status: 'occurred', minIntensity: 1 },
      `status = 'occurred' AND intensity >= 1 AND ${tag('context', 'diplomatic')}`,
    ],
    [{ q: 'person', status: 'occurred' }, `status = 'occurred' AND search LIKE '%person%'`],
  ];
  it.each(together)('with %j gives every record once, in order', async (filters, where) => {
    const direction = filters.sort === 'published' ? 'ASC' : 'DESC';
    const wanted = raw
      .prepare(`SELECT id FROM events e WHERE ${where} ORDER BY seq ${direction}`)
      .all()
      .map(({ id }) => id);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(visited.database, 'events', EventQuery.parse({ ...filters, limit: 200, cursor }));
      found.push(...page.records.map((json) => (JSON.parse(json) as { id: string }).id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(wanted.length).toBeGreaterThan(100);
    expect(found).toEqual(wanted);
  });

  it('with one rare value reads those few, and sorts them', async () => {
    const [only] = await visits({ place: 'Mirador', context: 'military', sort: '-earliest' }, 1);
    expect(only).toBeLessThan(5_000);
  });
});
