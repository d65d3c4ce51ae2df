/** The log of changes over HTTP: as pages, and as a stream that a client can resume. */
import { get, type IncomingMessage } from 'node:http';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { ChangeEntry, ChangePage } from '../../src/schema/change.ts';
import { article, fakeReader, startService, type TestService } from '../fixtures/service.ts';

const numbered = (number: number) => article(`Person ${number}a (NOR) meets PERULIA (PER), Wire says.`);
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A client of server-sent events, as far as it matters here. */
class Listener {
  readonly entries: ChangeEntry[] = [];
  lastId = '';
  text = '';
  ended = false;
  status = 0;
  #answer: IncomingMessage | undefined;

  async open(url: string, headers: Record<string, string> = {}): Promise<this> {
    this.#answer = await new Promise<IncomingMessage>((resolve, reject) =>
      get(url, { headers: { accept: 'text/event-stream', ...headers } }, resolve).once('error', reject),
    );
    this.status = this.#answer.statusCode!;
    this.#answer.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
    this.#answer.once('close', () => (this.ended = true)).on('error', () => undefined);
    return this;
  }
  #read(chunk: string): void {
    this.text += chunk;
    for (const [, line, value] of chunk.matchAll(/^(id|data): (.*)$/gm)) {
      if (line === 'id') this.lastId = value!;
      else this.entries.push(JSON.parse(value!) as ChangeEntry);
    }
  }
  close(): void {
    this.#answer?.destroy();
  }
  async until(done: (listener: this) => boolean): Promise<void> {
    for (const end = Date.now() + 5_000; !done(this) && Date.now() < end;) await pause(5);
    expect(done(this), this.text.slice(-500)).toBe(true);
  }
}

describe('changes', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  const listeners: Listener[] = [];
  const listen = async (query = '', headers?: Record<string, string>): Promise<Listener> => {
    const listener = await new Listener().open(`${service.app.listeningOrigin}/v1/changes/stream${query}`, headers);
    listeners.push(listener);
    return listener;
  };
  const all = async (): Promise<ChangeEntry[]> => (await http.get('/v1/changes?limit=200')).body.data;

  beforeEach(async () => {
    service = await startService();
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    http = request(service.app.server);
    await service.ingest.add(numbered(0));
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    await service.close();
  });

  it('are paged by cursor, by Link and by `until`, and are the same each way', async () => {
    await service.ingest.add(numbered(1));
    const whole = await all();
    expect(whole.map(({ seq }) => seq)).toEqual([...whole].map(({ seq }) => seq).sort((a, b) => a - b));
    const walk = async (next: (page: { body: ChangePage; headers: Record<string, string> }) => string | undefined) => {
      const found: ChangeEntry[] = [];
      for (let url: string | undefined = '/v1/changes?limit=4'; url !== undefined;) {
        const page = (await http.get(url).expect(200)) as unknown as { body: ChangePage; headers: Record<string, string> };
        found.push(...page.body.data);
        url = next(page);
      }
      return found;
    };
    expect(
      await walk(({ body }) => (body.page.next === undefined ? undefined : `/v1/changes?limit=4&cursor=${body.page.next}`)),
    ).toEqual(whole);
    expect(await walk(({ headers }) => /<(.+)>/.exec(headers.link ?? '')?.[1])).toEqual(whole);
    expect(await walk(({ body }) => (body.data.length === 0 ? undefined : `/v1/changes?limit=4&since=${body.until}`))).toEqual(
      whole,
    );
  });

  it('come as lines and as a table, filtered, with a tag', async () => {
    const lines = await http.get('/v1/changes?format=ndjson&resource=events&resource=claims').expect(200);
    expect(
      lines.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).resource),
    ).toEqual(['events', 'claims']);
    expect((await http.get('/v1/changes?format=csv&change=created').expect(200)).text.split('\r\n')[0]).toBe(
      'seq,at,resource,id,change,into',
    );
    const { etag } = (await http.get('/v1/changes')).headers;
    await http.get('/v1/changes').set('If-None-Match', etag!).expect(304);
    await service.ingest.add(numbered(1));
    await http.get('/v1/changes').set('If-None-Match', etag!).expect(200);
  });

  it('refuse a number that the log has not come to', async () => {
    expect((await http.get('/v1/changes?since=100000').expect(400)).body.detail).toContain('Begin again');
    expect((await listen('?since=100000')).status).toBe(400);
    expect((await listen('', { 'last-event-id': 'x' })).status).toBe(400);
    expect((await listen('', { accept: 'application/json' })).status).toBe(406);
  });

  it('come as they happen, from this process and another', async () => {
    const listener = await listen();
    await listener.until(({ text }) => text.includes('retry:'));
    expect(listener.entries).toEqual([]);
    const { article: id } = await service.ingest.add(numbered(1));
    await listener.until(({ entries }) => entries.some((entry) => entry.resource === 'articles' && entry.id === id));
    const elsewhere = await openStore(`sqlite:${service.path}`);
    const other = createIngest({ store: elsewhere, reader: fakeReader(), now: () => new Date() });
    const { article: second } = await other.add(numbered(2));
    await listener.until(({ entries }) => entries.some((entry) => entry.id === second));
    await other.withdraw(second);
    await listener.until(({ entries }) => entries.some((entry) => entry.id === second && entry.change === 'retracted'));
    await elsewhere.close();
    expect(listener.entries).toEqual((await all()).slice(-listener.entries.length));
  });

  it('go on where a client was cut off, with nothing lost and nothing twice', async () => {
    const first = await listen('?since=0');
    await first.until(({ entries }) => entries.length > 0);
    first.close();
    for (let index = 1; index < 6; index++) await service.ingest.add(numbered(index));
    const second = await listen('', { 'last-event-id': first.lastId });
    const whole = await all();
    await second.until(({ entries }) => entries.length === whole.length - first.entries.length);
    expect([...first.entries, ...second.entries]).toEqual(whole);
  });

  it('give only what was asked for, yet move the client on', async () => {
    const listener = await listen('?since=0&resource=actors&change=deleted');
    await service.ingest.add(numbered(1));
    const head = (await all()).at(-1)!.seq;
    await listener.until(({ lastId }) => Number(lastId) === head);
    expect(listener.entries).toEqual([]);
  });

  it('give a sign of life in silence', async () => {
    const listener = await listen();
    await listener.until(({ text }) => text.split(': nothing new').length >= 3);
  });

  it('are for so many listeners at once, and for the next when one goes', async () => {
    const open = [await listen(), await listen(), await listen()];
    const refused = await http.get('/v1/changes/stream').expect(503);
    expect(refused.body.code).toBe('too-many-streams');
    expect(refused.headers['retry-after']).toBeDefined();
    await http.head('/v1/changes/stream').expect(200);
    open[0]!.close();
    await pause(50);
    expect((await listen()).status).toBe(200);
  });

  it('end at once when the service is told to stop', async () => {
    const listener = await listen();
    await listener.until(({ text }) => text.includes('retry:'));
    const began = Date.now();
    await service.app.close();
    expect(Date.now() - began).toBeLessThan(1_000);
    await listener.until(({ ended }) => ended);
  });
});
