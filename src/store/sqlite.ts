/**
 * SQLite in the process (`node:sqlite`). WAL lets readers of other threads and processes go on beside one writer;
 * `synchronous=FULL` puts every commit on disk before it is acknowledged.
 */
import { type Stats, statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Database, type Migration, NewerDatabase } from './dialect.ts';
import { connect } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { asStoreFault } from './sqlite-faults.ts';
import { createReaders, createWriter } from './sqlite-threads.ts';
import { inTransaction, probe, transact, writingPragmas } from './sqlite-transactions.ts';
import { StoreFault } from './store.ts';

/** Milliseconds that a probe waits for a writer in another process: nothing else goes on meanwhile. */
const probeTimeout = 200;

/** Stops where the file at the path is no more the one that was opened: what is written would be lost. */
function checkFile(path: string, opened: Stats | undefined): void {
  if (!opened) return;
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.ino === opened.ino && there.dev === opened.dev) return;
  throw new StoreFault('unwritable', `${path} was moved, deleted or replaced since it was opened`);
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

/** Milliseconds for which a look at the writes of others holds: to look takes locks, which cost more than to answer from memory. */
const lookLasts = 5;

/** Counts the writes of this connection, and notices those of others. */
function watchWrites(connection: DatabaseSync) {
  const others = connection.prepare('PRAGMA data_version');
  let count = 0;
  let seen: unknown;
  let looked = Number.NEGATIVE_INFINITY;
  const look = (): void => {
    const version = others.get()?.data_version;
    if (version !== seen) count++;
    seen = version;
    looked = performance.now();
  };
  return {
    now: (): number => {
      if (performance.now() - looked >= lookLasts) look();
      return count;
    },
    /** To be called where this connection is about to write. */
    write: () => void count++,
    /** To be called where another has written for this process. */
    look,
  };
}

/**
 * What is read within one turn of the event loop is read of one state: to begin and to end reading takes locks, which cost as much
 * as to find a record.
 */
function createSnapshots(connection: DatabaseSync) {
  const [begin, commit] = ['BEGIN', 'COMMIT'].map((sql) => connection.prepare(sql)) as [StatementSync, StatementSync];
  let open = false;
  /** To be called where what is read from now on must have been written before now. */
  const end = (): void => {
    if (!open) return;
    open = false;
    try {
      commit.run();
    } catch {
      // A database that is damaged: whoever reads next is told.
      if (connection.isTransaction) connection.exec('ROLLBACK');
    }
  };
  return {
    begin: (): void => {
      if (open) return;
      begin.run();
      open = true;
      setImmediate(end);
    },
    end,
  };
}

export interface SqliteOptions {
  /** How long to wait for a writer in another process, in milliseconds. */
  readonly busyTimeout?: number;
  /** Whether changes are written in a thread of their own, so that nobody waits for the disk who does not write. */
  readonly writesBeside?: boolean;
}

/**
 * Opens a database file, which is made where there is none. Takes its path: `:memory:` for one that lives in this process only,
 * and has no threads beside.
 */
export function openSqlite(path: string, { busyTimeout = 10_000, writesBeside = false }: SqliteOptions = {}): Database {
  const connection = connect(path, busyTimeout);
  const { database, all } = connection;
  database.exec(writingPragmas);
  const isFile = path !== ':memory:';
  const readers = isFile ? createReaders(path, busyTimeout) : undefined;
  const writer = isFile && writesBeside ? createWriter(path, busyTimeout) : undefined;
  const writes = watchWrites(database);
  const snapshots = isFile ? createSnapshots(database) : undefined;
  const readHere: Database['all'] = (sql, values) =>
    watched(() => {
      if (sql.startsWith('SELECT')) snapshots?.begin();
      return all(sql, values);
    });
  const opened = isFile ? statSync(path) : undefined;
  /** A page that was found damaged stays so. */
  let damage: StoreFault | undefined;
  /** Runs what may meet a fault of the database. */
  const watched = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const fault = asStoreFault(error);
      if (fault instanceof StoreFault && fault.reason === 'damaged') damage = fault;
      throw fault;
    }
  };

  return {
    dialect: sqliteDialect,
    all: readHere,
    read: (sql, values) => (readers ? watched(() => readers.read(sql, values)) : readHere(sql, values)),
    probe: async () => {
      if (damage) throw damage;
      checkFile(path, opened);
      snapshots?.end();
      await watched(() => (writer ? writer.probe(probeTimeout) : probe(connection, probeTimeout, busyTimeout)));
    },
    generation: () => writes.now(),
    size: async () => {
      const [pages, bytes] = ['page_count', 'page_size'].map((name) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]));
      return pages! * bytes!;
    },
    transact: (statements) => {
      if (writer)
        return watched(async () => {
          const outcome = await writer.transact(statements);
          snapshots?.end();
          writes.look();
          return outcome;
        });
      writes.write();
      snapshots?.end();
      return watched(() => transact(connection, statements));
    },
    migrate: async (migrations) => {
      snapshots?.end();
      applyMigrations(database, migrations);
    },
    close: async () => {
      await writer?.close();
      await readers?.close();
      snapshots?.end();
      if (database.isOpen) database.close();
    },
  };
}
