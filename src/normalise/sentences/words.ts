/**
 * From the words that wink finds to the tokens that the treebanks count: contractions come apart, runs of one mark and
 * internet addresses stay together. Offsets are found by walking the line, so that a word wink made up can never shift
 * them; what it skipped becomes a token of its own.
 */
import type { UniversalTag } from '../syntax/types.ts';
import type { RawToken } from './raw-token.ts';
import type { WinkLine, Word } from './wink.ts';

/** A token before its text is cut out: offsets into the line. */
interface Piece {
  start: number;
  end: number;
  tag: UniversalTag;
  startsSentence: boolean;
  /** The word that wink found there; the piece is this word as long as it has its length. */
  readonly word: Word | undefined;
}

/** A run without blanks that is longer than this is one token and never reaches wink, whose time grows with its square. */
export const longestRun = 100;

const contraction = /^.*[a-z](?='(?:m|s|re|ve|ll|d)$)/i;
const addressPart = /^[a-z0-9][a-z0-9-]*$/i;
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
  pieces.push({ start: middle, end, tag: isName ? 'PART' : 'AUX', startsSentence: false, word: undefined });
}

/** Walks the line word by word; blanks between are dropped, anything else that wink left out becomes a piece. */
function locate(line: string, from: number, to: number, found: WinkLine): Piece[] {
  const pieces: Piece[] = [];
  const starts = new Set(found.sentenceStarts);
  let cursor = from;
  const add = (start: number, end: number, tag: UniversalTag, startsSentence: boolean, word?: Word) => {
    let first = start;
    let last = end;
    while (first < last && line.charCodeAt(first) <= 32) first++;
    while (last > first && line.charCodeAt(last - 1) <= 32) last--;
    if (last > first) addSplit(pieces, line, { start: first, end: last, tag, startsSentence, word });
  };
  let pending = false;
  found.words.forEach((word, index) => {
    if (starts.has(index)) pending = true;
    const { length } = word.text;
    const at = line.indexOf(word.text, cursor);
    if (at < 0 || at + length > to) return;
    if (at > cursor) add(cursor, at, 'X', false);
    const before = pieces.length;
    add(at, at + length, pieceTag(found.tags[index] ?? 'X'), pending, word);
    if (pieces.length > before) pending = false;
    cursor = at + length;
  });
  if (cursor < to) add(cursor, to, 'X', false);
  return pieces;
}

const isWordCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Tells whether two neighbours without a blank between them are one token; `domains` are the last parts of addresses. */
function belongTogether(
  line: string,
  left: Piece,
  right: Piece,
  after: Piece | undefined,
  domains: ReadonlySet<string>,
): boolean {
  if (left.end !== right.start || right.end - left.start > longestRun) return false;
  const isFullStop = right.end - right.start === 1 && line.charCodeAt(right.start) === fullStop;
  if (isFullStop && after !== undefined && after.start === right.end && isWordCharacter(line.charCodeAt(left.end - 1))) {
    return domains.has(line.slice(after.start, after.end));
  }
  if (!isWordCharacter(line.charCodeAt(left.start))) {
    const both = line.slice(left.start, right.end);
    if (markRun.test(both)) return both.length > 2 || !/^\.[!?]|^[!?]\./.test(both);
  }
  if (line.charCodeAt(left.end - 1) !== fullStop || left.end - left.start < 2) return false;
  return domains.has(line.slice(right.start, right.end)) && addressPart.test(line.slice(left.start, left.end - 1));
}

/** The token of a piece; the text as it came can differ from the plain line. */
function tokenOf(text: string, line: string, isPlain: boolean, { start, end, tag, word }: Piece, shift: number): RawToken {
  const from = start + shift;
  const to = end + shift;
  if (word !== undefined && word.text.length === end - start) {
    const own = isPlain ? word.text : text.slice(from, to);
    return { start: from, end: to, text: own === word.text ? word.text : own, lower: word.lower, pos: tag };
  }
  return { start: from, end: to, text: text.slice(from, to), lower: line.slice(start, end).toLowerCase(), pos: tag };
}

/** Gives the tokens of `line.slice(from, to)`, offsets moved by `shift`, and which of them wink would begin a sentence with. */
export function wordsToTokens(
  text: string,
  line: string,
  { from, to, shift }: { readonly from: number; readonly to: number; readonly shift: number },
  found: WinkLine,
  domains: ReadonlySet<string>,
): { tokens: RawToken[]; starts: boolean[] } {
  const isPlain = text.startsWith(line, shift);
  const pieces = locate(line, from, to, found);
  const tokens: RawToken[] = [];
  const starts: boolean[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    while (index + 1 < pieces.length && belongTogether(line, piece, pieces[index + 1]!, pieces[index + 2], domains)) {
      piece.end = pieces[++index]!.end;
    }
    tokens.push(tokenOf(text, line, isPlain, piece, shift));
    starts.push(piece.startsSentence);
  }
  return { tokens, starts };
}
