/**
 * The story of the naval drills by five routes, and how many really know. By hand: the spy agency (told directly, and through
 * Yonhap), Yonhap (which elsewhere only carries the agency: no origin), the agency's director (who speaks for it) and two officials
 * (who may be anybody's). Three origins are left, and they may all be one.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { openStore } from '../../src/open-store.ts';
import { type ArticleText, NewArticle } from '../../src/schema/article.ts';
import type { Event } from '../../src/schema/event.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeReader } from '../fixtures/service.ts';
import { everything } from '../store/served.ts';
import { theEngine } from '../support/engine.ts';

const told = 'Sergei Shoigu proposed naval drills to North Korean leader Kim Jong Un in July';
const past = told.replace(' proposed', ' had proposed');
const routes: readonly (readonly [publisher: string, text: string])[] = [
  ['Pacific Courier', `South Korea's National Intelligence Service said on Monday that Defence Minister ${past}.`],
  ['Baltic Ledger', `${told}, Yonhap reported on Monday, citing the National Intelligence Service.`],
  ['Harbour Post', `Russian Defence Minister ${told}, Yonhap reported on Monday.`],
  ['Northlight Standard', `Kim Kyou-hyun, the director of the National Intelligence Service, said on Monday that ${past}.`],
  ['Meridian Echo', `${told}, two officials said on Tuesday.`],
];
const read = async (article: ArticleText) => normalise(article, theEngine());

let store: Store;
beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  const reader = { ...fakeReader(), read };
  const ingest = createIngest({ store, reader, now: () => new Date(0) });
  for (const [publisher, text] of routes) await ingest.add(NewArticle.parse({ text, publisher, published: '2023-09-05' }));
}, 180_000);
afterAll(() => store.close());

it('is one proposal, known through five papers and, it may be, through one origin', async () => {
  const proposals = ((await everything(store, 'events')) as Event[]).filter(({ type }) => type === 'AGREE');
  expect(proposals.map(({ label }) => label)).toEqual(['propose: Sergei Shoigu → Kim Jong Un']);
  expect(proposals[0]!.corroboration).toEqual({
    articles: 5,
    publishers: 5,
    origins: 3,
    independentOrigins: 1,
    method: 'origins-of-chains-2',
    collapsedBecause: [
      'Yonhap only carries what others say',
      'National Intelligence Service may speak for another origin',
      'an unnamed origin may be one of the named',
    ],
  });
});
