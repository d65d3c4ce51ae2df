/** Events across articles, in whatever database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { Event } from '../../src/schema/event.ts';
import type { Article, RecordSet } from '../../src/schema/article.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader } from '../fixtures/service.ts';
import type { Opened } from './contract.ts';
import { dangling, everything, picture } from './served.ts';

/** Told by: its papers, the day before, another day, without a day, and by someone who takes a week for it. */
const told = [
  ['Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Harbour Institute says.', '2024-03-06', 'Harbour Post'],
  ['Ben Sorel (PER) meets Ada Quint (NOR) on 2024-03-05, Cy Vane says.', '2024-03-06', 'Vell Courier'],
  ['Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.', '2024-03-05', 'Orm Gazette'],
  ['Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-25, Cy Vane says.', '2024-03-26', 'Harbour Post'],
  ['NORLAND (NOR) attacks PERULIA (PER) on 2024-03-05, Cy Vane says.', '2024-03-06', 'Harbour Post'],
  ['NORLAND (NOR) attacks PERULIA (PER) on 2024-03-05, two officials denies.', '2024-03-06', 'Vell Courier'],
  ['Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-06, North Wire says.', '2024-03-06', 'Tarn Echo'],
] as const;
const articles = told.map(([text, published, publisher]) => article(text, { published, publisher }));

export function eventsContract(name: string, open: () => Promise<Opened>): void {
  describe(`events across articles on ${name}`, () => {
    let opened: Opened;
    let store: Store;
    let clock = 0;
    const now = (): Date => new Date(Date.UTC(2024, 5, 1) + clock++ * 1000);
    const ingestOn = (on: Store, version?: string): Ingest => createIngest({ store: on, reader: fakeReader(version), now });
    const add = async (on: Store, order: readonly number[]): Promise<string[]> => {
      const ids: string[] = [];
      for (const index of order) ids.push((await ingestOn(on).add(articles[index]!)).article);
      return ids;
    };
    const events = async (on: Store = store) => (await everything(on, 'events', { sort: 'published' })) as Event[];
    const claimsOn = async (event: string) => (await everything(store, 'claims', { event: [event] })) as unknown as Claim[];
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    it('has one record for one event, with the claims of all', async () => {
      const ids = await add(store, [0, 1, 2, 3, 4, 5]);
      const all = await events();
      expect(all.map(({ type, time, status }) => [type, time?.edtf, status])).toEqual([
        ['CONSULT', '2024-03-05', 'occurred'],
        ['ASSAULT', '2024-03-05', 'alleged'],
        ['CONSULT', '2024-03-25', 'occurred'],
      ]);
      const [meeting] = all;
      expect(await claimsOn(meeting!.id)).toHaveLength(3);
      expect(meeting).toMatchObject({
        label: 'consult: Ada Quint, Ben Sorel',
        corroboration: { articles: 3, publishers: 3, origins: 2, independentOrigins: 2 },
      });
      for (const id of ids.slice(0, 3)) {
        const set = JSON.parse((await store.recordSet(id))!) as RecordSet;
        expect(set.events.map((event) => event.id)).toEqual([meeting!.id]);
        expect(set.claims[0]!.events[0]).toMatchObject({ id: meeting!.id, name: meeting!.label });
      }
      expect((await store.mentions('events', meeting!.id, { limit: 200 })).mentions).toHaveLength(3);
      expect(await everything(store, 'events', { article: [ids[1]!] })).toHaveLength(1);
      expect(await everything(store, 'actors', { q: 'quint' })).toMatchObject([{ counts: { articles: 4, events: 2 } }]);
      expect(await dangling(store)).toEqual([]);
    });

    it('is the same in every order', async () => {
      await add(store, [0, 1, 2, 3, 4, 5, 6]);
      const first = await picture(store);
      for (const order of [
        [6, 5, 4, 3, 2, 1, 0],
        [2, 6, 0, 4, 1, 5, 3],
        [3, 0, 6, 5, 2, 4, 1],
        [1, 4, 2, 6, 3, 0, 5],
      ]) {
        const other = await open();
        await add(other.store, order);
        expect(await picture(other.store), order.join()).toEqual(first);
        expect(await dangling(other.store)).toEqual([]);
        await other.close();
      }
    });

    it('stands in the order of publication where the first article puts it', async () => {
      await add(store, [0, 4]);
      await ingestOn(store).add(
        article('NORLAND (NOR) aids PERULIA (PER), North Wire says.', { published: '2024-03-05T12:00:00Z' }),
      );
      const types = async () => (await events()).map(({ type }) => type);
      expect((await types())[0]).toBe('AID');
      await add(store, [2]); // an older article on the meeting
      expect(await types()).toEqual(['CONSULT', 'AID', 'ASSAULT']);
      const quint = ((await everything(store, 'actors', { q: 'quint' })) as Actor[])[0]!.id;
      expect(await everything(store, 'events', { participant: [quint] })).toMatchObject([{ type: 'CONSULT' }]);
    });

    it('joins two that a later article ties, and leads the younger id to the older', async () => {
      await ingestOn(store).add(article('Ada Quint (NOR) meets Ben Sorel (PER), Wire says.', { published: '2024-03-05' }));
      await ingestOn(store).add(article('Ada Quint (NOR) meets Ben Sorel (PER), Orm says.', { published: '2024-03-10' }));
      const apart = (await events()).map(({ id }) => id);
      expect(apart).toHaveLength(2);
      const bridge = await ingestOn(store).add(
        article('Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Vane says.', { published: '2024-03-20' }),
      );
      const [one, ...others] = await events();
      expect(others).toEqual([]);
      const [gone] = apart.filter((id) => id !== one!.id);
      expect(await store.get('events', gone!)).toEqual({ state: 'merged', into: one!.id });
      expect(one!.mergedFrom).toEqual([gone]);
      expect(await dangling(store)).toEqual([]);
      await ingestOn(store).withdraw(bridge.article);
      expect((await events()).map(({ id }) => id).sort()).toEqual(apart.toSorted());
      expect(await dangling(store)).toEqual([]);
    });

    it('leaves what the others say when an article is withdrawn', async () => {
      const ids = await add(store, [0, 1, 2, 3, 4, 5, 6]);
      for (const index of [0, 6, 5]) await ingestOn(store).withdraw(ids[index]!);
      const other = await open();
      await add(other.store, [1, 2, 3, 4]);
      expect(await picture(store)).toEqual(await picture(other.store));
      await other.close();
    });

    it('keeps its id when the article that gave it goes, and when it is read anew', async () => {
      const [first] = await add(store, [0]);
      const [{ id }] = (await events()) as [Event];
      await add(store, [1]);
      expect(await ingestOn(store, '0.1.0').add(articles[0]!)).toMatchObject({ outcome: 'renewed' });
      expect((await events()).map((event) => event.id)).toEqual([id]);
      await ingestOn(store).withdraw(first!);
      expect((await events()).map((event) => event.id)).toEqual([id]);
      await add(store, [0]);
      expect((await events()).map((event) => event.id)).toEqual([id]);
    });

    it('keeps two that one article tells apart', async () => {
      const two =
        'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Wire says.\nBen Sorel (PER) meets Ada Quint (NOR) on 2024-03-06, Vane says.';
      await ingestOn(store).add(article(two));
      await add(store, [0, 6]);
      expect(await events()).toHaveLength(2);
      expect(await dangling(store)).toEqual([]);
    });

    describe('copies of one text', () => {
      const rest = Array.from(
        { length: 12 },
        (_, index) => `Sentence ${index} of a report that a wire sends to all its papers`,
      ).join('. ');
      const report = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Harbour Institute says.';
      const copies = [
        article(`${report}\n${rest}.`, { published: '2024-03-06', publisher: 'Vell Courier' }),
        article(`${report}\n${rest}. With material of agencies.`, { published: '2024-03-05', publisher: 'Orm Gazette' }),
        article(`${report}\n${rest}. All of it.`, { published: '2024-03-07', publisher: 'Tarn Echo' }),
      ];
      const originals = async (on: Store = store) =>
        ((await everything(on, 'articles', { sort: 'published' })) as Article[]).map(({ publisher, duplicateOf }) => [
          publisher.name,
          duplicateOf?.published,
        ]);
      const marked = [
        ['Orm Gazette', undefined],
        ['Vell Courier', '2024-03-05'],
        ['Tarn Echo', '2024-03-05'],
      ];

      it.each([[[0, 1, 2]], [[2, 0, 1]], [[1, 2, 0]]])('are marked, and are one article to corroboration (%j)', async (order) => {
        for (const index of order) await ingestOn(store).add(copies[index]!);
        expect(await originals()).toEqual(marked);
        const [event] = await events();
        expect(event!.corroboration).toMatchObject({ articles: 1, publishers: 3, origins: 1, independentOrigins: 1 });
        expect(event!.corroboration.collapsedBecause).toContain('2 articles are copies of others');
      });

      it('are no longer copies when what they are copied from is withdrawn', async () => {
        const ids: string[] = [];
        for (const each of copies) ids.push((await ingestOn(store).add(each)).article);
        await ingestOn(store).withdraw(ids[1]!);
        expect(await originals()).toEqual([
          ['Vell Courier', undefined],
          ['Tarn Echo', '2024-03-06'],
        ]);
        await ingestOn(store).withdraw(ids[0]!);
        expect(await originals()).toEqual([['Tarn Echo', undefined]]);
        expect((await events())[0]!.corroboration).toMatchObject({ articles: 1, collapsedBecause: [] });
      });
    });

    it('takes in articles from two sides at once without twins', async () => {
      const second = await opened.another();
      const many = Array.from({ length: 20 }, (_, index) =>
        article(
          `Ada Quint (NOR) meets Ben Sorel (PER) on 2024-04-0${1 + (index % 2) * 4}, Source No${index % 5} says.\nNumber ${index}.`,
          { publisher: `Paper ${index}`, published: '2024-04-07' },
        ),
      );
      await Promise.all(many.map((each, index) => ingestOn(index % 2 === 0 ? store : second).add(each)));
      const other = await open();
      for (const each of many.toReversed()) await ingestOn(other.store).add(each);
      expect(await picture(store)).toEqual(await picture(other.store));
      expect(await events()).toHaveLength(2);
      await other.close();
      await second.close();
    });
  });
}
