/** What holds for the record set of every article, whatever it says. */
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/normalise/pipeline.ts';
import { sha256 } from '../../src/normalise/records/identity.ts';
import { type ArticleText, RecordSet } from '../../src/schema/article.ts';
import type { Evidence } from '../../src/schema/common.ts';
import { theEngine } from '../support/engine.ts';
import { hasSeed, readSamples, readSeed } from '../support/samples.ts';

const odd: Record<string, string> = {
  'one letter': 'a',
  'blank lines only': '\n\n \n',
  'astral characters': '🛰️ The 🇫🇷 ministry said on Monday that 🚀 talks 𝒷𝑒𝑔𝒶𝓃 in Paris. “We agreed,” said Léa Quint 👩‍🚀.',
  'right-to-left and combining marks': 'قال “Café” é said the minister. שלום said Mr. Orlo.',
  'lone surrogates': 'The minister \ud800 said \udc00 that talks began.',
  'control characters': 'The\u0000 minister\u0007 said\u200b that talks\u00ad began.',
  'unbalanced quotation marks': '“““ he said ” that ‘‘ it "was" so, " said the " minister ”',
  'windows line ends': 'Headline Here\r\n\r\nThe minister resigned on Monday, officials said.\r\n',
  capitals: 'PRESIDENT QUINT SAID THAT THE MINISTER OF DEFENCE RESIGNED ON MONDAY.',
};

const articles: [string, ArticleText][] = [
  ...readSamples().map(({ slug, article }): [string, ArticleText] => [slug, article]),
  ...Object.entries(odd).map(([name, text]): [string, ArticleText] => [
    name,
    { text, published: '2024-05-06', language: 'en', storeText: false },
  ]),
  ...(hasSeed ? [['the real article', readSeed()] as [string, ArticleText]] : []),
];

const evidenceOf = (value: unknown): Evidence[] => {
  if (Array.isArray(value)) return value.flatMap(evidenceOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'quoteSha256' in value ? [value as Evidence] : Object.values(value).flatMap(evidenceOf);
};

describe.each(articles)('records of %s', (_name, article) => {
  const records = normalise(article, theEngine());

  it('fit their schema', () => {
    expect(RecordSet.safeParse(records).error?.issues ?? []).toEqual([]);
  });

  it('give every piece of evidence where it stands', () => {
    const points = [...article.text];
    const wrong = evidenceOf(records).filter(
      ({ start, end, quoteSha256, article: id }) =>
        start >= end ||
        end > points.length ||
        sha256(points.slice(start, end).join('')) !== quoteSha256 ||
        id !== records.article.id,
    );
    expect(wrong).toEqual([]);
  });

  it('refer to nothing that is not there', () => {
    const ids = new Set(
      [records.article, ...records.sources, ...records.actors, ...records.events, ...records.claims].map(({ id }) => id),
    );
    const referred = JSON.stringify(records).match(/"(?:art|src|act|evt|clm)_[0-9a-z]{16}"/g) ?? [];
    expect(referred.filter((id) => !ids.has(id.slice(1, -1)))).toEqual([]);
    expect(ids.size).toBe(1 + records.sources.length + records.actors.length + records.events.length + records.claims.length);
  });

  it('have a chain from the publisher in every claim and evidence for every event', () => {
    for (const claim of records.claims) {
      expect(claim.chain[0]?.source.id).toBe(records.article.publisher.id);
      expect(claim.origin.id).toBe(claim.chain.at(-1)?.source.id);
      expect(new Set(claim.chain.map(({ source }) => source.id)).size).toBe(claim.chain.length);
      expect(claim.asserted.map(({ event }) => event.id)).toEqual(claim.events.map(({ id }) => id));
    }
    const claimed = new Set(records.claims.flatMap(({ events }) => events.map(({ id }) => id)));
    expect(
      records.events.filter(({ id, mentions }) => mentions.length === 0 || !claimed.has(id)).map(({ label }) => label),
    ).toEqual([]);
  });

  it('are the same on a second run', () => {
    expect(JSON.stringify(normalise(article, theEngine()))).toBe(JSON.stringify(records));
  });
});
