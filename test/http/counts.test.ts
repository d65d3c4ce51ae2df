/** Every bucket's URL lists exactly as many events as the bucket says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventCounts } from '../../src/schema/counts.ts';
import { CountDimension } from '../../src/schema/query.ts';
import { article, startService, type TestService } from '../fixtures/service.ts';

const days = ['2024-03', '2024-03-01', '2024', '2023-12-31', '2023-11', undefined];
const verbs = ['meets', 'attacks', 'aids', 'accuses'];

describe('counts', () => {
  let service: TestService;
  const get = async (url: string) => JSON.parse((await service.app.inject(url)).body);

  beforeAll(async () => {
    service = await startService();
    for (let index = 0; index < 12; index++) {
      const day = days[index % days.length];
      const lines = [0, 1, 2].map(
        (line) =>
          `Person ${'ABCD'[(index + line) % 4]}x (NOR) ${verbs[(index + line) % 4]} PERULIA (PER)${day === undefined ? '' : ` on ${day}`}, Institute ${line % 2} ${index % 5 === 0 ? 'denies' : 'says'}.`,
      );
      await service.ingest.add(
        article(lines.join('\n'), { publisher: `Paper ${index % 3}`, published: `2024-04-${10 + index}` }),
      );
    }
  });
  afterAll(() => service.close());

  const filters = [
    '',
    'status=occurred',
    'type=AID&type=ASSAULT',
    'from=2023-12&to=2024-03-02',
    'timePrecision=day&timePrecision=year',
    'country=PER&context=diplomatic',
  ];
  const cases = CountDimension.options.flatMap((by) => filters.map((filter) => [by, filter] as const));

  it.each(cases)('by %s with “%s”', async (by, filter) => {
    const counts = (await get(`/v1/events/counts?by=${by}&${filter}`)) as EventCounts;
    expect(counts.total).toBe((await get(`/v1/events?includeTotal=true&${filter}`)).total.value);
    expect(counts.buckets.length + (counts.unplaced?.count ?? 0)).toBeGreaterThan(0);
    for (const { url, count } of [...counts.buckets, ...(counts.unplaced ? [counts.unplaced] : [])]) {
      expect((await get(`${url}&includeTotal=true`)).total.value, url).toBe(count);
    }
    if (by === 'month' || by === 'type' || by === 'status') {
      expect(counts.buckets.reduce((sum, { count }) => sum + count, counts.unplaced?.count ?? 0)).toBe(counts.total);
    }
  });

  it('counts only the values that a filter of the same field asks for', async () => {
    const all = (await get('/v1/events/counts?by=actor')) as EventCounts;
    const [first, second] = all.buckets;
    const some = (await get(`/v1/events/counts?by=actor&actor=${first!.key}&actor=${second!.key}`)) as EventCounts;
    expect(some.buckets.map(({ key }) => key).sort()).toEqual([first!.key, second!.key].sort());
  });

  it('gives names for ids, and says where there is more', async () => {
    const counts = (await get('/v1/events/counts?by=source&limit=1')) as EventCounts;
    expect(counts).toMatchObject({ more: true, buckets: [{ name: expect.stringMatching(/^(Paper|Institute)/) }] });
  });
});
