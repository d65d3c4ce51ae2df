/** What the filters of one query need to know of the database before they can be written down. */
import type { Resource } from '../schema/query.ts';
import { fold } from './columns.ts';
import type { Database } from './dialect.ts';
import type { Extent, Filter } from './filter.ts';
import { filtersOf } from './filters.ts';
import { isIn } from './sql.ts';

type Given = Readonly<Record<string, unknown>>;

/** The first and last day of all events, for stretches of time that have no end of their own. */
async function readExtent(database: Database): Promise<Extent | undefined> {
  const ends = await Promise.all(
    ['ASC', 'DESC'].map((order) =>
      database.all(`SELECT earliest FROM events WHERE earliest >= '0' ORDER BY earliest ${order} LIMIT 1`, []),
    ),
  );
  const [first, last] = ends.map(([row]) => row && String(row.earliest));
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Ids of publishers, some of whom are given by their names. */
async function publisherIds(database: Database, given: unknown): Promise<string[] | undefined> {
  if (!Array.isArray(given)) return undefined;
  const values = given as readonly string[];
  const names = values.filter((value) => !value.startsWith('src_')).map(fold);
  const ids = values.filter((value) => value.startsWith('src_'));
  if (names.length === 0) return ids;
  const short = isIn(
    'sort_name',
    names.map((name) => name.slice(0, 100)),
  );
  const rows = await database.all(`SELECT id, name FROM sources WHERE ${short.sql}`, short.values);
  return [...ids, ...rows.filter(({ name }) => names.includes(fold(String(name)))).map(({ id }) => String(id))];
}

/** The query with ids where it names publishers. */
export async function resolveNames(database: Database, query: Given): Promise<Given> {
  const publisher = await publisherIds(database, query.publisher);
  const excludePublisher = await publisherIds(database, query.excludePublisher);
  return { ...query, publisher, excludePublisher };
}

/** The filters of a query, ready to be run. */
export async function readFilters(database: Database, resource: Resource, query: object): Promise<Filter[]> {
  const given = query as Given;
  const timed = resource === 'events' && (given.from !== undefined || given.to !== undefined);
  const context = {
    dialect: database.dialect,
    table: resource,
    from: given.from as string | undefined,
    to: given.to as string | undefined,
    tz: given.tz as string | undefined,
    extent: timed ? await readExtent(database) : undefined,
  };
  return filtersOf(resource, await resolveNames(database, given), context);
}
