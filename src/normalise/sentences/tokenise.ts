/**
 * Text to sentences of tokens. A line end always ends a sentence; inside a line wink and the repairs of `breaks.ts` decide.
 * Time grows with the length of the text and no faster: overlong runs without a blank are single tokens that wink never
 * sees, and overlong sentences are cut.
 */
import { type SentenceWords, sentenceStarts } from './breaks.ts';
import { toPlainCharacters } from './plain-characters.ts';
import type { RawToken } from './raw-token.ts';
import { createWinkReader, type WinkReader } from './wink.ts';
import { longestRun, wordsToTokens } from './words.ts';

/** Sentences as lists of tokens, in the order of the text. */
export type Tokenise = (text: string) => RawToken[][];

/** Sentences are cut at this many tokens, at the last comma or semicolon of the final third if there is one. */
export const longestSentence = 150;

/** A line longer than this is read in parts, cut between words. */
const longestLine = 20_000;

const overlong = new RegExp(`[^ ]{${longestRun + 1},}`, 'g');

/** Cuts a line where it is too long for one reading; every part begins and ends inside the line. */
function lineParts(line: string): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  while (line.length - from > longestLine) {
    const blank = line.lastIndexOf(' ', from + longestLine);
    const to = blank > from ? blank : from + longestLine;
    parts.push({ from, to });
    from = to;
  }
  parts.push({ from, to: line.length });
  return parts;
}

function* shortSentences(sentence: RawToken[]): Generator<RawToken[]> {
  let from = 0;
  while (sentence.length - from > longestSentence) {
    let to = from + longestSentence;
    for (let back = 0; back < longestSentence / 3; back++) {
      if (/^[,;:—–]$/.test(sentence[from + longestSentence - back - 1]!.text)) {
        to = from + longestSentence - back;
        break;
      }
    }
    yield sentence.slice(from, to);
    from = to;
  }
  if (from < sentence.length) yield sentence.slice(from);
}

interface Line {
  readonly tokens: RawToken[];
  readonly starts: boolean[];
}

function append(line: Line, more: { tokens: RawToken[]; starts: boolean[] }): void {
  for (const token of more.tokens) line.tokens.push(token);
  for (const start of more.starts) line.starts.push(start);
}

function readLine(text: string, plain: string, shift: number, read: WinkReader): Line {
  const line: Line = { tokens: [], starts: [] };
  const readSpan = (from: number, to: number) => {
    if (plain.slice(from, to).trim() === '') return;
    append(line, wordsToTokens(text, plain, { from, to, shift }, read(plain.slice(from, to))));
  };
  for (const part of lineParts(plain)) {
    let cursor = part.from;
    for (const match of plain.slice(part.from, part.to).matchAll(overlong)) {
      const at = part.from + match.index;
      readSpan(cursor, at);
      cursor = at + match[0].length;
      const raw = text.slice(at + shift, cursor + shift);
      line.tokens.push({ start: at + shift, end: cursor + shift, text: raw, lower: raw.toLowerCase(), pos: 'X' });
      line.starts.push(false);
    }
    readSpan(cursor, part.to);
  }
  return line;
}

/** Makes a tokeniser; `words` are the lists that sentence breaks are repaired with. */
export function createTokenise(words: SentenceWords, read: WinkReader = createWinkReader()): Tokenise {
  return (text) => {
    const plain = toPlainCharacters(text);
    const sentences: RawToken[][] = [];
    let shift = 0;
    for (const plainLine of plain.split('\n')) {
      const { tokens, starts } = readLine(text, plainLine, shift, read);
      const begins = sentenceStarts(tokens, starts, words);
      let from = 0;
      for (let index = 1; index <= tokens.length; index++) {
        if (index < tokens.length && begins[index] !== true) continue;
        for (const sentence of shortSentences(tokens.slice(from, index))) sentences.push(sentence);
        from = index;
      }
      shift += plainLine.length + 1;
    }
    return sentences;
  };
}
