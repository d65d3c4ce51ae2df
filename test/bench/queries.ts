/**
 * `npm run bench:queries [-- --events N] [--database FILE]`: a million events (unless told otherwise) in SQLite, put there by the
 * store's own statements; what the first page of filtered lists costs beside page 10,000, in time and in records visited; how
 * long counts take, and for how long they hold up everybody else. With a file that is there already, it is used as it is.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/open-store.ts';
import { EventQuery } from '../../src/schema/query.ts';
import { EventCountsQuery, GraphQuery, RelationsQuery, TimelineQuery } from '../../src/schema/query-analytics.ts';
import { list } from '../../src/store/list.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { connect } from '../../src/store/sqlite-connection.ts';
import { fillDatabase, idAt, multiply } from '../fixtures/many-events.ts';
import { countVisits } from '../fixtures/visits.ts';

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' }, database: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'whence-bench-'));
const path = values.database ?? join(folder, 'bench.db');
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** So many are written by the store's own statements; the rest are copies of them. */
const written = 20_000;

if (!existsSync(path)) {
  const started = performance.now();
  const times = Math.max(1, Math.round(Number(values.events) / written));
  const database = openSqlite(path);
  await database.all('PRAGMA synchronous = OFF', []);
  await fillDatabase(database, Math.min(written, Number(values.events)));
  await database.close();
  console.error(`${written} events after ${seconds(started)} s`);
  if (times > 1) {
    const raw = connect(path, 1_000).database;
    raw.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -2000000;');
    multiply(raw, times);
    raw.exec('PRAGMA journal_mode = WAL;');
    raw.close();
  }
  console.log(`${times * written} events in ${seconds(started)} s, ${(statSync(path).size / 1e9).toFixed(2)} GB`);
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
async function clocked(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

const visited = countVisits(path);
const limit = 20;
/** Pages that are looked at in one place of a list: of a few, chance decides how many records their filters pass over, 21 or 1,300. */
const together = 500;
const lists: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { status: 'occurred' },
  { context: 'diplomatic' },
  { country: 'USA', status: 'occurred' },
  { context: 'diplomatic', status: 'occurred', country: ['USA', 'RUS'] },
  { excludeType: 'CONSULT' },
  { excludeCountry: 'NOR', excludeStatus: 'denied' },
  { from: '2022', to: '2025' },
  { from: '2022', to: '2025', context: 'diplomatic' },
  { from: '2022', sort: 'earliest' },
  { sort: '-earliest', status: 'occurred' },
  { q: 'consult' },
  { q: 'person' },
  { q: 'consult', status: 'occurred' },
  { q: 'person', from: '2022', to: '2025' },
  { q: 'person', sort: '-earliest' },
  { sort: '-published,id', status: 'occurred' },
];
console.log(
  `\n${`list of events, pages of ${limit}, mean of ${together}`.padEnd(62)}  first pages    deep  (records visited, ms)`,
);
const store = await openStore(`sqlite:${path}`);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
for (const filters of lists) {
  const query = EventQuery.parse({ ...filters, limit });
  const ask = (at: string | undefined) => ({ ...query, ...(at !== undefined && { cursor: at }) });
  const begins: (string | undefined)[] = [undefined];
  for (let page = 1; page < 10_000; page++) {
    const { next } = await list(visited.database, 'events', ask(begins.at(-1)));
    if (next === undefined) break;
    begins.push(next);
  }
  const measure = async (pages: readonly (string | undefined)[]): Promise<string> => {
    visited.take();
    for (const at of pages) await list(visited.database, 'events', ask(at));
    const visits = visited.take() / pages.length;
    const times: number[] = [];
    for (const at of pages) times.push(await clocked(() => store.list('events', ask(at)), 5));
    return `${visits.toFixed(0).padStart(6)} ${mean(times).toFixed(2).padStart(6)}`;
  };
  const [first, deep] = [await measure(begins.slice(0, together)), await measure(begins.slice(-together - 1, -1))];
  console.log(`${JSON.stringify(filters).padEnd(62)} ${first} ${deep}  page ${begins.length}`);
}

const delay = monitorEventLoopDelay({ resolution: 1 });
console.log(`\n${'aggregate'.padEnd(62)}         ms   longest hold-up of the event loop, ms`);
const { analytics } = store;
const aggregates: readonly (readonly [string, () => Promise<unknown>])[] = [
  ...['month', 'type', 'status', 'quad', 'year', 'country', 'actor', 'dyad', 'month,type'].map(
    (by) => [`counts by=${by}`, () => analytics.countEvents(EventCountsQuery.parse({ by }))] as const,
  ),
  ...[
    { by: 'month', country: 'USA' },
    { by: 'type', from: '2023', to: '2024' },
    { by: 'month', status: 'occurred', excludeType: 'CONSULT' },
    { by: 'month', tz: 'Asia/Seoul' },
    { by: 'day', actor: idAt('act', 3) },
  ].map((query) => [`counts ${JSON.stringify(query)}`, () => analytics.countEvents(EventCountsQuery.parse(query))] as const),
  ['timeline', () => analytics.timeline(TimelineQuery.parse({}))],
  ['graph', () => analytics.graph(GraphQuery.parse({}))],
  ['graph in 2024', () => analytics.graph(GraphQuery.parse({ from: '2024', to: '2025' }))],
  ['relations', () => analytics.relations({ id: idAt('act', 0), name: 'x', kind: 'person' }, RelationsQuery.parse({}))],
  ['list with includeTotal', () => store.list('events', EventQuery.parse({ status: 'occurred', includeTotal: 'true' }))],
  ['list by relevance', () => store.list('events', EventQuery.parse({ q: 'consult', sort: '-relevance' }))],
  ['list of what two common words share', () => store.list('events', EventQuery.parse({ q: 'consult number1 number2' }))],
];
for (const [name, run] of aggregates) {
  await run(); // warm
  delay.reset();
  delay.enable();
  const time = await clocked(run, 3);
  delay.disable();
  console.log(`${name.padEnd(62)} ${time.toFixed(0).padStart(10)} ${(delay.max / 1e6).toFixed(0).padStart(10)}`);
}
visited.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
