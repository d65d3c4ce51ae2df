/** Every wrong request is answered with a problem that says what to do, and none with a fault of ours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProblemCode, problems } from '../../src/http/problems.ts';
import { Problem } from '../../src/schema/problem.ts';
import { startService, type TestService } from '../fixtures/service.ts';

const json = (value: unknown) => ({ payload: JSON.stringify(value), headers: { 'content-type': 'application/json' } });
const raw = (payload: string | Buffer, type = 'application/json') => ({ payload, headers: { 'content-type': type } });
const text = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.';

type Method = 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH';
type Case = readonly [
  name: string,
  code: ProblemCode,
  method: Method,
  url: string,
  options?: { payload?: string | Buffer; headers?: Record<string, string> },
];

const cases: readonly Case[] = [
  ['a parameter that there is none of', 'unknown-parameter', 'GET', '/v1/events?typ=AGREE'],
  ['a parameter of another list', 'unknown-parameter', 'GET', '/v1/actors?status=occurred'],
  ['a parameter where none is taken', 'unknown-parameter', 'GET', '/v1/vocabularies?q=x'],
  ['a code that there is none of', 'invalid-parameter', 'GET', '/v1/events?type=WAR'],
  ['a name in place of an id', 'invalid-parameter', 'GET', '/v1/events?source=Yonhap'],
  ['a limit over 200', 'invalid-parameter', 'GET', '/v1/events?limit=201'],
  ['a limit of 0', 'invalid-parameter', 'GET', '/v1/events?limit=0'],
  ['a limit twice', 'invalid-parameter', 'GET', '/v1/events?limit=1&limit=2'],
  ['a day that is none', 'invalid-parameter', 'GET', '/v1/events?from=yesterday'],
  ['an order that there is none of', 'invalid-parameter', 'GET', '/v1/events?sort=size'],
  ['a country in two letters', 'invalid-parameter', 'GET', '/v1/actors?country=KR'],
  ['counting by nothing', 'invalid-parameter', 'GET', '/v1/events/counts'],
  ['counting by what is not counted by', 'invalid-parameter', 'GET', '/v1/events/counts?by=colour'],
  ['what is no cursor', 'invalid-cursor', 'GET', '/v1/events?cursor=abc'],
  ['an id that nothing has', 'not-found', 'GET', '/v1/events/evt_0000000000000000'],
  ['an id of another kind', 'not-found', 'GET', '/v1/events/act_0000000000000000'],
  ['a vocabulary that there is none of', 'not-found', 'GET', '/v1/vocabularies/stance'],
  ['a path with nothing at it', 'no-route', 'GET', '/v2/events'],
  ['a path with an id far too long', 'no-route', 'GET', `/v1/events/${'x'.repeat(500)}`],
  ['a path that is not encoded well', 'bad-request', 'GET', '/v1/events/%E0%A4%A'],
  ['a method that a list does not take', 'method-not-allowed', 'PUT', '/v1/articles'],
  ['a method that a record does not take', 'method-not-allowed', 'PATCH', '/v1/articles/art_0000000000000000'],
  ['a method that events do not take', 'method-not-allowed', 'DELETE', '/v1/events/evt_0000000000000000'],
  ['a media type that is not to be had', 'not-acceptable', 'GET', '/v1/events', { headers: { accept: 'text/html' } }],
  ['a format that is not to be had', 'not-acceptable', 'GET', '/v1/events?format=xml'],
  ['a format that these records do not come in', 'not-acceptable', 'GET', '/v1/actors?format=geojson'],
  ['a format where there is but one', 'unknown-parameter', 'GET', '/v1/vocabularies?format=json'],
  ['a limit where the whole list is given', 'invalid-parameter', 'GET', '/v1/events?format=ndjson&limit=10'],
  ['a total where there is no room for it', 'invalid-parameter', 'GET', '/v1/events?format=csv&includeTotal=true'],
  ['what is no cursor, where the whole list is given', 'invalid-cursor', 'GET', '/v1/events?format=ndjson&cursor=abc'],
  ['JSON that is none', 'malformed-json', 'POST', '/v1/articles', raw('{"text": ')],
  ['bytes that are not UTF-8', 'invalid-encoding', 'POST', '/v1/articles', raw(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
  [
    'plain text that is not UTF-8',
    'invalid-encoding',
    'POST',
    '/v1/articles',
    raw(Buffer.from('caf\xe9', 'latin1'), 'text/plain'),
  ],
  ['another character set', 'unsupported-media-type', 'POST', '/v1/articles', raw('x', 'text/plain; charset=iso-8859-1')],
  ['another type', 'unsupported-media-type', 'POST', '/v1/articles', raw('<p>x</p>', 'text/html')],
  ['a form', 'unsupported-media-type', 'POST', '/v1/articles', raw('text=x', 'application/x-www-form-urlencoded')],
  ['no body at all', 'empty-body', 'POST', '/v1/articles'],
  ['an empty body', 'empty-body', 'POST', '/v1/articles', raw('')],
  ['empty plain text', 'empty-body', 'POST', '/v1/articles', raw('', 'text/plain')],
  ['no text', 'invalid-article', 'POST', '/v1/articles', json({ publisher: 'x' })],
  ['an empty text', 'invalid-article', 'POST', '/v1/articles', json({ text: '' })],
  ['a text of blanks', 'invalid-article', 'POST', '/v1/articles', json({ text: ' \n\t\u00a0' })],
  ['a text that is a number', 'invalid-article', 'POST', '/v1/normalise', json({ text: 7 })],
  ['a list in place of an article', 'invalid-article', 'POST', '/v1/articles', json([text])],
  ['null in place of an article', 'invalid-article', 'POST', '/v1/articles', json(null)],
  ['a field that there is none of', 'invalid-article', 'POST', '/v1/articles', json({ text, headlin: 'x' })],
  ['a field of the prototype', 'invalid-article', 'POST', '/v1/articles', raw(`{"text": "x", "__proto__": {"a": 1}}`)],
  ['half a surrogate pair', 'invalid-article', 'POST', '/v1/articles', raw('{"text": "a \\ud800 b"}')],
  ['NUL characters', 'invalid-article', 'POST', '/v1/articles', json({ text: 'a\0b' })],
  ['binary as plain text', 'invalid-article', 'POST', '/v1/articles', raw('PK\x03\x04\0\0\0', 'text/plain')],
  ['a day that the calendar lacks', 'invalid-article', 'POST', '/v1/articles', json({ text, published: '2023-02-30' })],
  ['an instant without its offset', 'invalid-article', 'POST', '/v1/articles', json({ text, published: '2023-02-03T10:00' })],
  ['a URL that is a script', 'invalid-article', 'POST', '/v1/articles', json({ text, url: 'javascript:alert(1)' })],
  ['a text over a million characters', 'invalid-article', 'POST', '/v1/articles', json({ text: 'x '.repeat(500_001) })],
  ['another language', 'language-not-read', 'POST', '/v1/articles', json({ text, language: 'fr' })],
  ['metadata in the query beside JSON', 'invalid-parameter', 'POST', '/v1/articles?publisher=x', json({ text })],
  ['a bad day beside plain text', 'invalid-article', 'POST', '/v1/articles?published=soon', raw(text, 'text/plain')],
  ['more than five million bytes', 'body-too-large', 'POST', '/v1/articles', json({ text: 'x'.repeat(5_000_000) })],
  ['a text to verify that is missing', 'not-found', 'POST', '/v1/articles/art_0000000000000000/verify', json({ text })],
  ['a verification without a text', 'invalid-body', 'POST', '/v1/articles/art_0000000000000000/verify', json({})],
];

describe('problems', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it.each(cases.map(([name, code, method, url, options]) => ({ name, code, method, url, options })))(
    '$name: $code',
    async ({ code, method, url, options }) => {
      const answer = await service.app.inject({ method, url, ...options });
      const body = Problem.strict().parse(JSON.parse(answer.body));
      expect(body).toMatchObject({
        code,
        status: problems[code].status,
        title: problems[code].title,
        remedy: problems[code].remedy,
      });
      expect(answer.statusCode).toBe(problems[code].status);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(body.requestId).toBe(answer.headers['x-request-id']);
      expect(body.instance).toBe(url.split('?')[0]!.slice(0, 200));
      expect(answer.body.length).toBeLessThan(20_000);
    },
  );

  it('name the nearest parameter and point to the field', async () => {
    expect(JSON.parse((await service.app.inject('/v1/events?typ=AGREE')).body).errors).toEqual([
      { parameter: 'typ', code: 'unknown-parameter', detail: 'There is no parameter `typ` here; did you mean `type`?' },
    ]);
    const fields = await service.app.inject({
      method: 'POST',
      url: '/v1/articles',
      payload: { headlin: 'x', rights: { notise: 'y' } },
    });
    const errors = JSON.parse(fields.body).errors as { pointer: string; code: string; detail: string }[];
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['/text', 'missing-field'],
        ['/headlin', 'unknown-field'],
        ['/rights/notise', 'unknown-field'],
      ]),
    );
    expect(errors.find(({ pointer }) => pointer === '/headlin')?.detail).toContain('`headline`');
  });

  it('tell which methods there are', async () => {
    expect((await service.app.inject({ method: 'PUT', url: '/v1/articles' })).headers.allow).toBe('GET, POST, HEAD');
  });

  it('are told to browsers too, of an address that cannot be read', async () => {
    const answer = await service.app.inject('/v1/events/%zz');
    expect(answer.statusCode).toBe(400);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    });
  });

  it('leave nothing behind', async () => {
    expect(JSON.parse((await service.app.inject('/v1/articles')).body).data).toEqual([]);
  });

  it('are explained where their type leads', async () => {
    const [path] = (JSON.parse((await service.app.inject('/v1/nope')).body).type as string).split('#');
    const codes = (JSON.parse((await service.app.inject(path!)).body).terms as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(Object.keys(problems)));
  });

  it('take a byte order mark for what it is', async () => {
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify({ text }))]);
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/normalise',
      payload: bom,
      headers: { 'content-type': 'application/json; charset=UTF-8' },
    });
    expect(answer.statusCode).toBe(200);
    const plain = await service.app.inject({
      method: 'POST',
      url: '/v1/normalise',
      payload: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
      headers: { 'content-type': 'text/plain' },
    });
    expect(JSON.parse(plain.body).article.text.length).toBe(text.length);
  });
});
