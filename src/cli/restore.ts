/**
 * `npm run -s restore -- FILE [--force] [--database sqlite:PATH]`: a backup in the database's place. Refuses a file that is damaged
 * or of a newer program; and, without --force, where a process has the database open or it is newer than the backup.
 */
import { join } from 'node:path';
import { dataFolder } from '../project.ts';
import { readMigrations } from '../store/migrate.ts';
import { BackupFault, restore } from '../store/sqlite-backup.ts';
import { copyArguments } from './copy-arguments.ts';
import { fail } from './arguments.ts';

const { file, database, force } = copyArguments('usage: restore FILE [--force] [--database sqlite:PATH]');
const known = readMigrations(join(dataFolder, 'migrations', 'sqlite')).length;
try {
  const { articles, revision } = await restore(file, database, known, force);
  process.stdout.write(`${database}: ${articles} articles, ${revision} changes, as in ${file}\n`);
} catch (error) {
  if (!(error instanceof BackupFault)) throw error;
  fail(error.message);
}
