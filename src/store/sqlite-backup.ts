/**
 * Backups of a SQLite file, by SQLite's own copying: one step under one read transaction, so that the copy is the database of one
 * moment while others go on writing; and the same the other way round, one transaction that a process which has the database
 * open sees as a whole or not at all.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';

/** More pages than there are: all in one step, which nobody's write makes begin again. */
const allPages = 2 ** 31 - 1;

/** What a database file says of itself. */
export interface DatabaseFacts {
  /** Migrations that were applied. */
  readonly version: number;
  /** Changes that were made. */
  readonly revision: number;
  readonly articles: number;
}

/** Thrown with what is wrong and what to do about it. */
export class BackupFault extends Error {}

const removeFile = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
};

function factsOf(connection: DatabaseSync, path: string): DatabaseFacts {
  const number = (sql: string): number => Number(Object.values(connection.prepare(sql).get() ?? {})[0]);
  try {
    return {
      version: number('PRAGMA user_version'),
      revision: number('SELECT revision FROM state'),
      articles: number('SELECT count(*) FROM articles'),
    };
  } catch (error) {
    throw new BackupFault(
      `${path} is no database of this program, or is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Reads a file through. Throws where a page or an index is not as it should be. */
function checkIntegrity(connection: DatabaseSync, path: string): void {
  const rows = ((): unknown[] => {
    try {
      return connection
        .prepare('PRAGMA integrity_check(3)')
        .all()
        .flatMap((row) => Object.values(row));
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  })();
  if (rows.length !== 1 || rows[0] !== 'ok') throw new BackupFault(`${path} is damaged: ${rows.map(String).join('; ')}`);
}

function openThere(path: string): DatabaseSync {
  if (!existsSync(path)) throw new BackupFault(`There is no file ${path}.`);
  return new DatabaseSync(path, { timeout: 10_000 });
}

/** Makes one sound file of a copy, with nothing beside it. */
function finishCopy(path: string): DatabaseFacts {
  const copy = new DatabaseSync(path);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    checkIntegrity(copy, path);
    return factsOf(copy, path);
  } finally {
    copy.close();
  }
}

/** Copies a database into one file that is whole and checked before it has its name. */
export async function backUp(database: string, file: string, force: boolean): Promise<DatabaseFacts> {
  if (existsSync(file) && !force) throw new BackupFault(`${file} is there already. Give another name, or --force to replace it.`);
  const partial = `${file}.partial`;
  removeFile(partial);
  const source = openThere(database);
  try {
    factsOf(source, database);
    await backup(source, partial, { rate: allPages });
  } finally {
    source.close();
  }
  const facts = finishCopy(partial);
  renameSync(partial, file);
  return facts;
}

/** Whether some process has the database open: none can be alone with it then. */
function isInUse(database: string): boolean {
  const connection = new DatabaseSync(database, { timeout: 200 });
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return true;
    throw new BackupFault(
      `${database} cannot be opened (${error instanceof Error ? error.message : String(error)}). Move it away, and restore again.`,
    );
  } finally {
    connection.close();
  }
}

function refuseLoss(database: string, incoming: DatabaseFacts, force: boolean): void {
  const inUse = isInUse(database);
  const connection = openThere(database);
  try {
    const there = factsOf(connection, database);
    if (inUse && there.version !== incoming.version)
      throw new BackupFault(
        `A process has ${database} open, and the backup is of another version of it. Stop the process first.`,
      );
    if (inUse && !force)
      throw new BackupFault(`A process has ${database} open. Stop it first, or give --force to change it under its hands.`);
    if (there.revision > incoming.revision && !force)
      throw new BackupFault(
        `${database} is newer than the backup: it has had ${there.revision} changes, and the backup ${incoming.revision}. Give --force to lose what came since.`,
      );
  } finally {
    connection.close();
  }
}

/**
 * Puts a backup in a database's place. Takes the newest migration that this program knows. Without `force` it refuses where a
 * process has the database open, or where that has seen more changes than the backup.
 */
export async function restore(file: string, database: string, known: number, force: boolean): Promise<DatabaseFacts> {
  const source = openThere(file);
  try {
    checkIntegrity(source, file);
    const incoming = factsOf(source, file);
    if (incoming.version > known)
      throw new BackupFault(
        `${file} is of a newer program (migration ${incoming.version}; this one knows ${known}). Restore it with that.`,
      );
    if (existsSync(database)) refuseLoss(database, incoming, force);
    await backup(source, database, { rate: allPages });
    return incoming;
  } finally {
    source.close();
  }
}
