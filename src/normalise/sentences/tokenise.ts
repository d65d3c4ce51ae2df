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

/** A stretch longer than this is read in parts, cut between words. */
const longestStretch = 20_000;

/** The stretches between blanks that are longer than the longest run. */
function overlong(line: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < line.length;) {
    const blank = line.indexOf(' ', from);
    const to = blank < 0 ? line.length : blank;
    if (to - from > longestRun) found.push({ from, to });
    from = to + 1;
  }
  return found;
}

/** Cuts a stretch of a line where it is too long for one reading, between words. */
function parts(line: string, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let cursor = from;
  while (to - cursor > longestStretch) {
    const blank = line.lastIndexOf(' ', cursor + longestStretch);
    const next = blank > cursor ? blank : cursor + longestStretch;
    found.push({ from: cursor, to: next });
    cursor = next;
  }
  found.push({ from: cursor, to });
  return found;
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

/** Adds what was read of a stretch; in the middle of a line wink cannot know whether its first word begins a sentence. */
function append(line: Line, more: { tokens: RawToken[]; starts: boolean[] }): void {
  const before = line.tokens.at(-1);
  if (before !== undefined) more.starts[0] = /^(?:[.!?…]+|[”"’)])$/.test(before.text);
  for (const token of more.tokens) line.tokens.push(token);
  for (const start of more.starts) line.starts.push(start);
}

function readLine(text: string, plain: string, shift: number, read: WinkReader, domains: ReadonlySet<string>): Line {
  const line: Line = { tokens: [], starts: [] };
  const readStretch = (from: number, to: number) => {
    for (const part of parts(plain, from, to)) {
      const stretch = plain.slice(part.from, part.to);
      if (stretch.trim() !== '') append(line, wordsToTokens(text, plain, { ...part, shift }, read(stretch), domains));
    }
  };
  let cursor = 0;
  for (const { from, to } of overlong(plain)) {
    readStretch(cursor, from);
    cursor = to;
    const start = from + shift;
    const raw = text.slice(start, to + shift);
    line.tokens.push({ start, end: to + shift, text: raw, lower: raw.toLowerCase(), pos: 'X' });
    line.starts.push(false);
  }
  readStretch(cursor, plain.length);
  return line;
}

/** Makes a tokeniser; `words` are the lists that words and sentence breaks are mended with. */
export function createTokenise(words: SentenceWords, read: WinkReader = createWinkReader()): Tokenise {
  return (text) => {
    const plain = toPlainCharacters(text);
    const sentences: RawToken[][] = [];
    let shift = 0;
    for (const plainLine of plain.split('\n')) {
      const { tokens, starts } = readLine(text, plainLine, shift, read, words.domains);
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
