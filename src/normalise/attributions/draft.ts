/** An attribution in the making: in tokens, with the row and shape that found it. */
import type { CueFrame, CueRule } from '../../lexicon/cue-rules.ts';
import type { CueMatch } from './cue-index.ts';
import type { Range } from './scene.ts';

export interface Draft {
  readonly row: CueRule;
  /** Frame of the row, or the name of a shape that needs none: "colon", "speaker kept". */
  readonly shape: CueFrame | 'according' | 'colon' | 'headline' | 'kept';
  readonly cue: readonly Range[];
  /** Head token of the cue. */
  readonly head: number;
  readonly sourceHead: number | undefined;
  readonly source: readonly Range[];
  content: Range[];
  readonly negated: boolean;
  readonly modal: string | undefined;
}

export const contentSize = ({ content }: Pick<Draft, 'content'>): number =>
  content.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** What a finder of content gives. */
export interface Found {
  readonly shape: Draft['shape'];
  readonly content: Range[];
}

/** What is told of a candidate that became no attribution. */
export interface Refusal {
  readonly match: CueMatch;
  readonly because: string;
}
