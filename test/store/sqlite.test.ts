import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/open-store.ts';
import { dataFolder } from '../../src/project.ts';
import { NewerDatabase } from '../../src/store/dialect.ts';
import { readMigrations } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../fixtures/service.ts';
import { actorsContract } from './actors-contract.ts';
import { eventsContract } from './events-contract.ts';
import { type Opened, storeContract } from './contract.ts';

const open = async (): Promise<Opened> => {
  const folder = temporaryFolder();
  const url = `sqlite:${join(folder.path, 'contract.db')}`;
  const store = await openStore(url);
  const close = async (): Promise<void> => {
    await store.close();
    folder.remove();
  };
  return { store, another: () => openStore(url), close };
};
storeContract('SQLite', open);
actorsContract('SQLite', open);
eventsContract('SQLite', open);

describe('SQLite', () => {
  it('is opened by as many at once as like, and migrated once', async () => {
    const folder = temporaryFolder();
    const url = `sqlite:${join(folder.path, 'many.db')}`;
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
    expect(await Promise.all(stores.map((store) => store.revision()))).toEqual([0, 0, 0]);
    await Promise.all(stores.map((store) => store.close()));
    folder.remove();
  });

  it('refuses a database that a newer program wrote', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'newer.db');
    await (await openStore(`sqlite:${path}`)).close();
    const raw = new DatabaseSync(path);
    raw.exec('PRAGMA user_version = 999');
    raw.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(NewerDatabase);
    folder.remove();
  });

  it('takes a migration back as a whole where it fails', async () => {
    const database = openSqlite(':memory:');
    const broken = [{ number: 1, name: '0001-broken.sql', sql: 'CREATE TABLE a (b TEXT); CREATE TABEL c (d TEXT);' }];
    await expect(database.migrate(broken)).rejects.toThrow(/TABEL/);
    expect(await database.all("SELECT name FROM sqlite_master WHERE name = 'a'", [])).toEqual([]);
    await database.close();
  });

  it('numbers its migrations from 1 without gaps', () => {
    const numbers = readMigrations(join(dataFolder, 'migrations', 'sqlite')).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
