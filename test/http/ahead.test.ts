/** What is answered ahead of the framework is what the framework answers, and for whoever may have it. */
import { describe, expect, it, vi } from 'vitest';
import { article, startService, type TestService } from '../fixtures/service.ts';

/** A service that listens, and its log. */
const start = async (environment: Readonly<Record<string, string>> = {}) => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const service = await startService({ environment, logger: { level: 'info', stream } });
  const { app } = service;
  await service.ingest.add(article('Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.'));
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = (headers: Readonly<Record<string, string>> = {}, path = '/v1/events', method = 'GET') =>
    fetch(`${origin}${path}`, { method, headers });
  const requests = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');
  return { ...service, ask, requests };
};
/** What an answer says beside what is of that moment. */
const lasting = (answer: Response) => {
  const headers = Object.fromEntries(answer.headers);
  for (const name of ['x-request-id', 'date', 'ratelimit', 'traceparent', 'connection', 'keep-alive']) delete headers[name];
  return headers;
};
/** Of memory and of the store. */
const readsIn = (figures: string): number[] =>
  [...figures.matchAll(/whence_reads_total\{from="\w+"\} (\d+)/g)].map(([, count]) => Number(count));
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('an answer from memory ahead of the framework', () => {
  it('is what the framework answers, in headers, bytes, log lines and figures', async () => {
    const { ask, requests, app, close } = await start({ RATE_READ: '100' });
    const [read, again, ahead, within] = [await ask(), await ask(), await ask(), await ask({ traceparent })];
    expect([again, ahead, within].map(lasting)).toEqual([lasting(read), lasting(read), lasting(read)]);
    const bodies = await Promise.all([read, ahead, within].map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(within.headers.get('traceparent')).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect([read, ahead, within].map(({ headers }) => headers.get('ratelimit')?.split(';')[1])).toEqual(['r=99', 'r=97', 'r=96']);
    const etag = ahead.headers.get('etag')!;
    const same = await ask({ 'if-none-match': etag, 'x-request-id': 'mine-1' });
    const sameWithin = await ask({ 'if-none-match': etag, traceparent });
    expect([same.status, sameWithin.status, await same.text()]).toEqual([304, 304, '']);
    expect(lasting(same)).toEqual(lasting(sameWithin));
    expect(same.headers.get('x-request-id')).toBe('mine-1');
    await expect.poll(() => requests().length).toBe(6);
    const [first, , third, , fifth] = requests();
    expect(Object.keys(third!)).toEqual(Object.keys(first!));
    expect(third).toMatchObject({ method: 'GET', path: '/v1/events', status: 200, reqId: ahead.headers.get('x-request-id') });
    expect(fifth).toMatchObject({ reqId: 'mine-1', status: 304 });
    const figures = (await app.inject('/metrics')).body;
    const [memory, store] = readsIn(figures);
    expect([memory! >= 4, memory! + store!]).toEqual([true, 6]); // the first may have taken long
    expect(figures).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/events",status="200"\} 4/);
    expect(figures).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/events",status="304"\} 2/);
    const head = await ask({}, '/v1/events', 'HEAD');
    expect([head.status, lasting(head), await head.text()]).toEqual([200, lasting(read), '']);
    await close();
  });

  it('is for those who may have it, as often as they may, and is counted once', async () => {
    const { ask, keys, close } = await start({ READING: 'keys', RATE_READ: '5' });
    const reader = await keys.create({ name: 'r', scopes: ['read'] });
    const authorization = `Bearer ${reader.secret}`;
    const states: number[] = [];
    for (let count = 0; count < 6; count++) states.push((await ask({ authorization })).status);
    expect(states).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask()).status).toBe(401);
    expect((await ask({ authorization: 'Bearer nobody' })).status).toBe(401);
    await keys.revoke(reader.id);
    expect((await ask({ authorization })).status).toBe(401);
    await close();
  });

  it('is left to the framework behind proxies, and where pages of some origins only may read', async () => {
    const proxied = await start({ TRUSTED_PROXIES: '127.0.0.1', RATE_READ: '2' });
    const from = (address: string) => proxied.ask({ 'x-forwarded-for': address });
    const states = [await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')];
    expect(states.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    await proxied.close();
    const listed = await start({ CORS_ORIGIN: 'https://a.example,https://b.example' });
    const allowed = async (origin: string) => (await listed.ask({ origin })).headers.get('access-control-allow-origin');
    expect([await allowed('https://a.example'), await allowed('https://b.example'), await allowed('https://c.example')]).toEqual([
      'https://a.example',
      'https://b.example',
      null,
    ]);
    await listed.close();
  });
});

describe('a record by its id ahead of the framework', () => {
  const collections = ['articles', 'sources', 'actors', 'events', 'claims'] as const;
  const firstOf = async (app: TestService['app'], collection: string): Promise<string> => {
    const { data } = (await app.inject(`/v1/${collection}`)).json<{ data: { id: string }[] }>();
    return `/v1/${collection}/${data[0]!.id}`;
  };

  it.each(collections)('is what the framework answers, of the %s', async (collection) => {
    const { ask, app, requests, close } = await start({ RATE_READ: '100' });
    const path = await firstOf(app, collection);
    const noted = requests().length;
    const [ahead, within] = [await ask({}, path), await ask({ traceparent }, path)];
    expect([ahead.status, lasting(ahead), await ahead.text()]).toEqual([200, lasting(within), await within.text()]);
    const same = await ask({ 'if-none-match': ahead.headers.get('etag')! }, path);
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect(ahead.headers.get('ratelimit')).toMatch(/^"read";r=98;/);
    await expect.poll(() => requests().length).toBe(noted + 3);
    const [first, second] = requests().slice(noted);
    expect(first).toMatchObject({ path, status: 200, reqId: ahead.headers.get('x-request-id') });
    expect(Object.keys(second!)).toEqual([
      ...Object.keys(first!).slice(0, 4),
      'traceId',
      'spanId',
      'parentSpanId',
      ...Object.keys(first!).slice(4),
    ]);
    const figures = (await app.inject('/metrics')).body;
    expect(figures).toMatch(new RegExp(`count\\{method="GET",route="/v1/${collection}/:id",status="200"\\} 2`));
    await close();
  });

  it('is remembered from the second time on, until something is written', async () => {
    const { ask, app, ingest, close } = await start();
    const path = await firstOf(app, 'events');
    const reads = async () => readsIn((await app.inject('/metrics')).body);
    const [memory, store] = await reads();
    for (let count = 0; count < 4; count++) await ask({}, path);
    expect(await reads()).toEqual([memory! + 2, store! + 2]);
    await ingest.add(article('Cleo Marsh (KEN) meets Dov Ilan (CHL), Harbour Institute says.'));
    await ask({}, path);
    expect(await reads()).toEqual([memory! + 2, store! + 3]);
    await close();
  });

  it.each([
    'text/csv',
    'application/ld+json',
    '*/*',
    'text/html, */*;q=0.1',
    'application/json',
    'application/x-ndjson',
    'image/png',
  ])('comes as it is accepted: %s', async (accept) => {
    const { ask, app, close } = await start();
    const path = await firstOf(app, 'events');
    const [ahead, within] = [await ask({ accept }, path), await ask({ accept, traceparent }, path)];
    expect([ahead.status, lasting(ahead), (await ahead.text()).replace(/"requestId":"[^"]*"/, '')]).toEqual([
      within.status,
      lasting(within),
      (await within.text()).replace(/"requestId":"[^"]*"/, ''),
    ]);
    await close();
  });

  it('is left to the framework where it is not there, and counted once', async () => {
    const { ask, app, ingest, requests, close } = await start({ RATE_READ: '6' });
    const path = await firstOf(app, 'articles');
    const noted = requests().length;
    await ingest.withdraw(path.slice('/v1/articles/'.length));
    const gone = await ask({}, path);
    const absent = await ask({}, '/v1/events/evt_0000000000000000');
    const odd = await ask({}, '/v1/events/%2e%2e');
    const keyed = await ask({}, '/v1/events/whence_0123456789abcdef_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect([gone, absent, odd, keyed].map(({ status }) => status)).toEqual([410, 404, 404, 400]);
    expect(absent.headers.get('ratelimit')).toMatch(/^"read";r=3;/);
    expect(await absent.json()).toMatchObject({ code: 'not-found' });
    await expect.poll(() => requests().length).toBe(noted + 4);
    await close();
  });

  it('tells why where the store cannot be read', async () => {
    const { ask, app, store, close } = await start();
    const path = await firstOf(app, 'events');
    vi.spyOn(store, 'get').mockRejectedValue(new Error('broken'));
    expect((await ask({}, path)).status).toBe(500);
    vi.spyOn(store, 'generation').mockImplementation(() => {
      throw new Error('broken');
    });
    expect([(await ask({}, path)).status, (await ask()).status]).toEqual([500, 500]);
    vi.restoreAllMocks();
    expect((await ask({}, path)).status).toBe(200);
    await close();
  });
});
