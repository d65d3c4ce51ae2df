import type { UniversalTag } from '../syntax/types.ts';

/** A token as the tokeniser finds it: offsets are UTF-16 indices into the text as it came, end exclusive. */
export interface RawToken {
  readonly start: number;
  readonly end: number;
  /** Exactly `text.slice(start, end)`. */
  readonly text: string;
  /** Lower case, with plain apostrophes. */
  readonly lower: string;
  /** The tokeniser's own guess, which the tagger takes as one hint among others. */
  readonly pos: UniversalTag;
}
