/**
 * The story of the naval drills as the bundled samples tell it, by four routes of which three name where they have it from. By hand:
 *
 *   1. Meridian Evening Echo ← Yonhap ← National Intelligence Service
 *   2. Lakeside Courier ← National Intelligence Service
 *   3. Northlight Standard ← Kim Kyou-hyun, its director
 *   4. Copper Bay Ledger ← Yonhap
 *
 * Yonhap carries the agency in the first and is no origin in the fourth either; the agency and its director are two origins and may
 * be one, since he speaks for it. So four papers, two origins, one that is independent. Three more samples tell of the same briefing in
 * other words; whatever they are taken for, they add no origin to it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { openStore } from '../../src/open-store.ts';
import type { ArticleText } from '../../src/schema/article.ts';
import type { Event } from '../../src/schema/event.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeReader } from '../fixtures/service.ts';
import { everything } from '../store/served.ts';
import { theEngine } from '../support/engine.ts';
import { readSamples } from '../support/samples.ts';

const routes = ['drills-agency-to-lawmakers', 'drills-director-speaks', 'drills-yonhap-alone', 'drills-yonhap-cites-agency'];
const retold = ['relayed-naval-drills-brief', 'spy-agency-briefing-naval-drills', 'ambassador-open-to-drills'];
const read = async (article: ArticleText) => normalise(article, theEngine());

let store: Store;
let tell: (slugs: readonly string[]) => Promise<void>;
const proposal = async (): Promise<Event> => {
  const found = ((await everything(store, 'events')) as Event[]).filter(({ label }) =>
    label.startsWith('propose: Sergei Shoigu'),
  );
  expect(found).toHaveLength(1);
  return found[0]!;
};

beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  const ingest = createIngest({ store, reader: { ...fakeReader(), read }, now: () => new Date(0) });
  const samples = new Map(readSamples().map(({ slug, article }) => [slug, article]));
  tell = async (slugs) => {
    for (const slug of slugs) await ingest.add(samples.get(slug)!);
  };
}, 60_000);
afterAll(() => store.close());

it('four papers, two origins, one that is independent', async () => {
  await tell(routes.slice(0, 1));
  expect((await proposal()).corroboration).toMatchObject({
    articles: 1,
    publishers: 1,
    origins: 1,
    independentOrigins: 1,
    collapsedBecause: [],
  });
  await tell(routes);
  const { label, time, corroboration } = await proposal();
  expect([label, time?.edtf]).toEqual(['propose: Sergei Shoigu → Kim Jong Un', '2023-07']);
  expect(corroboration).toEqual({
    articles: 4,
    publishers: 4,
    origins: 2,
    independentOrigins: 1,
    method: 'origins-of-chains-2',
    collapsedBecause: ['Yonhap only carries what others say', 'National Intelligence Service may speak for another origin'],
  });
}, 60_000);

it('the samples that retell the briefing add nobody who knows', async () => {
  await tell([...retold, ...routes]);
  expect((await proposal()).corroboration).toMatchObject({ origins: 2, independentOrigins: 1 });
}, 60_000);
