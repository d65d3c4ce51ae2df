/** `npm run -s backup -- FILE [--force] [--database sqlite:PATH]`: the database in one file, checked, while the service goes on. */
import { BackupFault, backUp } from '../store/sqlite-backup.ts';
import { copyArguments } from './copy-arguments.ts';
import { fail } from './arguments.ts';

const { file, database, force } = copyArguments('usage: backup FILE [--force] [--database sqlite:PATH]');
try {
  const { articles, revision } = await backUp(database, file, force);
  process.stdout.write(`${file}: ${articles} articles, ${revision} changes, sound\n`);
} catch (error) {
  if (!(error instanceof BackupFault)) throw error;
  fail(error.message);
}
