/** Whatever the text, there are records: articles come cut off, shuffled by a scraper, with marks that open and never close. */
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/normalise/pipeline.ts';
import { NewArticle, RecordSet } from '../../src/schema/article.ts';
import { theEngine } from '../support/engine.ts';
import { readSamples } from '../support/samples.ts';
import { seeded } from '../torture/articles.ts';

const marks = ['"', '“', '”', '‘', '’', ',', '.', ';', ':', ' —', '(', ')', '\n\n', '’s', '…'];
const openers =
  'Who Whose Which That It They He Her Its Of In By To At And But Or If When While Said Says According Citing Not No Such Both The A Mr. President Monday'.split(
    ' ',
  );

/** A stretch of a text, in its order, in another, with words of elsewhere, or with stray marks. */
function fragment(words: readonly string[], random: () => number, way: number): string {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const from = Math.floor(random() * words.length);
  const stretch = words.slice(from, from + 1 + Math.floor(random() * 50));
  if (way === 1) return stretch.toSorted(() => random() - 0.5).join(' ');
  if (way === 2) return stretch.map((word) => (random() < 0.2 ? any(words) : word)).join(' ');
  if (way === 3) return stretch.map((word) => (random() < 0.15 ? word + any(marks) : word)).join(' ');
  return stretch.join(' ');
}

const read = (text: string) => normalise(NewArticle.parse({ text, publisher: 'Wire', published: '2023-09-04' }), theEngine());

describe('any text gives records', () => {
  it.each([1, 2, 3])('whatever stretch of a sample it is (%i)', (seed) => {
    const random = seeded(seed);
    for (const { article } of readSamples()) {
      const words = article.text.split(/\s+/).filter(Boolean);
      for (let way = 0; way < 8; way++) {
        const text = fragment(words, random, way % 4);
        expect(() => RecordSet.parse(read(text)), text).not.toThrow();
      }
    }
  });

  it.each(openers)('a text that begins or ends with "%s"', (word) => {
    for (const text of [
      word,
      `${word}.`,
      `${word} minister`,
      `${word} met the king in`,
      `The king met ${word.toLowerCase()}`,
      `“${word}`,
    ])
      expect(() => RecordSet.parse(read(text)), text).not.toThrow();
  });
});
