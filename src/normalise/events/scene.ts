/** One article as this stage looks at it: with the word lists of its rules at hand. */
import type { EventWords } from '../../lexicon/event-words.ts';
import type { Attributed } from '../document.ts';
import type { Tree } from './tree.ts';

interface Worded {
  readonly words: EventWords;
}

export type Scene = Attributed & Worded;
export type WordedTree = Tree & Worded;
