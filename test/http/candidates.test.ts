/** Actors that may be one: found by what their names share, scored with reasons, and gone once somebody has decided. */
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActorCandidate } from '../../src/schema/candidate.ts';
import { startService, type TestService } from '../fixtures/service.ts';

describe('candidates', () => {
  let service: TestService;
  let http: ReturnType<typeof request>;
  let count = 0;
  /** An article of its own for each sentence. */
  const post = async (...sentences: string[]): Promise<void> => {
    for (const text of sentences)
      await http
        .post('/v1/articles')
        .send({ text, publisher: 'Harbour Post', published: `2024-03-${String(++count).padStart(2, '0')}` })
        .expect(201);
  };
  const idOf = async (name: string): Promise<string> => {
    const { data } = (await http.get(`/v1/actors?q=${encodeURIComponent(`"${name}"`)}&limit=200`)).body;
    return (data as { id: string; name: string }[]).find((each) => each.name === name)!.id;
  };
  const candidates = async (name: string): Promise<ActorCandidate[]> =>
    (await http.get(`/v1/actors/${await idOf(name)}/candidates`).expect(200)).body.data;
  const short = ({ actor, reasons }: ActorCandidate): string => `${actor.name}: ${reasons.map(({ code }) => code).join(', ')}`;

  beforeEach(async () => {
    service = await startService();
    http = request(service.app.server);
  });
  afterEach(() => service.close());

  it('lists names that differ by a letter, from both sides, with what merging would do', async () => {
    await post(
      'Kim Kyouhyun (KOR) meets Ben Sorel (PER), Dee Marr says.',
      'Kim Kyuhyun (KOR) meets Cy Vane (PER), Dee Marr says.',
    );
    const [found, ...others] = await candidates('Kim Kyouhyun');
    expect(others).toEqual([]);
    expect(found).toEqual({
      actor: { id: await idOf('Kim Kyuhyun'), name: 'Kim Kyuhyun', kind: 'person', country: 'KOR' },
      url: `/v1/actors/${await idOf('Kim Kyuhyun')}`,
      score: 0.49,
      reasons: [
        { code: 'near-name', speaks: 'for', detail: 'Kim Kyouhyun / Kim Kyuhyun' },
        { code: 'same-country', speaks: 'for', detail: 'KOR' },
      ],
      merging: {
        post: `/v1/actors/${await idOf('Kim Kyouhyun')}/merge`,
        from: [await idOf('Kim Kyuhyun')],
        redirected: [await idOf('Kim Kyuhyun')],
        articles: 1,
        events: 1,
        aliases: ['Kim Kyuhyun'],
      },
    });
    expect((await candidates('Kim Kyuhyun')).map(short)).toEqual(['Kim Kyouhyun: near-name, same-country']);
    await http.get(found!.url).expect(200);
  });

  it('leaves alone who only shares a surname, or whose names are short and differ', async () => {
    await post(
      'Kim Jong (PRK) meets Ben Sorel (PER), Dee Marr says.',
      'Kim Song (PRK) meets Ben Sorel (PER), Dee Marr says.',
      'Lee Un (PRK) meets Ben Sorel (PER), Dee Marr says.',
      'Lee Il (PRK) meets Ben Sorel (PER), Dee Marr says.',
      'Tom Sorel (PER) meets Ada Quint (NOR), Dee Marr says.',
    );
    expect((await candidates('Lee Un')).map(short)).toEqual([]);
    expect((await candidates('Tom Sorel')).map(short)).toEqual([]);
  });

  it('lists same-name people whom their countries keep apart, and says so', async () => {
    await post('Ada Quint (NOR) meets Ben Sorel (PER), Dee Marr says.', 'Ada Quint (FRA) meets Ben Sorel (PER), Dee Marr says.');
    const { data } = (await http.get('/v1/actors?q=Quint')).body as { data: { id: string; country: string }[] };
    expect(data.map(({ country }) => country).sort()).toEqual(['FRA', 'NOR']);
    const found = (await http.get(`/v1/actors/${data[0]!.id}/candidates`)).body.data as ActorCandidate[];
    expect(found.map(short)).toEqual(['Ada Quint: same-name, other-country']);
    expect(found[0]).toMatchObject({ actor: { id: data[1]!.id }, score: 0.3 });
  });

  it('takes it for a reason against that one article names both', async () => {
    await post('Ada Quint (NOR) meets Ben Sorel (PER), Dee Marr says.');
    await post('Ada Quint (NOR) meets Ada Quind (NOR), Dee Marr says.');
    const [found] = await candidates('Ada Quint');
    expect(short(found!)).toBe('Ada Quind: near-name, same-country, told-apart');
    await http.get(`/v1/articles/${found!.reasons.at(-1)!.detail}`).expect(200);
  });

  it('is over when they are merged', async () => {
    await post('Ada Quint (NOR) meets Ben Sorel (PER), Dee Marr says.', 'Ada Quind (NOR) meets Ben Sorel (PER), Dee Marr says.');
    const [found] = await candidates('Ada Quint');
    const id = await idOf('Ada Quint');
    const { etag } = (await http.get(`/v1/actors/${id}`)).headers;
    await http.post(found!.merging.post).set('if-match', etag!).send({ from: found!.merging.from }).expect(200);
    const merged = found!.merging.from[0]!;
    expect((await http.get(`/v1/actors/${merged}/candidates`).expect(308)).headers.location).toMatch(/\/candidates$/);
    expect((await http.get(`/v1/actors?q=Quint`)).body.data).toHaveLength(1);
    expect((await http.get(`/v1/actors/${id}/candidates`)).body.data).toEqual([]);
  });

  it('pages as other lists do', async () => {
    for (const letter of 'bcdfg') await post(`Ada Quin${letter} (NOR) meets Ben Sorel (PER), Dee Marr says.`);
    const seen: string[] = [];
    let url: string | undefined = `/v1/actors/${await idOf('Ada Quinb')}/candidates?limit=3`;
    while (url) {
      const page: request.Response = await http.get(url).expect(200);
      seen.push(...page.body.data.map(({ actor }: ActorCandidate) => actor.name));
      url = /<([^>]+)>; rel="next"/.exec(page.headers.link ?? '')?.[1];
    }
    expect(seen.sort()).toEqual(['Ada Quinc', 'Ada Quind', 'Ada Quinf', 'Ada Quing']);
    await http.get(`/v1/actors/${await idOf('Ada Quinc')}/candidates?cursor=x`).expect(400);
    await http.get(`/v1/actors/${await idOf('Ada Quinc')}/candidates?q=x`).expect(400);
    await http.get('/v1/actors/act_nobody/candidates').expect(404);
  });
});
