/** What people decide about events outlives a re-run of the engine: two that are never one, and two that are. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCuration } from '../../src/curation.ts';
import { createIngest, createSettle } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything } from './served.ts';

const [near, alike, far] = ['2024-03-05, Harbour Institute', '2024-03-05, Cy Vane', '2024-03-25, Cy Vane'].map((end) =>
  article(`Ada Quint (NOR) meets Ben Sorel (PER) on ${end} says.`),
) as [ReturnType<typeof article>, ReturnType<typeof article>, ReturnType<typeof article>];

let folder: TemporaryFolder;
let store: Store;
const path = (): string => join(folder.path, 'decided.db');
const add = (version: string, each: typeof near) =>
  createIngest({ store, reader: fakeReader(version), now: () => new Date(0) }).add(each);
const events = async () => (await everything(store, 'events')).map(({ id }) => id).sort();

/** The ids that the articles give an event. */
function ownIds(): string[] {
  const raw = new DatabaseSync(path());
  const rows = raw.prepare('SELECT own_id FROM outlines ORDER BY own_id').all();
  raw.close();
  return rows.map((row) => String(row.own_id));
}
const curation = () => createCuration({ store, settle: createSettle(), now: () => new Date(0) });
const yes = (): boolean => true;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(`sqlite:${path()}`);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

it('two that are never one stay two, whatever they have in common', async () => {
  await add('0.0.1', near);
  const { article: second } = await add('0.0.1', { ...alike, text: alike.text.replace('05,', '06,') });
  const [one, ...none] = await events();
  expect(none).toEqual([]);
  expect(await curation().part('events', one!, { articles: [second] }, {}, yes)).toBe('done');
  const two = await events();
  expect(two).toHaveLength(2);
  expect(ownIds()).toEqual(two);
  for (const version of ['0.0.2', '0.0.3']) {
    await add(version, near);
    await add(version, { ...alike, text: alike.text.replace('05,', '06,') });
    expect(await events()).toEqual(two);
    expect(await dangling(store)).toEqual([]);
  }
});

it('two that are one stay one, however far apart', async () => {
  await add('0.0.1', near);
  await add('0.0.1', far);
  expect(await events()).toHaveLength(2);
  const [one, other] = await events();
  expect(await curation().merge('events', one!, [other!], {}, yes)).toBe('done');
  const owns = ownIds();
  for (const version of ['0.0.2', '0.0.3']) {
    await add(version, far);
    const [id, ...others] = await events();
    expect(others).toEqual([]);
    expect(
      await store.get(
        'events',
        owns.find((own) => own !== id)!,
      ),
    ).toEqual({ state: 'merged', into: id });
    expect(await dangling(store)).toEqual([]);
  }
});
