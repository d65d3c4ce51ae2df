/** Curation from outside: merges, merges taken back, fields; and that all of it outlives a re-run of the engine. */
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { article, fakeReader, startService, type TestService } from '../fixtures/service.ts';
import { dangling } from '../store/served.ts';

const first = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-01, Harbour Institute says.';
const second = 'Ada Kvint (NOR) attacks Cy Vane (PER), Dee Marr says.';
const both =
  'Ada Quint (NOR) aids Ada Kvint (NOR), Dee Marr says.\nAda Kvint (NOR) accuses Ben Sorel (PER), Harbour Institute says.';

describe('curation', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  const post = async (text: string): Promise<RecordSet> =>
    (await http.post('/v1/articles').send({ text, publisher: 'Harbour Post', published: '2024-03-06' })).body as RecordSet;
  const find = async (resource: string, name: string): Promise<Actor> =>
    (await http.get(`/v1/${resource}?q=${encodeURIComponent(name)}`)).body.data[0] as Actor;
  const tagOf = async (path: string): Promise<string> => (await http.get(path).expect(200)).headers.etag!;
  const change = async (method: 'post' | 'patch', path: string, body: object, status = 200) => {
    const record = path.split('/').slice(0, 4).join('/');
    return http[method](path)
      .set('if-match', await tagOf(record))
      .send(body)
      .expect(status);
  };

  beforeEach(async () => {
    service = await startService();
    http = request(service.app.server);
    await post(first);
    await post(second);
  });
  afterEach(() => service.close());

  it('makes two actors one, now and for articles to come', async () => {
    const [quint, kvint] = [await find('actors', 'Ada Quint'), await find('actors', 'Ada Kvint')];
    const merged = await change('post', `/v1/actors/${quint.id}/merge`, { from: [kvint.id], why: 'One person, two spellings.' });
    expect(merged.body).toMatchObject({
      id: quint.id,
      mergedFrom: [kvint.id],
      counts: { articles: 2, events: 2, asActor: 2, asRecipient: 0 },
      aliases: [expect.stringMatching(/Ada (Kv|Qu)int/)],
    });
    const led = await http.get(`/v1/actors/${kvint.id}/mentions`).expect(308);
    expect(led.headers.location).toBe(`/v1/actors/${quint.id}/mentions`);
    const attack = (await http.get('/v1/events?type=ASSAULT')).body.data[0];
    expect(attack.participants.map(({ actor }: { actor: Actor }) => actor.id)).toContain(quint.id);
    await post('Ada Kvint (NOR) aids Cy Vane (PER), North Wire says.');
    expect((await http.get(`/v1/actors/${quint.id}`)).body.counts.articles).toBe(3);
    expect((await http.get('/v1/actors?q=Ada')).body.data).toHaveLength(1);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('takes it back as if it had never been', async () => {
    const before = (await http.get('/v1/actors?q=Ada')).body.data as Actor[];
    const [quint, kvint] = [await find('actors', 'Ada Quint'), await find('actors', 'Ada Kvint')];
    await change('post', `/v1/actors/${quint.id}/merge`, { from: [kvint.id] });
    const alone = await change('post', `/v1/actors/${quint.id}/part`, { from: [kvint.id], why: 'They are cousins.' });
    expect(alone.body).toMatchObject({ id: quint.id, mergedFrom: [] });
    const after = (await http.get('/v1/actors?q=Ada')).body.data as Actor[];
    const plain = (all: Actor[]) => all.map(({ updated: _updated, ...rest }) => rest);
    expect(plain(after)).toEqual(plain(before));
    const log = (await http.get(`/v1/actors/${quint.id}/decisions`)).body.data;
    expect(log.map(({ action, from, why }: Record<string, unknown>) => [action, from, why])).toEqual([
      ['parted', [kvint.id], 'They are cousins.'],
      ['merged', [kvint.id], undefined],
    ]);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('holds where one article names both, and can be taken back there too', async () => {
    const set = await post(both);
    const [quint, kvint] = [await find('actors', 'Ada Quint'), await find('actors', 'Ada Kvint')];
    await change('post', `/v1/actors/${quint.id}/merge`, { from: [kvint.id] });
    const one = (await http.get(`/v1/articles/${set.article.id}/records`)).body as RecordSet;
    expect(new Set(one.actors.map(({ id }) => id)).size).toBe(one.actors.length);
    expect(JSON.stringify(one)).not.toContain(kvint.id);
    expect((await http.get(`/v1/actors/${quint.id}`)).body.counts).toMatchObject({ articles: 3 });
    await change('post', `/v1/actors/${quint.id}/part`, { from: [kvint.id] });
    const two = (await http.get(`/v1/articles/${set.article.id}/records`)).body as RecordSet;
    const strip = ({ article: _article, ...rest }: RecordSet) => JSON.stringify(rest).replaceAll(/"updated":"[^"]+",?/g, '');
    expect(strip(two)).toEqual(strip(set));
    expect(await dangling(service.store)).toEqual([]);
  });

  it('outlives a re-run of the engine and the return of an article', async () => {
    const set = await post(both);
    const [quint, kvint] = [await find('actors', 'Ada Quint'), await find('actors', 'Ada Kvint')];
    await change('post', `/v1/actors/${quint.id}/merge`, { from: [kvint.id] });
    await change('patch', `/v1/actors/${quint.id}`, { name: 'Ada Quint-Kvint', why: 'Her full name.' });
    const newer = createIngest({ store: service.store, reader: fakeReader('9.9.9'), now: () => new Date(Date.UTC(2025, 0, 1)) });
    for (const text of [first, second, both]) expect((await newer.add(article(text))).outcome).toBe('renewed');
    expect((await http.get(`/v1/actors/${quint.id}`)).body).toMatchObject({ name: 'Ada Quint-Kvint', counts: { articles: 3 } });
    await http.get(`/v1/actors/${kvint.id}`).expect(308);
    await http.delete(`/v1/articles/${set.article.id}`).expect(204);
    await post(both);
    expect((await http.get('/v1/actors?q=Ada')).body.data).toMatchObject([{ id: quint.id, counts: { articles: 3 } }]);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('follows merges of what was merged, and parts the middle with what came with it', async () => {
    const names = ['Ada Quint', 'Ada Kvint', 'Cy Vane'];
    const [a, b, c] = (await Promise.all(names.map((name) => find('actors', name)))) as [Actor, Actor, Actor];
    await change('post', `/v1/actors/${b.id}/merge`, { from: [a.id] });
    await change('post', `/v1/actors/${c.id}/merge`, { from: [b.id] });
    expect((await http.get(`/v1/actors/${a.id}`).expect(308)).headers.location).toBe(`/v1/actors/${c.id}`);
    expect((await http.get(`/v1/actors/${c.id}`)).body.mergedFrom).toEqual([a.id, b.id].sort());
    await change('post', `/v1/actors/${c.id}/part`, { from: [a.id] }, 409);
    await change('post', `/v1/actors/${c.id}/part`, { from: [b.id] });
    expect((await http.get(`/v1/actors/${a.id}`).expect(308)).headers.location).toBe(`/v1/actors/${b.id}`);
    expect((await http.get(`/v1/actors/${b.id}`)).body.mergedFrom).toEqual([a.id]);
    expect((await http.get(`/v1/actors/${c.id}`)).body.mergedFrom).toEqual([]);
    expect(await dangling(service.store)).toEqual([]);
  });

  it('merges sources and events', async () => {
    const [institute, marr] = [await find('sources', 'Harbour Institute'), await find('sources', 'Dee Marr')];
    const merged = await change('post', `/v1/sources/${institute.id}/merge`, { from: [marr.id] });
    expect(merged.body.counts).toMatchObject({ claims: 2, asOrigin: 2 });
    expect((await http.get(`/v1/claims?source=${institute.id}`)).body.data).toHaveLength(2);
    const [one, other] = (await http.get('/v1/events')).body.data as { id: string }[];
    const event = await change('post', `/v1/events/${one!.id}/merge`, { from: [other!.id] });
    expect(event.body).toMatchObject({ id: one!.id, mergedFrom: [other!.id], corroboration: { articles: 2 } });
    expect((await http.get(`/v1/claims?event=${one!.id}`)).body.data).toHaveLength(2);
    await http.get(`/v1/events/${other!.id}`).expect(308);
    await change('post', `/v1/events/${one!.id}/part`, { from: [other!.id] });
    expect((await http.get(`/v1/events/${other!.id}`).expect(200)).body).toMatchObject({ corroboration: { articles: 1 } });
    expect(await dangling(service.store)).toEqual([]);
  });

  it('sets fields, with references that follow, until they are given back', async () => {
    const quint = await find('actors', 'Ada Quint');
    const set = await change('patch', `/v1/actors/${quint.id}`, { name: 'Ada A. Quint', country: 'SWE', sector: 'MIL' });
    expect(set.body).toMatchObject({
      name: 'Ada A. Quint',
      country: 'SWE',
      aliases: ['Ada Quint'],
      curated: ['country', 'name', 'sector'],
    });
    const event = (await http.get('/v1/events?type=CONSULT')).body.data[0];
    expect(event.participants[0].actor).toMatchObject({ name: 'Ada A. Quint', country: 'SWE' });
    await post('Ada Quint (NOR) aids Cy Vane, North Wire says.');
    expect((await http.get(`/v1/actors/${quint.id}`)).body).toMatchObject({ name: 'Ada A. Quint', counts: { articles: 2 } });
    const back = await change('patch', `/v1/actors/${quint.id}`, { reset: ['name', 'country', 'sector'] });
    expect(back.body).toMatchObject({ name: 'Ada Quint', country: 'NOR', aliases: [] });
    expect(back.body.curated).toBeUndefined();
    const source = await find('sources', 'Dee Marr');
    const patched = await change('patch', `/v1/sources/${source.id}`, { kind: 'expert', description: 'An economist.' });
    expect(patched.body).toMatchObject({ kind: 'expert', description: 'An economist.' });
  });

  it('asks for the record that was seen, and refuses what makes no sense', async () => {
    const [quint, kvint] = [await find('actors', 'Ada Quint'), await find('actors', 'Ada Kvint')];
    const path = `/v1/actors/${quint.id}/merge`;
    const codeOf = async (body: object, tag: string | undefined, status: number): Promise<string> =>
      (
        await http
          .post(path)
          .set(tag === undefined ? {} : { 'if-match': tag })
          .send(body)
          .expect(status)
      ).body.code as string;
    expect(await codeOf({ from: [kvint.id] }, undefined, 428)).toBe('precondition-required');
    expect(await codeOf({ from: [kvint.id] }, '"another"', 412)).toBe('precondition-failed');
    expect(await codeOf({ from: [] }, '*', 422)).toBe('invalid-body');
    expect(await codeOf({ from: [quint.id] }, '*', 409)).toBe('already-merged');
    expect(await codeOf({ from: ['act_0000000000000000'] }, '*', 404)).toBe('not-found');
    await change('post', `/v1/actors/${quint.id}/part`, { from: ['act_0000000000000000'] }, 409);
    await change('post', `/v1/actors/${quint.id}/part`, { from: [quint.id] }, 409);
    await http
      .post(path)
      .set('if-match', '*')
      .send({ from: [kvint.id] })
      .expect(200);
    expect(await codeOf({ from: [kvint.id] }, '*', 409)).toBe('already-merged');
    await http
      .post(`/v1/actors/${kvint.id}/merge`)
      .set('if-match', '*')
      .send({ from: [quint.id] })
      .expect(308);
    await http.patch(`/v1/actors/${quint.id}`).set('if-match', '*').send({ kind: 'planet' }).expect(422);
  });
});
