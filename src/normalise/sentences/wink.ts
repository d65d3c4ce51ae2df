/**
 * The only file that touches wink-nlp. wink gives words, a first guess at their tags, and sentence starts; it works on one
 * line at a time here, because a line end always ends a sentence. Its vocabulary cache grows with every new word and never
 * shrinks, so the instance is thrown away after a fixed number of distinct words; what it answers does not depend on that.
 */
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { UniversalTag } from '../syntax/types.ts';

/** The words of one line of plain text, in order, with the blanks before each, and where wink lets sentences begin. */
export interface WinkLine {
  readonly words: readonly string[];
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
  let seen = new Set<string>();
  return (line) => {
    if (seen.size > distinctWordsLimit) {
      wink = winkNLP(winkModel, ['sbd', 'pos']);
      seen = new Set();
    }
    const document = wink.readDoc(line);
    const tokens = document.tokens();
    const words = tokens.out(wink.its.value) as string[];
    const tags = tokens.out(wink.its.pos) as unknown as UniversalTag[];
    const spans = document.sentences().out(wink.its.span) as unknown as number[][];
    for (const word of words) seen.add(word);
    return { words, tags, sentenceStarts: spans.map((span) => span[0] ?? 0) };
  };
}
