/** Words, figures and marks of a text with the gaps between them: all that the grammar of times looks at. */
import { remember } from '../remember.ts';

/** The gap before a token: none, white space (or one line break), or the end of a paragraph. */
export const GLUED = 0;
export const SPACED = 1;
export const BROKEN = 2;

export const WORD = 0;
export const FIGURE = 1;
export const MARK = 2;

export interface TimeTokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly gaps: Uint8Array;
  readonly kinds: Uint8Array;
  /** What the grammar compares: words in lower case, marks in their plain form, figures as they are. */
  readonly keys: readonly string[];
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x2c00 && code < 0xfe00 && code !== 0x3000);
const isSpace = (code: number): boolean =>
  code === 32 ||
  code === 10 ||
  code === 13 ||
  code === 9 ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000;

const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '–': '-',
  '‑': '-',
  '‐': '-',
  '−': '-',
  '“': '"',
  '”': '"',
};

/** Figures are the same in lower case, and so are the marks that have no plain form. */
const keyOfOther = remember((raw) => SAME[raw] ?? raw.toLowerCase());

/** Most words are their own key. */
function keyFor(raw: string): string {
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 97 || code > 122) return keyOfOther(raw);
  }
  return raw;
}

/** Takes a text and a half-open range of it (UTF-16), gives its tokens. */
export function readTokens(text: string, start: number, end: number): TimeTokens {
  const most = Math.max(0, end - start) + 1;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const gaps = new Uint8Array(most);
  const kinds = new Uint8Array(most);
  const keys: string[] = [];
  let count = 0;
  let gap = BROKEN;
  let newlines = 0;
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === 10) newlines += 1;
      if (gap === GLUED) gap = SPACED;
      if (newlines > 1) gap = BROKEN;
      at += 1;
      continue;
    }
    let next = at + 1;
    let kind = MARK;
    if (isLetter(code)) {
      kind = WORD;
      while (next < end && isLetter(text.charCodeAt(next))) next += 1;
    } else if (isDigit(code)) {
      kind = FIGURE;
      while (next < end && isDigit(text.charCodeAt(next))) next += 1;
    }
    starts[count] = at;
    ends[count] = next;
    gaps[count] = gap;
    kinds[count] = kind;
    keys.push(keyFor(text.slice(at, next)));
    count += 1;
    gap = GLUED;
    newlines = 0;
    at = next;
  }
  return { text, count, starts, ends, gaps, kinds, keys };
}

/** The key of a token; none where there is no token. */
export const keyOf = (tokens: TimeTokens, index: number): string => tokens.keys[index] ?? '';

/** Whether the token begins with a capital letter. */
export function isCapital(tokens: TimeTokens, index: number): boolean {
  if (tokens.kinds[index] !== WORD) return false;
  const first = tokens.text[tokens.starts[index]!]!;
  return first !== first.toLowerCase();
}
