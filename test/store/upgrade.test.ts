/** A database from before events were known across articles: at the next start its articles are placed among each other. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { article, fakeReader, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything, picture } from './contract.ts';

const texts = [
  'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Harbour Institute says.',
  'Ben Sorel (PER) meets Ada Quint (NOR) on 2024-03-05, Cy Vane says.',
].map((text) => article(text));

it('places the articles of an older database among each other', async () => {
  const folder = temporaryFolder();
  const [old, fresh] = ['old.db', 'new.db'].map((name) => join(folder.path, name)) as [string, string];
  const expected = await openStore(`sqlite:${fresh}`);
  for (const each of texts) await createIngest({ store: expected, reader: fakeReader(), now: () => new Date(0) }).add(each);

  const first = await openStore(`sqlite:${old}`);
  for (const each of texts) await createIngest({ store: first, reader: fakeReader(), now: () => new Date(0) }).add(each);
  await first.close();
  // What the older program left: contributions of events without a key, and no outlines.
  const raw = new DatabaseSync(old);
  raw.exec(`DELETE FROM outlines; DELETE FROM outline_blocks; DELETE FROM events; DELETE FROM event_tags;
    UPDATE contributions SET identity_key = '', record_id = local_id WHERE kind = 'events';
    UPDATE actors SET events = 0, as_actor = 0, as_recipient = 0; UPDATE articles SET placed = 0;`);
  raw.close();

  const store = await openStore(`sqlite:${old}`);
  const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date(0) });
  expect(await ingest.placeStored()).toBe(2);
  expect(await ingest.placeStored()).toBe(0);
  expect(await everything(store, 'events')).toHaveLength(1);
  expect(await picture(store)).toEqual(await picture(expected));
  expect(await dangling(store)).toEqual([]);
  await Promise.all([store.close(), expected.close()]);
  folder.remove();
});
