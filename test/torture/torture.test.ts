/** A few rounds of `npm run torture`. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { article, fakeReader, temporaryFolder } from '../fixtures/service.ts';
import { checkDatabase } from './check.ts';
import { torture } from './torture.ts';

describe('the check of a database', () => {
  it.each([
    ['a claim that is gone', 'DELETE FROM claims WHERE ordinal = 0', /has not what it counts|sources count/],
    ['an article that is gone', 'DELETE FROM articles', /was acknowledged and is not there/],
    ['an event that is gone', 'DELETE FROM events', /leads nowhere/],
    ['a part that is gone', "DELETE FROM contributions WHERE kind = 'sources' AND ordinal = 0", /has not what it counts/],
    ['a count that is off', 'UPDATE actors SET articles = articles + 1', /actors count/],
    ['nothing', 'SELECT 1', undefined],
  ])('sees %s', async (_name, sql, seen) => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'broken.db');
    const store = await openStore(`sqlite:${path}`);
    const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date() });
    const { article: id } = await ingest.add(article('Ada Quint (NOR) meets PERULIA (PER), Harbour Institute says.'));
    const acknowledged = new Map([[id, JSON.parse((await store.recordSet(id))!) as RecordSet]]);
    await store.close();
    const raw = new DatabaseSync(path);
    raw.function('fold', { deterministic: true }, () => null); // as triggers of the store call it
    raw.exec(sql);
    raw.close();
    const { faults } = await checkDatabase(path, acknowledged);
    if (seen === undefined) expect(faults).toEqual([]);
    else expect(faults.join('\n')).toMatch(seen);
    folder.remove();
  });
});

describe('the program, killed while many write to it', () => {
  it('keeps what it acknowledged whole, and nothing by halves', async () => {
    const counts = await torture({ rounds: 5, seed: 7, writers: 8, real: false });
    expect(counts.faults).toEqual([]);
    expect(counts.acknowledged).toBeGreaterThan(20);
    expect(counts.inFlight).toBeGreaterThan(5);
  }, 120_000);
});
