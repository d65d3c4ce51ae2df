/** What lasts: states that a verb tells of, and the words by which it is still so. */
import type { Token } from '../document.ts';
import { negatedHere } from './conditions.ts';
import type { Reading } from './readings.ts';
import { dependents, type Tree, tokenAt } from './tree.ts';

/** "hostages held in the north": what a participle of these says goes on. */
export const states: ReadonlySet<string> = new Set([
  'hold',
  'detain',
  'jail',
  'imprison',
  'occupy',
  'besiege',
  'station',
  'trap',
]);

const hasSince = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'advcl', 'obl', 'advmod').some(
    (phrase) =>
      tokenAt(document, phrase).lower === 'since' ||
      dependents(document, phrase, 'mark', 'case').some((word) => tokenAt(document, word).lower === 'since'),
  );

/** Whether what a verb tells of, read as done, goes on: "has been held since Friday", "remains opposed". */
export function stillSo(document: Tree, { index, lemma, relation, head }: Token, { status, because }: Reading): boolean {
  if (status !== 'occurred') return false;
  if (because === 'perfect' && states.has(lemma) && hasSince(document, index)) return true;
  const over = relation === 'xcomp' ? document.tokens[head] : undefined;
  return over?.lemma === 'remain' && /^VB[ZP]$/.test(over.tag) && !negatedHere(document, head);
}
