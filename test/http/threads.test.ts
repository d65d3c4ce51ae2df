/** The engine in its threads: what takes too long, what breaks, and more than can wait, while reads go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../fixtures/service.ts';

const text = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.';

describe('the engine’s threads', () => {
  let service: TestService;
  const post = async (body: string, url = '/v1/articles') => service.app.inject({ method: 'POST', url, payload: { text: body } });
  /** As a client does: what is refused as busy while a new thread starts is sent again. */
  const postUntilTaken = async (body: string, tries = 20): Promise<number> => {
    const { statusCode } = await post(body);
    return statusCode === 503 && tries > 1 ? postUntilTaken(body, tries - 1) : statusCode;
  };
  beforeAll(async () => {
    service = await startService({ threads: true, timeout: 700, queue: 2 });
    await post(text);
  });
  afterAll(() => service.close());

  it('read articles, and trace on demand', async () => {
    const explained = JSON.parse((await post(text, '/v1/normalise?explain=true')).body);
    expect(explained.trace).toHaveLength(1);
    expect(explained.article.counts).toMatchObject({ events: 1, claims: 1 });
  });

  it('are ended where an article takes too long, while reads go on', async () => {
    const started = Date.now();
    const slow = post('take for ever');
    const read = await service.app.inject('/v1/events');
    expect(read.statusCode).toBe(200);
    expect(Date.now() - started).toBeLessThan(500);
    const answer = await slow;
    expect(JSON.parse(answer.body)).toMatchObject({ status: 422, code: 'too-complex' });
    expect(await postUntilTaken(`${text}\n`)).toBe(201);
  });

  it('survive an engine that breaks', async () => {
    expect(JSON.parse((await post('crash the engine')).body)).toMatchObject({ status: 422, code: 'unreadable' });
    expect(await postUntilTaken(`${text}\n\n`)).toBe(201);
  });

  it('refuse more than can wait', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => post(`take for ever ${index}`)));
    const codes = answers.map(({ body }) => JSON.parse(body).code as string);
    expect(codes).toContain('busy');
    expect(codes.every((code) => code === 'busy' || code === 'too-complex')).toBe(true);
    const busy = answers.find(({ statusCode }) => statusCode === 503);
    expect(busy?.headers['retry-after']).toBe('2');
    expect(await postUntilTaken(`${text}\n\n\n`)).toBe(201);
  });
});
