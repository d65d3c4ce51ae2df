/**
 * How a list is read: along one index, with every other filter tested on the record that is found there. Which index decides
 * what a page costs, wherever in the list it stands. Where few records match some filter, those are read and put in order;
 * otherwise an index is taken that has the order already, and reading stops with the page.
 */
import type { Arm, Database, Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { isByRelevance, isBySeq, type Order } from './order.ts';
import { allOf } from './sql.ts';

/** So many records are read and sorted as quickly as so rare ones are found by walking through a million. */
const few = 5_000;

export interface Walk {
  /** Index ranges to read; none means the whole table. */
  readonly arms: readonly Arm[];
  /** Whether the same record can stand in two of them. */
  readonly disjoint: boolean;
  /** Whether each range has the order of `seq`. */
  readonly ordered: boolean;
  /** Holds for the records wanted among those read. */
  readonly rest: readonly Sql[];
  /** Whether a page is sure to be found soon. */
  readonly quick: boolean;
}

/** How many records the ranges of a filter hold, counted up to `few`. */
async function sizeOf(database: Database, { arms, slow }: Filter): Promise<number> {
  let size = 0;
  for (const { table, where } of arms) {
    const counted = `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} d WHERE ${where.sql} LIMIT ${few - size})`;
    const [row] = await (slow ? database.read : database.all)(counted, where.values);
    size += Number(row?.n);
    if (size >= few) break;
  }
  return size;
}

const along = (filters: readonly Filter[], walked: Filter | undefined, quick: boolean): Walk => ({
  arms: walked?.arms ?? [],
  disjoint: walked?.disjoint ?? true,
  ordered: walked?.ordered ?? true,
  rest: filters.filter((each) => each !== walked || !each.exact).map(({ where }) => where),
  quick: (quick || filters.every((each) => each === walked)) && !filters.some(({ slow }) => slow),
});

/** Chooses the index for a list in some order, or in none. */
export async function chooseWalk(database: Database, filters: readonly Filter[], order?: Order): Promise<Walk> {
  if (order && isByRelevance(order))
    return {
      ...along(
        filters,
        filters.find(({ ranked }) => ranked),
        false,
      ),
      quick: false,
    };
  const bySeq = order !== undefined && isBySeq(order);
  const indexed = filters.filter(({ arms }) => arms.length > 0);
  const usable = order ? indexed.filter(({ ordered }) => bySeq && ordered) : indexed;
  if (filters.length <= 1 && usable.length === indexed.length) return along(filters, usable[0], filters.length === 0);
  const sizes = await Promise.all(indexed.map(async (filter) => ({ filter, size: await sizeOf(database, filter) })));
  const [rarest] = sizes.toSorted((a, b) => a.size - b.size);
  if (rarest && rarest.size < few) return along(filters, rarest.filter, true);
  return along(filters, usable.find(({ arms }) => arms.length === 1) ?? usable[0], false);
}

export interface Selection {
  readonly from: string;
  readonly where: Sql;
}

/** All records of a walk: what to read from, and under which conditions. Takes the table of records as `r`. */
export function selectionOf({ arms, disjoint, rest }: Walk, records: string): Selection {
  const [only] = arms;
  if (only === undefined) return { from: records, where: allOf(rest) };
  if (arms.length === 1) {
    const { table, key, where } = only;
    return { from: `${table} d CROSS JOIN ${records}`, where: allOf([where, { sql: `r.seq = d.${key}`, values: [] }, ...rest]) };
  }
  const ranges = arms.map(({ table, key, where }) => `SELECT d.${key} AS seq FROM ${table} d WHERE ${where.sql}`);
  const from = `(${ranges.join(disjoint ? ' UNION ALL ' : ' UNION ')}) d CROSS JOIN ${records}`;
  const { sql, values } = allOf([{ sql: 'r.seq = d.seq', values: [] }, ...rest]);
  return { from, where: { sql, values: [...arms.flatMap(({ where }) => where.values), ...values] } };
}
