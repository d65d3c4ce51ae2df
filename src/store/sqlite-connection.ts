/** A connection to SQLite with the functions that our statements use, and its prepared statements. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fold } from './columns.ts';
import type { Row, SqlValue } from './dialect.ts';
import { clockIn } from './moments.ts';

/** Prepared statements kept for reuse; list queries vary, so that the oldest have to go. */
const keptStatements = 400;

interface Prepared {
  readonly sql: string;
  readonly statement: StatementSync;
  readonly columns: readonly string[];
}

/** Statements that give rows as arrays: to make an object of each row takes longer there than to find it. */
function createPrepare(connection: DatabaseSync): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>();
  let last: Prepared | undefined;
  return (sql) => {
    if (last?.sql === sql) return last;
    const known = kept.get(sql);
    if (known) {
      last = known;
      kept.delete(sql); // moves to the end: the first is the one longest unused
      kept.set(sql, known);
      return known;
    }
    const statement = connection.prepare(sql);
    statement.setReturnArrays(true);
    const prepared = { sql, statement, columns: statement.columns().map(({ name }) => name) };
    kept.set(sql, prepared);
    last = prepared;
    const [oldest] = kept.keys();
    if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest);
    return prepared;
  };
}

/** A number is bound as a real one otherwise, which FTS5 does not take for a bound of its keys. */
const asInteger = (value: SqlValue): SqlValue | bigint => (Number.isSafeInteger(value) ? BigInt(value!) : value);

function rowOf(columns: readonly string[], values: readonly SqlValue[]): Row {
  const row: Record<string, SqlValue> = {};
  for (let index = 0; index < columns.length; index++) row[columns[index]!] = values[index]!;
  return row;
}

export interface Connection {
  readonly database: DatabaseSync;
  /** Runs a statement that gives no rows; gives how many rows it changed. */
  readonly run: (sql: string, values: readonly SqlValue[]) => number;
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
  return {
    database,
    run: (sql, values) => Number(prepare(sql).statement.run(...values).changes),
    all: (sql, values) => {
      const { statement, columns } = prepare(sql);
      const rows = statement.all(...values.map(asInteger)) as unknown as SqlValue[][];
      return rows.map((row) => rowOf(columns, row));
    },
  };
}
