/** What the log holds: which request, of which trace, how it went; and what it never holds. */
import { describe, expect, it } from 'vitest';
import { continueTrace } from '../../src/http/trace.ts';
import { startService } from '../fixtures/service.ts';

const sentence = 'Zebulon Quartermain (NOR) meets Ottoline Vesper (PER), Harbour Institute says.';
const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the log', () => {
  it('has a line for each request, and no word of an article, no key and no query', async () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const service = await startService({ environment: { READING: 'keys' }, logger: { level: 'trace', stream } });
    const { secret, id } = await service.keys.create({ name: 'feed', scopes: ['ingest'] });
    const headers = { authorization: `Bearer ${secret}`, 'x-request-id': 'r-1' };
    const created = await service.app.inject({
      method: 'POST',
      url: '/v1/articles',
      headers,
      payload: { text: sentence, headline: 'Vesper dines' },
    });
    expect(created.statusCode).toBe(201);
    await service.app.inject({
      method: 'POST',
      url: '/v1/articles?headline=Vesper+again',
      headers: { ...headers, 'content-type': 'text/plain' },
      payload: `${sentence}\n`,
    });
    await service.app.inject({ url: '/v1/actors?q=vesper', headers });
    await service.app.inject({ method: 'POST', url: '/v1/articles', headers, payload: `{"text": "${sentence}` });
    await service.app.inject({ method: 'POST', url: '/v1/articles', headers, payload: { text: 'crash the engine. Vesper' } });
    for (const url of [`/v1/events/${secret}`, `/v1/events?key=${secret}`])
      await service.app.inject({ url, headers: { 'x-request-id': secret } });
    await service.close();
    const log = lines.join('');
    expect(
      lines.map((line) => JSON.parse(line) as { reqId?: string; status?: number }).filter(({ status }) => status !== undefined),
    ).toHaveLength(7);
    expect(JSON.parse(lines.find((line) => line.includes('"request"'))!)).toMatchObject({
      reqId: 'r-1',
      method: 'POST',
      path: '/v1/articles',
      status: 201,
      key: id,
    });
    expect(log).toContain('asked to crash');
    expect(log).not.toMatch(/vesper|quartermain/i);
    expect(log).not.toContain(secret.slice(24));
    expect(log).not.toMatch(/headline|q=/);
  });

  it('has the trace that a request belongs to, which the answer goes on with', async () => {
    const lines: string[] = [];
    const service = await startService({ logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } } });
    const answer = await service.app.inject({ url: '/v1/events', headers: { traceparent: parent } });
    const [, span] = /^00-4bf92f3577b34da6a3ce929d0e0e4736-([0-9a-f]{16})-01$/.exec(String(answer.headers.traceparent))!;
    expect(span).not.toBe('00f067aa0ba902b7');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: span,
      parentSpanId: '00f067aa0ba902b7',
    });
    expect((await service.app.inject('/v1/events')).headers.traceparent).toBeUndefined();
    await service.close();
  });

  it.each([
    ['another version with more behind it', parent.replace('00-', 'cc-') + '-more', true],
    ['version ff', parent.replace('00-', 'ff-'), false],
    ['more behind version 00', `${parent}-more`, false],
    ['a trace of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, false],
    ['a span of zeros', `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`, false],
    ['capitals', parent.toUpperCase(), false],
    ['something else', 'hello', false],
  ])('follows a trace or ignores it: %s', (_name, header, follows) => expect(continueTrace(header) !== undefined).toBe(follows));
});
