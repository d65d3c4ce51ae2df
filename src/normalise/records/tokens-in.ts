/** The tokens of a stretch of text, found by halving: an article can have a hundred thousand. */
import type { Span, Told } from '../document.ts';

type Tokens = Told['tokens'];

/** Index of the first token that begins at or after an offset. */
export function firstAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const tokensIn = ({ tokens }: Told, { start, end }: Span): Tokens =>
  tokens.slice(firstAt(tokens, start), firstAt(tokens, end));
