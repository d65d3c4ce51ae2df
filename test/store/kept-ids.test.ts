/** An id of an event that was served goes on: it is there, or it leads to what it is now, as long as any article tells of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCuration } from '../../src/curation.ts';
import { createIngest, createSettle, type Reader } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader } from '../fixtures/service.ts';
import { dangling, everything } from './served.ts';

const first = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Harbour Institute says.';
const second = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Cy Vane says.';
const third = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-06, North Wire says.';

let store: Store;
const served = new Set<string>();
/** Reads as the engine of a version does; a newer one may find something else in the same text. */
const reading = (version: string, change: (set: RecordSet) => RecordSet = (set) => set): Reader => {
  const reader = fakeReader(version);
  return { ...reader, read: async (...given) => change(await reader.read(...given)) };
};
const ingest = (reader = reading('0.0.1')) => createIngest({ store, reader, now: () => new Date(0) });
const look = async (): Promise<string[]> => {
  const ids = (await everything(store, 'events')).map(({ id }) => id);
  for (const id of ids) served.add(id);
  return ids.sort();
};
/** Ids that were served once and lead nowhere now. */
const lost = async (): Promise<string[]> => {
  const now = new Set(await look());
  const found = await Promise.all([...served].map(async (id) => ({ id, found: await store.get('events', id) })));
  return found
    .filter((each) => each.found.state !== 'here' && !(each.found.state === 'merged' && now.has(each.found.into)))
    .map(({ id }) => id);
};
const onDay =
  (day: string) =>
  (set: RecordSet): RecordSet =>
    JSON.parse(JSON.stringify(set).replaceAll(/2024-03-0[56]/g, day)) as RecordSet;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  served.clear();
});
afterEach(async () => {
  expect(await lost()).toEqual([]);
  expect(await dangling(store)).toEqual([]);
  await store.close();
});

it.each([[[first, second]], [[second, first]], [[first, second, third]], [[third, second, first]]])(
  'a newer engine sees another day in all of %#',
  async (texts) => {
    for (const text of texts) await ingest().add(article(text));
    expect(await look()).toHaveLength(1);
    for (const text of texts) {
      await ingest(reading('0.0.2', onDay('2024-05-01'))).add(article(text));
      expect(await lost()).toEqual([]);
    }
    expect(await look()).toHaveLength(1);
  },
);

it('a newer engine calls its events by other ids', async () => {
  for (const text of [first, second]) await ingest().add(article(text));
  const before = await look();
  const other = (set: RecordSet): RecordSet =>
    onDay('2024-05-01')(JSON.parse(JSON.stringify(set).replaceAll(/evt_([0-9a-z]{15})./g, 'evt_$1x')) as RecordSet);
  for (const text of [second, first]) await ingest(reading('0.0.2', other)).add(article(text));
  expect(await look()).toHaveLength(before.length);
});

it('a correction tells of another day', async () => {
  const { article: id } = await ingest().add(article(first));
  await ingest().add(article(second));
  const [one] = await look();
  await ingest().correct(id, article(first.replace('05', '25')));
  expect(await look()).toHaveLength(2);
  expect((await store.get('events', one!)).state).toBe('here');
});

it('a correction of the only article keeps the id', async () => {
  const { article: id } = await ingest().add(article(`Cy Vane (PER) aids Dee Marr (NOR), North Wire says.\n${first}`));
  const before = await look();
  await ingest().correct(id, article(first.replace('05', '06')));
  const after = await look();
  expect(after).toHaveLength(1);
  expect(before).toContain(after[0]);
  served.delete(before.find((each) => each !== after[0])!); // told by nobody any more: gone
});

it('people who take part are merged, and parted', async () => {
  await ingest().add(article(first));
  await ingest().add(article(second.replace('Quint', 'Kvint')));
  expect(await look()).toHaveLength(2);
  const actors = await everything(store, 'actors');
  const [quint, kvint] = ['Ada Quint', 'Ada Kvint'].map(
    (name) => actors.find((each) => (each as { name?: string }).name === name)!.id,
  );
  const curation = createCuration({ store, settle: createSettle(), now: () => new Date(0) });
  await curation.merge('actors', quint!, [kvint!], {}, () => true);
  expect(await look()).toHaveLength(1);
  expect(await lost()).toEqual([]);
  await curation.part('actors', quint!, { from: [kvint!] }, {}, () => true);
  expect(await look()).toHaveLength(2);
});
