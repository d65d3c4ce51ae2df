/**
 * "The rebels, led by a colonel, attacked", "the minister, who was arrested, was charged": parsers hang the noun on the clause
 * between, and leave the main verb without a subject. A finite verb that has none gets the noun that opens such a clause before it.
 */
import type { Token } from '../document.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { phrase } from './slots.ts';
import { dependents, isNominal, isRelative, type Tree, tokenAt } from './tree.ts';

const subjects = ['nsubj', 'nsubj:pass', 'csubj', 'expl'] as const;

const saysTense = (tree: Tree, verb: Token): boolean =>
  finiteTags.has(verb.tag) ||
  dependents(tree, verb.index, 'aux', 'aux:pass').some((each) => finiteTags.has(tokenAt(tree, each).tag));

/** The noun under a clause that stands before the clause's verb, with nothing before it that would make it a phrase of its own. */
function opening(tree: Tree, clause: number): number | undefined {
  return (tree.children[clause] ?? []).find((child) => {
    const token = tokenAt(tree, child);
    const opens = ['nsubj', 'nsubj:pass', 'obl', 'nmod', 'obl:unmarked'].includes(token.relation);
    return child < clause && opens && isNominal(token) && !isRelative(token) && dependents(tree, child, 'case').length === 0;
  });
}

export function strandedSubject(
  tree: Tree,
  verb: Token,
  passive: boolean,
): { role: 'subj' | 'obj'; tokens: readonly number[] } | undefined {
  if (verb.relation !== 'root' && verb.relation !== 'ccomp') return undefined;
  if (!saysTense(tree, verb) || dependents(tree, verb.index, ...subjects).length > 0) return undefined;
  for (const clause of dependents(tree, verb.index, 'advcl', 'acl')) {
    const comma = tree.tokens[clause + 1] !== undefined && dependents(tree, clause, 'mark').length === 0;
    const noun = clause < verb.index && comma ? opening(tree, clause) : undefined;
    if (noun !== undefined && tree.tokens[noun + 1]?.text === ',')
      return { role: passive ? 'obj' : 'subj', tokens: phrase(tree, noun) };
  }
  return undefined;
}

/** "… after President Quint received the king": a name right before a finite verb without a subject, behind what opens its clause. */
export function nameBefore(
  tree: Tree,
  verb: Token,
  passive: boolean,
): { role: 'subj' | 'obj'; tokens: readonly number[] } | undefined {
  if (verb.relation !== 'advcl' || !finiteTags.has(verb.tag) || dependents(tree, verb.index, ...subjects).length > 0)
    return undefined;
  let at = verb.index - 1;
  if (tree.tokens[at]?.pos !== 'PROPN') return undefined;
  while (tree.tokens[at - 1]?.pos === 'PROPN' && tokenAt(tree, at).relation === 'flat') at--;
  let first = at;
  while (/^(?:PROPN|NOUN|ADJ|DET)$/.test(tree.tokens[first - 1]?.pos ?? '')) first--;
  const opener = tree.tokens[first - 1]?.lower ?? '';
  return /^(?:after|before|when|as|while|until|since)$/.test(opener)
    ? { role: passive ? 'obj' : 'subj', tokens: [at] }
    : undefined;
}
