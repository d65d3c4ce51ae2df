/** Who may do what: keys and their scopes, and what is open without one. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../src/keys.ts';
import { openStore } from '../../src/open-store.ts';
import { projectRoot } from '../../src/project.ts';
import { type CreatedKey, Scope } from '../../src/schema/key.ts';
import { startService, temporaryFolder, type TestService } from '../fixtures/service.ts';

const text = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.';
const far = '203.0.113.7';
type Method = 'GET' | 'POST' | 'DELETE';
interface Asked {
  readonly headers?: Record<string, string>;
  readonly from?: string;
  readonly payload?: object;
}
const ask = async (service: TestService, method: Method, url: string, { headers = {}, from = far, payload }: Asked = {}) => {
  const answer = await service.app.inject({ method, url, headers, remoteAddress: from, ...(payload && { payload }) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
};
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** One operation for each scope, and what it answers to who may. */
const operations: Readonly<Record<Scope, readonly [Method, string, number, object?]>> = {
  read: ['GET', '/v1/events', 200],
  ingest: ['POST', '/v1/articles', 201, { text }],
  curate: ['DELETE', '/v1/articles/art_0000000000000000', 404],
  admin: ['GET', '/v1/keys', 200],
};
const allows: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['read'],
  ingest: ['read', 'ingest'],
  curate: ['read', 'curate'],
  admin: ['read', 'ingest', 'curate', 'admin'],
};

describe('keys', () => {
  let service: TestService;
  const made = new Map<Scope, CreatedKey>();
  beforeAll(async () => {
    service = await startService({ environment: { READING: 'keys' } });
    for (const scope of Scope.options) made.set(scope, await service.keys.create({ name: `for ${scope}`, scopes: [scope] }));
  });
  afterAll(() => service.close());

  it.each(Scope.options.flatMap((scope) => Scope.options.map((needed) => [scope, needed] as const)))(
    'with `%s` do what needs `%s` where it is implied, and nothing else',
    async (scope, needed) => {
      const [method, url, status, payload] = operations[needed];
      const body = payload && { text: `${text}\n${scope}` };
      const answer = await ask(service, method, url, {
        headers: bearer(made.get(scope)!.secret),
        ...(body && { payload: body }),
      });
      if (allows[scope].includes(needed)) return expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ status: 403, code: 'missing-scope' });
      expect(answer.headers['www-authenticate']).toBe(`Bearer realm="whence", error="insufficient_scope", scope="${needed}"`);
    },
  );

  it('are needed for everything but the service’s own pages where reading is not open', async () => {
    for (const [method, url, , payload] of Object.values(operations)) {
      const answer = await ask(service, method, url, payload && { payload });
      expect(answer.body).toMatchObject({ status: 401, code: 'no-key' });
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="whence", scope="\w+"$/);
    }
    for (const url of ['/', '/healthz', '/readyz', '/openapi.json', '/v1/vocabularies'])
      expect((await ask(service, 'GET', url)).status).toBe(200);
  });

  it('are refused before the body is read', async () => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/articles',
      payload: '{',
      headers: { 'content-type': 'application/json' },
      remoteAddress: far,
    });
    expect(JSON.parse(answer.body).code).toBe('no-key');
  });

  it('are refused where they are unknown, of another form, expired or revoked', async () => {
    const { secret } = made.get('read')!;
    const expired = await service.keys.create({ name: 'old', scopes: ['read'], expires: '2024-01-01T00:00:00+01:00' });
    expect(expired.expires).toBe('2023-12-31T23:00:00.000Z');
    const revoked = await service.keys.create({ name: 'lost', scopes: ['read'] });
    expect((await ask(service, 'GET', '/v1/events', { headers: bearer(revoked.secret) })).status).toBe(200);
    expect((await ask(service, 'DELETE', `/v1/keys/${revoked.id}`, { headers: bearer(made.get('admin')!.secret) })).status).toBe(
      204,
    );
    const refused = {
      [bearer(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`).authorization]: 'not a key',
      [bearer('whence_0000000000000000_'.padEnd(67, 'x')).authorization]: 'not a key',
      [`Basic ${secret}`]: 'not of the form',
      Bearer: 'not of the form',
      [bearer(expired.secret).authorization]: 'expired',
      [bearer(revoked.secret).authorization]: 'revoked',
    };
    for (const [authorization, why] of Object.entries(refused)) {
      const answer = await ask(service, 'GET', '/v1/events', { headers: { authorization } });
      expect(answer.body).toMatchObject({ status: 401, code: 'invalid-key' });
      expect(answer.body.detail).toContain(why);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="whence", error="invalid_token"');
    }
  });

  it.each([
    '/v1/events?api_key=x',
    '/v1/events?access_token=x',
    '/v1/events?type=AGREE&token=x',
    '/v1/events?q=SECRET',
    '/v1/events/SECRET',
    '/nothing?key=SECRET',
  ])('are refused in the address: %s', async (url) => {
    const answer = await ask(service, 'GET', url.replace('SECRET', made.get('read')!.secret));
    expect(answer.body).toMatchObject({ status: 400, code: 'key-in-url' });
  });

  it('are made, listed and revoked by whoever looks after them, and show their secret once', async () => {
    const headers = bearer(made.get('admin')!.secret);
    const created = await ask(service, 'POST', '/v1/keys', { headers, payload: { name: 'feed', scopes: ['ingest', 'ingest'] } });
    expect(created.body).toMatchObject({ name: 'feed', scopes: ['ingest'] });
    expect(created.headers['cache-control']).toBe('no-store');
    const { secret, ...key } = created.body as CreatedKey;
    expect((await ask(service, 'GET', created.headers.location!, { headers })).body).toEqual(key);
    expect((await ask(service, 'DELETE', `/v1/keys/${key.id}`, { headers })).status).toBe(204);
    const { revoked } = (await ask(service, 'GET', `/v1/keys/${key.id}`, { headers })).body;
    expect(Date.now() - Date.parse(revoked)).toBeLessThan(60_000);
    await ask(service, 'DELETE', `/v1/keys/${key.id}`, { headers });
    const list = (await ask(service, 'GET', '/v1/keys', { headers })).body.data as CreatedKey[];
    expect(list.find(({ id }) => id === key.id)).toEqual({ ...key, revoked });
    expect(JSON.stringify(list)).not.toContain(secret.slice(24));
    expect((await ask(service, 'DELETE', '/v1/keys/key_none', { headers })).body.code).toBe('not-found');
  });
});

describe('without a key', () => {
  it('reading is open by default, and writing is not', async () => {
    const service = await startService();
    expect((await ask(service, 'GET', '/v1/events')).status).toBe(200);
    expect((await ask(service, 'POST', '/v1/normalise', { payload: { text } })).status).toBe(200);
    expect((await ask(service, 'POST', '/v1/articles', { payload: { text } })).body.code).toBe('no-key');
    await service.close();
  });

  it('this machine may write until a key exists, through no proxy, no other name and no foreign page', async () => {
    const service = await startService();
    const write = (asked: Asked) => ask(service, 'POST', '/v1/articles', { payload: { text }, ...asked });
    const refused: readonly Asked[] = [
      { from: far },
      { from: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } },
      { from: '127.0.0.1', headers: { host: 'news.example:3000' } },
      { from: '127.0.0.1', headers: { host: 'localhost:3000', origin: 'https://news.example' } },
      { from: far, headers: { 'x-forwarded-for': '127.0.0.1' } },
    ];
    for (const asked of refused) expect((await write(asked)).body, JSON.stringify(asked)).toMatchObject({ code: 'no-key' });
    const local: readonly Asked[] = [
      { from: '127.0.0.1' },
      { from: '::1', headers: { host: '[::1]:3000' } },
      { from: '::ffff:127.0.0.1', headers: { host: 'localhost:3000', origin: 'http://localhost:3000' } },
    ];
    for (const asked of local) expect((await write(asked)).status, JSON.stringify(asked)).toBeLessThan(300);
    const first = await ask(service, 'POST', '/v1/keys', { from: '127.0.0.1', payload: { name: 'first', scopes: ['admin'] } });
    expect(first.status).toBe(201);
    expect((await write({ from: '127.0.0.1' })).body.code).toBe('no-key');
    await ask(service, 'DELETE', `/v1/keys/${first.body.id}`, { headers: bearer(first.body.secret) });
    expect((await write({ from: '127.0.0.1' })).body.code, 'a revoked key was a key').toBe('no-key');
    await service.close();
  });

  it('a first one comes from the environment', async () => {
    const secret = 'a-secret-of-no-less-than-thirty-two-letters';
    const service = await startService({ environment: { ADMIN_KEY: secret } });
    expect((await ask(service, 'POST', '/v1/articles', { from: '127.0.0.1', payload: { text } })).body.code).toBe('no-key');
    expect((await ask(service, 'GET', '/v1/keys', { headers: bearer(secret) })).body).toEqual({ data: [] });
    expect((await ask(service, 'GET', '/v1/keys', { headers: bearer(`${secret}x`) })).body.code).toBe('invalid-key');
    await service.close();
    await expect(startService({ environment: { ADMIN_KEY: 'short' } })).rejects.toThrow('ADMIN_KEY: is a secret of 32');
  });
});

describe('a key at rest', () => {
  it('is a hash, and its last use is written once an hour', async () => {
    const folder = temporaryFolder();
    const store = await openStore(`sqlite:${join(folder.path, 'keys.db')}`);
    let now = new Date('2026-03-01T10:20:00Z');
    let touches = 0;
    const counted = { ...store.keys, touch: async (id: string, at: string) => (touches++, store.keys.touch(id, at)) };
    const keys = createKeys({ store: counted, now: () => now, generation: () => store.generation() });
    const { id, secret } = await keys.create({ name: 'feed', scopes: ['ingest'] });
    expect((await store.keys.find(id))?.secretSha256).toBe(createHash('sha256').update(secret).digest('hex'));
    for (let count = 0; count < 5; count++) expect(await keys.check(secret)).toEqual({ state: 'valid', id, scopes: ['ingest'] });
    expect([touches, (await keys.get(id))?.lastUsed]).toEqual([1, '2026-03-01T10:00:00.000Z']);
    now = new Date('2026-03-01T11:00:00Z');
    await keys.check(secret);
    expect([touches, (await keys.get(id))?.lastUsed]).toEqual([2, '2026-03-01T11:00:00.000Z']);
    await store.close();
    for (const file of ['keys.db', 'keys.db-wal'])
      expect(
        ((): string => {
          try {
            return readFileSync(join(folder.path, file), 'latin1');
          } catch {
            return '';
          }
        })(),
      ).not.toContain(secret.slice(24));
    folder.remove();
  });

  it('is made, listed and revoked on the command line', async () => {
    const folder = temporaryFolder();
    const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder.path, 'keys.db')}` };
    const run = (...more: string[]) =>
      promisify(execFile)(process.execPath, [join(projectRoot, 'src/cli/keys.ts'), ...more], { env });
    const { stdout, stderr } = await run('create', '--name', 'the feed', '--scope', 'ingest', '--scope', 'curate');
    expect(stderr).toContain('this once');
    const id = /key_\w+/.exec(stderr)![0];
    const store = await openStore(env.DATABASE_URL);
    const keys = createKeys({ store: store.keys, now: () => new Date(), generation: () => store.generation() });
    expect(await keys.check(stdout.trim())).toEqual({ state: 'valid', id, scopes: ['ingest', 'curate'] });
    const listed = (await run('list')).stdout;
    expect(listed).toContain('the feed');
    expect(listed).not.toContain(stdout.trim().slice(24));
    await run('revoke', id);
    expect(await keys.check(stdout.trim())).toEqual({ state: 'revoked' });
    await store.close();
    await expect(run('create', '--name', 'x', '--scope', 'write')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--scope'),
    });
    await expect(run('revoke', 'key_none')).rejects.toMatchObject({ code: 1 });
    folder.remove();
  }, 60_000);
});
