/** Whether a war or the like is spoken of as something that has ended. */
import type { Token } from '../document.ts';
import type { WordedTree } from './scene.ts';
import { caseWord, dependents, tokenAt } from './tree.ts';

/** "since the war", "the 1991 war", "the end of the war". */
export function isOver(document: WordedTree, noun: Token): boolean {
  const word = caseWord(document, noun.index);
  if (word !== undefined && ['since', 'after', 'before', 'during', 'following'].includes(word)) return true;
  if (dependents(document, noun.index, 'nummod', 'obl', 'nmod:unmarked', 'obl:unmarked').length > 0 || noun.pos === 'PROPN')
    return true;
  return noun.head >= 0 && document.words.aftermaths.has(tokenAt(document, noun.head).lemma);
}
