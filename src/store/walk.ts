/**
 * How a list is read: along one index, with every other filter tested on the record that is found there. Which index decides
 * what a page costs, wherever in the list it stands. Where few records match some filter, those are read and put in order;
 * otherwise an index is taken that has the order already, and reading stops with the page.
 */
import type { Resource } from '../schema/query.ts';
import { seqIn } from './arm.ts';
import type { Arm, Database, Row, Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { isByRelevance, isBySeq, type Order } from './order.ts';
import { allOf, crossJoin, sql } from './sql.ts';

/** So many records are read and sorted as quickly as so rare ones are found by walking through a million. */
const few = 5_000;

export interface Walk {
  /** Index ranges to read; none means the whole table. */
  readonly arms: readonly Arm[];
  /** Whether no record stands in two of them. */
  readonly disjoint: boolean;
  /** Whether each range has the order of `seq`. */
  readonly ordered: boolean;
  /** Whether the one range is of the index that has the order asked for. */
  readonly sorted: boolean;
  /** Holds for the records wanted among those read. */
  readonly rest: readonly Sql[];
  /** The same by their `seq` alone, so that the records themselves are not looked at; absent where that cannot tell. */
  readonly restOfKeys?: (seq: string) => readonly Sql[];
  /** Further ranges in the same order, each of which must hold a record that is wanted. */
  readonly others?: readonly Arm[];
  /** Whether it is sure to be read soon: a page of it, or, where there is no order, all. */
  readonly quick: boolean;
}

/**
 * Ranges that were found to hold `few` or more, for each database: counting so far takes longer than reading a page. That some may
 * have shrunk since costs time and no more; ranges that are small are counted each time.
 */
const large = new WeakMap<Database, Set<string>>();
const mostKnown = 10_000;

async function sizeOfFilter(database: Database, read: Database['all'], { arms }: Filter): Promise<number> {
  const known = large.get(database) ?? new Set();
  large.set(database, known);
  const name = JSON.stringify(arms);
  if (known.has(name)) return few;
  const size = await sizeOf(read, arms);
  if (size < few) return size;
  if (known.size >= mostKnown) known.clear();
  known.add(name);
  return size;
}

/** How many records the ranges hold, counted up to `few`. */
async function sizeOf(read: Database['all'], arms: readonly Arm[]): Promise<number> {
  let size = 0;
  for (const { table, where } of arms) {
    const counted = `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} d WHERE ${where.sql} LIMIT ${few - size}) few`;
    size += Number((await read(counted, where.values))[0]?.n);
    if (size >= few) break;
  }
  return size;
}

/** Reads the ranges of one filter, and holds what is there against the others. */
export function along(filters: readonly Filter[], walked: Filter | undefined, quick: boolean): Walk {
  const rest = filters.filter((each) => each !== walked || !each.exact);
  const ofKeys = rest.flatMap(({ ofKey }) => (ofKey ? [ofKey] : []));
  return {
    arms: walked?.arms ?? [],
    disjoint: walked?.disjoint ?? true,
    ordered: walked?.ordered ?? true,
    sorted: false,
    rest: rest.map(({ where }) => where),
    ...(ofKeys.length === rest.length && { restOfKeys: (seq: string) => ofKeys.map((each) => each(seq)) }),
    quick,
  };
}

const isSmall = async (database: Database, table: string): Promise<boolean> =>
  (await sizeOf(database.all, [{ table, key: 'seq', where: sql('1 = 1') }])) < few;

/** The index of the order itself, or the range of it that the filters on its column leave. */
function alongOrder(resource: Resource, filters: readonly Filter[], [{ column }]: Order): Walk {
  const ranges = filters.flatMap(({ range }) => (range?.column === column ? [range.where] : []));
  const arm = { table: resource, key: 'seq', where: allOf(ranges) };
  return { ...along(filters, undefined, ranges.length === filters.length), arms: [arm], sorted: true };
}

/** Chooses the index for a list in some order. Where one filter is all there is, nothing is to be compared. */
export async function chooseWalk(
  database: Database,
  resource: Resource,
  filters: readonly Filter[],
  order: Order,
): Promise<Walk> {
  if (filters.length === 0) return along(filters, undefined, true);
  const indexed = filters.filter(({ arms }) => arms.length > 0);
  const slow = filters.some((each) => each.slow) && !(await isSmall(database, resource));
  if (isByRelevance(order)) {
    const ranked = filters.find((each) => each.ranked);
    return along(filters, ranked, await isSmall(database, resource));
  }
  const usable = isBySeq(order) ? indexed.filter(({ ordered }) => ordered) : [];
  if (filters.length === 1 && usable.length === 1) return along(filters, usable[0], !slow);
  const rarest = await rarestOf(database, slow, indexed);
  if (rarest) return along(filters, rarest, !slow);
  // What is to be found out of a record by itself is soon done but for words.
  const walked = usable.find(({ ranked }) => ranked) ?? usable.find(({ arms }) => arms.length === 1) ?? usable[0];
  return walked ? along(filters, walked, false) : alongOrder(resource, filters, order);
}

/** Chooses the index for reading all records, in whichever order. */
export async function chooseWhole(database: Database, resource: Resource, filters: readonly Filter[]): Promise<Walk> {
  const small = await isSmall(database, resource);
  const indexed = filters.filter(({ arms }) => arms.length > 0);
  const slow = filters.some((each) => each.slow) && !small;
  const rarest = await rarestOf(database, slow, indexed);
  return along(
    filters,
    rarest ?? indexed.find(({ arms }) => arms.length === 1) ?? indexed[0],
    small || (rarest !== undefined && !slow),
  );
}

/** The filter that leaves fewest records, where it leaves few. */
async function rarestOf(database: Database, slow: boolean, indexed: readonly Filter[]): Promise<Filter | undefined> {
  const read = slow ? database.read : database.all;
  const sizes = await Promise.all(indexed.map(async (filter) => ({ filter, size: await sizeOfFilter(database, read, filter) })));
  const [rarest] = sizes.toSorted((a, b) => a.size - b.size);
  return rarest && rarest.size < few ? rarest.filter : undefined;
}

/** Reads along a walk: here where it is quick, beside this thread where not. */
export const readAlong = (database: Database, { quick }: Walk, { sql: text, values }: Sql): Promise<readonly Row[]> =>
  (quick ? database.all : database.read)(text, values);

export interface Selection {
  readonly from: Sql;
  readonly where: Sql;
  /** What stands for a record's `seq`. */
  readonly seq: string;
}

/** The ranges of a walk alone, without the records themselves; nothing where it is the whole table. */
export function keysOf({ arms, disjoint }: Walk): Selection | undefined {
  const [only] = arms;
  if (only === undefined) return undefined;
  if (arms.length === 1) return { from: sql(`${only.table} d`), where: only.where, seq: seqIn(only) };
  const ranges = arms.map((arm) => `SELECT ${seqIn(arm)} AS seq FROM ${arm.table} d WHERE ${arm.where.sql}`);
  const values = arms.flatMap(({ where }) => where.values);
  return {
    from: { sql: `(${ranges.join(disjoint ? ' UNION ALL ' : ' UNION ')}) d`, values },
    where: sql('1 = 1'),
    seq: 'd.seq',
  };
}

/** All records of a walk: what to read from, and under which conditions. Takes the table of records as `r`. */
export function selectionOf(walk: Walk, records: string): Selection {
  const keys = keysOf(walk);
  if (!keys) return { from: sql(records), where: allOf(walk.rest), seq: 'r.seq' };
  return {
    from: crossJoin([keys.from, sql(records)]),
    where: allOf([keys.where, sql(`r.seq = ${keys.seq}`), ...walk.rest]),
    seq: 'r.seq',
  };
}
