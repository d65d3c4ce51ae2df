/**
 * Whatever is counted, under whichever filters: each figure has a URL, and the list there has exactly as many records. Held for
 * random filters, in every aggregate.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/schema/event.ts';
import type { EventCounts, EventTimeline } from '../../src/schema/counts.ts';
import { CountDimension, type CountDimension as Dimension, isUnit, units } from '../../src/schema/query-analytics.ts';
import type { ActorRelations, Graph, SourceReliance } from '../../src/schema/ties.ts';
import { startService, type TestService } from '../fixtures/service.ts';
import { makeWorld } from '../fixtures/world.ts';
import { type Figure, figures } from '../support/figures.ts';

describe('aggregates', () => {
  let service: TestService;
  let values: Readonly<Record<string, readonly string[]>>;
  let claimValues: Readonly<Record<string, readonly string[]>>;
  const totals = new Map<string, number>();

  const get = async <T>(url: string): Promise<T> => {
    const answer = await service.app.inject(url);
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return JSON.parse(answer.body) as T;
  };
  const total = async (url: string): Promise<number> => {
    const known = totals.get(url);
    if (known !== undefined) return known;
    const counted = (await get<{ total: { value: number } }>(`${url}${url.includes('?') ? '&' : '?'}limit=1&includeTotal=true`))
      .total.value;
    totals.set(url, counted);
    return counted;
  };
  /** Looks some figures of an answer up; all of them would take too long. */
  const holds = async (answer: object, most = 40): Promise<void> => {
    const all = [...figures(answer)];
    const step = Math.max(1, Math.floor(all.length / most));
    for (const { url, count } of all.filter((_, index) => index % step === 0)) expect(await total(url), url).toBe(count);
  };

  beforeAll(async () => {
    service = await startService();
    for (const set of makeWorld(25, 7)) await service.ingest.addRecords(set);
    const { data } = await get<{ data: Event[] }>('/v1/events?limit=200');
    const some = (all: readonly (string | undefined)[]): string[] =>
      [...new Set(all.filter((each) => each !== undefined))].slice(0, 4);
    const actors = some(data.flatMap(({ participants }) => participants.map(({ actor }) => actor.id)));
    const sources = (await get<{ data: { id: string }[] }>('/v1/sources')).data.map(({ id }) => id);
    values = {
      type: some(data.map(({ type }) => type)),
      quad: some(data.map(({ quad }) => quad)),
      status: ['occurred', 'planned', 'denied'],
      mode: ['visit', 'phone'],
      context: ['military', 'legal'],
      actor: actors,
      recipient: actors,
      participant: actors,
      dyad: some(data.flatMap(({ participants: [a, b] }) => [`${a!.actor.id}:${b!.actor.id}`, `${b!.actor.id}:${a!.actor.id}`])),
      country: ['NOR', 'PER', 'CHE'],
      place: ['Zürich', 'nordhaven'],
      source: sources.slice(0, 4),
      origin: sources.slice(0, 6),
      publisher: ['Paper 0', 'paper 1'],
      timePrecision: ['day', 'week', 'month', 'year', 'longer', 'none'],
    };
    claimValues = {
      type: values.type!,
      status: values.status!,
      stance: ['asserts', 'denies'],
      publisher: values.publisher!,
      participant: actors,
      source: sources.slice(0, 5),
    };
  });
  afterAll(() => service.close());

  const choice = (names: readonly string[], from: () => Readonly<Record<string, readonly string[]>>) =>
    fc
      .tuple(fc.constantFrom(...names), fc.boolean(), fc.array(fc.nat(5), { minLength: 1, maxLength: 2 }))
      .map(([name, unwanted, picks]) => {
        const parameter = unwanted ? `exclude${name[0]!.toUpperCase()}${name.slice(1)}` : name;
        return () =>
          picks.map((pick) => `${parameter}=${encodeURIComponent(from()[name]![pick % from()[name]!.length]!)}`).join('&');
      });
  const single = fc.constantFrom(
    'from=2023',
    'from=2024-03-10&to=2024-04',
    'to=2024-03-31T23:45:00Z',
    'from=2024-03-10T00:00:00%2B02:00',
    'overlaps=2024-03-01/2024-03-10',
    'tz=Asia/Seoul',
    'tz=-05:00',
    'tz=America/New_York&from=2024-03-10&to=2024-04-02',
    'minIntensity=-3',
    'maxIntensity=2&minIntensity=-8',
    'minIndependentOrigins=2',
    'q=quint',
    'q=n*%20"ada%20quint"',
  );
  const names = [
    'type',
    'quad',
    'status',
    'mode',
    'context',
    'actor',
    'recipient',
    'participant',
    'dyad',
    'country',
    'place',
    'source',
    'origin',
    'publisher',
    'timePrecision',
  ];
  const filters = fc
    .tuple(
      fc.uniqueArray(
        choice(names, () => values),
        { maxLength: 3, selector: (write) => write.toString() },
      ),
      fc.array(single, { maxLength: 1 }),
    )
    .map(([chosen, others]) => () => {
      const parts = [...new Map(chosen.map((write) => write()).map((text) => [text.split('=', 1)[0]!, text])).values()];
      return [...parts, ...others].join('&');
    });
  const by = fc
    .uniqueArray(fc.constantFrom(...CountDimension.options), { minLength: 1, maxLength: 2 })
    .filter((chosen) => chosen.filter(isUnit).length < 2);
  const run = { numRuns: 60, seed: 20_240_306, endOnFailure: true };

  it('count what their URLs list, by any one or two fields', async () => {
    await fc.assert(
      fc.asyncProperty(by, filters, async (chosen, write) => {
        const query = write();
        const counts = await get<EventCounts>(`/v1/events/counts?by=${chosen.join(',')}&${query}`);
        expect(counts.total).toBe(await total(`/v1/events?${query}`));
        await holds(counts);
        const [first, second] = chosen as [Dimension, Dimension?];
        const whole: readonly string[] = ['type', 'quad', 'status', ...units];
        const sum = (all: readonly Figure[]): number => all.reduce((so, { count }) => so + count, 0);
        if (whole.includes(first)) expect(sum(counts.buckets) + (counts.unplaced?.count ?? 0)).toBe(counts.total);
        if (second && whole.includes(second))
          for (const { count, parts, unplaced } of counts.buckets) expect(sum(parts!) + (unplaced?.count ?? 0)).toBe(count);
      }),
      run,
    );
  }, 120_000);

  it('hold for timelines and graphs', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...units), async (write, interval) => {
        const query = write();
        const timeline = await get<EventTimeline>(`/v1/events/timeline?interval=${interval}&${query}`);
        await holds(timeline);
        const placed = timeline.points.reduce((so, { count }) => so + count, 0);
        expect(placed + (timeline.unplaced?.count ?? 0)).toBe(timeline.total);
        for (const { count, quads } of timeline.points) expect(quads.reduce((so, quad) => so + quad.count, 0)).toBe(count);
        await holds(await get<Graph>(`/v1/graph?actors=5&ties=6&${query}`));
      }),
      { ...run, numRuns: 25 },
    );
  }, 120_000);

  it('hold for relations and reliance', async () => {
    const claimFilters = choice(['type', 'status', 'stance', 'publisher', 'participant', 'source'], () => claimValues);
    await fc.assert(
      fc.asyncProperty(filters, claimFilters, fc.nat(3), async (write, writeClaims, index) => {
        await holds(await get<ActorRelations>(`/v1/actors/${values.actor![index]}/relations?${write()}`));
        await holds(await get<SourceReliance>(`/v1/sources/${values.source![index]}/reliance?${writeClaims()}`));
      }),
      { ...run, numRuns: 25 },
    );
  }, 120_000);

  it('say what a graph leaves out', async () => {
    const whole = await get<Graph>('/v1/graph?actors=200&ties=1000');
    expect(whole.cut).toEqual({ actors: 0, ties: 0 });
    const small = await get<Graph>('/v1/graph?actors=3&ties=2');
    expect(small.actors).toEqual(whole.actors.slice(0, 3));
    expect(small.cut.actors).toBe(whole.actors.length - 3);
    expect(small.cut.ties).toBe(whole.ties.length - small.ties.length);
    const ids = small.actors.map(({ actor }) => actor.id);
    for (const { from, to } of small.ties) expect([ids.includes(from), ids.includes(to)]).toEqual([true, true]);
    expect((await get<Graph>('/v1/graph?actors=1')).ties).toEqual([]);
    expect((await get<Graph>('/v1/graph?actors=1')).cut.ties).toBe(whole.ties.length);
  });

  it('fill gaps, and keep the newest where there are too many', async () => {
    const keys = async (query: string): Promise<string[]> =>
      (await get<EventCounts>(`/v1/events/counts?${query}`)).buckets.map(({ key }) => key);
    expect(await keys('by=month&from=2023-11&to=2024-03')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(await keys('by=week&from=2024-02-28&to=2024-03-12')).toEqual(['2024-02-26', '2024-03-04', '2024-03-11']);
    expect((await get<EventCounts>('/v1/events/counts?by=week&from=2024-12-31&to=2025-01-01')).buckets).toMatchObject([
      { key: '2024-12-30', name: '2025-W01', count: 0 },
    ]);
    expect((await keys('by=day&limit=2')).length).toBe(2);
    expect(await get<EventCounts>('/v1/events/counts?by=day&limit=2')).toMatchObject({
      more: true,
      buckets: [{}, { key: '2024-04-01' }],
    });
    expect(await keys('by=month&timePrecision=year&from=2023&to=2024')).toEqual([]);
    expect(await keys('by=month&from=2090&to=2091&limit=5')).toHaveLength(5);
  });

  it('put instants on the day of the zone, and leave days alone', async () => {
    const count = async (tz: string, day: string): Promise<number> =>
      (await get<EventCounts>(`/v1/events/counts?by=day&tz=${encodeURIComponent(tz)}`)).buckets.find(({ key }) => key === day)
        ?.count ?? 0;
    const [utc, seoul, lima] = await Promise.all(['UTC', 'Asia/Seoul', '-05:00'].map((tz) => count(tz, '2024-03-31')));
    const late = await total('/v1/events?from=2024-03-31T23:30:00Z&to=2024-03-31T23:30:01Z');
    expect(late).toBeGreaterThan(0);
    expect(seoul).toBe(utc! - late); // half past eleven at night is the next day there
    expect(lima).toBe(utc);
  });

  it('call buckets by their names', async () => {
    const named = async (by: string): Promise<(readonly [string, string])[]> =>
      (await get<EventCounts>(`/v1/events/counts?by=${by}`)).buckets.map(({ key, name }) => [key, name] as const);
    expect(new Map(await named('place')).get('zurich')).toBe('Zürich');
    expect((await named('publisher')).map(([, name]) => name).sort()).toEqual(['Paper 0', 'Paper 1', 'Paper 2']);
    expect((await named('dyad'))[0]![1]).toMatch(/^.+ → .+$/);
    expect(await get<EventCounts>('/v1/events/counts?by=source&limit=1')).toMatchObject({ more: true });
  });

  it.each([
    ['by=type,quad,status', 'one or two'],
    ['by=month,day', 'one length of time'],
    ['by=type,type', 'different'],
    ['by=colour', 'by'],
    ['', 'by'],
    ['by=type&limit=1001', 'limit'],
    ['by=type&sort=published', 'sort'],
  ])('refuse %s', async (query, words) => {
    const answer = await service.app.inject(`/v1/events/counts?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().detail).toContain(words);
    expect(answer.json().errors[0].parameter).toMatch(/^(by|limit|sort)$/);
  });

  it('lead on from what was merged, and know who there is not', async () => {
    for (const path of ['/v1/actors/act_nobody00/relations', '/v1/sources/src_nobody00/reliance'])
      expect((await service.app.inject(path)).statusCode).toBe(404);
  });
});
