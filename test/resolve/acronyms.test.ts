/** Acronyms across articles: who goes by one alone is whoever the articles introduce by it, and nobody else where they differ. */
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { openStore } from '../../src/open-store.ts';
import { introduced } from '../../src/resolve/introductions.ts';
import { initialsOf, isAcronym, isShortFor } from '../../src/resolve/acronyms.ts';
import { actorKey } from '../../src/resolve/identity.ts';
import type { Actor } from '../../src/schema/actor.ts';
import { type ArticleText, NewArticle } from '../../src/schema/article.ts';
import { fakeReader } from '../fixtures/service.ts';
import { dangling, everything } from '../store/served.ts';
import { theEngine } from '../support/engine.ts';

const texts = {
  introduces: 'The Northern Grain Board (NGB) accused Norway of dumping on Monday.',
  short: 'The NGB accused Peru on Tuesday, officials said.',
  long: 'The Northern Grain Board met Peru on Wednesday.',
  both: 'The Northern Grain Board met Chile on Thursday. The NGB thanked Chile.',
  another: 'The National Garden Bureau (NGB) met Kenya on Friday.',
  known: 'The IAEA inspected a plant in Iran on Monday.',
  knownLong: 'The International Atomic Energy Agency inspected a plant in Brazil on Tuesday.',
} as const;
type Which = keyof typeof texts;

const read = async (article: ArticleText) => normalise(article, theEngine());

/** Names by which the bodies go that came of some articles, taken in in this order; those of one record in one line. */
async function bodies(order: readonly Which[], withdrawn: readonly Which[] = []): Promise<string[]> {
  const store = await openStore('sqlite::memory:');
  const ingest = createIngest({ store, reader: { ...fakeReader(), read }, now: () => new Date(0) });
  const ids = new Map<Which, string>();
  for (const each of order) {
    const { article } = await ingest.add(
      NewArticle.parse({ text: texts[each], publisher: 'Harbour Post', published: '2024-03-06' }),
    );
    ids.set(each, article);
  }
  for (const each of withdrawn) await ingest.withdraw(ids.get(each)!);
  expect(await dangling(store)).toEqual([]);
  const actors = (await everything(store, 'actors')) as Actor[];
  await store.close();
  return actors
    .filter(({ kind, name }) => kind === 'organisation' && name !== 'Harbour Post')
    .map(({ name, aliases, counts }) => `${[name, ...aliases].sort().join(' = ')} in ${counts.articles}`)
    .sort();
}
const orders = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));

describe('acronyms', () => {
  it('are short for what their letters begin', () => {
    expect(['NGB', 'IAEA', 'N.G.B.', 'UNHCR', 'NoC'].map(isAcronym)).toEqual([true, true, true, true, true]);
    expect(['Norway', 'A', 'NORTHERN BOARD', 'Bo'].map(isAcronym)).toEqual([false, false, false, false]);
    expect(initialsOf('Organization for Security and Co-operation in Europe')).toEqual(['ofsacie', 'osce']);
    expect(isShortFor('OSCE', 'Organization for Security and Co-operation in Europe')).toBe(true);
    expect(isShortFor('NGB', 'National Garden Bureau')).toBe(true);
    expect(isShortFor('NGB', 'Northern Grain Office')).toBe(false);
  });

  it('are introduced by bodies only, and only where the letters fit', () => {
    const of = (kind: 'organisation' | 'person', name: string, ...aliases: string[]) =>
      introduced([{ name, aliases, key: actorKey({ name, kind, named: true }) }]).map(
        ({ block, means }) => `${block} = ${means}`,
      );
    expect(of('organisation', 'Northern Grain Board', 'NGB', 'the board')).toEqual([
      'actor|body|ngb = actor|body|northern grain board',
    ]);
    expect(of('organisation', 'Northern Grain Board', 'NGO')).toEqual([]);
    expect(of('person', 'Nora Grace Bell', 'NGB')).toEqual([]);
  });

  it.each(orders(['introduces', 'short', 'long'] as const))('join who is introduced by one: %s, %s, %s', async (...order) => {
    expect(await bodies(order)).toEqual(['NGB = Northern Grain Board in 3']);
  });

  it('join nobody where no article introduces them', async () => {
    for (const order of orders(['short', 'long'] as const))
      expect(await bodies(order)).toEqual(['NGB in 1', 'Northern Grain Board in 1']);
    expect(await bodies(['introduces', 'short', 'long'], ['introduces'])).toEqual(['NGB in 1', 'Northern Grain Board in 1']);
  });

  it.each(orders(['introduces', 'another', 'short'] as const))(
    'are anybody’s where two are introduced by one: %s, %s, %s',
    async (...order) => {
      expect(await bodies(order)).toEqual(['NGB = National Garden Bureau in 1', 'NGB = Northern Grain Board in 1', 'NGB in 1']);
      expect(await bodies(order, ['another'])).toEqual(['NGB = Northern Grain Board in 2']);
    },
  );

  it.each(orders(['introduces', 'both', 'short'] as const))(
    'leave apart what one article holds apart: %s, %s, %s',
    async (...order) => {
      expect(await bodies(order)).toEqual(['NGB = Northern Grain Board in 3', 'NGB in 1']);
    },
  );

  it('are known for what the authority file has', async () => {
    for (const order of orders(['known', 'knownLong'] as const))
      expect(await bodies(order)).toEqual(['IAEA = International Atomic Energy Agency in 2']);
  });
});
