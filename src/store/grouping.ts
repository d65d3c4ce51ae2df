/** Counting the events of a walk by one or two dimensions: the SQL that all aggregates over events share. */
import { type CountDimension, isUnit } from '../schema/query-analytics.ts';
import type { Database, Dialect, Row, Sql } from './dialect.ts';
import { type Dimension, dimensions, zoneOf } from './dimensions.ts';
import { allOf, crossJoin, sql, written } from './sql.ts';
import type { Given } from './urls.ts';
import { keysOf, readAlong, selectionOf, type Walk } from './walk.ts';

export interface Grouped {
  readonly from: Sql;
  readonly where: Sql;
  readonly keys: readonly Sql[];
  /** Their numbers, times first, as indexes have them. */
  readonly order: string;
}

/** All events as `r`, along the index that has them in the order of what they are counted by, where there is one. */
function allBy({ narrow, monthsAndTypes }: Dialect, by: readonly CountDimension[], tz: unknown): string {
  if (by.length === 1) return 'events r';
  const beside = by.includes('month') && by.includes('type') && zoneOf(tz) === undefined;
  return beside ? monthsAndTypes : narrow('events');
}

/** Joins in the order in which they stand, which is that of the index chosen; tables that nothing is asked of stay away. */
export function groupBy(database: Database, walk: Walk, by: readonly CountDimension[], resolved: Given): Grouped {
  const chosen = by.map((each): Dimension => dimensions[each]);
  const { dialect } = database;
  const events = walk.rest.length > 0 || chosen.some(({ column }) => column);
  const all = walk.arms.length === 0 && walk.rest.length === 0;
  const base = events ? selectionOf(walk, all ? allBy(dialect, by, resolved.tz) : dialect.narrow('events')) : keysOf(walk);
  const groups = chosen.map(({ group }, index) =>
    group(resolved, dialect, `g${index}`, base?.seq ?? (index > 0 ? 'g0.seq' : undefined)),
  );
  return {
    from: crossJoin([...(base ? [base.from] : []), ...groups.flatMap(({ tables }) => tables.map((table) => sql(table)))]),
    where: allOf([...(base ? [base.where] : []), ...groups.flatMap(({ where }) => where)]),
    keys: groups.map(({ key }) => key),
    order: by[1] !== undefined && isUnit(by[1]) ? '2, 1' : by.map((_, index) => index + 1).join(', '),
  };
}

/** What is counted along. */
export interface Along {
  readonly database: Database;
  readonly walk: Walk;
}

export interface GroupRow {
  readonly key: string;
  readonly count: number;
}
const groupRow = (row: Row): GroupRow => ({ key: String(row.k0), count: Number(row.n) });

/** The largest groups, or all of them in the order of their keys. */
export async function readGroups(along: Along, { from, where, keys: [key] }: Grouped, limit?: number): Promise<GroupRow[]> {
  const order = sql(limit === undefined ? 'k0' : `n DESC, k0 LIMIT ${limit}`);
  const statement = written`SELECT ${key!} AS k0, count(*) AS n FROM ${from} WHERE ${where} GROUP BY 1 ORDER BY ${order}`;
  return (await readAlong(along.database, along.walk, statement)).map(groupRow);
}

export interface PairRow extends GroupRow {
  readonly part: string;
}

/** The groups within some groups: of each the largest, or all of them where the second key is a time. */
export async function readPairs(along: Along, grouped: Grouped, within: Sql, largest: number | undefined): Promise<PairRow[]> {
  const { from, where, keys, order } = grouped;
  const [first, second] = keys as [Sql, Sql];
  const pairs = written`SELECT ${first} AS k0, ${second} AS k1, count(*) AS n FROM ${from} WHERE ${where} GROUP BY ${sql(order)}`;
  const ranked = written`SELECT k0, k1, n, row_number() OVER (PARTITION BY k0 ORDER BY n DESC, k1) AS place FROM (${pairs}) pairs WHERE ${within}`;
  const some = largest === undefined ? sql('1 = 1') : sql('place <= ?', largest);
  const statement = written`SELECT k0, k1, n FROM (${ranked}) ranked WHERE ${some} ORDER BY k0, place`;
  const rows = await readAlong(along.database, along.walk, statement);
  return rows.map((row) => ({ ...groupRow(row), part: String(row.k1) }));
}
