/** An attribution in the making: in tokens, with the row and shape that found it. */
import type { CueFrame, CueRule, HandOverRule } from '../../lexicon/cue-rules.ts';
import type { CueMatch } from './cue-index.ts';
import type { Range } from './scene.ts';
import type { Subject } from './source.ts';

export type Shape = CueFrame | 'according' | 'colon' | 'headline' | 'kept' | 'relative' | HandOverRule['shape'];

export interface Draft {
  /** What the rule says of the cue. */
  readonly row: Pick<CueRule, 'id' | 'kind' | 'stance' | 'hedges' | 'negatedStance'>;
  /** Frame of the row, or the name of a shape that needs none. */
  readonly shape: Shape;
  readonly cue: readonly Range[];
  /** Head token of the cue. */
  readonly head: number;
  /** The link next nearer to the reader, where a hand-over names it; else it is the draft in whose content this one stands. */
  parent?: Draft;
  sourceHead: number | undefined;
  source: readonly Range[];
  /** How the source was found; absent where the cue has none. */
  readonly way?: Subject['way'];
  content: Range[];
  readonly negated: boolean;
  readonly modal: string | undefined;
  /** True where the content is what the source says instead of what the cue is about: "they deny it: the gate was shut". */
  readonly instead?: boolean;
  /** True where it is nobody's content though it stands in it. */
  detached?: boolean;
}

export const contentSize = ({ content }: Pick<Draft, 'content'>): number =>
  content.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** What a finder of content gives. */
export interface Found {
  readonly shape: Shape;
  readonly content: Range[];
  readonly instead?: boolean;
}

/** What is told of a candidate that became no attribution. */
export interface Refusal {
  readonly match: CueMatch;
  readonly because: string;
}
