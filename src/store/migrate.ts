/** Numbered SQL files, `0001-name.sql`, applied once each and in order. They are never changed after a release. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Migration } from './dialect.ts';

/** Reads a folder's migrations. Throws where a number is missing or twice there. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (number !== index + 1)
      throw new Error(
        `${join(folder, name)}: expected number ${String(index + 1).padStart(4, '0')}; number the files from 0001 without gaps.`,
      );
    return { number, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** Brings a database to the newest form. Takes the folder that holds one folder of migrations for each dialect. */
export async function migrate(database: Database, migrationsFolder: string): Promise<void> {
  await database.migrate(readMigrations(join(migrationsFolder, database.dialect.name)));
}
