/**
 * The only file that touches wink-nlp. wink gives words, a first guess at their tags, and sentence starts; it works on one
 * line at a time here, because a line end always ends a sentence. Its vocabulary cache grows with every new word and never
 * shrinks, so the instance is thrown away after a fixed number of distinct words; what it answers does not depend on that.
 */
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { UniversalTag } from '../syntax/types.ts';

/** A word in plain characters. Equal words are the same object with the same strings, which are quick to look up. */
export interface Word {
  readonly text: string;
  readonly lower: string;
}

/** The words of one line of plain text, in order, with the blanks before each, and where wink lets sentences begin. */
export interface WinkLine {
  readonly words: readonly Word[];
  readonly tags: readonly UniversalTag[];
  /** Indices into `words`, ascending. */
  readonly sentenceStarts: readonly number[];
}

/** Reads one line of plain text, without line ends. */
export type WinkReader = (line: string) => WinkLine;

const distinctWordsPerInstance = 60_000;

/** Makes a reader that renews its wink instance by itself. */
export function createWinkReader(distinctWordsLimit = distinctWordsPerInstance): WinkReader {
  let wink = winkNLP(winkModel, ['sbd', 'pos']);
  let known = new Map<string, Word>();
  const wordOf = (text: string): Word => {
    let word = known.get(text);
    if (word === undefined) {
      word = { text, lower: text.toLowerCase() };
      known.set(text, word);
    }
    return word;
  };
  return (line) => {
    if (known.size > distinctWordsLimit) {
      wink = winkNLP(winkModel, ['sbd', 'pos']);
      known = new Map();
    }
    const document = wink.readDoc(line);
    const tokens = document.tokens();
    const words = (tokens.out(wink.its.value) as string[]).map(wordOf);
    const tags = tokens.out(wink.its.pos) as unknown as UniversalTag[];
    const spans = document.sentences().out(wink.its.span) as unknown as number[][];
    return { words, tags, sentenceStarts: spans.map((span) => span[0] ?? 0) };
  };
}
