/**
 * SQLite in the process (`node:sqlite`). WAL lets readers of other threads and processes go on beside one writer;
 * `synchronous=FULL` puts every commit on disk before it is acknowledged.
 */
import { type Stats, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Database, type Migration, NewerDatabase, type Statement } from './dialect.ts';
import { connect } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { asStoreFault, resultCode } from './sqlite-faults.ts';
import { createReaders } from './sqlite-readers.ts';
import { StoreFault } from './store.ts';

const isConflict = (error: unknown): boolean => resultCode(error) === 19; // SQLITE_CONSTRAINT

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
 * Counts the writes of this connection, and notices those of others. To look takes locks: all who ask in one turn of the event loop
 * share one look, which is made after the last of them has asked.
 */
function watchWrites(connection: DatabaseSync) {
  const others = connection.prepare('PRAGMA data_version');
  let count = 0;
  let seen: unknown;
  let looking: Promise<number> | undefined;
  const look = (): number => {
    looking = undefined;
    const version = others.get()?.data_version;
    if (version !== seen) count++;
    seen = version;
    return count;
  };
  return {
    now: (): Promise<number> => (looking ??= new Promise<void>((resolve) => setImmediate(resolve)).then(look)),
    /** To be called where a write is about to be made in one go. */
    write: () => void count++,
  };
}

/**
 * Opens a database file, which is made where there is none. Takes its path (`:memory:` for one that lives in this process
 * only, and has no threads to read in) and how long to wait for a writer in another process, in milliseconds.
 */
export function openSqlite(path: string, busyTimeout = 10_000): Database {
  const { database, prepare, all } = connect(path, busyTimeout);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  const readers = path === ':memory:' ? undefined : createReaders(path, busyTimeout);

  const writes = watchWrites(database);

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
  const watched =
    (read: (...given: Parameters<Database['all']>) => ReturnType<typeof all> | ReturnType<Database['all']>): Database['all'] =>
    async (...given) => {
      try {
        return await read(...given);
      } catch (error) {
        throw faultOf(error);
      }
    };

  return {
    dialect: sqliteDialect,
    all: watched(all),
    read: watched(readers?.read ?? all),
    probe: async () => {
      if (damage) throw damage;
      checkFile(path, opened);
      database.exec(`PRAGMA busy_timeout = ${probeTimeout}`);
      try {
        database.exec('UPDATE state SET revision = revision');
      } catch (error) {
        throw faultOf(error);
      } finally {
        database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
      }
    },
    generation: () => writes.now(),
    size: async () => {
      const [pages, bytes] = ['page_count', 'page_size'].map((name) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]));
      return pages! * bytes!;
    },
    transact: async (statements) => {
      writes.write();
      try {
        return inTransaction(
          database,
          () => run(statements),
          (outcome) => outcome === 'done',
        );
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw faultOf(error);
      }
    },
    migrate: async (migrations) => applyMigrations(database, migrations),
    close: async () => {
      await readers?.close();
      if (database.isOpen) database.close();
    },
  };
}
