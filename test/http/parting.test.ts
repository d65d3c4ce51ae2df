/** What the engine joined and somebody knows to be two: parted by id or by article, and kept so whatever comes after. */
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { Event } from '../../src/schema/event.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { article, fakeReader, startService, type TestService } from '../fixtures/service.ts';
import { dangling } from '../store/served.ts';

const painter = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-01, Harbour Institute says.';
const minister = 'Ada Quint (NOR) attacks Cy Vane (PER), Dee Marr says.';
const third = 'Ada Quint (NOR) aids Cy Vane (PER), North Wire says.';
const monday = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-04, Harbour Institute says.';
const tuesday = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-05, Cy Vane says.';

describe('parting', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  const post = async (text: string): Promise<RecordSet> => (await http.post('/v1/articles').send(article(text)).expect(201)).body;
  const all = async <T = Actor>(path: string): Promise<T[]> => (await http.get(path).expect(200)).body.data;
  const change = async (path: string, body: object, status = 200) => {
    const { etag } = (await http.get(path.split('/').slice(0, 4).join('/')).expect(200)).headers;
    return http.post(path).set('if-match', etag!).send(body).expect(status);
  };
  const rerun = async (version: string, texts: readonly string[]): Promise<void> => {
    const ingest = createIngest({ store: service.store, reader: fakeReader(version), now: () => new Date(Date.UTC(2025, 0, 1)) });
    for (const text of texts) expect((await ingest.add(article(text))).outcome).toBe('renewed');
  };

  beforeEach(async () => {
    service = await startService();
    http = request(service.app.server);
  });
  afterEach(() => service.close());

  it('gives what an article tells a record of its own, through every re-run', async () => {
    await post(painter);
    const { article: other } = await post(minister);
    const [quint] = await all('/v1/actors?q=Quint');
    expect(quint!.counts.articles).toBe(2);
    const answer = await change(`/v1/actors/${quint!.id}/part`, { articles: [other.id], why: 'The minister, not the painter.' });
    expect(answer.body).toMatchObject({ id: quint!.id, counts: { articles: 1, events: 1 } });
    const [decision] = await all<{ into: string; articles: string[] }>(`/v1/actors/${quint!.id}/decisions`);
    expect(decision).toMatchObject({ action: 'parted', articles: [other.id], why: 'The minister, not the painter.' });
    const off = (await http.get(`/v1/actors/${decision!.into}`).expect(200)).body as Actor;
    expect(off).toMatchObject({ name: 'Ada Quint', country: 'NOR', counts: { articles: 1, events: 1, asActor: 1 } });
    expect(await all('/v1/events?type=ASSAULT')).toMatchObject([{ participants: [{ actor: { id: off.id } }, {}] }]);
    await post(third);
    for (const version of ['9.9.8', '9.9.9']) {
      await rerun(version, [minister, painter, third]);
      expect((await all('/v1/actors?q=Quint')).map(({ id, counts }) => [id, counts.articles])).toEqual([
        [quint!.id, 2],
        [off.id, 1],
      ]);
    }
    expect(await all(`/v1/actors/${quint!.id}/candidates`)).toEqual([]);
    await http.delete(`/v1/articles/${other.id}`).expect(204);
    await http.get(`/v1/actors/${off.id}`).expect(410);
    await post(minister);
    expect((await http.get(`/v1/actors/${off.id}`).expect(200)).body.counts.articles).toBe(1);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('is undone by a merge, as if it had never been', async () => {
    await post(painter);
    const { article: other } = await post(minister);
    const [quint] = await all('/v1/actors?q=Quint');
    await change(`/v1/actors/${quint!.id}/part`, { articles: [other.id] });
    const [decision] = await all<{ into: string }>(`/v1/actors/${quint!.id}/decisions`);
    const merged = await change(`/v1/actors/${quint!.id}/merge`, { from: [decision!.into] });
    expect(merged.body.counts).toEqual(quint!.counts);
    await rerun('9.9.9', [painter, minister]);
    expect(await all('/v1/actors?q=Quint')).toMatchObject([{ id: quint!.id, mergedFrom: [decision!.into] }]);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('keeps the engine from its own join of two keys', async () => {
    await post(minister);
    await post('Ada Quint meets Ben Sorel (PER), Dee Marr says.');
    const [quint] = await all('/v1/actors?q=Quint');
    expect(quint!.counts.articles).toBe(2);
    const placed = (await service.store.facetsInBlocks(['actor|person|ada guint', 'actor|person|ada quint'])).map(
      ({ own }) => own,
    );
    const other = placed.find((own) => own !== quint!.id)!;
    expect(other).toBeDefined();
    await post('Ada Quint (FRA) meets Ben Sorel (PER), Dee Marr says.'); // now nothing tells which of two the unplaced is
    await http.get(`/v1/actors/${other}`).expect(200);
    await http.delete(`/v1/articles/${(await all<{ id: string }>('/v1/articles?limit=1&sort=-updated'))[0]!.id}`);
    await http.get(`/v1/actors/${other}`).expect(308);
    await change(`/v1/actors/${quint!.id}/part`, { from: [other], why: 'Somebody else.' });
    await rerun('9.9.9', [minister]);
    expect((await all('/v1/actors?q=Quint')).map(({ id }) => id).sort()).toEqual([quint!.id, other].sort());
    expect(await dangling(service.store)).toEqual([]);
  });

  it('parts events that the engine took for one', async () => {
    await post(monday);
    const { article: other } = await post(tuesday);
    const [one, ...none] = await all<Event>('/v1/events');
    expect(none).toEqual([]);
    expect(one!.corroboration.articles).toBe(2);
    await change(`/v1/events/${one!.id}/part`, { articles: [other.id], why: 'They met twice.' });
    const ids = (await all<Event>('/v1/events')).map(({ id }) => id).sort();
    expect(ids).toHaveLength(2);
    expect(ids).toContain(one!.id);
    for (const version of ['9.9.8', '9.9.9']) {
      await rerun(version, [tuesday, monday]);
      expect((await all<Event>('/v1/events')).map(({ id }) => id).sort()).toEqual(ids);
    }
    // What comes later goes to whichever it tells of.
    await post(tuesday.replace('Cy Vane', 'Dee Marr'));
    expect((await all<Event>('/v1/events')).map(({ id, corroboration }) => [id, corroboration.articles]).sort()).toEqual(
      [
        [one!.id, 1],
        [ids.find((id) => id !== one!.id), 2],
      ].sort(),
    );
    expect(await dangling(service.store)).toEqual([]);
  });

  it('takes a pair that stands apart off the candidates', async () => {
    await post(painter);
    await post('Ada Quind (NOR) attacks Cy Vane (PER), Dee Marr says.');
    const [quint] = await all('/v1/actors?q=Quint');
    const [quind] = await all('/v1/actors?q=Quind');
    expect(await all(`/v1/actors/${quint!.id}/candidates`)).toHaveLength(1);
    await change(`/v1/actors/${quint!.id}/part`, { from: [quind!.id], why: 'Cousins.' });
    for (const { id } of [quint!, quind!]) expect(await all(`/v1/actors/${id}/candidates`)).toEqual([]);
    await change(`/v1/actors/${quint!.id}/merge`, { from: [quind!.id] });
    await change(`/v1/actors/${quint!.id}/part`, { from: [quind!.id] });
    expect(await all(`/v1/actors/${quind!.id}/candidates`)).toEqual([]);
  });

  it('refuses what leaves nothing, and articles that tell of somebody else', async () => {
    const { article: one } = await post(painter);
    const { article: other } = await post('Cy Vane (PER) meets Dee Marr (NOR), Harbour Institute says.');
    const [quint] = await all('/v1/actors?q=Quint');
    await change(`/v1/actors/${quint!.id}/part`, { articles: [one.id] }, 409);
    await change(`/v1/actors/${quint!.id}/part`, { articles: [other.id] }, 409);
    await change(`/v1/actors/${quint!.id}/part`, {}, 422);
  });
});
