/** What an older program stored: at the next start its articles are placed among each other, and what newer ones look things up by is filled in. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { catchUp } from '../../src/catch-up.ts';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { article, fakeReader, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything, picture } from './served.ts';

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

it('fills in what actors are found by, and by which address articles are known', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'old.db');
  const url = 'https://www.harbour-post.example/one?utm_source=feed';
  const first = await openStore(`sqlite:${path}`);
  const ingest = createIngest({ store: first, reader: fakeReader(), now: () => new Date(0) });
  const { article: id } = await ingest.add({ ...texts[0]!, url });
  await ingest.add(texts[1]!);
  await first.close();
  const state = (): unknown[] => {
    const raw = new DatabaseSync(path);
    const rows = [
      raw.prepare('SELECT block, actor_id FROM actor_blocks ORDER BY block, actor_id').all(),
      raw.prepare('SELECT article_id, url_key FROM article_versions ORDER BY article_id').all(),
    ];
    raw.close();
    return rows;
  };
  const expected = state();
  const raw = new DatabaseSync(path);
  // As 0004 and 0010 left it.
  raw.exec(`DROP INDEX events_month_type; DROP TABLE actor_blocks; DROP TABLE curated_apart; DROP TABLE curated_splits; DROP TABLE introductions; ALTER TABLE articles DROP COLUMN introduced; UPDATE article_versions SET url_key = '';
    CREATE TABLE identity_decisions (one TEXT, other TEXT, same INTEGER); PRAGMA user_version = 10;`);
  raw.close();

  const store = await openStore(`sqlite:${path}`);
  const known = article('Ada Quint (NOR) aids Cy Vane (PER), North Wire says.');
  expect(await store.findUrl('harbour-post.example/one')).toBeUndefined();
  await catchUp(store);
  expect(state()).toEqual(expected);
  await catchUp(store);
  const again = createIngest({ store, reader: fakeReader(), now: () => new Date(0) });
  expect(await again.add({ ...known, url })).toEqual({ article: id, outcome: 'corrected' });
  await store.close();
  folder.remove();
});
