/** A database that an older program wrote has, once migrated, all that a new one would have written. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { dataFolder } from '../../src/project.ts';
import { fold } from '../../src/store/columns.ts';
import { readMigrations } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { fakeReader, temporaryFolder } from '../fixtures/service.ts';
import { makeWorld } from '../fixtures/world.ts';

const tables = ['articles', 'sources', 'actors', 'events', 'claims', 'event_tags', 'claim_tags', 'contributions', 'state'];
const columnsOf = (database: DatabaseSync, table: string): string[] =>
  database
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name));

/** Rows as texts, without columns that later migrations add; the words of a search only as the set that they are. */
const rowsOf = (database: DatabaseSync, table: string, columns: readonly string[]): string[] =>
  database
    .prepare(`SELECT ${columns.join(', ')} FROM ${table}`)
    .all()
    .map(({ search, ...row }) => {
      const words = [...new Set(fold(String(search ?? '')).match(/[\p{L}\p{N}]+/gu))].sort();
      return JSON.stringify([Object.entries(row).sort(), words]);
    })
    .sort();

it('query.sql fills in what it adds', async () => {
  const folder = temporaryFolder();
  const [now, old] = [join(folder.path, 'now.db'), join(folder.path, 'old.db')];
  const store = await openStore(`sqlite:${now}`);
  const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date(Date.UTC(2024, 0, 1)) });
  for (const set of makeWorld(12)) await ingest.addRecords(set);
  await store.close();

  const all = readMigrations(join(dataFolder, 'migrations', 'sqlite'));
  const place = all.findIndex(({ name }) => name.endsWith('-query.sql'));
  const earlier = all.slice(0, place);
  const before = new DatabaseSync(old);
  before.exec(earlier.map(({ sql }) => sql).join(';\n'));
  before.exec(`PRAGMA user_version = ${earlier.length}; DELETE FROM state; ATTACH '${now}' AS now;`);
  for (const table of tables) {
    const known = columnsOf(before, table);
    const written = before
      .prepare(`SELECT name FROM pragma_table_info('${table}', 'now')`)
      .all()
      .map(({ name }) => String(name));
    const values = known.map((column) => (written.includes(column) ? column : `'' AS ${column}`));
    const added = ['dyad', 'place', 'about', 'partOf', 'origin', 'publisher'];
    const kept =
      table === 'event_tags'
        ? `WHERE dimension NOT IN ('${added.join("', '")}')`
        : table === 'claim_tags'
          ? "WHERE dimension IN ('source', 'event', 'actor')"
          : '';
    before.exec(`INSERT INTO main.${table} (${known.join(', ')}) SELECT ${values.join(', ')} FROM now.${table} ${kept}`);
  }
  // As it used to be written: a time with an offset only where that is not UTC.
  before.exec("UPDATE events SET earliest = json_extract(json, '$.time.earliest') WHERE earliest GLOB '*T*Z'");
  before.close();
  const database = openSqlite(old);
  await database.migrate(all.slice(0, place + 1));
  await database.close();

  const [fresh, migrated] = [new DatabaseSync(now), new DatabaseSync(old)];
  for (const table of tables) {
    const columns = columnsOf(migrated, table);
    expect(rowsOf(migrated, table, columns), table).toEqual(rowsOf(fresh, table, columns));
  }
  const found = (database: DatabaseSync): unknown[] =>
    database.prepare("SELECT rowid FROM events_text WHERE events_text MATCH 'zurich' ORDER BY rowid").all();
  expect(found(fresh).length).toBeGreaterThan(0);
  expect(found(migrated)).toEqual(found(fresh));
  fresh.close();
  migrated.close();
  folder.remove();
});
