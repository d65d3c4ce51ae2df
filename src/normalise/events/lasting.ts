/** What lasts: states that a verb tells of, and the words by which it is still so. */
import type { Token } from '../document.ts';
import { negatedHere } from './conditions.ts';
import type { Reading } from './readings.ts';
import type { WordedTree } from './scene.ts';
import { dependents, type Tree, tokenAt } from './tree.ts';

const hasSince = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'advcl', 'obl', 'advmod').some(
    (phrase) =>
      tokenAt(document, phrase).lower === 'since' ||
      dependents(document, phrase, 'mark', 'case').some((word) => tokenAt(document, word).lower === 'since'),
  );

/** Whether what a verb tells of, read as done, goes on: "has been held since Friday", "remains opposed". */
export function stillSo(document: WordedTree, { index, lemma, relation, head }: Token, { status, because }: Reading): boolean {
  if (status !== 'occurred') return false;
  if (because === 'perfect' && document.words.states.has(lemma) && hasSince(document, index)) return true;
  const over = relation === 'xcomp' ? document.tokens[head] : undefined;
  return over?.lemma === 'remain' && /^VB[ZP]$/.test(over.tag) && !negatedHere(document, head);
}
