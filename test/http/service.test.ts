/** The service from outside, over a socket. */
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordSet } from '../../src/schema/article.ts';
import { startService, type TestService } from '../fixtures/service.ts';

const text =
  'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.\nNORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, two officials says.';
const body = { text, publisher: 'Harbour Post', published: '2024-03-06', headline: 'Two of Norland meet' };

describe('the service', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  let set: RecordSet;

  beforeAll(async () => {
    service = await startService();
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    http = request(service.app.server);
    const created = await http.post('/v1/articles').send(body).expect(201);
    set = created.body as RecordSet;
    expect(created.headers.location).toBe(`/v1/articles/${set.article.id}`);
  });
  afterAll(() => service.close());

  it('answers the same text with what is stored', async () => {
    const again = await http
      .post('/v1/articles')
      .send({ ...body, publisher: 'Somebody Else' })
      .expect(200);
    expect(again.body).toEqual(set);
    expect(again.headers['content-location']).toBe(`/v1/articles/${set.article.id}/records`);
    const records = await http.get(`/v1/articles/${set.article.id}/records`).expect(200);
    expect(records.text).toBe(again.text);
    expect(records.headers.etag).toBe(again.headers.etag);
  });

  it('takes plain text with its metadata in the query', async () => {
    const answer = await http
      .post('/v1/articles?publisher=Other+Paper&published=2024-03-07&headline=Plain&url=https%3A%2F%2Fexample.org%2F1')
      .type('text/plain')
      .send('NORLAND (NOR) aids PERULIA (PER), North Wire says.')
      .expect(201);
    expect(answer.body.article).toMatchObject({
      headline: 'Plain',
      publisher: { name: 'Other Paper' },
      published: { edtf: '2024-03-07' },
      url: 'https://example.org/1',
    });
  });

  it.each(['sources', 'actors', 'events', 'claims'] as const)(
    'lists %s, gives each, and the places where it stands',
    async (resource) => {
      const list = await http.get(`/v1/${resource}`).expect(200);
      expect(list.body.data.length).toBeGreaterThan(1);
      const [first] = list.body.data;
      const one = await http.get(`/v1/${resource}/${first.id}`).expect(200);
      expect(one.body).toEqual(first);
      const mentions = await http.get(`/v1/${resource}/${first.id}/mentions`).expect(200);
      expect(mentions.body.page).toMatchObject({ limit: 50 });
    },
  );

  it('pages through mentions', async () => {
    const norland = (await http.get('/v1/actors?q=norland')).body.data[0];
    const whole = await http.get(`/v1/actors/${norland.id}/mentions`);
    expect(whole.body.data).toHaveLength(2);
    const first = await http.get(`/v1/actors/${norland.id}/mentions?limit=1`);
    const next = /<(.+)>/.exec(first.headers.link!)![1]!;
    const second = await http.get(next).expect(200);
    expect([...first.body.data, ...second.body.data]).toEqual(whole.body.data);
    expect(second.headers.link).toBeUndefined();
  });

  it('gives a next page in the Link header under the same filters', async () => {
    const first = await http.get('/v1/events?limit=1&status=occurred&includeTotal=true').expect(200);
    expect(first.body.total).toEqual({ value: 3, relation: 'eq' });
    const second = await http.get(/<(.+)>/.exec(first.headers.link!)![1]!).expect(200);
    expect(second.body.data[0].id).not.toBe(first.body.data[0].id);
    const stolen = await http.get(`/v1/events?limit=1&status=planned&cursor=${first.body.page.next}`).expect(400);
    expect(stolen.body.code).toBe('invalid-cursor');
  });

  it('answers 304 to whoever has it already', async () => {
    for (const path of [
      `/v1/articles/${set.article.id}`,
      `/v1/events?limit=1`,
      '/v1/vocabularies/stances',
      '/openapi.json',
      `/v1/articles/${set.article.id}/records`,
    ]) {
      const { etag } = (await http.get(path).expect(200)).headers;
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect((await http.get(path).set('If-None-Match', `"x", ${etag}`).expect(304)).text).toBe('');
      await http.get(path).set('If-None-Match', '"x"').expect(200);
    }
  });

  it('answers HEAD as it would GET, without the body', async () => {
    const { headers } = await http.get('/v1/events').expect(200);
    const head = await http.head('/v1/events').expect(200);
    expect([head.headers.etag, head.headers['content-length'], head.text]).toEqual([
      headers.etag,
      headers['content-length'],
      undefined,
    ]);
  });

  it('repeats the id of a request where it is sane, and gives one otherwise', async () => {
    expect((await http.get('/healthz').set('X-Request-Id', 'abc-1')).headers['x-request-id']).toBe('abc-1');
    expect((await http.get('/healthz').set('X-Request-Id', 'a b{}')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await http.get('/v1/nothing').set('X-Request-Id', 'abc-2')).body.requestId).toBe('abc-2');
  });

  it('lets browsers elsewhere read', async () => {
    const { headers } = await http.get('/v1/events').set('Origin', 'https://dashboard.example');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-expose-headers']).toMatch(/ETag.*Link.*Location/);
    await http
      .options('/v1/articles')
      .set('Origin', 'https://dashboard.example')
      .set('Access-Control-Request-Method', 'POST')
      .expect(204);
  });

  it('has a page to read and try it at, and an index', async () => {
    expect((await http.get('/docs/').expect(200)).text).toContain('swagger-ui');
    expect((await http.get('/').expect(200)).body.links.length).toBeGreaterThan(5);
    for (const { href } of (await http.get('/')).body.links) await http.get(href).redirects(1).expect(200);
    await http.get('/readyz').expect(200);
  });

  it('reads without keeping, and says why on demand', async () => {
    const plain = await http.post('/v1/normalise').send({ text: 'Cy Vane meets Dee Marsh, North Wire says.' }).expect(200);
    expect(plain.body.trace).toBeUndefined();
    await http.get(`/v1/articles/${plain.body.article.id}`).expect(404);
  });

  it('holds evidence against a text', async () => {
    const same = await http.post(`/v1/articles/${set.article.id}/verify`).send({ text }).expect(200);
    expect(same.body).toMatchObject({ sameText: true, complete: true, summary: { moved: 0, missing: 0 } });
    expect(
      same.body.checks.every(
        ({ quote, start, end }: { quote: string; start: number; end: number }) => text.slice(start, end) === quote,
      ),
    ).toBe(true);
    const moved = await http
      .post(`/v1/articles/${set.article.id}/verify`)
      .send({ text: `🙂 A line before.\n${text}` })
      .expect(200);
    expect(moved.body).toMatchObject({ sameText: false, summary: { match: 0, missing: 0, moved: same.body.checks.length } });
    expect(moved.body.checks[0].start - moved.body.checks[0].evidence.start).toBe(17);
    const changed = await http
      .post(`/v1/articles/${set.article.id}/verify`)
      .type('text/plain')
      .send(text.replace('Ben Sorel', 'Ben Zorel'))
      .expect(200);
    expect(changed.body.summary.missing).toBeGreaterThan(0);
    expect(changed.body.summary.match).toBeGreaterThan(0);
    await http.post('/v1/articles/art_0000000000000000/verify').send({ text }).expect(404);
  });

  it('withdraws an article, which is gone until it comes again', async () => {
    const extra = { ...body, text: `${text}\nCy Vane (PER) attacks NORLAND (NOR), North Wire says.` };
    const { article, events } = (await http.post('/v1/articles').send(extra).expect(201)).body as RecordSet;
    await http.delete(`/v1/articles/${article.id}`).expect(204);
    for (const path of ['', '/records'])
      expect((await http.get(`/v1/articles/${article.id}${path}`).expect(410)).body.code).toBe('gone');
    await http.post(`/v1/articles/${article.id}/verify`).send({ text }).expect(410);
    await http.get(`/v1/events/${events[2]!.id}`).expect(410);
    await http.delete(`/v1/articles/${article.id}`).expect(410);
    await http.delete('/v1/articles/art_0000000000000000').expect(404);
    const again = await http.post('/v1/articles').send(extra).expect(201);
    expect(again.body.article).toMatchObject({ id: article.id, version: 2 });
    await http.get(`/v1/events/${events[2]!.id}`).expect(200);
  });

  it('leads from an id that was merged to the record that it is now', async () => {
    const post = async (text: string): Promise<RecordSet> =>
      (await http.post('/v1/articles').send({ text }).expect(201)).body as RecordSet;
    const unplaced = await post('Eve Moss meets NORLAND (NOR), Wire says.');
    await post('Eve Moss (NOR) meets PERULIA (PER), Wire says.');
    const other = await post('Eve Moss (PER) aids NORLAND (NOR), Wire says.');
    const list = async (): Promise<string[]> =>
      (await http.get('/v1/actors?q=moss')).body.data.map(({ id }: { id: string }) => id);
    const apart = await list();
    expect(apart).toHaveLength(3);
    await http.delete(`/v1/articles/${other.article.id}`).expect(204);
    const [one] = await list();
    const merged = apart.find((id) => id !== one && id !== other.actors[0]!.id)!;
    expect((await http.get(`/v1/actors/${merged}`).redirects(0).expect(308)).headers.location).toBe(`/v1/actors/${one}`);
    expect((await http.get(`/v1/actors/${merged}/mentions`).redirects(0).expect(308)).headers.location).toBe(
      `/v1/actors/${one}/mentions`,
    );
    await http.get(`/v1/actors/${other.actors[0]!.id}`).expect(410);
    expect(
      (await http.get(`/v1/articles/${unplaced.article.id}/records`)).body.actors.map(({ id }: { id: string }) => id),
    ).toContain(one);
  });
});
