/** A request's line is the one that pino writes, whoever writes it. */
import pino from 'pino';
import { expect, it } from 'vitest';
import { type Answered, createRequestLines, logRequest } from '../../src/http/request-lines.ts';

const answered: Answered = {
  id: 'r-1',
  method: 'GET',
  url: '/v1/events?q=who',
  caller: { scopes: new Set() },
  route: '/v1/events',
  status: 200,
  took: 1.26,
};
const cases: Readonly<Record<string, Answered>> = {
  'without a key': answered,
  'with a key': { ...answered, caller: { key: 'key_0123', scopes: new Set() } },
  'of an address with marks': { ...answered, url: `/v1/"\\\u0001\u007fé日🙂\ud83d\u2028` },
  'of a long address': { ...answered, url: `/${'x'.repeat(500)}` },
  'that took no time': { ...answered, took: 0 },
  'that took long': { ...answered, took: 1e9 / 3 },
};

const linesAt = (level: string, bindings: object) => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const log = pino({ level }, stream).child(bindings);
  return { lines, log, ours: createRequestLines(log, stream) };
};
const timeless = (line: string | undefined): string | undefined => line?.replace(/"time":\d{13},/, '"time":0,');

it.each(Object.entries(cases))('a request %s', (_, each) => {
  const { lines, log, ours } = linesAt('info', { name: 'a "name"', count: 2 });
  logRequest(log, each);
  ours(each);
  expect(timeless(lines[1])).toBe(timeless(lines[0]));
  expect(lines[1]).toMatch(/^\{"level":30,"time":\d{13},"pid":[^]*\}\n$/);
});

it('is not written where the level is higher', () => {
  const { lines, log, ours } = linesAt('warn', {});
  logRequest(log, answered);
  ours(answered);
  expect(lines).toEqual([]);
});
