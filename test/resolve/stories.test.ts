/** Who is who and which event is which over 62 articles on 12 stories, read by the engine itself, in several orders. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/ingest.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { openStore } from '../../src/open-store.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Mention } from '../../src/schema/common.ts';
import type { Store } from '../../src/store/store.ts';
import { type GoldArticle, type GoldMention, readStories } from '../fixtures/identity/read-stories.ts';
import { fakeReader } from '../fixtures/service.ts';
import { picture } from '../store/served.ts';
import { bCubed } from '../support/b-cubed.ts';
import { theEngine } from '../support/engine.ts';

interface Named {
  readonly id: string;
  readonly mentions: readonly Mention[];
}
interface Pair {
  readonly system: string;
  readonly gold: string;
  readonly words: string;
}

const overlap = (a: GoldMention, b: Mention): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** The actor whose mention covers most of the words, and little else. */
function actorAt(actors: readonly Named[], gold: GoldMention): string | undefined {
  const found = actors
    .flatMap(({ id, mentions }) => mentions.map((mention) => ({ id, mention })))
    .filter(({ mention }) => mention.field === undefined && overlap(gold, mention) > 0)
    .sort(
      (a, b) =>
        overlap(gold, b.mention) - overlap(gold, a.mention) ||
        a.mention.end - a.mention.start - (b.mention.end - b.mention.start),
    );
  return found[0]?.id;
}

const commonBeginning = (a: string, b: string): number => [...a].findIndex((letter, index) => letter !== b[index]) >>> 0;

/** The event told in the clause, whose name begins as the word does. */
function eventAt(events: readonly (Named & { readonly label: string })[], gold: GoldMention): string | undefined {
  const found = events
    .filter(({ mentions }) => mentions.some((mention) => mention.start <= gold.start && mention.end >= gold.end))
    .map(({ id, label }) => ({ id, common: Math.min(commonBeginning(gold.words, label), gold.words.length) }))
    .filter(({ common }) => common >= 2)
    .sort((a, b) => b.common - a.common);
  return found[0]?.id;
}

async function takeIn(articles: readonly GoldArticle[]): Promise<{ store: Store; pairs: { actors: Pair[]; events: Pair[] } }> {
  const store = await openStore('sqlite::memory:');
  const reader = {
    ...fakeReader(),
    pipeline: { name: 'whence', version: '0' },
    read: async (article: GoldArticle['article']) => normalise(article, theEngine()),
  };
  const ingest = createIngest({ store, reader, now: () => new Date(0) });
  const ids: string[] = [];
  for (const { article } of articles) ids.push((await ingest.add(article)).article);
  const pairs = { actors: [] as Pair[], events: [] as Pair[] };
  for (const [index, { actors, events }] of articles.entries()) {
    const set = JSON.parse((await store.recordSet(ids[index]!))!) as RecordSet;
    for (const gold of actors) {
      const system = actorAt(set.actors, gold);
      if (system) pairs.actors.push({ system, gold: gold.gold, words: gold.words });
    }
    for (const gold of events) {
      const system = eventAt(set.events, gold);
      if (system) pairs.events.push({ system, gold: gold.gold, words: gold.words });
    }
  }
  return { store, pairs };
}

/** Which mentions stand together, whatever the ids. */
const partition = (pairs: readonly Pair[]): string[] =>
  [...Map.groupBy(pairs, ({ system }) => system).values()]
    .map((all) =>
      all
        .map(({ gold, words }) => `${gold} ${words}`)
        .sort()
        .join(', '),
    )
    .sort();

describe('twelve stories', () => {
  const articles = readStories();
  let taken: Awaited<ReturnType<typeof takeIn>>;
  beforeAll(async () => void (taken = await takeIn(articles)), 180_000);
  afterAll(() => taken.store.close());

  it('are sixty articles or more, most of whose actors and events are found', () => {
    expect(articles.length).toBeGreaterThanOrEqual(60);
    expect(taken.pairs.actors.length).toBeGreaterThan(articles.flatMap(({ actors }) => actors).length * 0.9);
    expect(taken.pairs.events.length).toBeGreaterThan(articles.flatMap(({ events }) => events).length * 0.7);
  });
  it('have one record for one actor', () => {
    const scores = bCubed(taken.pairs.actors);
    expect(scores.f1, JSON.stringify([scores, partition(taken.pairs.actors)], null, 1)).toBeGreaterThanOrEqual(0.95);
  });
  it('have one record for one event', () => {
    const scores = bCubed(taken.pairs.events);
    expect(scores.f1, JSON.stringify([scores, partition(taken.pairs.events)], null, 1)).toBeGreaterThanOrEqual(0.85);
  });
  it('never make one of two who only sound alike', () => {
    const of = (gold: string): Set<string> =>
      new Set(taken.pairs.actors.filter((each) => each.gold === gold).map(({ system }) => system));
    for (const [one, other] of [
      ['kju', 'kkh'],
      ['KOR', 'PRK'],
      ['GEO', 'us-georgia'],
      ['xi', 'qin'],
      ['putin', 'shoigu'],
    ] as const) {
      expect(of(one).size * of(other).size, `${one} and ${other} are found`).toBeGreaterThan(0);
      expect(
        [...of(one)].filter((id) => of(other).has(id)),
        `${one} and ${other}`,
      ).toEqual([]);
    }
  });
  it('are the same backwards', async () => {
    const backwards = await takeIn(articles.toReversed());
    expect(partition(backwards.pairs.actors)).toEqual(partition(taken.pairs.actors));
    expect(partition(backwards.pairs.events)).toEqual(partition(taken.pairs.events));
    expect(await picture(backwards.store)).toEqual(await picture(taken.store));
    await backwards.store.close();
  });
});
