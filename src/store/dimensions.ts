/** What events can be counted by, one row each: how they are grouped, and which parameters list the events of one bucket. */
import type { CountDimension, TimeUnit } from '../schema/query-analytics.ts';
import { nextKey, placedIn } from './buckets.ts';
import { fold } from './columns.ts';
import type { Dialect, Sql } from './dialect.ts';
import { momentOf } from './moments.ts';
import { isIn, sql } from './sql.ts';
import type { Given } from './urls.ts';

/** Grouping of events `r`, or of whatever has their `seq`. */
export interface Grouping {
  /** Tables to join, after a comma; none where the events have the key themselves. */
  readonly tables: readonly string[];
  readonly key: Sql;
  readonly where: readonly Sql[];
}

export interface Dimension {
  readonly group: (query: Given, dialect: Dialect, alias: string, seq: string | undefined) => Grouping;
  /** Parameters that list the events of the bucket. */
  readonly list: (query: Given, key: string) => Given;
  /** Whether the key is a column of the event, so that each event has one. */
  readonly column: boolean;
  readonly names?: 'actors' | 'sources' | 'places' | 'dyads';
}

const ofColumn = (name: string): Dimension => ({
  group: () => ({ tables: [], key: sql(`r.${name}`), where: [] }),
  list: (_query, key) => ({ [name]: [key] }),
  column: true,
});

/** Where the query asks for some values, only they are buckets: what else such an event has cannot be asked for beside them. */
const ofTag = (name: string, names?: Dimension['names'], form: (value: string) => string = (value) => value): Dimension => ({
  group: (query, _dialect, alias, seq) => {
    const asked = query[name] as readonly string[] | undefined;
    const own = sql(`${seq === undefined ? '' : `${alias}.seq = ${seq} AND `}${alias}.dimension = '${name}'`);
    return {
      tables: [`event_tags ${alias}`],
      key: sql(`${alias}.value`),
      where: [own, ...(asked ? [isIn(`${alias}.value`, asked.map(form))] : [])],
    };
  },
  list: (_query, key) => ({ [name]: [key] }),
  column: false,
  ...(names && { names }),
});

const later = (asked: unknown, own: string, tz: string | undefined): string =>
  typeof asked === 'string' && momentOf(asked, tz).instant > momentOf(own, tz).instant ? asked : own;
const earlier = (asked: unknown, own: string, tz: string | undefined): unknown =>
  own.startsWith('+') || (typeof asked === 'string' && momentOf(asked, tz).instant < momentOf(own, tz).instant) ? asked : own;

export const both = <T>(asked: unknown, wanted: readonly T[]): T[] =>
  wanted.filter((each) => asked === undefined || (asked as readonly unknown[]).includes(each));

export const zoneOf = (tz: unknown): string | undefined => (typeof tz !== 'string' || tz === 'UTC' ? undefined : tz);

/** Instants are put on the day that a calendar in the time zone shows; days and clock times are where the sources have them. */
function dayOf(dialect: Dialect, tz: unknown): Sql {
  const zone = zoneOf(tz);
  if (zone === undefined) return sql('substr(r.earliest, 1, 10)');
  return sql(`CASE WHEN length(r.earliest) = 24 THEN ${dialect.dayIn('r.earliest')} ELSE substr(r.earliest, 1, 10) END`, zone);
}

/** In UTC the beginning of the text is the bucket, which has an index. */
function timeKey(unit: TimeUnit, dialect: Dialect, tz: unknown): Sql {
  const day = dayOf(dialect, tz);
  if (unit === 'day') return day;
  if (unit === 'week') return { sql: dialect.mondayOf(day.sql), values: day.values };
  const length = unit === 'month' ? 7 : 4;
  return day.values.length === 0
    ? sql(`substr(r.earliest, 1, ${length})`)
    : { sql: `substr(${day.sql}, 1, ${length})`, values: day.values };
}

const ofTime = (unit: TimeUnit): Dimension => ({
  group: (query, dialect) => ({
    tables: [],
    key: timeKey(unit, dialect, query.tz),
    where: [isIn('r.time_precision', both(query.timePrecision, placedIn(unit)))],
  }),
  list: (query, key) => {
    const tz = query.tz as string | undefined;
    return {
      from: later(query.from, key, tz),
      to: earlier(query.to, nextKey(unit, key), tz),
      timePrecision: both(query.timePrecision, placedIn(unit)),
    };
  },
  column: true,
});

export const dimensions: { readonly [D in CountDimension]: Dimension } = {
  type: ofColumn('type'),
  quad: ofColumn('quad'),
  status: ofColumn('status'),
  mode: ofTag('mode'),
  context: ofTag('context'),
  actor: ofTag('actor', 'actors'),
  recipient: ofTag('recipient', 'actors'),
  dyad: ofTag('dyad', 'dyads'),
  country: ofTag('country'),
  place: ofTag('place', 'places', fold),
  source: ofTag('source', 'sources'),
  origin: ofTag('origin', 'sources'),
  publisher: ofTag('publisher', 'sources'),
  day: ofTime('day'),
  week: ofTime('week'),
  month: ofTime('month'),
  year: ofTime('year'),
};
