/** Who is who across articles, in whatever database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader } from '../fixtures/service.ts';
import type { Opened } from './contract.ts';
import { dangling, everything, picture } from './served.ts';

export function actorsContract(name: string, open: () => Promise<Opened>): void {
  describe(`actors across articles on ${name}`, () => {
    let opened: Opened;
    let store: Store;
    let ingest: Ingest;
    let clock = 0;
    const now = (): Date => new Date(Date.UTC(2024, 5, 1) + clock++ * 1000);
    const ingestOn = (on: Store): Ingest => createIngest({ store: on, reader: fakeReader(), now });
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ingest = ingestOn(store);
    });
    afterEach(() => opened.close());

    it('never merges the unnamed', async () => {
      await ingest.add(article('rebels attacks NORLAND (NOR), officials says.'));
      await ingest.add(article('rebels attacks PERULIA (PER), officials says.'));
      expect(await everything(store, 'actors', { q: 'rebels' })).toHaveLength(2);
      expect(await everything(store, 'sources', { q: 'officials' })).toHaveLength(2);
    });

    it('merges what a later article shows to be one, and the old id leads there', async () => {
      const reader = fakeReader();
      const [one, two, both] = await Promise.all(
        [
          'Ada Quint (NOR) meets Cy Vane, Wire says.',
          'Ada Quert (NOR) meets Dee Marsh, Wire says.',
          'Ada Quert (NOR) meets NORLAND (NOR), Wire says.',
        ].map((text) => reader.read(article(text), false)),
      );
      await ingest.addRecords(one!);
      await ingest.addRecords(two!);
      const old = { one: one!.actors[0]!.id, two: two!.actors[0]!.id, third: both!.actors[0]!.id };
      // The third article knows its Quert by the id that the first one's Quint has, as when both came from an authority's key.
      await ingest.addRecords(JSON.parse(JSON.stringify(both).replaceAll(old.third, old.one)) as RecordSet);
      expect(await store.get('actors', old.two)).toEqual({ state: 'merged', into: old.one });
      const [merged] = (await everything(store, 'actors', { q: 'quert' })) as Actor[];
      expect(merged).toMatchObject({
        id: old.one,
        name: 'Ada Quert',
        aliases: ['Ada Quint'],
        mergedFrom: [old.two],
        counts: { articles: 3, events: 3 },
      });
      expect(await everything(store, 'events', { participant: [old.one] })).toHaveLength(3);
      expect(await everything(store, 'events', { q: '"ada quert"' }), 'by the name that all have now').toHaveLength(3);
      expect((await store.mentions('actors', old.one, { limit: 200 })).mentions).toHaveLength(3);
      expect(await dangling(store)).toEqual([]);
      const names = (await everything(store, 'events'))
        .flatMap((event) => (event as unknown as { participants: { actor: { id: string; name: string } }[] }).participants)
        .filter(({ actor }) => actor.id === old.one);
      expect(new Set(names.map(({ actor }) => actor.name))).toEqual(new Set(['Ada Quert']));
    });

    describe('people of one name', () => {
      const texts = [
        'Eve Moss meets NORLAND (NOR), Wire says.',
        'Eve Moss (NOR) meets Cy Vane, Wire says.',
        'Eve Moss (PER) meets Dee Marsh, Wire says.',
        'Eve Moss (NOR) aids PERULIA (PER), Wire says.',
      ].map((text) => article(text));
      const moss = async (on: Store = store) =>
        ((await everything(on, 'actors', { q: 'moss' })) as Actor[]).map(({ country, counts, mergedFrom }) => ({
          country,
          articles: counts.articles,
          events: counts.events,
          merged: mergedFrom.length,
        }));

      it('are one while one country at most is named', async () => {
        await ingest.add(texts[0]!);
        const id = ((await everything(store, 'actors', { q: 'moss' })) as Actor[])[0]!.id;
        await ingest.add(texts[1]!);
        expect(await moss()).toEqual([{ country: 'NOR', articles: 2, events: 2, merged: 0 }]);
        expect((await store.get('actors', id)).state).toBe('here');
      });

      it('are told apart once a second country is, and those without one are nobody’s', async () => {
        for (const each of texts) await ingest.add(each);
        expect((await moss()).toSorted((a, b) => (a.country ?? '').localeCompare(b.country ?? ''))).toEqual([
          { country: undefined, articles: 1, events: 1, merged: 0 },
          { country: 'NOR', articles: 2, events: 2, merged: 0 },
          { country: 'PER', articles: 1, events: 1, merged: 0 },
        ]);
        expect(await dangling(store)).toEqual([]);
      });

      it('are one again when the article that told them apart is withdrawn, and the ids that were served lead there', async () => {
        const ids: string[] = [];
        for (const each of texts) ids.push((await ingest.add(each)).article);
        const served = (await everything(store, 'actors', { q: 'moss' })).map(({ id }) => id);
        await ingest.withdraw(ids[2]!);
        expect(await moss()).toEqual([{ country: 'NOR', articles: 3, events: 3, merged: 1 }]);
        expect((await Promise.all(served.map((id) => store.get('actors', id)))).map(({ state }) => state).sort()).toEqual([
          'gone',
          'here',
          'merged',
        ]);
        await ingest.add(texts[2]!);
        expect((await everything(store, 'actors', { q: 'moss' })).map(({ id }) => id).sort()).toEqual(served.sort());
        expect(await dangling(store)).toEqual([]);
      });

      it('are the same in every order', async () => {
        for (const each of texts) await ingest.add(each);
        const first = await picture(store);
        for (const order of [
          [3, 2, 1, 0],
          [2, 0, 1, 3],
          [0, 2, 3, 1],
          [1, 3, 0, 2],
          [2, 3, 0, 1],
        ]) {
          const other = await open();
          const shuffled = ingestOn(other.store);
          for (const index of order) await shuffled.add(texts[index]!);
          expect(await picture(other.store), order.join()).toEqual(first);
          expect(await dangling(other.store)).toEqual([]);
          await other.close();
        }
      });

      it('keep their id when the article that gave it goes', async () => {
        const first = (await ingest.add(texts[0]!)).article;
        const id = ((await everything(store, 'actors', { q: 'moss' })) as Actor[])[0]!.id;
        await ingest.add(texts[1]!);
        await ingest.withdraw(first);
        expect(await store.get('actors', id)).toMatchObject({ state: 'here' });
        await ingest.add(texts[0]!);
        expect((await everything(store, 'actors', { q: 'moss' })).map((each) => each.id)).toEqual([id]);
      });
    });
  });
}
