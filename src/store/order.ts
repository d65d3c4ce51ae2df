/** Orders of lists: what `sort` means in columns, and what comes after a given record. */
import type { Queries, Resource } from '../schema/query.ts';
import { keyMinutes } from './columns.ts';
import type { Dialect, Sql, SqlValue } from './dialect.ts';
import { sql } from './sql.ts';

type SortName<Q extends { sort?: string | undefined }> = Exclude<NonNullable<Q['sort']>, `-${string}` | `${string},${string}`>;
type SortRows<Q extends { sort?: string | undefined }> = { readonly [K in SortName<Q>]: string };

/** Column behind each order. `seq` is publication, and settles ties everywhere. */
const sorts: { readonly [R in Resource]: SortRows<Queries[R]> } = {
  articles: { published: 'seq', updated: 'updated', relevance: 'relevance' },
  sources: { name: 'sort_name', claims: 'claims', updated: 'updated', relevance: 'relevance' },
  actors: { name: 'sort_name', events: 'events', articles: 'articles', updated: 'updated', relevance: 'relevance' },
  events: { published: 'seq', earliest: 'earliest', updated: 'updated', relevance: 'relevance' },
  claims: { published: 'seq', updated: 'updated', relevance: 'relevance' },
};
const defaults: { readonly [R in Resource]: string } = {
  articles: '-published',
  sources: 'name',
  actors: 'name',
  events: '-published',
  claims: '-published',
};

export interface OrderKey {
  readonly column: string;
  readonly descending: boolean;
}
/** Columns to order by; the last one tells all records apart. */
export type Order = readonly [OrderKey, ...OrderKey[]];

export function orderOf(resource: Resource, sort: string | undefined): Order {
  const rows: Readonly<Record<string, string>> = { ...sorts[resource], id: 'id' };
  const [first, ...rest] = (sort ?? defaults[resource]).split(',').map((each): OrderKey => {
    const descending = each.startsWith('-');
    return { column: rows[descending ? each.slice(1) : each]!, descending };
  });
  if (rest.length > 0) return [first!.column === 'seq' ? { ...first!, column: 'minute' } : first!, ...rest];
  return first!.column === 'seq' ? [first!] : [first!, { column: 'seq', descending: first!.descending }];
}

/** Whether it is the order in which indexes hold the records of each value. */
export const isBySeq = ([first]: Order): boolean => first.column === 'seq';
export const isByRelevance = ([first]: Order): boolean => first.column === 'relevance';

/** Gives the expression of a key, whose columns are those of a table under some alias. */
export function expressionOf({ column }: OrderKey, alias: string, dialect: Dialect): string {
  if (column === 'relevance') return dialect.relevance;
  return column === 'minute' ? keyMinutes(`${alias}.seq`) : `${alias}.${column}`;
}

/**
 * What comes after the record with these values, as conditions one after the other: first what it ties with, then the rest.
 * Apart, each is a range of an index; together they would be searched from the first of all ties on.
 */
export function after(order: Order, expressions: readonly string[], values: readonly SqlValue[]): Sql[] {
  const sign = ({ descending }: OrderKey): string => (descending ? '<' : '>');
  const [first, second] = order;
  const beyond = sql(`${expressions[0]} ${sign(first)} ?`, values[0]!);
  if (second === undefined) return [beyond];
  return [sql(`${expressions[0]} = ? AND ${expressions[1]} ${sign(second)} ?`, values[0]!, values[1]!), beyond];
}
