/** What the rows of filters.ts are made of. */
import { earliestKey, latestKey } from './columns.ts';
import type { Sql } from './dialect.ts';
import type { Filter, FilterRow } from './filter.ts';
import { type Moment, momentAfter, momentOf } from './moments.ts';
import { periodArms } from './periods.ts';
import { allOf, anyOf, isIn, sql } from './sql.ts';

export const only = (where: Sql): Filter => ({ where, arms: [], ordered: false, exact: false, disjoint: true });
const not = ({ sql: text, values }: Sql): Sql => ({ sql: `NOT (${text})`, values });
export const opposite = ({ where, ofKey }: Filter): Filter => ({
  ...only(not(where)),
  ...(ofKey && { ofKey: (seq: string) => not(ofKey(seq)) }),
});

/** Values of a column that has an index together with `seq`. */
export const oneOf =
  (column: string): FilterRow<readonly string[]> =>
  (values, { table }) => ({
    where: isIn(`r.${column}`, values),
    arms: [...new Set(values)].map((value) => ({ table, key: 'seq', where: sql(`d.${column} = ?`, value) })),
    ordered: true,
    exact: true,
    disjoint: true,
  });

/** Values of a column without an index. */
export const among =
  (column: string): FilterRow<readonly string[]> =>
  (values) =>
    only(isIn(`r.${column}`, values));

export const isFlag =
  (column: string): FilterRow<boolean> =>
  (value) =>
    only(sql(`r.${column} = ?`, value ? 1 : 0));

export const atLeast =
  (column: string): FilterRow<number> =>
  (value) =>
    only(sql(`r.${column} >= ?`, value));
export const atMost =
  (column: string): FilterRow<number> =>
  (value) =>
    only(sql(`r.${column} <= ?`, value));

/** Records with one of some tags. */
function withTags(tags: string, dimension: string, values: readonly string[]): Filter {
  const chosen = isIn('t.value', values);
  const ofKey = (seq: string): Sql => ({
    sql: `EXISTS (SELECT 1 FROM ${tags} t WHERE t.seq = ${seq} AND t.dimension = '${dimension}' AND ${chosen.sql})`,
    values: chosen.values,
  });
  return {
    where: ofKey('r.seq'),
    ofKey,
    arms: values.map((value) => ({
      table: tags,
      key: 'seq',
      where: sql(`d.dimension = '${dimension}' AND d.value = ?`, value),
    })),
    ordered: true,
    exact: true,
    disjoint: values.length === 1,
  };
}

/** Values of a dimension of a table of tags. */
export const tagged =
  (tags: string, dimension: string, form: (value: string) => string = (value) => value): FilterRow<readonly string[]> =>
  (given) =>
    withTags(tags, dimension, [...new Set(given.map(form))]);

export const hasTag = (tags: string, dimension: string, value: string): Filter => withTags(tags, dimension, [value]);

/** Instants are held against one text, days and clock times against the other; in UTC one comparison does for both. */
function compared(column: string, sign: '>=' | '<', { local, instant }: Moment, tz: string | undefined): Sql {
  if (tz === undefined || tz === 'UTC') return sql(`${column} ${sign} ?`, local);
  return sql(`CASE WHEN length(${column}) = 24 THEN ${column} ${sign} ? ELSE ${column} ${sign} ? END`, instant, local);
}

const isKnown = (column: string): Sql => sql(`${column} <> ''`);

const conditionOf = {
  from: (column: string, value: string, tz: string | undefined): Sql => compared(column, '>=', momentOf(value, tz), tz),
  /** An unknown time is before nothing. */
  to: (column: string, value: string, tz: string | undefined): Sql =>
    allOf([compared(column, '<', momentOf(value, tz), tz), isKnown(column)]),
};

/** One end of the time in which an event may have begun. Both ends share the arms, so that they are those of the first given. */
export const happened =
  (end: 'from' | 'to'): FilterRow<string> =>
  (value, context) => {
    const where = conditionOf[end](`r.earliest`, value, context.tz);
    const arms = end === 'to' && context.from !== undefined ? [] : periodArms(context);
    const { local, instant } = momentOf(value, context.tz);
    const [least, most] = [local, instant].sort() as [string, string];
    const bound = end === 'from' ? sql('d.earliest >= ?', least) : sql(`d.earliest > '' AND d.earliest < ?`, most);
    return { where, arms, ordered: true, exact: false, disjoint: true, range: { column: 'earliest', where: bound } };
  };

/** One end of the time of publication, which `seq` itself tells to the minute. */
export const published =
  (end: 'from' | 'to'): FilterRow<string> =>
  (value, { table, from, to, tz }) => {
    const where = conditionOf[end](`r.published`, value, tz);
    const low = from === undefined ? [] : [sql('d.seq >= ?', earliestKey(momentOf(from, tz)))];
    const high = to === undefined ? [] : [sql('d.seq <= ?', latestKey(momentOf(to, tz)))];
    const arms = end === 'to' && from !== undefined ? [] : [{ table, key: 'seq', where: allOf([...low, ...high]) }];
    return { where, arms, ordered: true, exact: false, disjoint: true };
  };

/** Changed at or after an instant: an index of its own finds the few that changed lately. */
export const changedSince: FilterRow<string> = (value, { table }) => {
  const { instant } = momentOf(value);
  return {
    where: sql('r.updated >= ?', instant),
    arms: [{ table, key: 'seq', where: sql('d.updated >= ?', instant) }],
    ordered: false,
    exact: true,
    disjoint: true,
    range: { column: 'updated', where: sql('d.updated >= ?', instant) },
  };
};

/** The stretch between `earliest` and `latest` touches the interval; a side that is not known is open. */
export const overlapping: FilterRow<string> = (value, { tz }) => {
  const [first = '..', last = '..'] = value.split('/');
  const conditions = [sql(`r.time_precision <> 'none'`)];
  if (last !== '..') conditions.push(compared('r.earliest', '<', momentAfter(last, tz), tz));
  if (first !== '..') {
    const start = momentOf(first, tz);
    const late = compared('r.latest', '>=', start, tz);
    const day = sql('length(r.latest) = 10 AND r.latest >= ?', start.local.slice(0, 10));
    conditions.push(anyOf([sql(`r.latest = ''`), day, late]));
  }
  return only(allOf(conditions));
};
