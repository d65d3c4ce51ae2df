/** Lists and records in each format, from outside. */
import { DatabaseSync } from 'node:sqlite';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvColumns } from '../../src/http/formats/csv-columns.ts';
import type { GeoFeature, GeoFeatureCollection, JsonLd } from '../../src/schema/formats.ts';
import { article, startService, type TestService } from '../fixtures/service.ts';

const text =
  'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.\nNORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, two officials says.';
const resources = ['articles', 'sources', 'actors', 'events', 'claims'] as const;

describe('formats', () => {
  let service: TestService;
  let articleId: string;
  const get = (url: string, accept?: string) => service.app.inject({ url, headers: accept === undefined ? {} : { accept } });
  const first = async (resource: string): Promise<string> => JSON.parse((await get(`/v1/${resource}`)).body).data[0].id;

  beforeAll(async () => {
    service = await startService();
    articleId = (
      await service.ingest.add(
        article(text, { headline: '=1+1, "quoted"', byline: ['A; B', 'C\\D'], url: 'https://example.org/a' }),
      )
    ).article;
    const raw = new DatabaseSync(service.path);
    const place = '{"name":"Bergen","kind":"city","country":"NOR","lat":60.4,"lon":5.3,"precision":"city","evidence":[]}';
    const whole = '{"name":"Peru","kind":"country","country":"PER","lat":-10,"lon":-76,"precision":"country","evidence":[]}';
    raw.exec(`UPDATE events SET json = json_set(json, '$.place', json('${place}')) WHERE type = 'CONSULT'`);
    raw.exec(`UPDATE events SET json = json_set(json, '$.place', json('${whole}')) WHERE type = 'ASSAULT'`);
    raw.close();
  });
  afterAll(() => service.close());

  it('are chosen by Accept, the most wanted first, and by `format` before that', async () => {
    const type = async (accept: string | undefined, query = ''): Promise<string> =>
      String((await get(`/v1/events${query}`, accept)).headers['content-type']).split(';')[0]!;
    expect(await type(undefined)).toBe('application/json');
    expect(await type('*/*')).toBe('application/json');
    expect(await type('text/csv')).toBe('text/csv');
    expect(await type('text/*, application/json;q=0.5')).toBe('text/csv');
    expect(await type('text/csv;q=0.4, application/geo+json;q=0.9, */*;q=0.1')).toBe('application/geo+json');
    expect(await type('application/json;q=0, application/*')).toBe('application/x-ndjson');
    expect(await type('text/html,application/xhtml+xml,*/*;q=0.8')).toBe('application/json');
    expect(await type('application/json', '?format=jsonld')).toBe('application/ld+json');
    expect((await get('/v1/events', 'text/csv;q=0')).statusCode).toBe(406);
  });

  it('are listed where none fits', async () => {
    const { detail } = JSON.parse((await get('/v1/actors', 'application/geo+json')).body);
    for (const each of ['application/json', 'application/x-ndjson', 'text/csv', 'application/ld+json'])
      expect(detail).toContain(each);
    expect(detail.split('It comes as')[1]).not.toContain('geo');
  });

  const tagged = [
    ...resources.flatMap((resource) => [resource, `${resource}/{id}`]),
    'actors/{id}/mentions',
    'articles/{id}/records',
  ];
  it.each(tagged)('of %s have a strong tag, vary, and answer HEAD and 304', async (path) => {
    for (const format of ['json', 'csv', 'jsonld', ...(path.startsWith('events') ? ['geojson'] : [])]) {
      if (format === 'csv' && path.endsWith('records')) continue;
      const url = `/v1/${path.replace('{id}', await first(path.split('/')[0]!))}?format=${format}`;
      const answer = await get(url);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.headers.etag).toMatch(/^"[\w-]+"$/);
      expect(answer.headers.vary).toMatch(/\bAccept\b/);
      const head = await service.app.inject({ method: 'HEAD', url });
      expect([head.statusCode, head.headers.etag, head.headers['content-type'], head.body]).toEqual([
        200,
        answer.headers.etag,
        answer.headers['content-type'],
        '',
      ]);
      const again = await service.app.inject({ url, headers: { 'if-none-match': String(answer.headers.etag) } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect(answer.body).not.toContain('Harbour Institute says');
    }
  });

  it('lead on to the next page in the same format, and give as many', async () => {
    const page = await get('/v1/actors?format=csv&limit=3');
    expect(page.body.split('\r\n')).toHaveLength(5);
    const next = await get(/<(.+)>/.exec(String(page.headers.link))![1]!);
    expect(next.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(next.body.split('\r\n')[1]).not.toBe(page.body.split('\r\n')[1]);
  });

  it('as lines give the whole list, and one record as one line', async () => {
    for (const resource of resources) {
      const listed = JSON.parse((await get(`/v1/${resource}?limit=200`)).body).data;
      const lines = (await get(`/v1/${resource}?format=ndjson`)).body;
      expect(lines.endsWith('\n')).toBe(true);
      expect(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(listed);
      expect((await get(`/v1/${resource}/${listed[0].id}`, 'application/x-ndjson')).body).toBe(`${JSON.stringify(listed[0])}\n`);
    }
    const nothing = await get('/v1/events?format=ndjson&type=PROTEST');
    expect([nothing.statusCode, nothing.body, nothing.headers.etag]).toEqual([200, '', undefined]);
    const head = await service.app.inject({ method: 'HEAD', url: '/v1/events?format=ndjson' });
    expect([head.statusCode, head.headers['content-type'], head.headers['content-length']]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
      undefined,
    ]);
  });

  it('as a table have the fields of the record in their cells', async () => {
    const [header, row] = (await get(`/v1/articles?format=csv`)).body.split('\r\n') as [string, string];
    expect(header).toBe(csvColumns.articles.join(','));
    expect(row).toContain(`,"'=1+1, ""quoted""",`);
    expect(row).toContain(',A\\; B;C\\\\D,');
    const events = (await get('/v1/events?format=csv&type=ASSAULT')).body.split('\r\n')[1]!;
    expect(events).toContain(',NORLAND;PERULIA,NOR;PER,actor;recipient,2024-03-01,');
    expect(events).toContain(',Peru,country,PER,-10,-76,country,');
    expect(events).toMatch(/,-10,fake\/event,/);
  });

  it('as a map have real places only, and say how many they leave out', async () => {
    const collection = JSON.parse((await get('/v1/events?format=geojson&includeTotal=true')).body) as GeoFeatureCollection;
    expect(collection).toMatchObject({ type: 'FeatureCollection', omitted: 1, total: { value: 2 }, page: { limit: 50 } });
    expect(collection.features).toMatchObject([
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [5.3, 60.4] },
        properties: { type: 'CONSULT', place: 'Bergen' },
      },
    ]);
    const war = JSON.parse((await get('/v1/events?type=ASSAULT')).body).data[0].id;
    expect((JSON.parse((await get(`/v1/events/${war}?format=geojson`)).body) as GeoFeature).geometry).toBeNull();
  });

  it('as linked data expand to whole URLs, with nothing lost and nothing to fetch', async () => {
    const documentLoader = async (url: string) => Promise.reject(new Error(`asked for ${url}`));
    const paths = [...resources.flatMap((each) => [each, `${each}/{id}`]), 'claims/{id}/mentions', 'articles/{id}/records'];
    for (const path of paths) {
      const url = `/v1/${path.replace('{id}', await first(path.split('/')[0]!))}`;
      const answer = await service.app.inject({ url, headers: { accept: 'application/ld+json', host: 'news.example' } });
      const document = JSON.parse(answer.body) as JsonLd;
      const expanded = (await jsonld.expand(document as never, { documentLoader, safe: true } as never)) as
        readonly object[] | undefined;
      expect(expanded, url).toHaveLength(document['@graph'].length);
      const names = JSON.stringify(expanded).matchAll(/"@id":"([^"]+)"|"([^"@]+)":\[/g);
      for (const [, id, property] of names) expect(id ?? property, url).toMatch(/^https?:\/\//);
      for (const node of expanded!) expect((node as Record<string, unknown>)['@id']).toMatch(/^http:\/\/news\.example\/v1\//);
    }
  });

  it('as linked data say a chain as provenance and evidence as annotations', async () => {
    const id = await first('claims');
    const claim = JSON.parse((await get(`/v1/claims/${id}`)).body);
    const [node, ...annotations] = (JSON.parse((await get(`/v1/claims/${id}?format=jsonld`)).body) as JsonLd)['@graph'];
    const inner = { 'prov:wasAttributedTo': { name: claim.origin.name } };
    expect(node).toMatchObject({
      type: ['Claim', 'prov:Entity'],
      appearance: { id: expect.stringContaining(`/v1/articles/${articleId}`) },
      'prov:wasDerivedFrom': { 'prov:wasAttributedTo': { name: 'Harbour Post' }, 'prov:wasDerivedFrom': inner },
      'prov:hadPrimarySource': { id: expect.stringMatching(/#link-2$/) },
    });
    expect(annotations[0]).toMatchObject({
      type: 'oa:Annotation',
      'oa:hasTarget': {
        'oa:hasSelector': { start: claim.evidence[0].start, end: claim.evidence[0].end },
        quoteSha256: claim.evidence[0].quoteSha256,
      },
    });
    const [path, code] = String(node!.stance)
      .replace(/^https?:\/\/[^/]+/, '')
      .split('#') as [string, string];
    expect(JSON.parse((await get(path)).body).terms.map((each: { code: string }) => each.code)).toContain(code);
  });

  it('keep what was asked for when an id leads elsewhere, and are gone where the record is', async () => {
    const raw = new DatabaseSync(service.path);
    raw.exec("INSERT INTO redirects (id, into_id) VALUES ('act_0000000000000001', 'act_0000000000000002')");
    raw.close();
    for (const rest of ['', '/mentions']) {
      const { statusCode, headers } = await get(`/v1/actors/act_0000000000000001${rest}?format=csv`);
      expect([statusCode, headers.location]).toEqual([308, `/v1/actors/act_0000000000000002${rest}?format=csv`]);
    }
    const other = await service.ingest.add(article(`${text}\nCy Vane (PER) aids NORLAND (NOR), North Wire says.`));
    await service.ingest.withdraw(other.article);
    for (const path of ['?format=csv', '?format=jsonld', '?format=ndjson', '/records', '/records?format=jsonld'])
      expect((await get(`/v1/articles/${other.article}${path}`)).statusCode, path).toBe(410);
  });
});
