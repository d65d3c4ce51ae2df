/**
 * SQLite in the process (`node:sqlite`), the only file that touches it. WAL lets readers of other processes go on beside one
 * writer; `synchronous=FULL` puts every commit on disk before it is acknowledged.
 */
import { type Stats, statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fold } from './columns.ts';
import { type Database, type Dialect, type Migration, NewerDatabase, type Row, type Statement } from './dialect.ts';
import type { SearchTerm } from './search.ts';
import { sql } from './sql.ts';
import { asStoreFault, resultCode } from './sqlite-faults.ts';
import { StoreFault } from './store.ts';

/** Full text is in FTS5 tables beside those of the records, `events_text` beside `events`; triggers keep them in step. */
const phrase = ({ words, open }: SearchTerm): string => `"${words.join(' ')}"${open ? '*' : ''}`;

const dialect: Dialect = {
  name: 'sqlite',
  search: (table, terms) => ({
    table: `${table}_text`,
    key: 'rowid',
    where: sql(`${table}_text MATCH ?`, terms.map(phrase).join(' AND ')),
  }),
  relevance: '-d.rank',
  narrow: (table) => (table === 'events' ? 'events r INDEXED BY events_facts' : `${table} r`),
};

/** Prepared statements kept for reuse; list queries vary, so that the oldest have to go. */
const keptStatements = 400;

const isConflict = (error: unknown): boolean => resultCode(error) === 19; // SQLITE_CONSTRAINT

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

/** Milliseconds that a probe waits for a writer in another process: nothing else goes on meanwhile. */
const probeTimeout = 200;

/** Stops where the file at the path is no more the one that was opened: what is written would be lost. */
function checkFile(path: string, opened: Stats | undefined): void {
  if (!opened) return;
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.ino === opened.ino && there.dev === opened.dev) return;
  throw new StoreFault('unwritable', `${path} was moved, deleted or replaced since it was opened`);
}

/** Runs work between BEGIN IMMEDIATE and COMMIT. It is synchronous, so that nothing else of this process can come between. */
function inTransaction<T>(connection: DatabaseSync, work: () => T, keep: (result: T) => boolean): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec(keep(result) ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function applyMigrations(connection: DatabaseSync, migrations: readonly Migration[]): void {
  const version = (): number => Number(connection.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version() > migrations.length) throw new NewerDatabase(version(), migrations.length);
  if (version() === migrations.length) return;
  // The lock is taken before the version is read again: of two processes that start at once, the second finds the work done.
  inTransaction(
    connection,
    () => {
      for (const migration of migrations.slice(version())) connection.exec(migration.sql);
      connection.exec(`PRAGMA user_version = ${migrations.length}`);
    },
    () => true,
  );
}

/**
 * Opens a database file, which is made where there is none. Takes its path (`:memory:` for one that lives in this process
 * only) and how long to wait for a writer in another process, in milliseconds.
 */
export function openSqlite(path: string, busyTimeout = 10_000): Database {
  const connection = new DatabaseSync(path, { timeout: busyTimeout });
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;');
  connection.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null)); // for migrations
  const prepare = createPrepare(connection);

  const run = (statements: readonly Statement[]): 'done' | 'conflict' => {
    for (const { sql, values, expect } of statements) {
      const { changes } = prepare(sql).run(...values);
      if (expect !== undefined && Number(changes) !== expect) return 'conflict';
    }
    return 'done';
  };

  const opened = path === ':memory:' ? undefined : statSync(path);
  /** A page that was found damaged stays so. */
  let damage: StoreFault | undefined;
  const faultOf = (error: unknown): unknown => {
    const fault = asStoreFault(error);
    if (fault instanceof StoreFault && fault.reason === 'damaged') damage = fault;
    return fault;
  };

  const all: Database['all'] = async (text, values) => {
    try {
      return prepare(text).all(...values) as unknown as Row[];
    } catch (error) {
      throw faultOf(error);
    }
  };
  return {
    dialect,
    all,
    read: all,
    probe: async () => {
      if (damage) throw damage;
      checkFile(path, opened);
      connection.exec(`PRAGMA busy_timeout = ${probeTimeout}`);
      try {
        connection.exec('UPDATE state SET revision = revision');
      } catch (error) {
        throw faultOf(error);
      } finally {
        connection.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
      }
    },
    size: async () => {
      const [pages, bytes] = ['page_count', 'page_size'].map((name) =>
        Number(connection.prepare(`PRAGMA ${name}`).get()?.[name]),
      );
      return pages! * bytes!;
    },
    transact: async (statements) => {
      try {
        return inTransaction(
          connection,
          () => run(statements),
          (outcome) => outcome === 'done',
        );
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw faultOf(error);
      }
    },
    migrate: async (migrations) => applyMigrations(connection, migrations),
    close: async () => {
      if (connection.isOpen) connection.close();
    },
  };
}
