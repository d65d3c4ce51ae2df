/** Events counted by one field, with exactly the filters of their list. */
import type { CountBucket, EventCounts, Unplaced } from '../schema/counts.ts';
import type { EventCountsQuery, TimePrecision } from '../schema/query.ts';
import type { Database, Row, Sql } from './dialect.ts';
import { readFilters } from './context.ts';
import { count } from './list.ts';
import { allOf, isIn, sql } from './sql.ts';
import { chooseWalk, type Selection, selectionOf } from './walk.ts';

type Given = Readonly<Record<string, unknown>>;

/** Path and query of the list of events under the same filters, with some set otherwise. */
function listUrl(query: EventCountsQuery, changes: Given): string {
  const { by: _by, limit: _limit, ...filters } = query;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, ...changes })) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) parameters.append(name, String(each));
  }
  return `/v1/events?${parameters}`;
}

interface Grouping {
  readonly from: string;
  readonly key: string;
  readonly where: Sql;
  /** Expression for the name that a chart would write; the key where absent. */
  readonly name?: string;
}

/** Counting by a tag: where the query asks for some of its values, only they are buckets. */
function byTag(
  query: EventCountsQuery,
  selection: Selection,
  dimension: 'actor' | 'country' | 'source',
  names?: string,
): Grouping {
  const asked = query[dimension];
  const conditions = [
    selection.where,
    sql('g.seq = r.seq'),
    sql(`g.dimension = '${dimension}'`),
    ...(asked ? [isIn('g.value', asked)] : []),
  ];
  const named = names ? ` LEFT JOIN ${names} n ON n.id = g.value` : '';
  return {
    from: `${selection.from} CROSS JOIN event_tags g${named}`,
    key: 'g.value',
    where: allOf(conditions),
    ...(names && { name: 'n.name' }),
  };
}

/** Time buckets: only what is known as exactly as a month is long is in one. */
const monthly: readonly TimePrecision[] = ['day', 'week', 'month'];
const coarser: readonly TimePrecision[] = ['year', 'longer', 'none'];

function groupingOf(query: EventCountsQuery, selection: Selection): Grouping {
  switch (query.by) {
    case 'type':
    case 'status':
      return { ...selection, key: `r.${query.by}` };
    case 'month':
      return {
        ...selection,
        key: 'substr(r.earliest, 1, 7)',
        where: allOf([selection.where, isIn('r.time_precision', monthly)]),
      };
    case 'country':
      return byTag(query, selection, 'country');
    case 'actor':
      return byTag(query, selection, 'actor', 'actors');
    case 'source':
      return byTag(query, selection, 'source', 'sources');
  }
}

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b);
const both = (asked: readonly TimePrecision[] | undefined, wanted: readonly TimePrecision[]): TimePrecision[] =>
  wanted.filter((each) => asked?.includes(each) ?? true);

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
}

function bucket(query: EventCountsQuery, row: Row): CountBucket {
  const key = String(row.bucket);
  const changes: Given =
    query.by === 'month'
      ? { from: later(query.from, key), to: earlier(query.to, nextMonth(key)), timePrecision: both(query.timePrecision, monthly) }
      : { [query.by]: [key] };
  return { key, name: String(row.name ?? key), count: Number(row.n), url: listUrl(query, changes) };
}

/** Nothing where the query leaves no room for such events. */
async function countUnplaced(database: Database, query: EventCountsQuery, selection: Selection): Promise<Unplaced | undefined> {
  const wanted = both(query.timePrecision, coarser);
  if (query.by !== 'month' || wanted.length === 0) return undefined;
  const value = await count(database, {
    from: selection.from,
    where: allOf([selection.where, isIn('r.time_precision', wanted)]),
  });
  return { count: value, url: listUrl(query, { timePrecision: wanted }) };
}

/** Counts events. Takes the query, gives buckets by size (months by time), each with the URL that lists its events. */
export async function countEvents(database: Database, query: EventCountsQuery): Promise<EventCounts> {
  const walk = await chooseWalk(database, await readFilters(database, 'events', query));
  const selection = selectionOf(walk, database.dialect.narrow('events'));
  const { from, key, where, name } = groupingOf(query, selection);
  const order = query.by === 'month' ? 'bucket' : 'n DESC, bucket';
  const columns = `${key} AS bucket, count(*) AS n${name ? `, max(${name}) AS name` : ''}`;
  const rows = await database.all(`SELECT ${columns} FROM ${from} WHERE ${where.sql} GROUP BY ${key} ORDER BY ${order} LIMIT ?`, [
    ...where.values,
    query.limit + 1,
  ]);
  const unplaced = await countUnplaced(database, query, selection);
  return {
    by: query.by,
    total: await count(database, selection),
    buckets: rows.slice(0, query.limit).map((row) => bucket(query, row)),
    more: rows.length > query.limit,
    ...(unplaced && { unplaced }),
  };
}
