/** Pages of records by keyset: where the last page ended, not how many came before. */
import type { Queries, Resource } from '../schema/query.ts';
import { seqIn, stretchOf } from './arm.ts';
import { readFilters } from './context.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Arm, Database, Row, Sql } from './dialect.ts';
import { type Piece, piecesOf } from './near.ts';
import { after, expressionOf, isBySeq, type Order, orderOf } from './order.ts';
import { columnsSent, sendable } from './sendable.ts';
import { allOf, sql, written } from './sql.ts';
import type { RecordPage } from './store.ts';
import { chooseWhole, keysOf, readAlong, selectionOf, type Walk } from './walk.ts';

interface PageRequest extends Piece {
  readonly resource: Resource;
}

const joined = (parts: readonly Sql[], between: string): Sql => ({
  sql: parts.map((part) => part.sql).join(between),
  values: parts.flatMap(({ values }) => values),
});

const directionOf = ({ descending }: Order[number]): string => (descending ? 'DESC' : 'ASC');

/** Of the places that are found, in their order, as `d`, the records; only here their texts are read. */
const recordsAt = ({ resource, order }: PageRequest, found: Sql): Sql => {
  const keys = order.map((_, index) => `d.k${index}`).join(', ');
  const by = order.map((key, index) => `d.k${index} ${directionOf(key)}`).join(', ');
  return withRecords(resource, found, { keys, place: isBySeq(order) ? 'd.k0' : 'd.seq', by });
};
const withRecords = (resource: Resource, found: Sql, { keys, place, by }: { keys: string; place: string; by: string }): Sql => ({
  sql: `SELECT ${columnsSent(resource)}, ${keys} FROM (${found.sql} LIMIT ?) d CROSS JOIN ${resource} r WHERE r.seq = ${place} ORDER BY ${by}`,
  values: found.values,
});

/** The places in one range, in the order of `seq`, as its own keys: the other filters are tested by the place alone, or on the record that is there. */
function placesIn({ dialect }: Database, request: PageRequest, arm: Arm): Sql {
  const { resource, walk } = request;
  const seq = seqIn(arm);
  const byKey = walk.restOfKeys?.(seq);
  const records = byKey ? '' : ` CROSS JOIN ${dialect.narrow(resource)}`;
  const tests = byKey ?? [sql(`r.seq = ${seq}`), ...walk.rest];
  return written`SELECT ${sql(`d.${arm.key} AS k0`)} FROM ${sql(`${arm.table} d${records}`)} WHERE ${allOf([...stretchOf(arm, request).where, arm.where, ...tests])}`;
}

/**
 * Ranges that each have the order are read side by side: of all, the next record is taken, and none is read before its turn.
 * Where a record must stand in others too, these are read with them.
 */
function mergeArms(database: Database, request: PageRequest): Sql {
  const ways = request.walk.arms.map((arm) => placesIn(database, request, arm));
  const one = joined(ways, request.walk.disjoint ? ' UNION ALL ' : ' UNION ');
  const others = (request.walk.others ?? []).map((arm) => placesIn(database, request, arm));
  const all = joined([one, ...others], ' INTERSECT ');
  const [arm] = request.walk.arms; // those that are read side by side are alike in this
  const { direction } = stretchOf(arm!, request);
  const place = `${arm!.negative ? '-' : ''}d.k0`;
  return withRecords(request.resource, written`${all} ORDER BY ${sql(`k0 ${direction}`)}`, {
    keys: `${place} AS k0`,
    place,
    by: `d.k0 ${direction}`,
  });
}

/** The statements that give a page between them, one after the other until it is full. Each lacks the last value, its limit. */
function pageStatements(database: Database, request: PageRequest): Sql[] {
  const { resource, walk, order, position } = request;
  const bySeq = isBySeq(order);
  const tested = walk.rest.length > 0; // many may be looked at for one that is wanted
  const together = walk.arms.length > 1 || walk.others !== undefined;
  if (bySeq && walk.ordered && (together || (walk.arms.length === 1 && tested))) return [mergeArms(database, request)];
  const [arm] = walk.arms;
  const alias = arm !== undefined && (bySeq || walk.sorted) ? 'd' : 'r';
  const along = bySeq && arm ? stretchOf(arm, request) : undefined;
  const expressions = order.map((key) => (bySeq && arm ? seqIn(arm) : expressionOf(key, alias, database.dialect)));
  const { from, where } = selectionOf(walk, tested ? database.dialect.narrow(resource) : `${resource} r`);
  const keys = expressions.map((expression, index) => `${expression} AS k${index}`).join(', ');
  const by = along
    ? `d.${arm!.key} ${along.direction}`
    : order.map((key, index) => `${expressions[index]} ${directionOf(key)}`).join(', ');
  const stretches = along ? [allOf(along.where)] : position ? after(order, expressions, position) : [sql('1 = 1')];
  const columns = sql(`${tested ? 'r.seq' : columnsSent(resource)}, ${keys}`);
  // Of two ends of a range, SQLite seeks the one that stands first: where the last page ended, not where the filters do.
  const found = stretches.map(
    (stretch) => written`SELECT ${columns} FROM ${from} WHERE ${allOf([stretch, where])} ORDER BY ${sql(by)}`,
  );
  return found.map((each) => (tested ? recordsAt(request, each) : written`${each} LIMIT ?`));
}

async function readRows(database: Database, resource: Resource, pieces: AsyncIterable<Piece>, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const piece of pieces) {
    for (const { sql: text, values } of pageStatements(database, { ...piece, resource })) {
      rows.push(...(await readAlong(database, piece.walk, { sql: text, values: [...values, limit - rows.length] })));
      if (rows.length === limit) return rows;
    }
  }
  return rows;
}

/** Reads a page of a list. Throws `InvalidCursor`. */
export async function list<R extends Resource>(database: Database, resource: R, query: Queries[R]): Promise<RecordPage> {
  const order = orderOf(resource, query.sort);
  const bound = fingerprint(resource, query);
  const position = query.cursor === undefined ? undefined : readCursor(query.cursor, bound, order.length);
  const filters = await readFilters(database, resource, query);
  const rows = await readRows(database, resource, piecesOf(database, resource, filters, { order, position }), query.limit + 1);
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
  const [row] = await readAlong(database, walk, written`SELECT count(*) AS n FROM ${from} WHERE ${where}`);
  return Number(row?.n ?? 0);
}
