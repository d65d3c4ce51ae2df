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

const all = readMigrations(join(dataFolder, 'migrations', 'sqlite'));

/** Writes a new database, and says which migrations come before one, as which place. */
async function writeNew(path: string, name: string): Promise<{ place: number; earlier: typeof all }> {
  const store = await openStore(`sqlite:${path}`);
  const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date(Date.UTC(2024, 0, 1)) });
  for (const set of makeWorld(12)) await ingest.addRecords(set);
  await store.close();
  const place = all.findIndex((each) => each.name.endsWith(name));
  return { place, earlier: all.slice(0, place) };
}

it('query.sql fills in what it adds', async () => {
  const folder = temporaryFolder();
  const [now, old] = [join(folder.path, 'now.db'), join(folder.path, 'old.db')];
  const { place, earlier } = await writeNew(now, '-query.sql');
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
    database.prepare("SELECT abs(rowid) AS seq FROM events_text WHERE events_text MATCH 'zurich' ORDER BY 1").all();
  expect(found(fresh).length).toBeGreaterThan(0);
  expect(found(migrated)).toEqual(found(fresh));
  fresh.close();
  migrated.close();
  folder.remove();
});

it('newest-words-first.sql loses no words, and what is written later is found too', async () => {
  const folder = temporaryFolder();
  const [now, old] = [join(folder.path, 'now.db'), join(folder.path, 'old.db')];
  const { earlier } = await writeNew(now, '-newest-words-first.sql');
  const records = ['articles', 'sources', 'actors', 'events', 'claims'];
  const before = new DatabaseSync(old);
  before.function('fold', (text) => fold(String(text)));
  before.exec(earlier.map(({ sql }) => sql).join(';\n'));
  before.exec(`PRAGMA user_version = ${earlier.length}; ATTACH '${now}' AS now;`);
  for (const table of records) {
    const columns = columnsOf(before, table).join(', ');
    before.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM now.${table}`);
  }
  before.close();
  const database = openSqlite(old);
  await database.migrate(all);
  await database.close();

  const [fresh, migrated] = [new DatabaseSync(now), new DatabaseSync(old)];
  const found = (within: DatabaseSync, table: string, word: string): unknown[] =>
    within.prepare(`SELECT rowid, rank FROM ${table}_text WHERE ${table}_text MATCH ? ORDER BY rowid`).all(word);
  for (const table of records) {
    const [row] = fresh.prepare(`SELECT search FROM ${table} WHERE search <> '' ORDER BY seq`).all();
    const word = /[a-z]{3,}/.exec(String(row!.search))![0];
    expect(found(fresh, table, word).length, `${table} with ${word}`).toBeGreaterThan(0);
    expect(found(migrated, table, word), table).toEqual(found(fresh, table, word));
  }
  const changed = migrated.prepare('SELECT max(seq) AS seq FROM events').get()!;
  migrated.prepare("UPDATE events SET search = 'quokka' WHERE seq = ?").run(changed.seq!);
  expect(found(migrated, 'events', 'quokka')).toMatchObject([{ rowid: -Number(changed.seq) }]);
  migrated.prepare('DELETE FROM events WHERE seq = ?').run(changed.seq!);
  expect(found(migrated, 'events', 'quokka')).toEqual([]);
  for (const each of [fresh, migrated]) each.close();
  folder.remove();
});
