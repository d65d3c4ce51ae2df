/** Where a hand-over stands. */
import type { HandOverRule } from '../../lexicon/cue-rules.ts';
import type { Draft } from './draft.ts';
import type { Lists } from './lists.ts';
import type { Range, Scene } from './scene.ts';

/** What a finder sees: the word, its rule, and the drafts of its sentence and of the one before. */
export interface Place {
  readonly scene: Scene;
  readonly at: Range;
  readonly rule: HandOverRule;
  readonly here: readonly Draft[];
  readonly before: readonly Draft[];
  readonly lists: Lists;
}
