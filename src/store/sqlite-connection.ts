/** A connection to SQLite with the functions that our statements use, and its prepared statements. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fold } from './columns.ts';
import type { Row, SqlValue } from './dialect.ts';
import { clockIn } from './moments.ts';

/** Prepared statements kept for reuse; list queries vary, so that the oldest have to go. */
const keptStatements = 400;

function createPrepare(connection: DatabaseSync): (sql: string) => StatementSync {
  const kept = new Map<string, StatementSync>();
  return (sql) => {
    const known = kept.get(sql);
    if (known) {
      kept.delete(sql); // moves to the end: the first is the one longest unused
      kept.set(sql, known);
      return known;
    }
    const statement = connection.prepare(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

/** A number is bound as a real one otherwise, which FTS5 does not take for a bound of its keys. */
const asInteger = (value: SqlValue): SqlValue | bigint => (Number.isSafeInteger(value) ? BigInt(value!) : value);

export interface Connection {
  readonly database: DatabaseSync;
  readonly prepare: (sql: string) => StatementSync;
  readonly all: (sql: string, values: readonly SqlValue[]) => readonly Row[];
}

/** Opens a file. `timeout` is how long to wait for a writer in another process, in milliseconds. */
export function connect(path: string, timeout: number, readOnly = false): Connection {
  const database = new DatabaseSync(path, { timeout, readOnly });
  database.exec('PRAGMA cache_size = -65536;');
  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null)); // for migrations
  database.function('day_in', { deterministic: true }, (instant, zone) =>
    clockIn(String(zone), new Date(String(instant))).slice(0, 10),
  );
  const prepare = createPrepare(database);
  return { database, prepare, all: (sql, values) => prepare(sql).all(...values.map(asInteger)) as unknown as Row[] };
}
