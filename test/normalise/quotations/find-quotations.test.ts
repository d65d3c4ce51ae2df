import { describe, expect, it } from 'vitest';
import type { DocumentBlock } from '../../../src/normalise/document.ts';
import { findQuotations } from '../../../src/normalise/quotations/find-quotations.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { processorTime } from '../../support/processor-time.ts';

function blocksOf(text: string): DocumentBlock[] {
  let at = 0;
  return text.split('\n').flatMap((line): DocumentBlock[] => {
    const start = at;
    at += line.length + 1;
    return line ? [{ kind: 'body', start, end: start + line.length, rule: 'test' }] : [];
  });
}

const read = (text: string) =>
  findQuotations({ article: NewArticle.parse({ text }), blocks: blocksOf(text) }).map((each) => ({
    ...each,
    words: text.slice(each.inner.start, each.inner.end),
  }));
const words = (text: string) => read(text).map((each) => each.words);

describe('quotations', () => {
  it.each([
    ['curly marks', '“We waited,” she said. “Nobody came.”', ['We waited,', 'Nobody came.']],
    ['straight marks', '"We waited," she said. "Nobody came."', ['We waited,', 'Nobody came.']],
    ['doubled apostrophes', "''We waited,'' she said. ''Nobody came.''", ['We waited,', 'Nobody came.']],
    ['backticks', "``We waited,'' she said.", ['We waited,']],
    ['guillemets', '«We waited», she said.', ['We waited']],
    ['low marks', '„We waited“, she said.', ['We waited']],
    ['single marks', '‘We waited,’ she said.', ['We waited,']],
    ['straight single marks', "'We waited,' she said.", ['We waited,']],
    ['nesting', '“He told me ‘never again’ and left,” she said.', ['He told me ‘never again’ and left,', 'never again']],
    [
      'nesting of straight marks',
      `"He told me 'never again' and left," she said.`,
      ["He told me 'never again' and left,", 'never again'],
    ],
    ['apostrophes', 'It’s the workers’ choice, and the mayor’s.', []],
    ['straight apostrophes', "It's the workers' choice, and the mayor's.", []],
    ['apostrophes inside single marks', '‘It’s the workers’ choice,’ she said.', ['It’s the workers’ choice,']],
    ['elisions', "Rock 'n' roll of the '90s got 'em.", []],
    ['inch marks', 'He is 6\'2" tall and owns a 14" bar.', []],
    ['an inch mark inside', '"I am 6\'2" tall," he said.', ["I am 6'2"]],
    ['a missing closing mark at the end', '“We waited for hours.', ['We waited for hours.']],
    [
      'a missing closing mark before the next',
      '“We waited for hours. He left. “Nobody came.”',
      ['We waited for hours. He left.', 'Nobody came.'],
    ],
    ['brackets and dashes', 'The plan (“a disaster”) — “a farce” — failed.', ['a disaster', 'a farce']],
    ['a closing mark alone', 'We waited,” she said.', []],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('runs on over paragraphs that open with a mark', () => {
    const found = read('“We waited.\n“Nobody came.\n“It was cold,” she said.');
    expect(found.map(({ words: inner, continues }) => [inner, continues])).toEqual([
      ['We waited.', true],
      ['Nobody came.', true],
      ['It was cold,', false],
    ]);
  });

  it('names the quotation that another stands in', () => {
    expect(read('“He said ‘no’ twice,” she said.').map(({ parent }) => parent)).toEqual([undefined, 0]);
  });

  it('takes time in proportion to the text', () => {
    const time = (times: number): number => {
      const text = `"${"it's 'so' \"and\" ".repeat(times)}`;
      const before = processorTime();
      read(text);
      return processorTime() - before;
    };
    time(1500);
    expect(time(15_000)).toBeLessThan(Math.max(500, time(1500) * 30));
  });
});
