/** What is claimed of an event, and its provenance in every format. */
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../fixtures/service.ts';

describe('an event’s claims', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  let id: string;

  beforeAll(async () => {
    service = await startService();
    http = request(service.app.server);
    const text = 'NORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, R&D "Watch" <Norland> says.';
    const created = await http
      .post('/v1/articles')
      .send({ text, publisher: 'Harbour Post', published: '2024-03-06' })
      .expect(201);
    id = created.body.events[0].id as string;
  });
  afterAll(() => service.close());

  it('stand with their event', async () => {
    const { body } = await http.get(`/v1/events/${id}/claims`).expect(200);
    expect(body).toMatchObject({ event: { id }, disputes: [], complete: true });
    expect(body.data).toHaveLength(1);
    expect((await http.get(`/v1/events/${id}/claims?dispute=true`)).body.data).toEqual([]);
    expect((await http.get(`/v1/events/${id}/claims?dispute=false`)).body.data).toHaveLength(1);
    await http.get(`/v1/events/${id}/claims?dispute=perhaps`).expect(400);
    for (const path of ['claims', 'provenance']) await http.get(`/v1/events/evt_0000000000000000/${path}`).expect(404);
  });

  it('are a graph in JSON, PROV and GraphML', async () => {
    const json = await http.get(`/v1/events/${id}/provenance`).expect(200);
    expect(json.body.edges.map(({ relation }: { relation: string }) => relation)).toEqual(['publishedBy', 'cites']);
    await http.get(`/v1/events/${id}/provenance`).set('if-none-match', json.headers.etag!).expect(304);
    const prov = await http.get(`/v1/events/${id}/provenance`).set('accept', 'application/ld+json').expect(200);
    const graph = JSON.parse(prov.text)['@graph'] as Record<string, unknown>[];
    const claim = graph.find(({ type }) => Array.isArray(type) && type.includes('Claim'))!;
    const derived = claim['prov:wasDerivedFrom'] as Record<string, Record<string, unknown>>;
    expect(derived['prov:wasAttributedTo']).toMatchObject({ name: 'Harbour Post' });
    const inner = (derived['prov:wasDerivedFrom'] as Record<string, unknown>)['prov:wasAttributedTo'];
    expect(inner).toMatchObject({ name: 'R&D "Watch" <Norland>' });
    const xml = await http
      .get(`/v1/events/${id}/provenance?format=graphml`)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.on('end', () => done(null, text));
      });
    expect(xml.headers['content-type']).toMatch('application/graphml+xml');
    const text = String(xml.body);
    expect(text).toContain('<data key="name">R&amp;D &quot;Watch&quot; &lt;Norland&gt;</data>');
    expect(text.match(/<edge /g)).toHaveLength(2);
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    await http.get(`/v1/events/${id}/provenance?format=csv`).expect(406);
  });
});
