import { describe, expect, it } from 'vitest';
import { loadSentenceWords, modelFolder } from '../../../src/lexicon/load-model.ts';
import { createTokenise, longestSentence } from '../../../src/normalise/sentences/tokenise.ts';
import { createWinkReader } from '../../../src/normalise/sentences/wink.ts';
import { sentenceWordsOf } from '../../../src/normalise/syntax/analyse.ts';
import { processorTime } from '../../support/processor-time.ts';

const words = sentenceWordsOf(loadSentenceWords(modelFolder));
const tokenise = createTokenise(words);

const texts = [
  '',
  ' ',
  '\n\n',
  'One.',
  '“We won’t go,” he said.\n\nThe U.S.-based co-operation talks—which didn’t end well—cost $1.5bn.',
  'Łódź, Kraków and Īstanbul: “naïve” 北京 речь café ﬁne.',
  'A 😀 flag 🇰🇷 and a family 👨‍👩‍👧 went. They left.',
  'tabs\tand\u00a0no-break\u2009thin\u200bzero\u2028lines\u0085next\r\nend\u0000null\ufeff.',
  'lone \ud83d surrogate \udc00 here',
  'constructor __proto__ toString hasOwnProperty',
  'http://example.org/a?b=c. Mail me@example.org, or see example.com.',
  '... !!! ?!? -- — – *** ==== …',
  "I'm here. It’s John's dogs' day, isn't it? They'd've gone. I’m gonna.",
];

describe('tokens', () => {
  it.each(texts)('have the text that stands at their place, in order, without blanks: %j', (text) => {
    let end = 0;
    for (const token of tokenise(text).flat()) {
      expect(text.slice(token.start, token.end)).toBe(token.text);
      expect(token.start).toBeGreaterThanOrEqual(end);
      expect(token.text).toMatch(/^\S[^\n]*$/u);
      expect(text.slice(end, token.start).replace(/[\s\p{Cc}\p{Cf}]/gu, '')).toBe('');
      end = token.end;
    }
    expect(text.slice(end).replace(/[\s\p{Cc}\p{Cf}]/gu, '')).toBe('');
  });

  it.each([
    ['I’m', 'I ’m'],
    ['don’t can’t won’t', 'do n’t ca n’t wo n’t'],
    ['the minister’s aide', 'the minister ’s aide'],
    ['talks—which failed—ended', 'talks — which failed — ended'],
    ['talks--which', 'talks -- which'],
    ['the U.S.-led force', 'the U.S. - led force'],
    ['a long-term plan', 'a long - term plan'],
    ['the 1950-1953 war', 'the 1950-1953 war'],
    ['$1.5bn or 3% of £20m', '$ 1.5 bn or 3 % of £ 20 m'],
    ['Wait... no', 'Wait ... no'],
    ['What?! Stop!!!', 'What ?! Stop !!!'],
    ['(example.com)', '( example.com )'],
    ['O’Neill and AT&T', 'O’Neill and AT&T'],
    ['Łódź', 'Łódź'],
  ])('%s → %s', (text, expected) => {
    const found = tokenise(text).flat();
    expect(found.map((token) => token.text).join(' ')).toBe(expected);
  });

  it('are the same whatever was read before', () => {
    const renewed = createTokenise(words, createWinkReader(5));
    const text = 'Dorvan Quill told reporters that the Velmar plant would close. “It is over,” she said.';
    const first = tokenise(text);
    for (let index = 0; index < 6; index++) renewed(`Word${index} another${index} third${index}`);
    expect(renewed(text)).toEqual(first);
    expect(renewed(text)).toEqual(first);
  });
});

describe('limits', () => {
  const fast = (text: string, milliseconds: number) => {
    const started = processorTime();
    const sentences = tokenise(text);
    expect(processorTime() - started).toBeLessThan(milliseconds);
    for (const sentence of sentences) expect(sentence.length).toBeLessThanOrEqual(longestSentence);
    return sentences;
  };

  it('a word of 200,000 characters is one token', () => {
    expect(fast(`See ${'a'.repeat(200_000)} here.`, 3000).flat()).toHaveLength(4);
  });
  it('10,000 sentences', () => {
    expect(fast('The cat sat on the mat. '.repeat(10_000), 10_000)).toHaveLength(10_000);
  });
  it('a sentence of 30,000 words is cut', () => {
    expect(fast('word '.repeat(30_000), 10_000).flat()).toHaveLength(30_000);
  });
  it('marks and blanks without end', () => {
    fast('.,-'.repeat(30_000), 10_000);
    fast('“” '.repeat(30_000), 10_000);
    fast(`a${' '.repeat(300_000)}b`, 3000);
    fast('a\n'.repeat(20_000), 20_000);
    fast('a1-'.repeat(20_000), 3000);
  });
});
