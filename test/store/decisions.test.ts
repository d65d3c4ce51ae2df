/** What people decide about events outlives a re-run of the engine: two that are never one, and two that are. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything } from './contract.ts';

const [near, alike, far] = ['2024-03-05, Harbour Institute', '2024-03-05, Cy Vane', '2024-03-25, Cy Vane'].map((end) =>
  article(`Ada Quint (NOR) meets Ben Sorel (PER) on ${end} says.`),
) as [ReturnType<typeof article>, ReturnType<typeof article>, ReturnType<typeof article>];

let folder: TemporaryFolder;
let store: Store;
const path = (): string => join(folder.path, 'decided.db');
const add = (version: string, each: typeof near) =>
  createIngest({ store, reader: fakeReader(version), now: () => new Date(0) }).add(each);
const events = async () => (await everything(store, 'events')).map(({ id }) => id).sort();

/** The ids that two articles give an event, and a decision about them. */
function decide(same: boolean): string[] {
  const raw = new DatabaseSync(path());
  const owns = raw
    .prepare('SELECT own_id FROM outlines ORDER BY own_id')
    .all()
    .map((row) => String(row.own_id));
  raw
    .prepare("INSERT INTO identity_decisions VALUES (?, ?, ?, 'a curator', 'as seen there', '2024-06-01')")
    .run(owns[0]!, owns[1]!, same ? 1 : 0);
  raw.close();
  return owns;
}

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
  await add('0.0.1', { ...alike, text: alike.text.replace('05,', '06,') });
  expect(await events()).toHaveLength(1);
  const owns = decide(false);
  for (const version of ['0.0.2', '0.0.3']) {
    await add(version, near);
    expect(await events()).toEqual(owns);
    expect(await dangling(store)).toEqual([]);
  }
});

it('two that are one stay one, however far apart', async () => {
  await add('0.0.1', near);
  await add('0.0.1', far);
  expect(await events()).toHaveLength(2);
  const owns = decide(true);
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
