/** Pages of records by keyset: where the last page ended, not how many came before. */
import type { Queries, Resource } from '../schema/query.ts';
import { readFilters } from './context.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row, Sql, SqlValue } from './dialect.ts';
import { after, expressionOf, isBySeq, type Order, orderOf } from './order.ts';
import { sendable } from './sendable.ts';
import { allOf, sql } from './sql.ts';
import type { RecordPage } from './store.ts';
import { chooseWalk, chooseWhole, keysOf, readAlong, selectionOf, type Walk } from './walk.ts';

interface PageRequest {
  readonly resource: Resource;
  readonly walk: Walk;
  readonly order: Order;
  /** Values of the last record of the page before. */
  readonly position: readonly SqlValue[] | undefined;
  readonly limit: number;
}

const joined = (parts: readonly Sql[], between: string): Sql => ({
  sql: parts.map((part) => part.sql).join(between),
  values: parts.flatMap(({ values }) => values),
});

/** Ranges that each have the order are read side by side: of all, the next record is taken, and none is read before its turn. */
function mergeArms({ resource, walk, order, position, limit }: PageRequest): Sql {
  const ways = walk.arms.map(({ table, key, where }) => {
    const begin = position ? [after(order, [`d.${key}`], position)] : [];
    const records = walk.rest.length === 0 ? '' : ` CROSS JOIN ${resource} r`;
    const found = walk.rest.length === 0 ? [] : [sql(`r.seq = d.${key}`), ...walk.rest];
    const condition = allOf([where, ...begin, ...found]);
    return { sql: `SELECT d.${key} AS seq FROM ${table} d${records} WHERE ${condition.sql}`, values: condition.values };
  });
  const direction = order[0].descending ? 'DESC' : 'ASC';
  const all = joined(ways, walk.disjoint ? ' UNION ALL ' : ' UNION ');
  return {
    sql: `SELECT r.*, r.seq AS k0 FROM (${all.sql} ORDER BY seq ${direction} LIMIT ?) d CROSS JOIN ${resource} r WHERE r.seq = d.seq ORDER BY r.seq ${direction}`,
    values: [...all.values, limit],
  };
}

function pageStatement(database: Database, request: PageRequest): Sql {
  const { resource, walk, order, position, limit } = request;
  const bySeq = isBySeq(order);
  if (bySeq && walk.ordered && walk.arms.length > 1) return mergeArms(request);
  const [arm] = walk.arms;
  // Without a range, the index of the order is what is walked; the table stands there twice, so that no other one is taken.
  const twice = arm === undefined && walk.rest.length > 0;
  const alias = (bySeq && arm !== undefined) || twice ? 'd' : 'r';
  const expressions = order.map((key) => (bySeq && arm ? `d.${arm.key}` : expressionOf(key, alias, database.dialect)));
  const begin = position ? [after(order, expressions, position)] : [];
  const selection = twice
    ? { from: `${resource} d CROSS JOIN ${resource} r`, where: allOf([sql('r.seq = d.seq'), ...walk.rest]) }
    : selectionOf(walk, `${resource} r`);
  const where = allOf([selection.where, ...begin]);
  const by = order.map(({ descending }, index) => `${expressions[index]} ${descending ? 'DESC' : 'ASC'}`).join(', ');
  const keys = expressions.map((expression, index) => `${expression} AS k${index}`).join(', ');
  return {
    sql: `SELECT r.*, ${keys} FROM ${selection.from} WHERE ${where.sql} ORDER BY ${by} LIMIT ?`,
    values: [...where.values, limit],
  };
}

/** Reads a page of a list. Throws `InvalidCursor`. */
export async function list<R extends Resource>(database: Database, resource: R, query: Queries[R]): Promise<RecordPage> {
  const order = orderOf(resource, query.sort);
  const bound = fingerprint(resource, query);
  const position = query.cursor === undefined ? undefined : readCursor(query.cursor, bound, order.length);
  const filters = await readFilters(database, resource, query);
  const walk = await chooseWalk(database, resource, filters, order);
  const statement = pageStatement(database, { resource, walk, order, position, limit: query.limit + 1 });
  const rows = await readAlong(database, walk, statement);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    records: shown.map((row) => sendable(resource, row, query.view)),
    ...(more && {
      next: writeCursor(
        bound,
        order.map((_, index) => last[`k${index}`]!),
      ),
    }),
    ...(query.includeTotal && { total: await countAlong(database, resource, await chooseWhole(database, resource, filters)) }),
  };
}

/** How many records there are along a walk. */
export async function countAlong(database: Database, resource: Resource, walk: Walk): Promise<number> {
  const keys = walk.rest.length === 0 ? keysOf(walk) : undefined;
  const { from, where } = keys ?? selectionOf(walk, walk.rest.length === 0 ? `${resource} r` : database.dialect.narrow(resource));
  const text = `SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`;
  const [row]: readonly (Row | undefined)[] = await readAlong(database, walk, { sql: text, values: where.values });
  return Number(row?.n ?? 0);
}
