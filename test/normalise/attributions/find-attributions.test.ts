/** What the stage promises of every article: order, spans, reasons, and time in proportion to the text. */
import { describe, expect, it } from 'vitest';
import { dataDirectory } from '../../../src/engine.ts';
import { readAttributionRules } from '../../../src/lexicon/cue-rules.ts';
import { withoutCarriers } from '../../../src/normalise/attributions/carriers.ts';
import { createFindAttributions } from '../../../src/normalise/attributions/find-attributions.ts';
import { theEngine } from '../../support/engine.ts';
import { hasSeed, readSamples, readSeed } from '../../support/samples.ts';
import { describeChain, read, wordsOf } from './support.ts';
import { processorTime } from '../../support/processor-time.ts';

describe('attributions', () => {
  it('stand after their parents, within the text', () => {
    for (const { article } of readSamples()) {
      const { document } = read(article.text);
      document.attributions.forEach(({ parent, source, cue, content }, index) => {
        expect(parent === null || parent < index).toBe(true);
        for (const { start, end } of [...(source ?? []), ...cue, ...content]) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(article.text.length);
        }
      });
      expect(document.attributionAt).toHaveLength(document.tokens.length);
    }
  });

  it('tell what was found and what was not, and why', () => {
    const { trace } = read('The mayor said the dam was safe. Norland maintains a small coastal navy.');
    expect(trace).toContain('fired say/clause “said”');
    expect(trace).toContain('blocked assert “maintains”: no content in a shape that the cue takes');
  });

  it('are one where a quotation goes on behind its cue, in further sentences and paragraphs', () => {
    const text = '“We waited,” said Moss. “Nobody came. It was cold.”\n\n“Then the lamps went out.\n\n“We left,” she said.';
    const { document } = read(text);
    const found = document.attributions.map(({ source, content }) => [wordsOf(text, source), wordsOf(text, content)]);
    expect(found[0]).toEqual(['Moss', '“We waited,” “Nobody came. It was cold.”']);
    expect(found.at(-1)![0]).toBe('she');
  });

  it('can be had without those that only carry', () => {
    const { document } = read('The engineer told the Harbour Post that the bridge was unsafe.');
    expect(document.attributions).toHaveLength(2);
    expect(withoutCarriers(document.attributions)).toMatchObject([{ parent: null, cueLemma: 'tell' }]);
  });

  it('take time in proportion to the text', () => {
    const find = createFindAttributions(readAttributionRules(dataDirectory).rules);
    const { lexicon, syntax } = theEngine();
    const time = (sentences: number): number => {
      const numbers = Array.from({ length: sentences }, (_, index) => index);
      const { document } = read(
        numbers.map((number) => `The mayor said that bridge ${number} was safe, citing the engineer.`).join(' '),
      );
      const before = processorTime();
      const { attributions } = find(document, { lexicon, syntax });
      expect(attributions.length).toBeGreaterThanOrEqual(sentences);
      return processorTime() - before;
    };
    time(250);
    expect(time(4000)).toBeLessThan(Math.max(2000, time(500) * 40));
  }, 60_000);
});

describe.skipIf(!hasSeed)('attributions of the real article', () => {
  const text = hasSeed ? readSeed().text : '';
  const chainAt = (says: string) => describeChain({ id: '', pattern: '', text, says, chain: [] }).chain;

  // A source is told by its first and last words: the article's wording is not ours to repeat.
  it.each([
    ['proposed to North Korean leader', [/^Yonhap News$/, /^South Korea’s spy agency$/]],
    ['made the offer directly', [/^Yonhap$/, /^lawmakers$/, /^National Intelligence.*Kyou-hyun$/]],
    ['implications of such exercises', [/^Go Myong-hyun, a senior.*Seoul$/]],
    ['are negotiating arms deals', [/^the White House$/]],
    ['providing weapons', [/^The US$/]],
    ['pushed into service', []],
  ])('knows through whom the reader has “%s”', (says, chain) => {
    const found = chainAt(says);
    expect(found).toEqual(['Publisher', ...chain.map((words) => expect.stringMatching(words))]);
  });
});
