/** Pieces of SQL with the values that belong to them. */
import type { Sql, SqlValue, Statement } from './dialect.ts';

export const sql = (text: string, ...values: readonly SqlValue[]): Sql => ({ sql: text, values });

export const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** `expression IN (…)`; an empty list matches nothing. */
export const isIn = (expression: string, values: readonly SqlValue[]): Sql =>
  values.length === 0
    ? sql('1 = 0')
    : values.length === 1
      ? sql(`${expression} = ?`, ...values)
      : sql(`${expression} IN (${marks(values.length)})`, ...values);

/** All of the conditions; without any, what is always true. */
export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql('1 = 1')
    : { sql: conditions.map((each) => `(${each.sql})`).join(' AND '), values: conditions.flatMap((each) => each.values) };

/** Tables that are read in the order in which they stand. */
export const crossJoin = (tables: readonly Sql[]): Sql => ({
  sql: tables.map((each) => each.sql).join(' CROSS JOIN '),
  values: tables.flatMap(({ values }) => values),
});

/** A statement of pieces, between and around which there are words. */
export const written = (words: TemplateStringsArray, ...pieces: readonly Sql[]): Sql => ({
  sql: String.raw({ raw: words }, ...pieces.map((each) => each.sql)),
  values: pieces.flatMap(({ values }) => values),
});

export const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql('1 = 0')
    : { sql: conditions.map((each) => `(${each.sql})`).join(' OR '), values: conditions.flatMap((each) => each.values) };

/** An INSERT of one row; `raw` gives columns whose value is an expression. */
export function insert(table: string, row: Readonly<Record<string, SqlValue>>, conflict = ''): Statement {
  const columns = Object.keys(row);
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks(columns.length)}) ${conflict}`.trimEnd(),
    values: Object.values(row),
  };
}

export const statement = (text: string, ...values: readonly SqlValue[]): Statement => ({ sql: text, values });

/** Splits a list into parts that fit into one statement's values. */
export function chunks<T>(items: readonly T[], size = 500): T[][] {
  const parts: T[][] = [];
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size));
  return parts;
}
