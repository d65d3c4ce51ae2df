/** Lists as streams, over a socket: whole, in constant memory, no faster than they are read. */
import { get, type IncomingMessage } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, startService, type TestService } from '../fixtures/service.ts';

const count = 50_000;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a list as a stream', () => {
  let service: TestService;
  let pages = 0;
  const open = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => get(`${service.app.listeningOrigin}${path}`, resolve).once('error', reject));

  beforeAll(async () => {
    service = await startService();
    await service.ingest.add(article('Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.'));
    const raw = new DatabaseSync(service.path);
    raw.exec(`
      INSERT INTO events (seq, id, type, status, quad, earliest, time_precision, updated, json)
      SELECT -n, printf('evt_%016d', n), type, status, quad, earliest, time_precision, updated, json_set(json, '$.id', printf('evt_%016d', n))
      FROM events, (WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count - 1}) SELECT n FROM numbers)`);
    raw.close();
    const { list } = service.store;
    Object.assign(service.store, { list: (...given: Parameters<typeof list>) => (pages++, list(...given)) });
    await service.app.listen({ port: 0, host: '127.0.0.1' });
  }, 60_000); // fifty thousand rows, on a machine that has other things to do
  afterAll(() => service.close());

  it('gives fifty thousand records, each once, without growing', async () => {
    // What is made once, such as the schemas that answers are held against, is no growth.
    for await (const _ of await open('/v1/events?format=ndjson&type=RETREAT'));
    const seen = new Uint8Array(count);
    // What lies in buffers comes and goes; growth is what the second half of the stream needs more than the first.
    let early = heap();
    let late = 0;
    let bytes = 0;
    let rest = '';
    let read = 0;
    for await (const chunk of (await open('/v1/events?format=ndjson')).setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop()!;
      bytes += chunk.length;
      for (const line of lines) seen[Number(/^\{"id":"evt_(\w+)"/.exec(line)![1]) || 0]!++;
      if (++read % 100 !== 0) continue;
      const now = heap();
      if (bytes < 20 * 2 ** 20) early = Math.max(early, now);
      else late = Math.max(late, now);
    }
    expect(rest).toBe('');
    expect(seen.every((times) => times === 1)).toBe(true);
    expect(bytes / 2 ** 20, 'MB in all').toBeGreaterThan(40);
    expect(late).toBeGreaterThan(0);
    expect(late - early, 'MB more in the second half').toBeLessThan(8);
  });

  it('waits for a client that does not read, and stops for one that goes away', async () => {
    pages = 0;
    const answer = await open('/v1/events?format=ndjson');
    await new Promise((resolve) => answer.once('readable', resolve));
    await pause(300);
    const whileWaiting = pages;
    expect(whileWaiting).toBeLessThan(count / 200 / 2);
    await pause(100);
    expect(pages).toBe(whileWaiting);
    answer.destroy();
    await pause(100);
    expect(pages).toBeLessThanOrEqual(whileWaiting + 1);
  });

  it('breaks off where reading fails, so that nobody takes it for whole', async () => {
    const { list } = service.store;
    let reads = 0;
    Object.assign(service.store, {
      list: (...given: Parameters<typeof list>) =>
        ++reads === 3 ? Promise.reject(new Error('the disk is gone')) : list(...given),
    });
    const answer = await open('/v1/events?format=ndjson');
    const ended = new Promise((resolve) => answer.once('error', resolve).once('end', () => resolve('whole')));
    answer.resume();
    expect(await ended).toMatchObject({ code: 'ECONNRESET' });
    Object.assign(service.store, { list });
  });
});
