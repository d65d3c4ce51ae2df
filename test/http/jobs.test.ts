/** Batches over HTTP. */
import { DatabaseSync } from 'node:sqlite';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadingFault } from '../../src/ingest.ts';
import type { Job, JobItem } from '../../src/schema/job.ts';
import { startService, type TestService } from '../fixtures/service.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const text = (number: number): string => `Person ${number}b (NOR) meets PERULIA (PER), Wire says.`;

describe('jobs', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  const done = async (id: string): Promise<Job> => {
    for (const end = Date.now() + 8_000; Date.now() < end; await pause(10)) {
      const job = (await http.get(`/v1/jobs/${id}`)).body as Job;
      if (job.finished !== undefined) return job;
    }
    throw new Error('not finished');
  };
  const items = async (id: string, query = ''): Promise<JobItem[]> =>
    (await http.get(`/v1/jobs/${id}/items${query}`).expect(200)).body.data;

  beforeAll(async () => {
    service = await startService({ jobs: true });
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    http = request(service.app.server);
  });
  afterAll(() => service.close());

  it('are acknowledged at once, and tell what became of each article', async () => {
    await http
      .post('/v1/articles')
      .send({ text: text(1) })
      .expect(201);
    const articles = [
      { text: text(0), headline: 'First of all' },
      { text: text(1) },
      { headline: 'No text' },
      { text: text(2), language: 'fr' },
      7,
      { text: text(3), publisher: 'Harbour Post' },
    ];
    const created = await http.post('/v1/jobs').send({ articles }).expect(202);
    expect(created.headers.location).toBe(`/v1/jobs/${created.body.id}`);
    expect(created.body).toMatchObject({ id: expect.stringMatching(/^job_[0-9a-f]{24}$/), items: { total: 6, failed: 2 } });
    expect(await done(created.body.id)).toMatchObject({
      state: 'finished',
      items: { total: 6, waiting: 0, created: 2, known: 1, failed: 3, renewed: 0, canceled: 0 },
    });
    const all = await items(created.body.id);
    expect(all.map(({ position, state }) => `${position} ${state}`)).toEqual([
      '0 created',
      '1 known',
      '2 failed',
      '3 failed',
      '4 failed',
      '5 created',
    ]);
    expect(all[0]!.article).toMatchObject({ id: expect.stringMatching(/^art_/), name: 'First of all' });
    expect(all[2]!.problem).toMatchObject({
      code: 'invalid-article',
      status: 422,
      errors: [{ pointer: '/text' }],
      remedy: expect.stringMatching(/./),
    });
    expect(all[3]!.problem).toMatchObject({ code: 'language-not-read' });
    for (const { article } of all) if (article) await http.get(`/v1/articles/${article.id}`).expect(200);
    expect(await items(created.body.id, '?state=failed')).toHaveLength(3);
    expect(JSON.stringify(all)).not.toContain('Wire says');
  });

  it('come as lines too, and a line that is none is named', async () => {
    const lines = [10, 11, 12].map((number) => JSON.stringify({ text: text(number) }));
    const send = (body: string) => http.post('/v1/jobs').type('application/x-ndjson').send(body);
    const { body } = await send(`${lines.join('\n')}\n\n`).expect(202);
    expect((await done(body.id)).items).toMatchObject({ total: 3, created: 3 });
    const broken = await send(`${lines[0]}\n{"text": \n${lines[1]}`).expect(400);
    expect(broken.body).toMatchObject({ code: 'malformed-json', detail: expect.stringContaining('line 2') });
    await http.post('/v1/articles').type('application/x-ndjson').send(lines[0]!).expect(415);
    await http.post('/v1/jobs').type('text/plain').send(text(0)).expect(415);
    await send('\n').expect(400);
    await http.post('/v1/jobs').send({ articles: [] }).expect(422);
    await http
      .post('/v1/jobs')
      .send({ articles: Array.from({ length: 1_001 }, () => ({})) })
      .expect(422);
  });

  it('are paged, newest first, and their items in order', async () => {
    const ids = (await http.get('/v1/jobs?limit=200')).body.data.map(({ id }: Job) => id);
    const paged: string[] = [];
    for (let url: string | undefined = '/v1/jobs?limit=1'; url !== undefined;) {
      const page: request.Response = await http.get(url).expect(200);
      paged.push(...page.body.data.map(({ id }: Job) => id));
      url = /<(.+)>/.exec(page.headers.link ?? '')?.[1];
    }
    expect(paged).toEqual(ids);
    expect(ids.length).toBeGreaterThan(1);
    const first = await http.get(`/v1/jobs/${ids.at(-1)}/items?limit=4`);
    const second = await http.get(/<(.+)>/.exec(first.headers.link!)![1]!).expect(200);
    expect([...first.body.data, ...second.body.data].map(({ position }: JobItem) => position)).toEqual([0, 1, 2, 3, 4, 5]);
    const lines = (await http.get(`/v1/jobs/${ids.at(-1)}/items?format=ndjson`).expect(200)).text;
    expect(lines.trim().split('\n')).toHaveLength(6);
    await http.get('/v1/jobs/job_nobody').expect(404);
    await http.get('/v1/jobs/job_nobody/items').expect(404);
    await http.delete('/v1/jobs/job_nobody').expect(404);
    expect((await http.get('/v1/jobs?state=canceled')).body.data).toEqual([]);
  });

  it('are made once for one Idempotency-Key, even where the answer was lost with the process', async () => {
    const send = () =>
      http
        .post('/v1/jobs')
        .set('Idempotency-Key', 'batch-1')
        .send({ articles: [{ text: text(20) }] });
    const { body } = await send().expect(202);
    expect((await send().expect(202)).headers['idempotency-replayed']).toBe('true');
    const raw = new DatabaseSync(service.path);
    raw.exec('DELETE FROM answers');
    raw.close();
    const count = (await http.get('/v1/jobs?limit=200')).body.data.length;
    expect((await send().expect(202)).body.id).toBe(body.id);
    expect((await http.get('/v1/jobs?limit=200')).body.data).toHaveLength(count);
  });

  it('wait where the service is busy, and go on after a fault of ours', async () => {
    const { add } = service.ingest;
    let calls = 0;
    Object.assign(service.ingest, {
      add: (...given: Parameters<typeof add>) => {
        calls++;
        if (calls === 1) return Promise.reject(new ReadingFault('busy', 'too many'));
        if (given[0].text === text(31)) return Promise.reject(new Error('the disk is gone'));
        return add(...given);
      },
    });
    const { body } = await http
      .post('/v1/jobs')
      .send({ articles: [30, 31, 32].map((number) => ({ text: text(number) })) })
      .expect(202);
    expect((await done(body.id)).items).toMatchObject({ created: 2, failed: 1 });
    expect((await items(body.id))[1]!.problem).toMatchObject({ code: 'internal', detail: 'Something went wrong on our side.' });
    Object.assign(service.ingest, { add });
  });

  it('can be given up: what waits is not read, and its text is gone', async () => {
    const { add } = service.ingest;
    Object.assign(service.ingest, { add: (...given: Parameters<typeof add>) => pause(30).then(() => add(...given)) });
    const articles = Array.from({ length: 30 }, (_, index) => ({ text: text(100 + index) }));
    const { body } = await http.post('/v1/jobs').send({ articles }).expect(202);
    for (const end = Date.now() + 5_000; (await http.get(`/v1/jobs/${body.id}`)).body.items.created === 0 && Date.now() < end;)
      await pause(10);
    const canceled = await http.delete(`/v1/jobs/${body.id}`).expect(200);
    expect(canceled.body.state).toBe('canceled');
    expect(canceled.body.items.canceled).toBeGreaterThan(0);
    await pause(100);
    Object.assign(service.ingest, { add });
    const after = (await http.get(`/v1/jobs/${body.id}`)).body as Job;
    expect(after.items).toEqual(canceled.body.items);
    expect((await http.delete(`/v1/jobs/${body.id}`).expect(200)).body).toEqual(after);
    const raw = new DatabaseSync(service.path);
    expect(raw.prepare("SELECT count(*) AS n FROM job_items WHERE article <> ''").get()).toEqual({ n: 0 });
    raw.close();
  });
});
