/** Corrections from outside: another text for a known article, what it changed, and articles that are canceled. */
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordSet } from '../../src/schema/article.ts';
import type { ArticleVersionChanges } from '../../src/schema/version.ts';
import { startService, type TestService } from '../fixtures/service.ts';

const url = 'https://harbour.example/news/1';
const first = {
  text: 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-01, Harbour Institute says.\nNORLAND (NOR) attacks PERULIA (PER), two officials says.',
  publisher: 'Harbour Post',
  published: '2024-03-06',
  url,
};
const corrected = {
  ...first,
  text: 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-02, Harbour Institute says.\nPERULIA (PER) aids NORLAND (NOR), Dee Marr says.',
  url: `${url}?utm_source=feed`,
};

describe('versions of an article', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  let id: string;

  beforeEach(async () => {
    service = await startService();
    await service.app.ready();
    http = request(service.app.server);
    id = ((await http.post('/v1/articles').send(first).expect(201)).body as RecordSet).article.id;
  });
  afterEach(() => service.close());

  const version = async (number: number): Promise<ArticleVersionChanges> =>
    (await http.get(`/v1/articles/${id}/versions/${number}`).expect(200)).body as ArticleVersionChanges;

  it('begins with the first', async () => {
    expect(await version(1)).toMatchObject({
      article: id,
      version: 1,
      reason: 'created',
      changes: { gained: 2, lost: 0, altered: 0 },
      claims: { gained: [], lost: [], altered: [] },
    });
  });

  it('makes another text from a known address the next version of the same article', async () => {
    const answer = await http.post('/v1/articles').send(corrected).expect(200);
    const set = answer.body as RecordSet;
    expect(set.article).toMatchObject({ id, version: 2 });
    expect(set.claims.every(({ article }) => article.id === id)).toBe(true);
    expect(set.claims.flatMap(({ evidence }) => evidence).every(({ article }) => article === id)).toBe(true);
    const { changes, claims, reason } = await version(2);
    expect({ changes, reason }).toEqual({ changes: { gained: 1, lost: 1, altered: 1 }, reason: 'corrected' });
    expect(claims.gained.map(({ events }) => events[0]!.type)).toEqual(['AID']);
    expect(claims.lost.map(({ events }) => events[0]!.type)).toEqual(['ASSAULT']);
    expect(claims.altered.map(({ changed }) => changed)).toEqual([['time']]);
    expect((await http.get('/v1/articles')).body.data).toHaveLength(1);
    expect((await http.get('/v1/events?type=ASSAULT')).body.data).toHaveLength(0);
    const verified = await http.post(`/v1/articles/${id}/verify`).send({ text: corrected.text }).expect(200);
    expect(verified.body).toMatchObject({ sameText: true, summary: { moved: 0, missing: 0 } });
  });

  it('lets no stale copy undo a correction; who means it can', async () => {
    await http.post('/v1/articles').send(corrected).expect(200);
    expect((await http.post('/v1/articles').send(first).expect(200)).body.article.version).toBe(2);
    expect((await http.put(`/v1/articles/${id}`).send(first).expect(200)).body.article.version).toBe(3);
    expect((await http.put(`/v1/articles/${id}`).send(first).expect(200)).body.article.version).toBe(3);
    const page = await http.get(`/v1/articles/${id}/versions?limit=2`).expect(200);
    expect(page.body.data.map((each: { version: number }) => each.version)).toEqual([3, 2]);
    const rest = await http.get(/<(.+)>/.exec(page.headers.link!)![1]!).expect(200);
    expect(rest.body.data.map((each: { version: number }) => each.version)).toEqual([1]);
    expect(rest.body.page.next).toBeUndefined();
  });

  it('keeps a text with one article', async () => {
    const { url: _url, ...other } = corrected;
    const theirs = (await http.post('/v1/articles').send(other).expect(201)).body.article.id as string;
    const problem = await http.put(`/v1/articles/${id}`).send(other).expect(409);
    expect(problem.body).toMatchObject({ code: 'text-elsewhere', detail: expect.stringContaining(theirs) as string });
    await http.put('/v1/articles/art_0000000000000000').send(other).expect(404);
    await http.get(`/v1/articles/${id}/versions/7`).expect(404);
  });

  it('withdraws what is canceled, by text or address, and forgets what its versions changed', async () => {
    await http.post('/v1/articles').send(corrected).expect(200);
    const answer = await http
      .post('/v1/articles')
      .send({ text: 'Withdrawn by the editor.', url, pubStatus: 'canceled' })
      .expect(200);
    expect(answer.body).toMatchObject({ article: { id, pubStatus: 'canceled', version: 2 }, claims: [], events: [] });
    for (const path of ['', '/records', '/versions', '/versions/2']) await http.get(`/v1/articles/${id}${path}`).expect(410);
    await http.put(`/v1/articles/${id}`).send(first).expect(410);
    expect((await http.get('/v1/claims')).body.data).toHaveLength(0);
    expect((await http.get('/v1/sources')).body.data).toHaveLength(0);
    await http
      .post('/v1/articles')
      .send({ ...first, text: 'Never seen.', url: 'https://harbour.example/2', pubStatus: 'canceled' })
      .expect(404);
    const back = await http.post('/v1/articles').send(first).expect(201);
    expect(back.body.article).toMatchObject({ id, version: 3 });
    expect(await version(3)).toMatchObject({ reason: 'returned', changes: { gained: 2 } });
    expect((await version(2)).claims).toEqual({ gained: [], lost: [], altered: [] });
  });

  it('is the same whichever of two processes corrects first', async () => {
    const texts = Array.from(
      { length: 6 },
      (_, index) => `NORLAND (NOR) aids PERULIA (PER) on 2024-03-0${index + 1}, Dee Marr says.`,
    );
    const answers = await Promise.all(texts.map((text) => http.post('/v1/articles').send({ ...first, text })));
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    expect((await http.get(`/v1/articles/${id}`)).body.version).toBe(7);
    expect((await http.get('/v1/claims')).body.data).toHaveLength(1);
  });
});
