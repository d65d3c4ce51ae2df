/**
 * Every filter of every list, one row each: the name of the query parameter, and what it selects. The type holds the rows
 * to the queries of schema/query.ts, so that a parameter without a row does not compile.
 */
import type { Queries, Resource } from '../schema/query.ts';
import { comparable, fold } from './columns.ts';
import type { Dialect, SqlValue } from './dialect.ts';
import { allOf, anyOf, isIn, type Sql, sql } from './sql.ts';

/** Rows of a table of tags: a list can be read off its index in order, where one value is asked for. */
export interface TagFilter {
  readonly table: 'event_tags' | 'claim_tags';
  readonly dimension: string;
  readonly values: readonly string[];
}
export type Filter = { readonly where: Sql } | { readonly tag: TagFilter };

type FilterRow<V> = (value: NonNullable<V>, dialect: Dialect) => Filter;
type NotFilters = 'sort' | 'limit' | 'cursor' | 'includeTotal';
export type FilterRows<Q> = { readonly [K in Exclude<keyof Q, NotFilters>]-?: FilterRow<Q[K]> };

const oneOf =
  (column: string) =>
  (values: readonly string[]): Filter => ({ where: isIn(`r.${column}`, values) });
const isFlag =
  (column: string) =>
  (value: boolean): Filter => ({ where: sql(`r.${column} = ?`, value ? 1 : 0) });
const since =
  (column: string) =>
  (value: string): Filter => ({ where: sql(`r.${column} >= ?`, comparable(value)) });
/** An unknown time ('') is before nothing. */
const before =
  (column: string) =>
  (value: string): Filter => ({ where: sql(`r.${column} < ? AND r.${column} <> ''`, comparable(value)) });
const tagged =
  (table: TagFilter['table'], dimension: string) =>
  (values: readonly string[]): Filter => ({ tag: { table, dimension, values } });
const allWords =
  (column: string) =>
  (value: string, dialect: Dialect): Filter => ({
    where: allOf(
      fold(value)
        .split(' ')
        .map((word): Sql => sql(dialect.contains(`r.${column}`), word)),
    ),
  });
const inArticle =
  (kind: string) =>
  (values: readonly string[]): Filter => {
    const articles = isIn('c.article_id', values);
    return {
      where: {
        sql: `r.id IN (SELECT c.record_id FROM contributions c WHERE ${articles.sql} AND c.kind = '${kind}')`,
        values: articles.values,
      },
    };
  };
/** A source's id, or a publisher's name. */
const publisher = (values: readonly string[]): Filter => ({
  where: anyOf([
    isIn(
      'r.publisher_id',
      values.filter((value) => value.startsWith('src_')),
    ),
    isIn('r.publisher_search', values.map(fold)),
  ]),
});

export const filters: { readonly [R in Resource]: FilterRows<Queries[R]> } = {
  articles: {
    publisher,
    language: oneOf('language'),
    from: since('published'),
    to: before('published'),
    q: allWords('search'),
    updatedSince: since('updated'),
  },
  sources: {
    kind: oneOf('kind'),
    country: oneOf('country'),
    named: isFlag('named'),
    article: inArticle('sources'),
    q: allWords('search'),
    updatedSince: since('updated'),
  },
  actors: {
    kind: oneOf('kind'),
    country: oneOf('country'),
    sector: oneOf('sector'),
    named: isFlag('named'),
    article: inArticle('actors'),
    q: allWords('search'),
    updatedSince: since('updated'),
  },
  events: {
    type: oneOf('type'),
    mode: tagged('event_tags', 'mode'),
    context: tagged('event_tags', 'context'),
    quad: oneOf('quad'),
    status: oneOf('status'),
    actor: tagged('event_tags', 'actor'),
    recipient: tagged('event_tags', 'recipient'),
    participant: tagged('event_tags', 'participant'),
    country: tagged('event_tags', 'country'),
    source: tagged('event_tags', 'source'),
    article: tagged('event_tags', 'article'),
    from: since('earliest'),
    to: before('earliest'),
    timePrecision: oneOf('time_precision'),
    updatedSince: since('updated'),
  },
  claims: {
    article: oneOf('article_id'),
    source: tagged('claim_tags', 'source'),
    origin: oneOf('origin_id'),
    event: tagged('claim_tags', 'event'),
    stance: oneOf('stance'),
    direct: isFlag('direct'),
    updatedSince: since('updated'),
  },
};

/** The filters that a query sets, in the order of their rows. */
export function filtersOf<R extends Resource>(resource: R, query: object, dialect: Dialect): Filter[] {
  const given = query as Readonly<Record<string, unknown>>;
  const rows = Object.entries(filters[resource]) as [string, (value: unknown, dialect: Dialect) => Filter][];
  return rows.flatMap(([name, row]) => (given[name] === undefined ? [] : [row(given[name], dialect)]));
}

export interface Selection {
  readonly from: string;
  readonly where: Sql;
}

const exists = ({ table, dimension, values }: TagFilter): Sql => {
  const chosen = isIn('t.value', values);
  return {
    sql: `EXISTS (SELECT 1 FROM ${table} t WHERE t.seq = r.seq AND t.dimension = '${dimension}' AND ${chosen.sql})`,
    values: chosen.values,
  };
};

/**
 * What to read and under which conditions. Where a tag is asked for by one value, its index is what is walked, so that a page
 * costs the same wherever in the list it stands.
 */
export function select(resource: Resource, chosen: readonly Filter[]): Selection {
  const driver = chosen.find((each): each is { tag: TagFilter } => 'tag' in each && each.tag.values.length === 1)?.tag;
  const rest = chosen
    .filter((each) => !('tag' in each) || each.tag !== driver)
    .map((each) => ('tag' in each ? exists(each.tag) : each.where));
  if (!driver) return { from: `${resource} r`, where: allOf(rest) };
  const walked = sql(`d.dimension = '${driver.dimension}' AND d.value = ?`, ...(driver.values as SqlValue[]));
  return { from: `${driver.table} d CROSS JOIN ${resource} r ON r.seq = d.seq`, where: allOf([walked, ...rest]) };
}
