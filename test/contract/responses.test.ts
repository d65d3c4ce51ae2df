/** Every answer of a walk through all operations is held against the document. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, startService, type TestService } from '../fixtures/service.ts';

const text =
  'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.\nNORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, two officials denies.';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('answers', () => {
  let service: TestService;
  let document: { paths: Record<string, Record<string, Operation>> };
  let ajv: Ajv2020;
  const seen = new Set<string>();
  const ids: Record<string, string> = {};
  const headers: Record<string, string> = {};

  beforeAll(async () => {
    service = await startService();
    const set = await service.ingest.add(
      article(text, {
        headline: 'A headline',
        url: 'https://example.org/a',
        byline: ['Somebody'],
        rights: { notice: '© Somebody' },
      }),
    );
    ids.articles = set.article;
    for (const resource of ['sources', 'actors', 'events', 'claims'])
      ids[resource] = JSON.parse((await service.app.inject(`/v1/${resource}`)).body).data[0].id;
    document = JSON.parse((await service.app.inject('/openapi.json')).body);
    ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
    ajv.addSchema({ $id: 'openapi.json', ...document });
  });
  afterAll(() => service.close());

  const pointer = (...parts: string[]): string =>
    `openapi.json#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

  async function check(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    url: string,
    payload?: object,
    status?: number,
  ) {
    const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) });
    const operation = document.paths[path]?.[method.toLowerCase()];
    expect(operation, `${method} ${path}`).toBeDefined();
    if (status !== undefined) expect(answer.statusCode, answer.body).toBe(status);
    const response = operation!.responses[String(answer.statusCode)];
    expect(response, `${operation!.operationId} answered ${answer.statusCode}`).toBeDefined();
    seen.add(operation!.operationId);
    if (answer.body === '') return;
    const type = String(answer.headers['content-type']).split(';')[0]!;
    expect(Object.keys(response!.content ?? {})).toContain(type);
    const validate = ajv.compile({
      $ref: pointer('paths', path, method.toLowerCase(), 'responses', String(answer.statusCode), 'content', type, 'schema'),
    });
    validate(JSON.parse(answer.body));
    expect(validate.errors ?? []).toEqual([]);
  }

  it('of every list, record and mention fit', async () => {
    for (const resource of ['articles', 'sources', 'actors', 'events', 'claims']) {
      await check('GET', `/v1/${resource}`, `/v1/${resource}?limit=1&includeTotal=true`, undefined, 200);
      await check('GET', `/v1/${resource}`, `/v1/${resource}?view=summary`, undefined, 200);
      await check('GET', `/v1/${resource}`, `/v1/${resource}?nothing=1`, undefined, 400);
      await check('GET', `/v1/${resource}/{id}`, `/v1/${resource}/${ids[resource]}`, undefined, 200);
      await check('GET', `/v1/${resource}/{id}`, `/v1/${resource}/nobody`, undefined, 404);
      if (resource !== 'articles')
        await check('GET', `/v1/${resource}/{id}/mentions`, `/v1/${resource}/${ids[resource]}/mentions?limit=1`, undefined, 200);
    }
  });

  it('of everything else fit', async () => {
    for (const by of ['type', 'actor', 'dyad', 'week', 'month,quad', 'country,day'])
      await check('GET', '/v1/events/counts', `/v1/events/counts?by=${by}`, undefined, 200);
    await check('GET', '/v1/events/timeline', '/v1/events/timeline?interval=day', undefined, 200);
    await check('GET', '/v1/graph', '/v1/graph', undefined, 200);
    await check('GET', '/v1/actors/{id}/relations', `/v1/actors/${ids.actors}/relations`, undefined, 200);
    await check('GET', '/v1/sources/{id}/reliance', `/v1/sources/${ids.sources}/reliance`, undefined, 200);
    await check('GET', '/v1/articles/{id}/records', `/v1/articles/${ids.articles}/records`, undefined, 200);
    await check('POST', '/v1/articles/{id}/verify', `/v1/articles/${ids.articles}/verify`, { text: `Before.\n${text}` }, 200);
    await check('POST', '/v1/articles/{id}/verify', `/v1/articles/${ids.articles}/verify`, {}, 422);
    await check('POST', '/v1/normalise', '/v1/normalise?explain=true', { text }, 200);
    await check('POST', '/v1/articles', '/v1/articles', { text }, 200);
    await check('POST', '/v1/articles', '/v1/articles', { text: `${text}\n` }, 201);
    await check('POST', '/v1/articles', '/v1/articles', { text, headlin: 'x' }, 422);
    await check('GET', '/v1/events/{id}/claims', `/v1/events/${ids.events}/claims`, undefined, 200);
    await check('GET', '/v1/events/{id}/provenance', `/v1/events/${ids.events}/provenance`, undefined, 200);
    for (const resource of ['actors', 'sources', 'events']) {
      const path = `/v1/${resource}/{id}`;
      if (resource === 'actors') await check('GET', `${path}/candidates`, `/v1/actors/${ids.actors}/candidates`, undefined, 200);
      await check('GET', `${path}/decisions`, `/v1/${resource}/${ids[resource]}/decisions`, undefined, 200);
      for (const action of ['merge', 'part'])
        await check('POST', `${path}/${action}`, `/v1/${resource}/${ids[resource]}/${action}`, { from: [ids[resource]!] }, 428);
      if (resource !== 'events') await check('PATCH', path, `/v1/${resource}/${ids[resource]}`, { name: 'Another' }, 428);
    }
    await check('PUT', '/v1/articles/{id}', `/v1/articles/${ids.articles}`, { text: `${text}\n\n` }, 200);
    await check('GET', '/v1/articles/{id}/versions', `/v1/articles/${ids.articles}/versions`, undefined, 200);
    await check('GET', '/v1/articles/{id}/versions/{version}', `/v1/articles/${ids.articles}/versions/2`, undefined, 200);
    await check('POST', '/v1/jobs', '/v1/jobs', { articles: [{ text: '' }, { text: 'A text.' }] }, 202);
    const job = JSON.parse((await service.app.inject('/v1/jobs')).body).data[0].id;
    await check('GET', '/v1/jobs', '/v1/jobs', undefined, 200);
    await check('GET', '/v1/jobs/{id}', `/v1/jobs/${job}`, undefined, 200);
    await check('GET', '/v1/jobs/{id}/items', `/v1/jobs/${job}/items`, undefined, 200);
    await check('DELETE', '/v1/jobs/{id}', `/v1/jobs/${job}`, undefined, 200);
    await check('GET', '/v1/changes', '/v1/changes?limit=2', undefined, 200);
    await check('GET', '/v1/changes/stream', '/v1/changes/stream?since=1000000', undefined, 400);
    await check('GET', '/v1/vocabularies', '/v1/vocabularies', undefined, 200);
    await check('GET', '/v1/vocabularies/{name}', '/v1/vocabularies/event-types', undefined, 200);
    await check('POST', '/v1/keys', '/v1/keys', { name: 'reader', scopes: ['reed'] }, 422);
    const key = await service.keys.create({ name: 'reader', scopes: ['read'] });
    await check('GET', '/v1/keys/{id}', `/v1/keys/${key.id}`, undefined, 401);
    headers.authorization = `Bearer ${(await service.keys.create({ name: 'walker', scopes: ['admin'] })).secret}`;
    await check('POST', '/v1/keys', '/v1/keys', { name: 'another', scopes: ['read'] }, 201);
    await check('GET', '/v1/keys', '/v1/keys', undefined, 200);
    await check('GET', '/v1/keys/{id}', `/v1/keys/${key.id}`, undefined, 200);
    await check('GET', '/v1/keys/{id}', '/v1/keys/key_0', undefined, 404);
    await check('DELETE', '/v1/keys/{id}', `/v1/keys/${key.id}`, undefined, 204);
    for (const path of ['/', '/healthz', '/readyz']) await check('GET', path, path, undefined, 200);
    await check('DELETE', '/v1/articles/{id}', `/v1/articles/${ids.articles}`, undefined, 204);
    await check('GET', '/v1/articles/{id}', `/v1/articles/${ids.articles}`, undefined, 410);
    await check('DELETE', '/v1/articles/{id}', `/v1/articles/${ids.articles}`, undefined, 410);
  });

  it('were those of every operation', () => {
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(all.filter((operation) => !seen.has(operation))).toEqual([]);
  });
});
