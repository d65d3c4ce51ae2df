/** Conditional requests are answered without a second look while nothing was written, and never with what is no longer so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKnownTags } from '../../src/http/known-tags.ts';
import { openStore } from '../../src/open-store.ts';
import { createIngest } from '../../src/ingest.ts';
import { article, fakeReader, startService, type TestService } from '../fixtures/service.ts';

describe('known tags', () => {
  it('hold for one revision only, and an older one cannot take its place', () => {
    const tags = createKnownTags();
    tags.set(2, '/a', '"x"');
    expect([tags.get(2, '/a'), tags.get(3, '/a'), tags.get(2, '/b')]).toEqual(['"x"', undefined, undefined]);
    tags.set(1, '/a', '"old"');
    expect(tags.get(2, '/a')).toBe('"x"');
    tags.set(3, '/b', '"y"');
    expect([tags.get(3, '/a'), tags.get(3, '/b')]).toEqual([undefined, '"y"']);
  });
  it('stay few', () => {
    const tags = createKnownTags();
    for (let number = 0; number < 6_000; number++) tags.set(1, `/${number}`, '"x"');
    expect([tags.get(1, '/0'), tags.get(1, '/5999')]).toEqual([undefined, '"x"']);
  });
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

  it('is another page in another format', async () => {
    const tag = String((await service.app.inject('/v1/events')).headers.etag);
    await ask(tag);
    expect((await ask(tag, '/v1/events', { accept: 'text/csv' })).statusCode).toBe(200);
    expect((await ask(tag, '/v1/events?limit=1')).statusCode).toBe(200);
  });
});
