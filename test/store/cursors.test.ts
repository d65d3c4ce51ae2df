/** Pages while rows come and go between them: what is there from beginning to end is given once, in its place. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { type Resource, resources } from '../../src/schema/query.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { everything } from './served.ts';

/** Orders in which a record keeps its place: neither counts nor the time of the last change. */
const orders: readonly (readonly [Resource, object])[] = [
  ...resources.map((resource) => [resource, {}] as const),
  ['articles', { sort: 'published' }],
  ['actors', { sort: '-name' }],
  ['sources', { sort: '-name', named: true }],
  ['events', { sort: 'earliest' }],
  ['events', { sort: '-earliest', country: ['NOR'] }],
  ['events', { type: ['CONSULT', 'AID'] }],
  ['claims', { sort: 'published', stance: ['asserts'] }],
];

describe('cursors', () => {
  let folder: TemporaryFolder;
  let store: Store;
  let ingest: Ingest;
  let number = 0;
  const live: string[] = [];
  const add = async (): Promise<void> => {
    const one = number++;
    const verb = ['meets', 'aids', 'attacks'][one % 3];
    const text = `Person ${one}x (NOR) ${verb} PERULIA (PER) on 2024-0${1 + (one % 9)}-1${one % 7}, Institute ${one} says.`;
    live.push(
      (await ingest.add(article(text, { published: `2024-0${1 + ((one * 7) % 9)}-01`, publisher: `Paper ${one % 5}` }))).article,
    );
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    store = await openStore(`sqlite:${join(folder.path, 'cursors.db')}`);
    ingest = createIngest({ store, reader: fakeReader(), now: () => new Date() });
    for (let index = 0; index < 24; index++) await add();
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  it.each(orders)('of %s with %j lose and double nothing', async (resource, query) => {
    const ids = async (): Promise<string[]> => (await everything(store, resource, query as never)).map(({ id }) => id);
    const before = await ids();
    const given: string[] = [];
    let cursor: string | undefined;
    let page = 0;
    do {
      const { records, next } = await store.list(resource, {
        ...query,
        limit: 3,
        ...(cursor !== undefined && { cursor }),
      } as never);
      given.push(...records.map((json) => (JSON.parse(json) as { id: string }).id));
      cursor = next;
      // The last one given goes too: a cursor must not need the record that it was made from.
      const last = records.at(-1);
      const lastArticle = last && resource === 'articles' ? (JSON.parse(last) as { id: string }).id : undefined;
      const index = lastArticle === undefined ? (page * 5) % live.length : live.indexOf(lastArticle);
      if (page++ < 8) {
        const [gone] = live.splice(index, 1);
        if (gone !== undefined) await ingest.withdraw(gone);
        await add();
      }
    } while (cursor !== undefined);
    const after = new Set(await ids());
    const throughout = before.filter((id) => after.has(id));
    expect(throughout.length).toBeGreaterThan(5);
    expect(new Set(given).size, 'doubled').toBe(given.length);
    expect(given.filter((id) => throughout.includes(id))).toEqual(throughout);
  });
});
