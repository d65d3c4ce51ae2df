/** Negation and condition: what a clause says of itself beside its tense. */
import type { Token } from '../document.ts';
import type { WordedTree } from './scene.ts';
import { dependents, type Tree, tokenAt } from './tree.ts';

const negations: ReadonlySet<string> = new Set(['not', "n't", 'never', 'hardly', 'nor', 'n’t']);
const conditions: ReadonlySet<string> = new Set(['if', 'unless', 'whether', 'lest', 'in case', 'should']);

/** "did not", "no", "no longer". */
export const negatedHere = (document: Tree, token: number): boolean =>
  (document.children[token] ?? []).some((child) => {
    const each = tokenAt(document, child);
    if (negations.has(each.lower)) return true;
    if (each.relation === 'det' && each.lower === 'no') return true;
    return (
      each.lower === 'longer' && dependents(document, child, 'advmod', 'det').some((no) => tokenAt(document, no).lower === 'no')
    );
  });

/** "no troops were sent", "nobody attacked". */
export const emptySubject = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'nsubj', 'nsubj:pass').some((child) => {
    const { lower } = tokenAt(document, child);
    return (
      lower === 'nobody' ||
      lower === 'none' ||
      lower === 'neither' ||
      dependents(document, child, 'det').some(
        (det) => tokenAt(document, det).lower === 'no' || tokenAt(document, det).lower === 'neither',
      )
    );
  });

export const conditional = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'mark').some((mark) => conditions.has(tokenAt(document, mark).lower));

export const asksWhether = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'mark').some((mark) => tokenAt(document, mark).lower === 'whether');

/** Whether a clause under a verb says on what condition. */
export const hasCondition = (document: Tree, verb: number): boolean =>
  dependents(document, verb, 'advcl', 'obl').some((clause) =>
    dependents(document, clause, 'mark').some((mark) => ['if', 'unless'].includes(tokenAt(document, mark).lower)),
  );

/** "in exchange for the release of hostages", however the parse joins the words. */
export function inReturn({ tokens }: Tree, noun: Token): boolean {
  for (let at = noun.index - 1; at > noun.index - 6 && at > 1; at--)
    if (tokens[at]!.lower === 'for' && /^(?:exchange|return)$/.test(tokens[at - 1]!.lower) && tokens[at - 2]!.lower === 'in')
      return true;
  return false;
}

/** "a bill with some $60 billion in aid": what stands in a bill is not done yet. */
export function isDraft(tree: WordedTree, noun: Token): boolean {
  let at = noun.head;
  for (let steps = 0; at >= 0 && steps < 3; steps++) {
    const { lemma, pos, relation, head } = tokenAt(tree, at);
    if (tree.words.drafts.has(lemma)) return true;
    if (!/^(?:NOUN|NUM|SYM)$/.test(pos) || !relation.startsWith('n')) return false;
    at = head;
  }
  return false;
}
