/** What people decided, and which pairs are doubtful, is the same in whatever order articles come and are read again, by one process or two. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCuration } from '../../src/curation.ts';
import { createIngest, createSettle } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything, picture } from './served.ts';

const painter = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-01, Harbour Institute says.';
const minister = 'Ada Quint (NOR) attacks Cy Vane (PER), Dee Marr says.';
const texts = [
  painter,
  minister,
  'Ada Kvint (NOR) meets Ben Sorel (PER) on 2024-03-01, Cy Vane says.',
  'Ada Quind (NOR) aids Cy Vane (PER), North Wire says.',
  'Ben Sorel (PER) meets Ada Quint (NOR) on 2024-03-02, North Wire says.',
  'Ada Quint (FRA) accuses Cy Vane (PER), North Wire says.',
].map((text) => article(text));

let folder: TemporaryFolder;
const opened: Store[] = [];
const open = async (name: string): Promise<Store> => {
  const store = await openStore(`sqlite:${join(folder.path, name)}`);
  opened.push(store);
  return store;
};
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  folder.remove();
});

/** Takes all in, each of the stores a share of its own, at once. */
async function takeIn(stores: readonly Store[], order: readonly number[], version: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  await Promise.all(
    stores.map(async (store, share) => {
      const ingest = createIngest({ store, reader: fakeReader(version), now: () => new Date(0) });
      for (const index of order.filter((_, at) => at % stores.length === share))
        ids.set(texts[index]!.text, (await ingest.add(texts[index]!)).article);
    }),
  );
  return ids;
}

async function decide(store: Store, articles: ReadonlyMap<string, string>): Promise<void> {
  const curation = createCuration({ store, settle: createSettle(), now: () => new Date(0) });
  const find = async (name: string, country: string): Promise<string> =>
    ((await everything(store, 'actors')) as Actor[]).find((each) => each.name === name && each.country === country)!.id;
  const yes = (): boolean => true;
  const [quint, kvint] = [await find('Ada Quint', 'NOR'), await find('Ada Kvint', 'NOR')];
  expect(await curation.part('actors', quint, { articles: [articles.get(minister)!] }, {}, yes)).toBe('done');
  expect(await curation.merge('actors', quint, [kvint], {}, yes)).toBe('done');
  expect(await curation.part('actors', quint, { from: [await find('Ada Quind', 'NOR')] }, {}, yes)).toBe('done');
}

it.each([
  [1, [5, 4, 3, 2, 1, 0]],
  [1, [2, 0, 5, 1, 4, 3]],
  [2, [0, 1, 2, 3, 4, 5]],
  [2, [3, 5, 1, 0, 2, 4]],
])('the same with %i at once in the order %j', async (processes, order) => {
  const plain = await open('plain.db');
  await decide(plain, await takeIn([plain], [0, 1, 2, 3, 4, 5], '0.0.1'));
  await takeIn([plain], [0, 1, 2, 3, 4, 5], '0.0.2');

  const stores = [await open('other.db'), ...(processes === 2 ? [await open('other.db')] : [])];
  await decide(stores[0]!, await takeIn(stores, order, '0.0.1'));
  await takeIn(stores, order.toReversed(), '0.0.2');
  const [expected, found] = [await picture(plain), await picture(stores[0]!)];
  expect(found).toEqual(expected);
  expect((found as { candidates: string[] }).candidates.length).toBeGreaterThan(2);
  expect(await dangling(stores[0]!)).toEqual([]);
});
