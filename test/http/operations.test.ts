/** What whoever runs the service asks it: whether it can work, and how it does. */
import { closeSync, copyFileSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import { createReadiness } from '../../src/readiness.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createSqlStore } from '../../src/store/sql-store.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, startService, temporaryFolder } from '../fixtures/service.ts';

const text = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.';
const up = { engine: true, bundled: true, stopping: false };
const ask = (store: Store) => createReadiness(store, up)();

describe('/readyz', () => {
  it('answers 200 where all is well, and says what is not', async () => {
    const service = await startService();
    const answer = await service.app.inject('/readyz');
    const ready = { status: 'ready', store: true, engine: true, bundled: true, reasons: [] };
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([200, ready]);
    const loading = await createReadiness(service.store, { ...up, engine: false })();
    expect(loading).toMatchObject({ status: 'starting', reasons: ['the engine is being loaded'] });
    expect(await createReadiness(service.store, { ...up, stopping: true })()).toMatchObject({ status: 'stopping' });
    await service.close();
    expect(await ask(service.store)).toMatchObject({ status: 'failing', store: false });
  });

  it('knows a store that another process holds, and one that is free again', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'locked.db');
    const store = await openStore(`sqlite:${path}`);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const { status, reasons } = await ask(store);
    expect([status, reasons]).toEqual(['failing', [expect.stringMatching(/^store: locked: .+ tried again$/)]]);
    other.exec('COMMIT');
    expect(await ask(store)).toMatchObject({ status: 'ready' });
    other.close();
    await store.close();
    folder.remove();
  });

  it('knows a store whose file is gone, or is another', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'moved.db');
    const store = await openStore(`sqlite:${path}`);
    renameSync(path, `${path}.away`);
    expect((await ask(store)).reasons[0]).toMatch(/^store: unwritable: .+ was moved, deleted or replaced/);
    copyFileSync(`${path}.away`, path);
    expect((await ask(store)).reasons[0]).toMatch(/^store: unwritable/);
    await store.close();
    folder.remove();
  });

  it('knows a store that takes no writes', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'full.db');
    await (await openStore(`sqlite:${path}`)).close();
    const database = openSqlite(path);
    await database.all('PRAGMA query_only = 1', []);
    const store = createSqlStore(database);
    expect((await ask(store)).reasons[0]).toMatch(/^store: unwritable: .+; look after the disk/);
    await store.close();
    folder.remove();
  });

  it('knows a damaged store as soon as a request met it, which is answered 503', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'damaged.db');
    const filled = await openStore(`sqlite:${path}`);
    const ingest = createIngest({ store: filled, reader: fakeReader(), now: () => new Date() });
    for (let count = 0; count < 20; count++) await ingest.add(article(`${text}\n${count}`));
    await filled.close();
    const raw = new DatabaseSync(path);
    const root = Number(raw.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").get()?.rootpage);
    raw.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(4096, 0x5a), 0, undefined, (root - 1) * 4096);
    closeSync(file);
    const service = await startService({ database: path });
    const refused = await service.app.inject('/v1/claims');
    expect([refused.statusCode, JSON.parse(refused.body).code, refused.headers['retry-after']]).toEqual([
      503,
      'store-unavailable',
      '5',
    ]);
    const readiness = await service.app.inject('/readyz');
    expect(readiness.statusCode).toBe(503);
    expect(JSON.parse(readiness.body).reasons[0]).toMatch(/^store: damaged: .+restore a backup/);
    await service.close();
    folder.remove();
  });
});

describe('/metrics', () => {
  const values = (exposed: string, name: string): Record<string, number> =>
    Object.fromEntries(
      exposed
        .split('\n')
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .map((line) => [line.slice(name.length, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );

  it('tells of requests by route, of what became of articles, of the engine and of the store', async () => {
    const service = await startService({ threads: true, timeout: 20_000 });
    const post = (payload: object) => service.app.inject({ method: 'POST', url: '/v1/articles', payload });
    await post({ text });
    await post({ text });
    await post({ text: 'crash the engine' });
    await post({ text, language: 'fr' });
    for (const id of ['evt_1', 'evt_2', 'evt_3']) await service.app.inject(`/v1/events/${id}`);
    for (const path of ['/a', '/b']) await service.app.inject(path);
    const answer = await service.app.inject('/metrics');
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const requests = values(answer.body, 'http_request_duration_seconds_count');
    expect(requests['{method="GET",route="/v1/events/:id",status="404"}']).toBe(3);
    expect(requests['{method="GET",route="none",status="404"}']).toBe(2);
    expect(requests['{method="POST",route="/v1/articles",status="201"}']).toBe(1);
    expect(Object.keys(requests).join()).not.toMatch(/evt_|\/a"|\/b"/);
    expect(values(answer.body, 'whence_ingest_total')).toEqual({
      '{outcome="created"}': 1,
      '{outcome="known"}': 1,
      '{outcome="unreadable"}': 1,
      '{outcome="language"}': 1,
    });
    expect(values(answer.body, 'whence_engine_stage_seconds_count')['{stage="fake"}']).toBeGreaterThan(0);
    expect(values(answer.body, 'whence_engine_queue_length')['']).toBe(0);
    expect(values(answer.body, 'whence_articles')['']).toBe(1);
    expect(values(answer.body, 'whence_store_bytes')['']).toBeGreaterThan(10_000);
    expect(values(answer.body, 'whence_newest_article_age_seconds')['']).toBeGreaterThan(0);
    expect(values(answer.body, 'nodejs_eventloop_lag_seconds')['']).toBeGreaterThanOrEqual(0);
    await service.close();
  });

  it('are for this machine, whoever has a key, or all', async () => {
    const service = await startService();
    const from = async (headers: Record<string, string> = {}) =>
      (await service.app.inject({ url: '/metrics', remoteAddress: '203.0.113.7', headers })).statusCode;
    expect(await from()).toBe(401);
    const { secret } = await service.keys.create({ name: 'prometheus', scopes: ['read'] });
    expect(await from({ authorization: `Bearer ${secret}` })).toBe(200);
    expect((await service.app.inject('/metrics')).statusCode).toBe(200);
    const empty = (await service.app.inject('/metrics')).body;
    expect(empty).toMatch(/^whence_newest_article_age_seconds Nan$/im);
    await service.close();
    const open = await startService({ environment: { METRICS: 'open' } });
    expect((await open.app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode).toBe(200);
    await open.close();
  });
});
