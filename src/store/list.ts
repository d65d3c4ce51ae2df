/** Pages of records by keyset: where the last page ended, not how many came before. */
import type { Queries, Resource } from '../schema/query.ts';
import { fingerprint, type Position, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row } from './dialect.ts';
import { filtersOf, select } from './filters.ts';
import { sendable } from './sendable.ts';
import { allOf, type Sql, sql } from './sql.ts';
import type { RecordPage } from './store.ts';

type SortName<Q extends { sort?: string | undefined }> = Exclude<NonNullable<Q['sort']>, `-${string}`>;
type SortRows<Q extends { sort?: string | undefined }> = { readonly [K in SortName<Q>]: string };

/** Column behind each order. `seq` is publication, and settles ties everywhere. */
const sorts: { readonly [R in Resource]: SortRows<Queries[R]> } = {
  articles: { published: 'seq', updated: 'updated' },
  sources: { name: 'sort_name', claims: 'claims', updated: 'updated' },
  actors: { name: 'sort_name', events: 'events', articles: 'articles', updated: 'updated' },
  events: { published: 'seq', earliest: 'earliest', updated: 'updated' },
  claims: { published: 'seq', updated: 'updated' },
};
const defaults: { readonly [R in Resource]: string } = {
  articles: '-published',
  sources: 'name',
  actors: 'name',
  events: '-published',
  claims: '-published',
};

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

function orderOf(resource: Resource, sort: string | undefined): Order {
  const asked = sort ?? defaults[resource];
  const descending = asked.startsWith('-');
  const column = (sorts[resource] as Readonly<Record<string, string>>)[descending ? asked.slice(1) : asked]!;
  return { column, descending };
}

function after({ column, descending }: Order, seq: string, { value, key }: Position): Sql {
  const sign = descending ? '<' : '>';
  return column === 'seq' ? sql(`${seq} ${sign} ?`, key) : sql(`(r.${column}, r.seq) ${sign} (?, ?)`, value, key);
}

/** Reads a page of a list. Throws `InvalidCursor`. */
export async function list<R extends Resource>(database: Database, resource: R, query: Queries[R]): Promise<RecordPage> {
  const { from, where } = select(resource, filtersOf(resource, query, database.dialect));
  const bound = fingerprint(resource, query);
  const order = orderOf(resource, query.sort);
  const seq = from.includes(' d ') ? 'd.seq' : 'r.seq';
  const conditions = query.cursor === undefined ? [where] : [where, after(order, seq, readCursor(query.cursor, bound))];
  const { sql: condition, values } = allOf(conditions);
  const direction = order.descending ? 'DESC' : 'ASC';
  const by = order.column === 'seq' ? `${seq} ${direction}` : `r.${order.column} ${direction}, r.seq ${direction}`;
  const rows = await database.all(`SELECT r.* FROM ${from} WHERE ${condition} ORDER BY ${by} LIMIT ?`, [
    ...values,
    query.limit + 1,
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    records: shown.map((row) => sendable(resource, row)),
    ...(more && { next: writeCursor(bound, { value: last[order.column]!, key: Number(last.seq) }) }),
    ...(query.includeTotal && { total: await count(database, from, where) }),
  };
}

/** How many records a selection has. */
export async function count(database: Database, from: string, where: Sql): Promise<number> {
  const [row]: readonly (Row | undefined)[] = await database.all(
    `SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`,
    where.values,
  );
  return Number(row?.n ?? 0);
}
