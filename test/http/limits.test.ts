/** How often, how much and how long one may ask. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLimits } from '../../src/http/limits.ts';
import { Problem } from '../../src/schema/problem.ts';
import { fakeReader, startService, type TestService } from '../fixtures/service.ts';

const text = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.';

describe('budgets', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ environment: { RATE_READ: '3', RATE_WRITE: '2', TRUSTED_PROXIES: '10.0.0.1' } });
  });
  afterAll(() => service.close());
  const read = (remoteAddress: string, headers: Record<string, string> = {}, url = '/v1/events') =>
    service.app.inject({ url, remoteAddress, headers });
  const write = (remoteAddress: string, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'POST', url: '/v1/normalise', payload: { text }, remoteAddress, headers });

  it('say what is allowed and what is left, and end with a problem', async () => {
    for (const left of [2, 1, 0]) {
      const answer = await read('192.0.2.1');
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['ratelimit-policy']).toBe('"read";q=3;w=60');
      expect(answer.headers.ratelimit).toMatch(new RegExp(`^"read";r=${left};t=(60|5\\d)$`));
    }
    const refused = await read('192.0.2.1');
    expect(Problem.strict().parse(JSON.parse(refused.body))).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.headers.ratelimit).toMatch(/^"read";r=0;t=/);
  });

  it('are apart for reading and for work', async () => {
    expect([(await write('192.0.2.1')).statusCode, (await write('192.0.2.1')).statusCode]).toEqual([200, 200]);
    const refused = await write('192.0.2.1');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['ratelimit-policy']).toBe('"write";q=2;w=60');
  });

  it('leave out health, the contract and the vocabularies', async () => {
    for (const url of ['/healthz', '/readyz', '/openapi.json', '/docs/', '/v1/vocabularies', '/']) {
      const answer = await read('192.0.2.1', {}, url);
      expect([url, answer.statusCode, answer.headers.ratelimit]).toEqual([url, 200, undefined]);
    }
  });

  it('are a key’s wherever it is used from, and another’s are its own', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map((name) => service.keys.create({ name, scopes: ['read'] })));
    const codes: number[] = [];
    for (const end of [1, 2, 3, 4])
      codes.push((await read(`192.0.2.5${end}`, { authorization: `Bearer ${one!.secret}` })).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await read('192.0.2.51', { authorization: `Bearer ${other!.secret}` })).statusCode).toBe(200);
  });

  it('count guessing at keys', async () => {
    const codes: number[] = [];
    for (let count = 0; count < 4; count++) codes.push((await read('192.0.2.9', { authorization: 'Bearer guess' })).statusCode);
    expect(codes).toEqual([401, 401, 401, 429]);
  });

  it('are a network’s of IPv6, and a client’s behind a trusted proxy only', async () => {
    const codes: number[] = [];
    for (const end of ['1', '2', 'ffff:1', '9']) codes.push((await read(`2001:db8:1:1::${end}`)).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await read('2001:db8:1:2::1')).statusCode).toBe(200);
    const through = (proxy: string, client: string) => read(proxy, { 'x-forwarded-for': client });
    for (let count = 1; count < 5; count++) expect((await through('10.0.0.1', `198.51.100.${count}`)).statusCode).toBe(200);
    const untrusted = [];
    for (let count = 1; count < 5; count++) untrusted.push((await through('10.0.0.2', `198.51.100.${count}`)).statusCode);
    expect(untrusted.at(-1)).toBe(429);
  });

  it('end in a minute, and not in a second more where fractions do not add up', () => {
    const begun = 82_078.55694280482;
    expect((begun + 60_000 - begun) / 1000).toBeGreaterThan(60);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(begun);
    const marks: string[] = [];
    createLimits({ rateRead: 3, rateWrite: 3 })({ method: 'GET', ip: '192.0.2.1' }, marks, undefined);
    clock.mockRestore();
    expect(marks.at(-1)).toBe('"read";r=2;t=60');
  });

  it('are off with 0', async () => {
    const open = await startService({ environment: { RATE_READ: '0' } });
    const answer = await open.app.inject('/v1/events');
    expect([answer.statusCode, answer.headers.ratelimit, answer.headers['ratelimit-policy']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    await open.close();
  });
});

/** Sends bytes over a bare connection and gives what comes back until it is closed. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket
    .setEncoding('utf8')
    .on('data', (chunk: string) => (answer += chunk))
    .on('error', () => undefined);
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}
const problemIn = (answer: string) => Problem.strict().parse(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))));

describe('clients', () => {
  let service: TestService;
  let port: number;
  const waiting: (() => void)[] = [];
  beforeAll(async () => {
    const reader = {
      ...fakeReader(),
      read: async (...given: Parameters<ReturnType<typeof fakeReader>['read']>) => {
        if (given[0].text.includes('wait')) await new Promise<void>((resolve) => waiting.push(resolve));
        return fakeReader().read(...given);
      },
    };
    service = await startService({ environment: { REQUEST_TIMEOUT: '300', MAX_REQUESTS: '2' }, reader });
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    port = (service.app.server.address() as { port: number }).port;
  });
  afterAll(() => service.close());

  it('that are slow with their body are not waited for', async () => {
    const began = Date.now();
    const answer = await exchange(
      port,
      'POST /v1/normalise HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\nslow',
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(problemIn(answer).code).toBe('too-slow');
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it('that send too many headers, or no HTTP, are told so', async () => {
    const large = await exchange(port, `GET /v1/events HTTP/1.1\r\nhost: localhost\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect([large.slice(0, 12), problemIn(large).code]).toEqual(['HTTP/1.1 431', 'headers-too-large']);
    const broken = await exchange(port, 'BREW /pot HTCPCP/1.0\r\n\r\n');
    expect([broken.slice(0, 12), problemIn(broken).code]).toEqual(['HTTP/1.1 400', 'bad-request']);
  });

  it('find no room while too many requests are at work, and health still answers', async () => {
    const post = (body: string) => service.app.inject({ method: 'POST', url: '/v1/normalise', payload: { text: body } });
    const slow = [post(`${text} wait`), post(`${text} wait.`)];
    while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await service.app.inject('/v1/events');
    expect([refused.statusCode, JSON.parse(refused.body).code, refused.headers['retry-after']]).toEqual([503, 'busy', '1']);
    expect((await service.app.inject('/healthz')).statusCode).toBe(200);
    for (const go of waiting) go();
    expect((await Promise.all(slow)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await service.app.inject('/v1/events')).statusCode).toBe(200);
  });

  it('are turned away where many requests make the event loop lag, and one alone never', async () => {
    const busy = await startService({ environment: { MAX_LAG: '60' } });
    const lag = (): void => {
      for (const end = Date.now() + 100; Date.now() < end;);
    };
    // Two seconds, so that a whole second of the watch's own lies within them.
    const afterLagWith = async (requests: number): Promise<number> => {
      const lagging = setInterval(() => {
        for (let count = 0; count < requests; count++) void busy.app.inject('/v1/events');
        lag();
      }, 1);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      clearInterval(lagging);
      return (await busy.app.inject('/v1/events')).statusCode;
    };
    expect([await afterLagWith(0), await afterLagWith(10)]).toEqual([200, 503]);
    await busy.close();
  });

  it('are let in by what browsers ask for', async () => {
    const asked = {
      origin: 'https://desk.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,idempotency-key,if-match',
    };
    const preflight = await service.app.inject({ method: 'OPTIONS', url: '/v1/articles', headers: asked });
    expect(preflight.statusCode).toBe(204);
    const allowed = String(preflight.headers['access-control-allow-headers']);
    for (const name of ['Authorization', 'If-Match', 'Idempotency-Key', 'Content-Type', 'Last-Event-ID'])
      expect(allowed).toContain(name);
    const answer = await service.app.inject({ url: '/v1/events', headers: { origin: 'https://desk.example' } });
    const exposed = String(answer.headers['access-control-expose-headers']);
    for (const name of ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Location'])
      expect(exposed).toContain(name);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
    const listed = await startService({ environment: { CORS_ORIGIN: 'https://desk.example, https://other.example' } });
    const from = async (origin: string) =>
      (await listed.app.inject({ url: '/v1/events', headers: { origin } })).headers['access-control-allow-origin'];
    expect([await from('https://desk.example'), await from('https://evil.example')]).toEqual(['https://desk.example', undefined]);
    await listed.close();
  });
});
