/** The threads that read what may take its time, and the one that writes. */
import { setImmediate as turn } from 'node:timers/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asProblem } from '../../src/http/errors.ts';
import type { Database } from '../../src/store/dialect.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { connect } from '../../src/store/sqlite-connection.ts';
import { StoreBusy, StoreFault } from '../../src/store/store.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';

describe('a reader’s thread', () => {
  let folder: TemporaryFolder;
  let database: Database;
  const put = (value: number) => database.transact([{ sql: 'INSERT INTO numbers VALUES (?)', values: [value] }]);
  beforeEach(async () => {
    folder = temporaryFolder();
    database = openSqlite(join(folder.path, 'readers.db'));
    await database.migrate([{ number: 1, name: '0001-numbers.sql', sql: 'CREATE TABLE numbers (value INTEGER)' }]);
  });
  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  it('sees what was written just before', async () => {
    for (let value = 1; value < 20; value++) {
      await put(value);
      expect(await database.read('SELECT max(value) AS most FROM numbers', [])).toEqual([{ most: value }]);
    }
  });

  it('knows our functions, and writes nothing', async () => {
    const [row] = await database.read("SELECT fold('ÁBC') AS folded, day_in('2024-03-31T23:30:00.000Z', ?) AS day", [
      'Asia/Seoul',
    ]);
    expect(row).toEqual({ folded: 'abc', day: '2024-04-01' });
    await expect(database.read('INSERT INTO numbers VALUES (1)', [])).rejects.toThrow(/readonly/);
  });

  it('holds up nobody who asks for little, and refuses more than can wait', async () => {
    await put(1);
    const long = 'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) AS n FROM n';
    await database.read(long, [1]);
    let done = false;
    const slow = database.read(long, [2_000_000]).then(() => (done = true));
    expect(await database.all('SELECT value FROM numbers', [])).toEqual([{ value: 1 }]);
    expect(done).toBe(false);
    await slow;
    const many = await Promise.allSettled(Array.from({ length: 260 }, () => database.read(long, [1_000])));
    const refused = many.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason instanceof StoreBusy)).toBe(true);
    expect(asProblem(new StoreBusy())).toMatchObject({ code: 'busy', headers: { 'retry-after': '1' } });
    expect(await database.read('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
  });
});

describe('a writer’s thread', () => {
  let folder: TemporaryFolder;
  let path: string;
  let database: Database;
  const put = (value: number) => database.transact([{ sql: 'INSERT INTO numbers VALUES (?)', values: [value] }]);
  const stored = async (): Promise<unknown[]> =>
    (await database.all('SELECT value FROM numbers ORDER BY rowid', [])).map(({ value }) => value);
  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'writer.db');
    database = openSqlite(path, { busyTimeout: 2_000, writesBeside: true });
    const sql =
      'CREATE TABLE numbers (value INTEGER UNIQUE); CREATE TABLE state (revision INTEGER); INSERT INTO state VALUES (0)';
    await database.migrate([{ number: 1, name: '0001-numbers.sql', sql }]);
  });
  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  it('writes in turn, and what was written is there to be read', async () => {
    const before = database.generation();
    expect(await Promise.all(Array.from({ length: 20 }, (_, value) => put(value)))).toEqual(Array(20).fill('done'));
    expect(await stored()).toEqual(Array.from({ length: 20 }, (_, value) => value));
    expect(database.generation()).not.toBe(before);
    expect(await database.read('SELECT count(*) AS n FROM numbers', [])).toEqual([{ n: 20 }]);
  });

  it('takes a change back as a whole where it breaks a uniqueness or is not what was expected', async () => {
    await put(1);
    const insert = (value: number) => ({ sql: 'INSERT INTO numbers VALUES (?)', values: [value] });
    expect(await database.transact([insert(2), insert(1)])).toBe('conflict');
    const nobody = { sql: 'UPDATE numbers SET value = 5 WHERE value = 4', values: [], expect: 1 };
    expect(await database.transact([insert(3), nobody])).toBe('conflict');
    await expect(database.transact([insert(4), { sql: 'INSERT INTO nothing VALUES (1)', values: [] }])).rejects.toThrow(
      /nothing/,
    );
    expect(await stored()).toEqual([1]);
  });

  it('reads one state within a turn of the event loop, the newest in the next, and what was acknowledged at once', async () => {
    const { database: elsewhere } = connect(path, 1_000);
    const before = stored();
    elsewhere.exec('INSERT INTO numbers VALUES (7)');
    const beside = stored();
    expect([await before, await beside]).toEqual([[], []]);
    await turn();
    expect(await stored()).toEqual([7]);
    const [written] = await Promise.all([put(8).then(stored), stored()]);
    expect(written).toEqual([7, 8]);
    elsewhere.close();
  });

  it('says what is wrong with the database, and lets others be read meanwhile', async () => {
    await put(1);
    const { database: elsewhere } = connect(path, 1_000);
    elsewhere.exec('BEGIN IMMEDIATE');
    const probed = database.probe();
    expect(await stored()).toEqual([1]);
    await expect(probed).rejects.toThrow(StoreFault);
    await expect(put(2)).rejects.toMatchObject({ reason: 'locked' });
    elsewhere.exec('ROLLBACK');
    elsewhere.close();
    await database.probe();
    expect(await put(2)).toBe('done');
  });

  it('finishes what was handed over before it is closed', async () => {
    const all = Array.from({ length: 50 }, (_, value) => put(value));
    await database.close();
    expect(await Promise.all(all)).toEqual(Array(50).fill('done'));
    database = openSqlite(path);
    expect(await stored()).toHaveLength(50);
  });
});
