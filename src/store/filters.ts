/**
 * Every filter of every list, one row each: the name of the query parameter, and what it selects. The type holds the rows
 * to the queries of schema/query.ts, so that a parameter without a row does not compile. An `exclude…` is the opposite of its
 * row and has none of its own.
 */
import type { Queries, Resource } from '../schema/query.ts';
import { oppositeOf } from '../schema/query-parts.ts';
import { keyAt, seqIn } from './arm.ts';
import { fold } from './columns.ts';
import type { Sql } from './dialect.ts';
import type { Filter, FilterContext, FilterRow } from './filter.ts';
import {
  among,
  atLeast,
  atMost,
  changedSince,
  happened,
  isFlag,
  oneOf,
  opposite,
  overlapping,
  published,
  tagged,
} from './filter-parts.ts';
import { searchTerms } from './search.ts';
import { isIn } from './sql.ts';

type NotFilters = 'sort' | 'limit' | 'cursor' | 'includeTotal' | 'view' | 'tz' | `exclude${string}`;
export type FilterRows<Q> = { readonly [K in Exclude<keyof Q, NotFilters>]-?: FilterRow<NonNullable<Q[K]>> };

/** Sources or actors that some articles name. */
const inArticle =
  (kind: 'sources' | 'actors'): FilterRow<readonly string[]> =>
  (values, { table }) => {
    const articles = isIn('c.article_id', values);
    const named = `SELECT c.record_id FROM contributions c WHERE ${articles.sql} AND c.kind = '${kind}'`;
    const within = (alias: string) => ({ sql: `${alias}.id IN (${named})`, values: articles.values });
    return { where: within('r'), arms: [{ table, key: 'seq', where: within('d') }], ordered: false, exact: true, disjoint: true };
  };

/** Words, in the index of full text that the resource has. */
const words: FilterRow<string> = (value, { dialect, table }) => {
  const terms = searchTerms(value);
  const found = dialect.search(table, terms);
  const slow = terms.length > 1 || terms.some(({ words: side, open }) => side.length > 1 || open);
  const where = {
    sql: `r.seq IN (SELECT ${seqIn(found)} FROM ${found.table} d WHERE ${found.where.sql})`,
    values: found.where.values,
  };
  const ofKey = (seq: string): Sql => ({
    sql: `EXISTS (SELECT 1 FROM ${found.table} w WHERE w.${keyAt(found, seq)} AND ${found.where.sql})`,
    values: found.where.values,
  });
  return { where, ofKey, arms: [found], ordered: true, exact: true, disjoint: true, ranked: true, slow };
};

export const filters: { readonly [R in Resource]: FilterRows<Queries[R]> } = {
  articles: {
    publisher: oneOf('publisher_id'),
    language: among('language'),
    pubStatus: among('pub_status'),
    from: published('from'),
    to: published('to'),
    q: words,
    updatedSince: changedSince,
  },
  sources: {
    kind: oneOf('kind'),
    country: oneOf('country'),
    actor: oneOf('actor_id'),
    article: inArticle('sources'),
    named: isFlag('named'),
    q: words,
    updatedSince: changedSince,
  },
  actors: {
    kind: oneOf('kind'),
    country: oneOf('country'),
    sector: oneOf('sector'),
    article: inArticle('actors'),
    named: isFlag('named'),
    q: words,
    updatedSince: changedSince,
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
    dyad: tagged('event_tags', 'dyad'),
    country: tagged('event_tags', 'country'),
    place: tagged('event_tags', 'place', fold),
    source: tagged('event_tags', 'source'),
    origin: tagged('event_tags', 'origin'),
    publisher: tagged('event_tags', 'publisher'),
    article: tagged('event_tags', 'article'),
    about: tagged('event_tags', 'about'),
    partOf: tagged('event_tags', 'partOf'),
    timePrecision: among('time_precision'),
    from: happened('from'),
    to: happened('to'),
    overlaps: overlapping,
    minIntensity: atLeast('intensity'),
    maxIntensity: atMost('intensity'),
    minIndependentOrigins: atLeast('independent_origins'),
    q: words,
    updatedSince: changedSince,
  },
  claims: {
    article: oneOf('article_id'),
    publisher: tagged('claim_tags', 'publisher'),
    source: tagged('claim_tags', 'source'),
    origin: oneOf('origin_id'),
    relay: tagged('claim_tags', 'relay'),
    event: tagged('claim_tags', 'event'),
    type: tagged('claim_tags', 'type'),
    status: tagged('claim_tags', 'status'),
    participant: tagged('claim_tags', 'actor'),
    stance: oneOf('stance'),
    direct: isFlag('direct'),
    negated: isFlag('negated'),
    hedged: isFlag('hedged'),
    from: published('from'),
    to: published('to'),
    q: words,
    updatedSince: changedSince,
  },
};

type AnyRow = (value: unknown, context: FilterContext) => Filter;

/** The filters that a query sets, in the order of their rows. */
export function filtersOf(resource: Resource, query: object, context: FilterContext): Filter[] {
  const given = query as Readonly<Record<string, unknown>>;
  const rows = Object.entries(filters[resource]) as [string, AnyRow][];
  return rows.flatMap(([name, row]) => {
    const [value, unwanted] = [given[name], given[oppositeOf(name)]];
    return [
      ...(value === undefined ? [] : [row(value, context)]),
      ...(unwanted === undefined ? [] : [opposite(row(unwanted, context))]),
    ];
  });
}
