/** Backups while others write, and what restoring refuses. */
import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { projectRoot } from '../../src/project.ts';
import { startProgram, type Started, stopProgram } from '../fixtures/program.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { checkDatabase } from '../torture/check.ts';

const run = (command: string, ...more: string[]) =>
  promisify(execFile)(process.execPath, [join(projectRoot, `src/cli/${command}.ts`), ...more]);
const line = (number: number): string =>
  `Person ${'abcdefgh'[number % 8]} (NOR) meets PERULIA (PER), Harbour Institute says.\nNumber ${number}.`;

describe('a backup', () => {
  let folder: TemporaryFolder;
  let database: string;
  let started: Started;
  const at = (name: string): string => join(folder.path, name);
  const total = async (): Promise<number> => {
    const answer = await fetch(`${started.url}/v1/articles?limit=1&includeTotal=true`);
    return ((await answer.json()) as { total: { value: number } }).total.value;
  };
  beforeAll(async () => {
    folder = temporaryFolder();
    database = `sqlite:${at('live.db')}`;
    started = await startProgram(join(projectRoot, 'test/fixtures/server.ts'), { DATABASE_URL: database });
  }, 60_000);
  afterAll(async () => {
    await stopProgram(started);
    folder.remove();
  });

  it('is whole while the service goes on writing, and is put back under its hands', async () => {
    let writing = true;
    let number = 0;
    const writer = (async () => {
      while (writing) {
        const answer = await fetch(`${started.url}/v1/articles`, {
          method: 'POST',
          body: line(number++),
          headers: { 'content-type': 'text/plain' },
        });
        expect(answer.status).toBe(201);
      }
    })();
    while (number < 10) await new Promise((resolve) => setTimeout(resolve, 10));
    const { stdout } = await run('backup', at('copy.db'), '--database', database);
    const during = number;
    writing = false;
    await writer;
    const [, articles] = /: (\d+) articles, \d+ changes, sound/.exec(stdout)!;
    expect(Number(articles)).toBeGreaterThanOrEqual(9);
    expect(Number(articles)).toBeLessThanOrEqual(during);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    expect((await checkDatabase(at('copy.db'), new Map())).faults).toEqual([]);

    const before = await total();
    expect(before).toBeGreaterThan(Number(articles));
    await expect(run('restore', at('copy.db'), '--database', database)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has .+ open.+--force/),
    });
    await run('restore', at('copy.db'), '--database', database, '--force');
    expect(await total()).toBe(Number(articles));
    const again = await fetch(`${started.url}/v1/articles`, {
      method: 'POST',
      body: line(before),
      headers: { 'content-type': 'text/plain' },
    });
    expect(again.status).toBe(201);
  }, 60_000);

  it('replaces no file unasked', async () => {
    await expect(run('backup', at('copy.db'), '--database', database)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--force'),
    });
    await run('backup', at('copy.db'), '--database', database, '--force');
    await expect(run('backup', at('x.db'), '--database', `sqlite:${at('none.db')}`)).rejects.toMatchObject({ code: 2 });
    expect([existsSync(at('x.db')), existsSync(at('none.db'))]).toEqual([false, false]);
  }, 60_000);
});

describe('restoring', () => {
  it('refuses what is damaged, newer or something else, and a loss unasked', async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder.path, name);
    const database = `sqlite:${at('own.db')}`;
    const add = async (...texts: string[]): Promise<void> => {
      const store = await openStore(database);
      const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date() });
      for (const text of texts) await ingest.add(article(text));
      await store.close();
    };
    const refused = (file: string, why: RegExp) =>
      expect(run('restore', at(file), '--database', database)).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringMatching(why),
      });

    await add(line(1), line(2));
    await run('backup', at('two.db'), '--database', database);
    await add(line(3));
    await refused('two.db', /newer than the backup.+--force/);
    await refused('none.db', /There is no file/);

    new DatabaseSync(at('other.db')).exec('CREATE TABLE notes (note TEXT)');
    await refused('other.db', /no database of this program/);

    await run('backup', at('newer.db'), '--database', database);
    const newer = new DatabaseSync(at('newer.db'));
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    await refused('newer.db', /of a newer program/);

    await run('backup', at('damaged.db'), '--database', database);
    const file = openSync(at('damaged.db'), 'r+');
    writeSync(file, Buffer.alloc(40_000, 0x5a), 0, undefined, statSync(at('damaged.db')).size - 60_000);
    closeSync(file);
    await refused('damaged.db', /is damaged/);

    await run('restore', at('two.db'), '--database', database, '--force');
    const { articles, faults } = await checkDatabase(at('own.db'), new Map());
    expect([articles, faults]).toEqual([2, []]);
    await run('restore', at('two.db'), '--database', `sqlite:${at('new.db')}`);
    expect((await checkDatabase(at('new.db'), new Map())).articles).toBe(2);
    folder.remove();
  }, 60_000);
});
