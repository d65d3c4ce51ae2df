/** The threads that read what may take its time. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asProblem } from '../../src/http/errors.ts';
import type { Database } from '../../src/store/dialect.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { StoreBusy } from '../../src/store/store.ts';
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
