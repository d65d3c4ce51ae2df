/** Requests that come again with the same Idempotency-Key. */
import { spawn } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../fixtures/service.ts';

const body = { text: 'Ada Quint (NOR) meets PERULIA (PER), Wire says.', publisher: 'Harbour Post', published: '2024-03-06' };

describe('Idempotency-Key', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  const post = (key: string, sent: object = body, path = '/v1/articles') =>
    http.post(path).set('Idempotency-Key', key).send(sent);

  beforeEach(async () => {
    service = await startService();
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    http = request(service.app.server);
  });
  afterEach(() => service.close());

  it('gives the answer as it was, whatever became of the article since', async () => {
    const first = await post('a').expect(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const again = await post('a').expect(201);
    expect(again.text).toBe(first.text);
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      location: first.headers.location,
      etag: first.headers.etag,
    });
    await http.delete(first.headers.location!).expect(204);
    expect((await post('a').expect(201)).text).toBe(first.text);
    await http.get(first.headers.location!).expect(410);
    await post('b').expect(201);
  });

  it('refuses the key with anything else', async () => {
    await post('a').expect(201);
    for (const attempt of [
      post('a', { ...body, publisher: 'Other' }),
      http.post('/v1/articles').set('Idempotency-Key', 'a').type('text/plain').send(body.text),
    ])
      expect((await attempt.expect(422)).body.code).toBe('idempotency-key-reused');
    for (const key of ['', 'é', 'x'.repeat(256)])
      expect(
        (await service.app.inject({ method: 'POST', url: '/v1/articles', payload: body, headers: { 'idempotency-key': key } }))
          .statusCode,
        key,
      ).toBe(400);
  });

  it('lets one of many at once through', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('a')));
    const codes = answers.map(({ status, headers }) =>
      status === 409 ? `409 ${headers['retry-after']}` : `${status} ${headers['idempotency-replayed'] ?? 'new'}`,
    );
    expect(codes.filter((code) => code === '201 new')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['201 new', ...codes.filter((code) => code === '409 1' || code === '201 true')]));
  });

  it('keeps no failure: the same key may try again', async () => {
    expect((await post('a', { text: '' }).expect(422)).body.code).toBe('invalid-article');
    const { add } = service.ingest;
    Object.assign(service.ingest, { add: () => Promise.reject(new Error('the disk is gone')) });
    await post('a').expect(500);
    await post('a').expect(500);
    Object.assign(service.ingest, { add });
    await post('a').expect(201);
    expect((await post('a')).headers['idempotency-replayed']).toBe('true');
  });

  it('belongs to its caller', async () => {
    const made = async (): Promise<string> => (await service.keys.create({ name: 'one', scopes: ['ingest'] })).secret;
    const [one, two] = [await made(), await made()];
    await post('a').set('Authorization', `Bearer ${one}`).expect(201);
    expect((await post('a').set('Authorization', `Bearer ${one}`).expect(201)).headers['idempotency-replayed']).toBe('true');
    expect((await post('a').set('Authorization', `Bearer ${two}`).expect(200)).headers['idempotency-replayed']).toBeUndefined();
  });

  it('keeps no secret', async () => {
    const key = { name: 'ingester', scopes: ['admin'] };
    const created = await post('k', key, '/v1/keys').expect(201);
    const again = () => post('k', key, '/v1/keys').set('Authorization', `Bearer ${created.body.secret}`);
    await again().expect(201); // another caller's key
    expect((await again().expect(409)).body.code).toBe('answer-not-kept');
    const raw = new DatabaseSync(service.path);
    expect(JSON.stringify(raw.prepare('SELECT * FROM answers').all())).not.toContain(created.body.secret);
    raw.close();
  });

  it('is kept for a day, and an attempt that broke off for half a minute', async () => {
    const raw = new DatabaseSync(service.path);
    const seconds = (): number => (Date.parse(String(raw.prepare('SELECT until FROM answers').get()!.until)) - Date.now()) / 1000;
    await post('a').expect(201);
    expect(seconds()).toBeGreaterThan(86_390);
    expect(seconds()).toBeLessThanOrEqual(86_400);
    raw.exec("UPDATE answers SET status = 0, body = NULL, until = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 second')");
    expect((await post('a').expect(409)).body.code).toBe('request-under-way');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await post('a').expect(200);
    raw.exec("UPDATE answers SET until = '2024'");
    expect((await post('a').expect(200)).headers['idempotency-replayed']).toBeUndefined();
    raw.close();
  });

  it('is remembered by a process that starts after another was killed', async () => {
    const program = new URL('../fixtures/serve-process.ts', import.meta.url).pathname;
    const start = async (): Promise<{ url: string; kill: () => Promise<unknown> }> => {
      const child = spawn(process.execPath, [program, service.path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const url = await new Promise<string>((resolve) =>
        child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim())),
      );
      return {
        url,
        kill: () =>
          new Promise((resolve) => {
            child.once('exit', resolve);
            child.kill('SIGKILL');
          }),
      };
    };
    const send = (url: string) => request(url).post('/v1/articles').set('Idempotency-Key', 'a').send(body);
    const first = await start();
    const answer = await send(first.url).expect(201);
    await first.kill();
    const second = await start();
    const again = await send(second.url).expect(201);
    expect([again.text, again.headers['idempotency-replayed']]).toEqual([answer.text, 'true']);
    await second.kill();
  }, 90_000);
});
