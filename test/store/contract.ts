/**
 * What every store has to do, whatever database is behind it. A file beside this one runs it on each database that there is.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { resources } from '../../src/schema/query.ts';
import type { Change } from '../../src/store/port/change.ts';
import { InvalidCursor, type Store } from '../../src/store/store.ts';
import { article, fakeReader } from '../fixtures/service.ts';
import { dangling, everything, picture } from './served.ts';

export interface Opened {
  readonly store: Store;
  /** A second store on the same database. */
  readonly another: () => Promise<Store>;
  readonly close: () => Promise<void>;
}

const texts = [
  'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.\nNORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, two officials says.',
  'Ada Quint (NOR) aids NORLAND (NOR) on 2023, Harbour Institute says.\nrebels attacks PERULIA (PER), Ben Sorel says.',
  'PERULIA (PER) accuses NORLAND (NOR) on 2024-02-29, Harbour Institute denies.\nAda QUINT (NOR) meets Cy Vane on 2024-02, North Wire says.',
];
const articles = texts.map((text, index) =>
  article(text, { publisher: `Paper ${index % 2}`, published: `2024-03-0${index + 1}`, headline: `Headline no. ${index}` }),
);

const parse = <T>(json: string): T => JSON.parse(json) as T;

export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the store on ${name}`, () => {
    let opened: Opened;
    let store: Store;
    let ingest: Ingest;
    let clock = 0;
    const now = (): Date => new Date(Date.UTC(2024, 5, 1) + clock++ * 1000);
    const ingestWith = (version?: string, on: Store = store): Ingest =>
      createIngest({ store: on, reader: fakeReader(version), now });
    const addAll = async (): Promise<string[]> => {
      const ids: string[] = [];
      for (const each of articles) ids.push((await ingest.add(each)).article);
      return ids;
    };
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ingest = ingestWith();
    });
    afterEach(() => opened.close());

    it('gives an article’s records as they were saved, every id of which resolves', async () => {
      const [id] = await addAll();
      const set = parse<RecordSet>((await store.recordSet(id!))!);
      expect(set.article).toMatchObject({
        id,
        version: 1,
        publisher: { name: 'Paper 0' },
        counts: { actors: 4, sources: 3, events: 2, claims: 2 },
      });
      expect(set.actors.map((actor) => actor.mentions.length)).toEqual([1, 1, 1, 1]);
      expect(await dangling(store)).toEqual([]);
    });

    it('has one record for one actor, with counts over all articles', async () => {
      await addAll();
      const named = (await everything(store, 'actors', { q: 'quint' })) as Actor[];
      expect(named).toMatchObject([
        { name: 'Ada Quint', aliases: ['Ada QUINT'], counts: { articles: 3, events: 3, asActor: 3, asRecipient: 0 } },
      ]);
      const perulia = (await everything(store, 'actors', { q: 'PERULIA' })) as Actor[];
      expect(perulia).toMatchObject([{ kind: 'country', counts: { articles: 3, events: 3, asActor: 1, asRecipient: 2 } }]);
    });

    it('is the same whatever the order of articles', async () => {
      await addAll();
      const first = await picture(store);
      for (const order of [
        [2, 1, 0],
        [1, 2, 0],
        [0, 2, 1],
      ]) {
        const other = await open();
        const shuffled = ingestWith(undefined, other.store);
        for (const index of order) await shuffled.add(articles[index]!);
        expect(await picture(other.store)).toEqual(first);
        await other.close();
      }
    });

    it('leaves what the others say when an article is withdrawn', async () => {
      const [first, , third] = await addAll();
      expect(await ingest.withdraw(third!)).toBe('withdrawn');
      const other = await open();
      const fewer = ingestWith(undefined, other.store);
      for (const each of articles.slice(0, 2)) await fewer.add(each);
      expect(await picture(store)).toEqual(await picture(other.store));
      await other.close();
      expect(await store.get('articles', third!)).toMatchObject({ state: 'gone' });
      expect(await ingest.withdraw(third!)).toBe('gone');
      expect(await ingest.withdraw('art_0000000000000000')).toBe('absent');
      expect(await dangling(store)).toEqual([]);
      expect((await store.get('articles', first!)).state).toBe('here');
    });

    it('empties when everything is withdrawn, and fills again under the same ids', async () => {
      const ids = await addAll();
      const before = (await everything(store, 'events')).map(({ id }) => id);
      for (const id of ids) await ingest.withdraw(id);
      for (const resource of resources) expect(await everything(store, resource)).toEqual([]);
      expect(await store.get('events', before[0]!)).toMatchObject({ state: 'gone' });
      await addAll();
      expect((await everything(store, 'events')).map(({ id }) => id)).toEqual(before);
      expect((await everything(store, 'articles')).map((each) => (each as unknown as { version: number }).version)).toEqual([
        2, 2, 2,
      ]);
    });

    it('knows a text again, and reads it anew only with a newer engine', async () => {
      const [id] = await addAll();
      expect(await ingest.add(articles[0]!)).toEqual({ article: id, outcome: 'known' });
      expect(await ingestWith('0.0.0').add(articles[0]!)).toMatchObject({ outcome: 'known' });
      expect(await ingestWith('0.1.0').add(articles[0]!)).toEqual({ article: id, outcome: 'renewed' });
      expect(parse<RecordSet>((await store.recordSet(id!))!).article).toMatchObject({
        version: 1,
        pipeline: { version: '0.1.0' },
      });
      expect(await everything(store, 'events')).toHaveLength(6);
      expect(await dangling(store)).toEqual([]);
    });

    it('never replaces what was curated', async () => {
      const set = await fakeReader().read(articles[0]!, false);
      await ingest.addRecords({ ...set, article: { ...set.article, pipeline: { name: 'curated', version: '1' } } });
      expect(await ingestWith('9.9.9').add(articles[0]!)).toMatchObject({ outcome: 'known' });
      expect(parse<RecordSet>((await store.recordSet(set.article.id))!).article.pipeline.name).toBe('curated');
    });

    it.each(resources)('walks %s page by page, each record once, in both directions', async (resource) => {
      await addAll();
      const all = (await everything(store, resource)).map(({ id }) => id);
      expect(new Set(all).size).toBe(all.length);
      for (const limit of [1, 2, 3]) expect((await everything(store, resource, {}, limit)).map(({ id }) => id)).toEqual(all);
      const sort = resource === 'actors' || resource === 'sources' ? '-name' : 'published';
      expect((await everything(store, resource, { sort } as never, 2)).map(({ id }) => id)).toEqual(all.toReversed());
      const updated = (await everything(store, resource, { sort: '-updated' } as never, 2)).map(({ id }) => id);
      expect(updated.toSorted()).toEqual(all.toSorted());
    });

    it('goes on where a cursor stands when records come and go in between', async () => {
      const ids = await addAll();
      const first = await store.list('events', { limit: 2 });
      await ingest.withdraw(ids[2]!);
      await ingest.add(article('NORLAND (NOR) aids PERULIA (PER), North Wire says.', { published: '2024-03-09' }));
      const rest = await store.list('events', { limit: 50, cursor: first.next! });
      expect(rest.records.map((json) => parse<{ id: string }>(json).id)).toEqual(
        (await everything(store, 'events')).map(({ id }) => id).slice(1),
      );
    });

    it('refuses cursors of other filters, and what is no cursor', async () => {
      await addAll();
      const { next } = await store.list('events', { limit: 1, type: ['CONSULT'] });
      await expect(store.list('events', { limit: 1, type: ['ASSAULT'], cursor: next! })).rejects.toThrow(InvalidCursor);
      for (const cursor of ['', 'x', 'W10', Buffer.from('["a",{},1]').toString('base64url')])
        await expect(store.list('events', { limit: 1, cursor })).rejects.toThrow(InvalidCursor);
    });

    it('counts all that match', async () => {
      await addAll();
      expect((await store.list('events', { limit: 1, includeTotal: true })).total).toBe(6);
      expect((await store.list('events', { limit: 1, includeTotal: true, type: ['CONSULT'] })).total).toBe(2);
    });

    it('refuses a change made from an older revision, and keeps nothing of it', async () => {
      const second = await opened.another();
      const stale = await store.revision();
      await ingest.add(articles[0]!);
      const set = await fakeReader().read(articles[1]!, false);
      const change: Change = {
        revision: stale,
        at: now().toISOString(),
        articles: [{ article: set.article, contributions: [], claims: [], copies: '', placed: true, introduced: true }],
        events: [],
        originals: [],
        bands: [],
        outlines: { put: [], forgotten: [] },
        sources: [],
        actors: [],
        actorBlocks: [],
        removed: { sources: [], actors: [], events: [], claims: [] },
        facets: { put: [], forgotten: [], aliases: [], introductions: [] },
        redirects: [],
        refreshed: { articles: [], events: [], claims: [] },
      };
      expect(await second.save(change)).toBe('conflict');
      expect(await everything(store, 'articles')).toHaveLength(1);
      await second.close();
    });

    it('takes in articles from two sides at once without twins', async () => {
      const second = await opened.another();
      const other = ingestWith(undefined, second);
      const many = Array.from({ length: 24 }, (_, index) =>
        article(
          `Ada Quint (NOR) meets Person No${index} (PER), Harbour Institute says.\nNORLAND (NOR) aids PERULIA (PER), North Wire says.`,
          { published: `2024-04-${String(index + 1).padStart(2, '0')}` },
        ),
      );
      await Promise.all(
        many.flatMap((each, index) =>
          index % 3 === 0 ? [ingest.add(each), other.add(each)] : [index % 2 === 0 ? ingest.add(each) : other.add(each)],
        ),
      );
      expect(await everything(store, 'articles')).toHaveLength(24);
      expect(await everything(store, 'actors', { q: 'ada quint' })).toMatchObject([
        { counts: { articles: 24, events: 24, asActor: 24, asRecipient: 0 } },
      ]);
      expect(await everything(store, 'sources', { q: 'north wire' })).toMatchObject([
        { counts: { claims: 24, asOrigin: 24, asRelay: 0 } },
      ]);
      expect(await dangling(store)).toEqual([]);
      await second.close();
    });

    it('keeps a text only where it was told to', async () => {
      const id = (await ingest.add(article(texts[0]!, { storeText: true }))).article;
      expect(parse<RecordSet>((await store.recordSet(id))!).article.text.stored).toBe(true);
      for (const resource of resources)
        for (const { id: each } of await everything(store, resource))
          expect(JSON.stringify(await store.get(resource, each))).not.toContain('Harbour Institute says');
    });

    it('remembers what was bundled', async () => {
      await ingest.add(articles[0]!, { bundled: 'samples/one.md' });
      await store.rememberBundled('samples/two.md', 'x', now().toISOString());
      await store.rememberBundled('samples/two.md', 'x', now().toISOString());
      expect([...(await store.bundledNames())].sort()).toEqual(['samples/one.md', 'samples/two.md']);
    });
  });
}
