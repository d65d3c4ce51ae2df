/** Writing to SQLite: all statements of a change in one transaction, or none. */
import type { DatabaseSync } from 'node:sqlite';
import type { Statement } from './dialect.ts';
import type { Connection } from './sqlite-connection.ts';
import { resultCode } from './sqlite-faults.ts';

const isConflict = (error: unknown): boolean => resultCode(error) === 19; // SQLITE_CONSTRAINT

/** Every commit is on disk before it is acknowledged; those of other connections are read beside it. */
export const writingPragmas = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';

/** Runs work between BEGIN IMMEDIATE and COMMIT. It is synchronous, so that nothing else of this connection can come between. */
export function inTransaction<T>(database: DatabaseSync, work: () => T, keep: (result: T) => boolean): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec(keep(result) ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Carries a change out, as `Database.transact` does. */
export function transact({ database, run: change }: Connection, statements: readonly Statement[]): 'done' | 'conflict' {
  const run = (): 'done' | 'conflict' => {
    for (const { sql, values, expect } of statements) {
      const changes = change(sql, values);
      if (expect !== undefined && changes !== expect) return 'conflict';
    }
    return 'done';
  };
  try {
    return inTransaction(database, run, (outcome) => outcome === 'done');
  } catch (error) {
    if (isConflict(error)) return 'conflict';
    throw error;
  }
}

/** Writes what changes nothing, without waiting longer than so many milliseconds for another writer. */
export function probe({ database }: Connection, patience: number, busyTimeout: number): void {
  database.exec(`PRAGMA busy_timeout = ${patience}`);
  try {
    database.exec('UPDATE state SET revision = revision');
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  }
}
