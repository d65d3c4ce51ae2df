/**
 * From the words that wink finds to the tokens that the treebanks count: contractions come apart, runs of one mark and
 * internet addresses stay together. Offsets are found by walking the line, so that a word wink made up can never shift
 * them; what it skipped becomes a token of its own.
 */
import type { UniversalTag } from '../syntax/types.ts';
import type { RawToken } from './raw-token.ts';
import type { WinkLine } from './wink.ts';

/** A token before its text is cut out: offsets into the line. */
interface Piece {
  start: number;
  end: number;
  tag: UniversalTag;
  startsSentence: boolean;
}

/** A run without blanks that is longer than this is one token and never reaches wink, whose time grows with its square. */
export const longestRun = 100;

const contraction = /^.*[a-z](?='(?:m|s|re|ve|ll|d)$)/i;
const addressPart = /^[a-z0-9][a-z0-9-]*$/i;
const addressEnd = /^(?:com|org|net|gov|edu|info|io|uk|eu|ca|au|fr|jp|kr|cn|ru|ua|mil|tv)$/;
const markRun = /^(?:\.+|[!?.]+|-+|\*+|=+|_+|~+|#+|<+|>+|'')$/;

function pieceTag(tag: UniversalTag | 'SPACE'): UniversalTag {
  return tag === 'SPACE' ? 'X' : tag;
}

const apostrophe = 39;
const fullStop = 46;

/** Adds a piece, and the contraction at its end as a piece of its own. */
function addSplit(pieces: Piece[], line: string, piece: Piece): void {
  pieces.push(piece);
  if (line.charCodeAt(piece.end - 2) !== apostrophe && line.charCodeAt(piece.end - 3) !== apostrophe) return;
  const match = contraction.exec(line.slice(piece.start, piece.end));
  if (match === null) return;
  const { end, tag } = piece;
  const middle = piece.start + match[0].length;
  piece.end = middle;
  if (match[0].length === 1) piece.tag = 'PRON';
  const isName = tag === 'PROPN' && /'s$/i.test(line.slice(middle, end));
  pieces.push({ start: middle, end, tag: isName ? 'PART' : 'AUX', startsSentence: false });
}

/** Walks the line word by word; blanks between are dropped, anything else that wink left out becomes a piece. */
function locate(line: string, from: number, to: number, found: WinkLine): Piece[] {
  const pieces: Piece[] = [];
  const starts = new Set(found.sentenceStarts);
  let cursor = from;
  const add = (start: number, end: number, tag: UniversalTag, startsSentence: boolean) => {
    let first = start;
    let last = end;
    while (first < last && line.charCodeAt(first) <= 32) first++;
    while (last > first && line.charCodeAt(last - 1) <= 32) last--;
    if (last > first) addSplit(pieces, line, { start: first, end: last, tag, startsSentence });
  };
  let pending = false;
  found.words.forEach((word, index) => {
    if (starts.has(index)) pending = true;
    const at = line.indexOf(word, cursor);
    if (at < 0 || at + word.length > to) return;
    if (at > cursor) add(cursor, at, 'X', false);
    const before = pieces.length;
    add(at, at + word.length, pieceTag(found.tags[index] ?? 'X'), pending);
    if (pieces.length > before) pending = false;
    cursor = at + word.length;
  });
  if (cursor < to) add(cursor, to, 'X', false);
  return pieces;
}

const isWordCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Tells whether two neighbours without a blank between them are one token. */
function belongTogether(line: string, left: Piece, right: Piece, after: Piece | undefined): boolean {
  if (left.end !== right.start || right.end - left.start > longestRun) return false;
  const isFullStop = right.end - right.start === 1 && line.charCodeAt(right.start) === fullStop;
  if (isFullStop && after !== undefined && after.start === right.end && isWordCharacter(line.charCodeAt(left.end - 1))) {
    return addressEnd.test(line.slice(after.start, after.end));
  }
  if (!isWordCharacter(line.charCodeAt(left.start))) {
    const both = line.slice(left.start, right.end);
    if (markRun.test(both)) return both.length > 2 || !/^\.[!?]|^[!?]\./.test(both);
  }
  if (line.charCodeAt(left.end - 1) !== fullStop || left.end - left.start < 2) return false;
  return addressEnd.test(line.slice(right.start, right.end)) && addressPart.test(line.slice(left.start, left.end - 1));
}

/** Most words that are remembered. */
const cacheSize = 40_000;

type Word = Pick<RawToken, 'text' | 'lower'>;

/** Gives a word as it stands and, from its plain form, in small letters; equal ones as the same strings, which are quick to look up. */
function createReadWord(): (text: string, plain: string) => Word {
  let cache = new Map<string, Word>();
  return (text, plain) => {
    let word = cache.get(text);
    if (word === undefined) {
      if (cache.size >= cacheSize) cache = new Map();
      word = { text, lower: plain.toLowerCase() };
      cache.set(text, word);
    }
    return word;
  };
}

/** Gives the tokens of `line.slice(from, to)`, offsets moved by `shift`, and which of them wink would begin a sentence with. */
export type WordsToTokens = (
  text: string,
  line: string,
  span: { readonly from: number; readonly to: number; readonly shift: number },
  found: WinkLine,
) => { tokens: RawToken[]; starts: boolean[] };

/** Makes a cutter of tokens, which remembers the last tens of thousands of words. */
export function createWordsToTokens(): WordsToTokens {
  const readWord = createReadWord();
  return (text, line, { from, to, shift }, found) => {
    const pieces = locate(line, from, to, found);
    const tokens: RawToken[] = [];
    const starts: boolean[] = [];
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index]!;
      while (index + 1 < pieces.length && belongTogether(line, piece, pieces[index + 1]!, pieces[index + 2])) {
        piece.end = pieces[++index]!.end;
      }
      const start = piece.start + shift;
      const end = piece.end + shift;
      const word = readWord(text.slice(start, end), line.slice(piece.start, piece.end));
      tokens.push({ start, end, text: word.text, lower: word.lower, pos: piece.tag });
      starts.push(piece.startsSentence);
    }
    return { tokens, starts };
  };
}
