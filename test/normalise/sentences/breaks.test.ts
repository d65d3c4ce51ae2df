import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSentenceWords, modelFolder } from '../../../src/lexicon/load-model.ts';
import { createTokenise } from '../../../src/normalise/sentences/tokenise.ts';
import { sentenceWordsOf } from '../../../src/normalise/syntax/analyse.ts';

const tokenise = createTokenise(sentenceWordsOf(loadSentenceWords(modelFolder)));

/** The sentences of a text, joined by " | ". */
function cut(text: string): string {
  return tokenise(text)
    .map((tokens) => text.slice(tokens[0]!.start, tokens.at(-1)!.end))
    .join(' | ');
}

const cases = [
  'The plan failed. | Nobody was hurt.',
  'Did it fail? | Yes! | It did.',
  'Sen. Ada Moor met Gov. Luis Vane. | They spoke for an hour.',
  'Rep. Bo Lind (D-N.C.) voted no. | The bill passed.',
  'Lawmaker Ida Roe (R-Ky.), a critic, agreed. | So did others.',
  'Mr. Hale and Mrs. Orr left at 5 p.m. on Jan. 3. | The hall was empty.',
  'Lt. Gen. Karl Brandt commands the 3rd Division. | He took over in May.',
  'The U.S. Senate voted. | The U.K. did not.',
  'She lives in the U.S. | He does not.',
  'U.S. President Ora Finch spoke. | Nobody listened.',
  'J. R. Holt wrote it. | It sold well.',
  'Dana K. Miles of Orla Foods Inc. said so. | Shares fell.',
  'Shares of Orla Corp. fell 3.5 percent. | The index rose.',
  'It is listed as No. 4 in the report. | That is new.',
  'The firm, based in Washington, D.C., closed. | It had 40 staff.',
  'He moved to Washington, D.C. | But he came back.',
  '“We will not go,” she said. | “It is too late.”',
  '“We will not go.” | He left the room.',
  '“Why now?” she asked. | Nobody answered.',
  '“Stop!” the guard shouted. | He ran.',
  '“Is it true?” Moor asked. | It was.',
  '"It is over." | The crowd cheered.',
  '"Is it over?" he said. | "It is."',
  '“I … I do not know,” he said. | He wept.',
  'It was … odd. | It passed.',
  'He said: “We tried. | It failed.” | She agreed.',
  'He called it “a disgrace.” | The mayor disagreed.',
  '(The ministry declined to comment.) | Two others resigned.',
  'The vote was close (51 to 49). | It will be repeated.',
  'The film “What Now?” opened. | Few came.',
  'Yahoo! said so. | It did.',
  'Prices rose 2.5% vs. 1.9% in May. | Rents fell.',
  'The No. 2 official, Prof. Elle Strand, resigned. | She cited health.',
  'Read more at example.com. | It is free.',
  'He arrived at St. Mary’s Hospital. | Dr. Wu met him.',
  'The 1990s ended. | The 2000s began.',
  'It cost $3.2 billion. | That was too much.',
  'The officials said.The deal was done.',
  'Troops left on Sept. 9. | Talks began on Oct. 1.',
  'Kim Ro-ja, 34, fled; her brother, 31, did not. | They met again.',
];

describe('sentence breaks', () => {
  it.each(cases)('%s', (expected) => {
    expect(cut(expected.replaceAll(' | ', ' '))).toBe(expected.replace('said.The', 'said. | The'));
  });

  it('a line end always ends a sentence', () => {
    expect(cut('A headline without a stop\nThe first sentence\r\nThe second')).toBe(
      'A headline without a stop | The first sentence | The second',
    );
  });
});

interface Row {
  readonly id: string;
  readonly examples: readonly string[];
}

const rows = parse(readFileSync(new URL('sentence-words.yml', modelFolder), 'utf8')) as Row[];

describe('examples of sentence-words.yml', () => {
  it.each(rows.flatMap(({ id, examples }) => examples.map((example) => [id, example] as const)))('%s: %s', (_, example) => {
    expect(cut(example.replaceAll(' | ', ' '))).toBe(example);
  });
});
