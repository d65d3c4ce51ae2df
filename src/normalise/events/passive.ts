/** Whether a verb stands in the passive: by itself, as a participle beside a noun, or with the auxiliary of the verb before it. */
import type { Token } from '../document.ts';
import { dependents, isVerbal, type Tree, tokenAt } from './tree.ts';

/** True where the verb's form is passive by itself. */
function ownPassive(tree: Tree, verb: Token): boolean {
  if (dependents(tree, verb.index, 'aux:pass', 'nsubj:pass', 'obl:agent').length > 0) return true;
  const bare = verb.tag === 'VBN' && dependents(tree, verb.index, 'aux', 'nsubj', 'cop').length === 0;
  return (
    bare &&
    (verb.relation === 'acl' || verb.relation === 'amod' || verb.relation === 'advcl') &&
    dependents(tree, verb.index, 'obj').length === 0
  );
}

export function isPassive(tree: Tree, index: number): boolean {
  const verb = tokenAt(tree, index);
  if (ownPassive(tree, verb)) return true;
  const sharesAuxiliary =
    verb.relation === 'conj' && verb.tag === 'VBN' && dependents(tree, index, 'aux', 'nsubj', 'obj').length === 0;
  return sharesAuxiliary && verb.head >= 0 && isVerbal(tokenAt(tree, verb.head)) && ownPassive(tree, tokenAt(tree, verb.head));
}
