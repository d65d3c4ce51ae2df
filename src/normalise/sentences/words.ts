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
    if (last > first) pieces.push({ start: first, end: last, tag, startsSentence });
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

function splitContraction(line: string, piece: Piece): Piece[] {
  const match = contraction.exec(line.slice(piece.start, piece.end));
  if (match === null) return [piece];
  const middle = piece.start + match[0].length;
  const tag: UniversalTag = piece.tag === 'PROPN' && /'s$/i.test(line.slice(middle, piece.end)) ? 'PART' : 'AUX';
  return [
    { ...piece, end: middle, tag: middle - piece.start === 1 ? 'PRON' : piece.tag },
    { ...piece, start: middle, tag, startsSentence: false },
  ];
}

/** Tells whether two neighbours without a blank between them are one token. */
function belongTogether(line: string, left: Piece, right: Piece, after: Piece | undefined): boolean {
  if (left.end !== right.start || right.end - left.start > longestRun) return false;
  const rightText = line.slice(right.start, right.end);
  const both = line.slice(left.start, right.end);
  if (markRun.test(both)) return both.length > 2 || !/^\.[!?]|^[!?]\./.test(both);
  if (rightText === '.' && after !== undefined && after.start === right.end) {
    return addressEnd.test(line.slice(after.start, after.end)) && /[a-z0-9]$/i.test(line.slice(left.start, left.end));
  }
  const leftText = line.slice(left.start, left.end);
  return leftText.endsWith('.') && leftText.length > 1 && addressEnd.test(rightText) && addressPart.test(leftText.slice(0, -1));
}

/** Gives the tokens of `line.slice(from, to)`, offsets moved by `shift`, and which of them wink would begin a sentence with. */
export function wordsToTokens(
  text: string,
  line: string,
  span: { readonly from: number; readonly to: number; readonly shift: number },
  found: WinkLine,
): { tokens: RawToken[]; starts: boolean[] } {
  const split = locate(line, span.from, span.to, found).flatMap((piece) => splitContraction(line, piece));
  const joined: Piece[] = [];
  split.forEach((piece, index) => {
    const last = joined[joined.length - 1];
    if (last !== undefined && belongTogether(line, last, piece, split[index + 1])) {
      last.end = piece.end;
    } else joined.push({ ...piece });
  });
  const tokens = joined.map((piece) => {
    const start = piece.start + span.shift;
    const end = piece.end + span.shift;
    return { start, end, text: text.slice(start, end), lower: line.slice(piece.start, piece.end).toLowerCase(), pos: piece.tag };
  });
  return { tokens, starts: joined.map((piece) => piece.startsSentence) };
}
