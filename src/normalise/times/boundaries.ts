/** Where a time expression may begin and end: not inside a larger figure, a compound, an address or a sum. */
import { FIGURE, GLUED, MARK, type TimeTokens, WORD } from './tokens.ts';

const markAt = (tokens: TimeTokens, index: number): string => tokens.text[tokens.starts[index]!]!;
const HYPHENS = '-‑‐–−';

/** Whether an expression may begin at the token: "2,000", "post-1945", "$2014" and "www.monday.com" have no beginning inside. */
export function mayBegin(tokens: TimeTokens, index: number): boolean {
  if (index === 0 || tokens.gaps[index] !== GLUED) return true;
  const before = index - 1;
  if (tokens.kinds[before] !== MARK) return false;
  const mark = markAt(tokens, before);
  const glued = before > 0 && tokens.gaps[before] === GLUED;
  if (HYPHENS.includes(mark)) return !glued;
  if ('/@_#$£€¥+=&%~'.includes(mark)) return mark === '/' && glued && tokens.kinds[index] === WORD;
  if (mark === '.') return !glued || !(tokens.kinds[index] === WORD || tokens.kinds[before - 1] === FIGURE);
  if (mark === ',' || mark === ':') return !(glued && tokens.kinds[index] === FIGURE && tokens.kinds[before - 1] === FIGURE);
  return true;
}

/** Whether an expression may end before the token: "2014-style", "3.5", "10%" and "Monday.com" have no end inside. */
export function mayEnd(tokens: TimeTokens, index: number): boolean {
  if (index >= tokens.count || tokens.gaps[index] !== GLUED) return true;
  if (tokens.kinds[index] !== MARK) return false;
  const mark = markAt(tokens, index);
  const next = index + 1;
  const glued = next < tokens.count && tokens.gaps[next] === GLUED;
  const figure = tokens.kinds[index - 1] === FIGURE;
  if ('-‑‐'.includes(mark)) return !glued || tokens.kinds[next] === MARK;
  if ('–−'.includes(mark)) return !glued || tokens.kinds[next] !== FIGURE;
  if ('@_=%°$£€'.includes(mark)) return false;
  if ('.,:/'.includes(mark) && figure) return !glued || tokens.kinds[next] !== FIGURE;
  if (mark === '.') return !glued || tokens.kinds[next] !== WORD;
  return true;
}
