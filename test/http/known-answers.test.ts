/** What was answered is answered again while nothing was written, and never when it is no longer so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Packed, pack } from '../../src/http/answer.ts';
import { formats } from '../../src/http/formats/table.ts';
import { createKnownAnswers } from '../../src/http/known-answers.ts';
import { openStore } from '../../src/open-store.ts';
import { createIngest } from '../../src/ingest.ts';
import { article, fakeReader, startService, type TestService } from '../fixtures/service.ts';

const packed = (text: string): Packed => pack(text, {}, formats[0]!, '/v1/events');

describe('known answers', () => {
  it('hold for one generation only, and one from before it is not kept', () => {
    const known = createKnownAnswers();
    const [old, now] = [packed('{"a":1}'), packed('{"a":2}')];
    expect(known.get(1, '/a')).toBeUndefined();
    known.set(1, '/a', old);
    expect(known.get(1, '/a')).toBe(old);
    expect([known.get(2, '/a'), known.bytes()]).toEqual([undefined, 0]);
    known.set(1, '/a', old); // read before the write, ready after it
    expect(known.get(2, '/a')).toBeUndefined();
    known.set(2, '/a', now);
    expect(known.get(2, '/a')).toBe(now);
  });
  it('take so many bytes and no more; what was asked for last stays', () => {
    const known = createKnownAnswers();
    known.get(1, '/0');
    const page = packed('x'.repeat(900_000));
    for (let number = 0; number < 200; number++) {
      known.set(1, `/${number}`, page);
      known.get(1, '/0');
    }
    expect(known.bytes()).toBeLessThanOrEqual(64_000_000);
    expect(known.bytes()).toBeGreaterThan(30_000_000);
    expect([known.get(1, '/0'), known.get(1, '/1'), known.get(1, '/199')]).toEqual([page, undefined, page]);
    const before = known.bytes();
    known.set(1, '/199', page);
    known.set(1, '/big', packed('x'.repeat(1_000_001)));
    expect([known.bytes(), known.get(1, '/big')]).toEqual([before, undefined]);
  });
  it('take small ones into account with all that they cost', () => {
    const known = createKnownAnswers();
    known.get(1, '/');
    for (let number = 0; number < 200_000; number++) known.set(1, `/${number}`, page);
    expect(known.bytes()).toBeLessThanOrEqual(64_000_000);
    expect(known.get(1, '/0')).toBeUndefined();
  });
  const page = packed('{}');
});

describe('a page asked for again', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    await service.ingest.add(article('Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.'));
  });
  afterAll(() => service.close());
  const ask = (tag: string, url = '/v1/events', headers = {}) =>
    service.app.inject({ url, headers: { 'if-none-match': tag, ...headers } });

  it('is 304 with the same headers until something is written, by this process or another', async () => {
    const tag = String((await service.app.inject('/v1/events')).headers.etag);
    const [first, second] = [await ask(tag), await ask(tag)];
    expect([first.statusCode, second.statusCode, second.body]).toEqual([304, 304, '']);
    for (const name of ['etag', 'cache-control', 'vary']) expect(second.headers[name], name).toBe(first.headers[name]);
    await service.ingest.add(article('Ada Quint (NOR) aids Ben Sorel (PER), Harbour Institute says.'));
    const later = await ask(tag);
    expect(later.statusCode).toBe(200);
    const next = String(later.headers.etag);
    expect([(await ask(next)).statusCode, (await ask(tag)).statusCode]).toEqual([304, 200]);
    const other = await openStore(`sqlite:${service.path}`);
    const elsewhere = createIngest({ store: other, reader: fakeReader(), now: () => new Date() });
    await elsewhere.add(article('Cy Vane (KEN) attacks Dee Marsh (PER), North Wire says.'));
    await other.close();
    expect((await ask(next)).statusCode).toBe(200);
  });

  it('is answered anew after each write, wherever that was made', async () => {
    const total = async () =>
      (await service.app.inject('/v1/articles?includeTotal=true')).json<{ total: { value: number } }>().total.value;
    const before = await total();
    expect(await total()).toBe(before);
    const added = await service.ingest.add(article('Eli Foss (NOR) warns Gia Hart (PER), North Wire says.'));
    expect(await total()).toBe(before + 1);
    const other = await openStore(`sqlite:${service.path}`);
    const elsewhere = createIngest({ store: other, reader: fakeReader(), now: () => new Date() });
    await elsewhere.withdraw(added.article);
    expect(await total()).toBe(before);
    expect((await service.app.inject(`/v1/articles/${added.article}`)).statusCode).toBe(410);
    await other.close();
  });

  it('is no older than a job, though jobs are no records', async () => {
    const jobs = () => service.app.inject('/v1/jobs');
    for (let count = 0; count < 2; count++) expect((await jobs()).json()).toMatchObject({ data: [] });
    await service.store.jobs.create('job_0000000000000001', '2024-01-01T00:00:00.000Z', []);
    expect((await jobs()).json<{ data: unknown[] }>().data).toHaveLength(1);
  });

  it('comes with the headers and bytes of the first, without a body to HEAD, and counts in the figures', async () => {
    const url = '/v1/events?limit=1';
    const [first, , second] = [await service.app.inject(url), await service.app.inject(url), await service.app.inject(url)];
    const { 'x-request-id': one, date: _, ...headers } = first.headers;
    const { 'x-request-id': other, date: __, ...again } = second.headers;
    expect(again).toEqual(headers);
    expect(headers.link).toContain('rel="next"');
    expect(one).not.toBe(other);
    expect(second.body).toBe(first.body);
    const head = await service.app.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', first.headers.etag]);
    const figures = (await service.app.inject('/metrics')).body;
    expect(figures).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/events",status="200"\} \d/);
    expect(figures).toMatch(/whence_reads_total\{from="memory"\} [1-9]/);
  });

  it('is read once where many ask at once, and what is wrong with it is told to each', async () => {
    let reads = 0;
    const { list } = service.store;
    (service.store as { list: typeof list }).list = (...given) => {
      reads++;
      return list(...given);
    };
    const all = await Promise.all(Array.from({ length: 10 }, () => service.app.inject('/v1/events?limit=3')));
    expect([reads, new Set(all.map(({ body }) => body)).size]).toEqual([1, 1]);
    const wrong = await Promise.all([1, 2, 3].map(() => service.app.inject('/v1/events?limit=3&cursor=x')));
    expect(wrong.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
    expect(new Set(wrong.map((answer) => answer.json<{ requestId: string }>().requestId)).size).toBe(3);
    (service.store as { list: typeof list }).list = list;
  });

  it('is another page in another format', async () => {
    const tag = String((await service.app.inject('/v1/events')).headers.etag);
    await ask(tag);
    expect((await ask(tag, '/v1/events', { accept: 'text/csv' })).statusCode).toBe(200);
    expect((await ask(tag, '/v1/events?limit=1')).statusCode).toBe(200);
  });
});

describe('whoever asks again', () => {
  it('needs the key that the first one had', async () => {
    const service = await startService({ environment: { READING: 'keys' } });
    const reader = await service.keys.create({ name: 'r', scopes: ['read'] });
    const ask = (headers = {}) => service.app.inject({ url: '/v1/events', headers });
    const authorization = `Bearer ${reader.secret}`;
    await ask({ authorization });
    expect([(await ask({ authorization })).statusCode, (await ask()).statusCode]).toEqual([200, 401]);
    expect((await ask({ authorization })).statusCode).toBe(200);
    await service.keys.revoke(reader.id);
    expect((await ask({ authorization })).statusCode).toBe(401);
    await service.close();
  });
  it('has it counted against the budget', async () => {
    const service = await startService({ environment: { RATE_READ: '3' } });
    const states: number[] = [];
    for (let count = 0; count < 4; count++) states.push((await service.app.inject('/v1/events')).statusCode);
    expect(states).toEqual([200, 200, 200, 429]);
    await service.close();
  });
});
