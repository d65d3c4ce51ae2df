/** Where time expressions stand among the tokens. */
import type { Attributed, Span } from '../document.ts';

/** Token index of the first token at or after an offset; tokens are in the order of the text. */
export function tokenFrom(document: Attributed, offset: number): number {
  let low = 0;
  let high = document.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (document.tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All tokens inside time expressions. */
export function tokensOfTimes(document: Attributed): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { start, end } of document.times) {
    for (let at = tokenFrom(document, start); (document.tokens[at]?.start ?? end) < end; at++) found.add(at);
  }
  return found;
}

/** The token of an expression that hangs outside it. */
export function headOf(document: Attributed, { start, end }: Span): number | undefined {
  for (let at = tokenFrom(document, start); at < document.tokens.length; at++) {
    const token = document.tokens[at]!;
    if (token.start >= end) return undefined;
    const over = token.head < 0 ? undefined : document.tokens[token.head]!;
    if (over === undefined || over.start < start || over.start >= end) return at;
  }
  return undefined;
}
