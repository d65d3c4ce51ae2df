/** From DATABASE_URL to a store that is ready: opened, and brought to the newest form. */
import { join } from 'node:path';
import { dataFolder } from './project.ts';
import { migrate } from './store/migrate.ts';
import { createSqlStore } from './store/sql-store.ts';
import { openSqlite, type SqliteOptions } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

/** Takes `sqlite:PATH`. */
export async function openStore(databaseUrl: string, options?: SqliteOptions): Promise<Store> {
  const database = openSqlite(databaseUrl.replace(/^sqlite:/, ''), options);
  await migrate(database, join(dataFolder, 'migrations'));
  return createSqlStore(database);
}
