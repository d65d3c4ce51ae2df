/** Events counted by one or two of their fields, with exactly the filters of their list. */
import type { CountBucket, CountPart, EventCounts, Unplaced } from '../schema/counts.ts';
import { type CountDimension, type EventCountsQuery, isUnit, type TimeUnit } from '../schema/query-analytics.ts';
import { fillBuckets, nameOf, placedIn, unplacedIn } from './buckets.ts';
import { readFilters, resolveNames } from './context.ts';
import type { Database } from './dialect.ts';
import { both, dimensions } from './dimensions.ts';
import { type GroupRow, groupBy, readGroups, readPairs } from './grouping.ts';
import { countAlong } from './list.ts';
import { readNames } from './names.ts';
import { isIn } from './sql.ts';
import { type Given, listUrl } from './urls.ts';
import { chooseWhole, type Walk } from './walk.ts';

/** Parts of a bucket, at most. */
const mostParts = 100;

export interface Counting {
  readonly database: Database;
  /** As it was asked, for URLs. */
  readonly query: Given;
  /** With ids where names were given. */
  readonly resolved: Given;
  readonly walk: Walk;
}

export async function startCounting(database: Database, given: object): Promise<Counting> {
  const query = given as Given;
  const resolved = await resolveNames(database, query);
  return {
    database,
    query,
    resolved,
    walk: await chooseWhole(database, 'events', await readFilters(database, 'events', resolved)),
  };
}

export const countAll = ({ database, walk }: Counting): Promise<number> => countAlong(database, 'events', walk);

/** Events that buckets of this length cannot hold, which are all that stand in none; nothing where the filters leave no room for any. */
export function unplacedOf(
  { query }: Pick<Counting, 'query'>,
  unit: TimeUnit,
  total: number,
  placed: number,
): Unplaced | undefined {
  const wanted = both(query.timePrecision, unplacedIn(unit));
  if (wanted.length === 0) return undefined;
  return { count: Math.max(0, total - placed), url: listUrl('events', query, { timePrecision: wanted }) };
}

/** How many events groups hold together. */
export const sumOf = (groups: readonly { readonly count: number }[]): number => groups.reduce((sum, { count }) => sum + count, 0);

interface Filled {
  readonly rows: readonly GroupRow[];
  readonly more: boolean;
  /** How many events all groups hold, shown or not; for times only. */
  readonly placed?: number;
}

/** Times stand in their order and without gaps. */
function fill({ query }: Counting, unit: TimeUnit, rows: readonly GroupRow[], most: number): Filled {
  if (both(query.timePrecision, placedIn(unit)).length === 0) return { rows: [], more: false };
  const counts = new Map(rows.map(({ key, count: each }) => [key, each]));
  const { keys, more } = fillBuckets(
    unit,
    rows.map(({ key }) => key),
    query,
    most,
  );
  return { rows: keys.map((key) => ({ key, count: counts.get(key) ?? 0 })), more };
}

/** The buckets of one dimension, as many as asked for. */
export async function readBuckets(counting: Counting, by: CountDimension, most: number): Promise<Filled> {
  const { database, walk, resolved } = counting;
  const grouped = groupBy(database, walk, [by], resolved);
  if (isUnit(by)) {
    const found = await readGroups(counting, grouped);
    return { ...fill(counting, by, found, most), placed: sumOf(found) };
  }
  const rows = await readGroups(counting, grouped, most + 1);
  return { rows: rows.slice(0, most), more: rows.length > most };
}

function describe(counting: Counting, by: CountDimension, names: ReadonlyMap<string, string>, changes: Given) {
  return ({ key, count: value }: GroupRow): CountPart => ({
    key,
    name: isUnit(by) ? nameOf(by, key) : (names.get(key) ?? key),
    count: value,
    url: listUrl('events', counting.query, { ...changes, ...dimensions[by].list({ ...counting.query, ...changes }, key) }),
  });
}

type Divided = Pick<CountBucket, 'parts' | 'more' | 'unplaced'>;

/** Divides buckets by a second dimension. Parts that are times are the same in all of them. */
async function divide(
  counting: Counting,
  [by, thenBy]: readonly [CountDimension, CountDimension],
  buckets: readonly CountBucket[],
  limit: number,
): Promise<ReadonlyMap<string, Divided>> {
  const { database, walk, resolved, query } = counting;
  const most = Math.min(limit, mostParts);
  const keys = isIn(
    'k0',
    buckets.map(({ key }) => key),
  );
  const pairs = await readPairs(
    counting,
    groupBy(database, walk, [by, thenBy], resolved),
    keys,
    isUnit(thenBy) ? undefined : most + 1,
  );
  const names = await readNames(
    database,
    dimensions[thenBy].names,
    pairs.map(({ part }) => part),
  );
  const byBucket = Map.groupBy(pairs, ({ key }) => key);
  const times =
    isUnit(thenBy) &&
    fill(
      counting,
      thenBy,
      [...new Set(pairs.map(({ part }) => part))].sort().map((key) => ({ key, count: 0 })),
      most,
    );
  return new Map(
    buckets.map(({ key, count: held }) => {
      const changes = dimensions[by].list(query, key);
      const part = describe(counting, thenBy, names, changes);
      const rows = (byBucket.get(key) ?? []).map((row): GroupRow => ({ key: row.part, count: row.count }));
      const counts = new Map(rows.map((row) => [row.key, row.count]));
      const shown = times ? times.rows.map((row) => ({ key: row.key, count: counts.get(row.key) ?? 0 })) : rows.slice(0, most);
      const more = times ? times.more : rows.length > most;
      const unplaced = isUnit(thenBy) && unplacedOf({ query: { ...query, ...changes } }, thenBy, held, sumOf(rows));
      return [key, { parts: shown.map(part), more, ...(unplaced && { unplaced }) }];
    }),
  );
}

/** Counts events. Takes the query, gives buckets by size (times in their order), each with the URL that lists its events. */
export async function countEvents(database: Database, query: EventCountsQuery): Promise<EventCounts> {
  const [by, thenBy] = query.by as [CountDimension, CountDimension?];
  const counting = await startCounting(database, query);
  const { rows, more, placed = 0 } = await readBuckets(counting, by, query.limit);
  const names = await readNames(
    database,
    dimensions[by].names,
    rows.map(({ key }) => key),
  );
  const buckets: CountBucket[] = rows.map(describe(counting, by, names, {}));
  const parts = thenBy && (await divide(counting, [by, thenBy], buckets, query.limit));
  const total = await countAll(counting);
  const unplaced = isUnit(by) ? unplacedOf(counting, by, total, placed) : undefined;
  return {
    by,
    ...(thenBy && { thenBy }),
    total,
    buckets: parts ? buckets.map((bucket) => ({ ...bucket, ...parts.get(bucket.key) })) : buckets,
    more,
    ...(unplaced && { unplaced }),
  };
}
