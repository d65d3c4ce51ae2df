import { describe, expect, it } from 'vitest';
import { makeSketch } from '../../src/ingest/sketch.ts';
import { areCopies, bandsOf, identifyCopies } from '../../src/resolve/copies.ts';
import type { Memory, Sketched } from '../../src/resolve/memory.ts';
import type { Article } from '../../src/schema/article.ts';

const sentences = [
  'The harbour of Vell was closed on Monday after a freighter lost its rudder in the narrow entrance.',
  'Two tugs held the ship against the tide while divers looked at the damage under the stern.',
  'The port authority said that no oil had been spilled and that nobody on board was hurt.',
  'Nineteen vessels waited outside the breakwater, most of them with grain for the mills of Orm.',
  'A spokeswoman for the owners, Tarn Lines, said the ship had passed its last inspection in spring.',
  'The entrance is to be opened again on Wednesday if the wind allows it, the harbour master said.',
  'Fishermen complained that they had been told of the closure only by those who came back.',
  'The freighter was built eleven years ago and sails under the flag of Norland.',
];
const whole = makeSketch(sentences.join(' '))!;

describe('a sketch', () => {
  it('is the same for the same words, however they are printed', () =>
    expect(makeSketch(sentences.join('\n\n').toUpperCase())).toBe(whole));
  it('is none for a line that anybody may write', () =>
    expect(makeSketch('All rights reserved. Do not copy this.')).toBeUndefined());
  it('is short, whatever the text', () => expect(makeSketch(sentences.join(' ').repeat(50))).toHaveLength(160));
});

describe('copies', () => {
  it.each([
    ['with another headline', `Ship blocks port ${sentences.join(' ')}`],
    ['with the last paragraph cut', sentences.slice(0, 7).join(' ')],
    [
      'with words changed here and there',
      sentences.join(' ').replace('Monday', 'the first day of the week').replace('Nineteen', 'Some twenty'),
    ],
    ['with a credit line', `${sentences.join(' ')} With material from news agencies.`],
  ])('are recognised %s', (_name, text) => {
    expect(areCopies(whole, makeSketch(text)!)).toBe(true);
    expect(areCopies(makeSketch(text)!, whole)).toBe(true);
  });
  it.each([
    [
      'told in other words',
      'On Monday a cargo ship without a rudder shut the port of Vell. Tugs kept it from drifting while its hull was examined by divers. There was no spill and no one was injured, according to the port. About twenty ships lay at anchor, many carrying grain. Tarn Lines says it had been inspected in the spring.',
    ],
    [
      'on the same thing with a sentence taken over',
      `${sentences[2]} In Perulia, meanwhile, a ferry ran aground off the coast of Tarsia with sixty people aboard, all of whom were brought ashore by the coast guard within an hour, and the company promised to refund every ticket that had been sold for the weekend.`,
    ],
  ])('are not those %s', (_name, text) => expect(areCopies(whole, makeSketch(text)!)).toBe(false));
  it('share a band with what they are copies of', () => expect(new Set(bandsOf(whole)).size).toBe(15));
});

describe('an article that joins copies', () => {
  const article = (id: string, published: string, duplicateOf?: string): Article =>
    ({
      id,
      published: { edtf: published, earliest: published },
      text: { sketch: whole },
      ...(duplicateOf !== undefined && { duplicateOf: { id: duplicateOf, name: duplicateOf, published: '2024-03-02' } }),
    }) as Article;
  const stored = (each: Article, copies: string): Sketched => ({
    article: each,
    sketch: whole,
    copies,
    published: each.published!.earliest!,
  });
  const group = [
    stored(article('art_1', '2024-03-02'), 'art_1'),
    ...['art_2', 'art_3', 'art_4'].map((id) => stored(article(id, '2024-03-05', 'art_1'), 'art_1')),
  ];
  /** Knows the group, of which two are found by their bands; counts how often all of it is asked for. */
  function remember(found: readonly Sketched[]) {
    const asked = { all: 0 };
    const memory = {
      sketchesInBands: async () => found,
      copiesIn: async () => {
        asked.all++;
        return group;
      },
      articleParts: async (id: string) => ({ article: group.find((each) => each.article.id === id)!.article }),
    } as unknown as Memory;
    return { memory, asked };
  }
  const join = (memory: Memory, published: string) => identifyCopies(memory, 'art_5', '', article('art_5', published), published);

  it.each([
    ['the original', group.slice(0, 2)],
    ['copies alone', group.slice(1, 3)],
  ])('follows its original, whatever the number of the others, where %s is near', async (_name, found) => {
    const { memory, asked } = remember(found);
    const joined = await join(memory, '2024-03-07');
    expect(asked.all).toBe(0);
    expect(joined).toMatchObject({ copies: 'art_1', duplicateOf: { id: 'art_1' } });
    expect(joined.others.size).toBe(0);
  });

  it('brings those with it that were near nobody before', async () => {
    const { memory, asked } = remember([group[1]!, stored(article('art_6', '2024-03-08'), '')]);
    const { others } = await join(memory, '2024-03-07');
    expect(asked.all).toBe(0);
    expect([...others]).toMatchObject([['art_6', { copies: 'art_1', duplicateOf: { id: 'art_1' }, moved: true }]]);
  });

  it('is the original of all where it was published before', async () => {
    const { memory, asked } = remember(group.slice(1, 3));
    const joined = await join(memory, '2024-03-01');
    expect(asked.all).toBe(1);
    expect(joined.duplicateOf).toBeUndefined();
    expect([...joined.others.keys()].sort()).toEqual(['art_1', 'art_2', 'art_3', 'art_4']);
  });
});
