/** The arguments that backup and restore have alike. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { fail } from './arguments.ts';

const options = { force: { type: 'boolean' }, database: { type: 'string' } } as const;

export function copyArguments(usage: string): { readonly file: string; readonly database: string; readonly force: boolean } {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) fail(usage);
    const url = values.database ?? readConfig(process.env).DATABASE_URL;
    if (!url.startsWith('sqlite:')) fail('Only SQLite is copied here; for another database use its own tools.');
    return { file, database: url.replace(/^sqlite:/, ''), force: values.force ?? false };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
