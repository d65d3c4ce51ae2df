/** One person by name, whatever office an article gives; and an office alone is nobody, since others hold it at other times. */
import { expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { openStore } from '../../src/open-store.ts';
import type { Actor } from '../../src/schema/actor.ts';
import { type ArticleText, NewArticle } from '../../src/schema/article.ts';
import { fakeReader } from '../fixtures/service.ts';
import { everything } from '../store/served.ts';
import { theEngine } from '../support/engine.ts';

const read = async (article: ArticleText) => normalise(article, theEngine());

/** The people of some articles, each with the offices that the articles give. */
async function people(...articles: readonly (readonly [published: string, text: string])[]): Promise<string[]> {
  const store = await openStore('sqlite::memory:');
  const ingest = createIngest({ store, reader: { ...fakeReader(), read }, now: () => new Date(0) });
  for (const [published, text] of articles) await ingest.add(NewArticle.parse({ text, publisher: 'Harbour Post', published }));
  const actors = (await everything(store, 'actors')) as Actor[];
  await store.close();
  return actors
    .filter(({ kind }) => kind === 'person')
    .map(({ name, roles, counts }) => `${name} (${roles.map(({ title }) => title).join(', ')}) in ${counts.articles}`)
    .sort();
}

it('former and current, then and now: one person', async () => {
  expect(
    await people(
      ['2015-06-01', 'President Park Geun-hye visited Canada on Monday.'],
      ['2019-06-03', 'Former president Park Geun-hye stayed in prison on Monday, her lawyer said.'],
    ),
  ).toContain('Park Geun-hye (Former president, President) in 2');
  expect(
    await people(
      ['2023-07-27', 'Defence Minister Sergei Shoigu visited North Korea on Wednesday.'],
      ['2024-09-12', 'Sergei Shoigu, then defence minister, had visited North Korea in 2023.'],
    ),
  ).toContain('Sergei Shoigu (Defence Minister, then defence minister) in 2');
});

it('the same of people whom no file knows', async () => {
  expect(
    await people(
      ['2024-03-04', 'Transport Minister Nora Feldmark visited Canada on Monday.'],
      ['2024-03-05', 'Former transport minister Nora Feldmark visited Canada on Monday, officials said.'],
    ),
  ).toContain('Nora Feldmark (Former transport minister, Transport Minister) in 2');
});

it('the president in one year and in the next: an office is nobody’s name', async () => {
  const told = await people(
    ['2022-04-12', 'The president of South Korea visited Japan on Monday.'],
    ['2023-04-11', 'The president of South Korea left for Japan on Monday.'],
    ['2022-04-13', 'South Korean President Moon praised Japan on Tuesday.'],
    ['2023-04-12', 'South Korean President Yoon Suk Yeol praised Japan on Tuesday.'],
  );
  expect(told.map((each) => each.replace(/ \(.*\)/, ''))).toEqual([
    'Moon Jae-in in 1',
    'Yoon Suk-yeol in 1',
    'president of South Korea in 1',
    'president of South Korea in 1',
  ]);
});
