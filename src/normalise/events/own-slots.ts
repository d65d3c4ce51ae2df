/** What grammar itself puts into a verb's slots; a passive has them as the active would. */
import type { Token } from '../document.ts';
import type { WordedTree } from './scene.ts';
import { add, betweenUnder, phrase } from './slots.ts';
import { caseWord, dependents, isNominal, type Tree, tokenAt } from './tree.ts';

/** "received in the capital on Tuesday by the king", where the parser hung the king on the day. */
function strayAgent(tree: Tree, verb: Token): number[] {
  return dependents(tree, verb.index, 'obl', 'nmod', 'obl:unmarked')
    .filter((child) => child > verb.index)
    .flatMap((child) => dependents(tree, child, 'nmod', 'obl'))
    .filter((child) => caseWord(tree, child) === 'by')
    .flatMap((child) => phrase(tree, child));
}

/** "mediated together with Egypt": who does it, too. After an object ("proposed drills together with Egypt") it is the object's. */
function isCompany(tree: WordedTree, verb: Token, word: string, child: number): boolean {
  const first = dependents(tree, child, 'case')[0]!;
  const before = tree.tokens[first - 1];
  const { company } = tree.words;
  const beside = word === 'with' && before !== undefined && company.has(`${before.lower} with`);
  const start = beside ? first - 2 : first - 1;
  return (company.has(word) || beside) && (start === verb.index || dependents(tree, verb.index, 'obj').length === 0);
}

export function ownSlots(
  tree: WordedTree,
  verb: Token,
  passive: boolean,
  isTime: (token: number) => boolean,
): Map<string, number[]> {
  const slots = new Map<string, number[]>();
  for (const child of tree.children[verb.index] ?? []) {
    const { relation } = tokenAt(tree, child);
    if (isTime(child)) {
      // "meet the ambassador next week", "was freed by Chad next week", read as one phrase: what hangs under the time is the verb's.
      const hung = (tree.children[child] ?? []).filter(
        (each) => each > verb.index && each < child && !isTime(each) && isNominal(tokenAt(tree, each)),
      );
      const word = caseWord(tree, child);
      if (hung.length > 0 && word !== undefined) add(slots, passive && word === 'by' ? 'subj' : word, hung);
      else if (hung.length > 0 && dependents(tree, verb.index, 'obj').length === 0) add(slots, 'obj', hung);
      continue;
    }
    switch (relation) {
      case 'nsubj':
        add(slots, 'subj', phrase(tree, child));
        break;
      case 'nsubj:pass':
        add(slots, 'obj', phrase(tree, child));
        break;
      case 'obl:agent':
        add(slots, 'subj', phrase(tree, child));
        break;
      case 'obj': {
        // "proposed to the king holding talks": a preposition before it says that it is no object.
        const word = caseWord(tree, child);
        // "dispatched inspectors to the plant", read as a possessive without its mark.
        const misread = dependents(tree, child, 'nmod:poss').filter(
          (each) =>
            tokenAt(tree, each).pos === 'NOUN' &&
            !dependents(tree, each, 'case').some((mark) => tokenAt(tree, mark).tag === 'POS'),
        );
        if (!passive) add(slots, 'obj', misread);
        add(slots, word ?? (passive && slots.has('obj') ? 'obj2' : 'obj'), phrase(tree, child));
        break;
      }
      case 'conj':
        // "met both the king and the ministers", where the second part was hung on the verb.
        if (isNominal(tokenAt(tree, child)) && slots.has('obj') && dependents(tree, child, 'nsubj', 'cop').length === 0)
          add(slots, 'obj', phrase(tree, child));
        break;
      case 'iobj':
        add(slots, 'iobj', phrase(tree, child));
        break;
      case 'xcomp':
      case 'ccomp':
      case 'csubj': {
        const mark = isNominal(tokenAt(tree, child)) ? caseWord(tree, child, 'mark') : undefined;
        if (mark === undefined) add(slots, relation, [child, ...dependents(tree, child, 'conj')]);
        else add(slots, mark, phrase(tree, child));
        break;
      }
      case 'advcl': {
        const mark = caseWord(tree, child, 'mark') ?? caseWord(tree, child);
        add(slots, mark === undefined ? 'advcl' : `${mark}-ing`, [child, ...dependents(tree, child, 'conj')]);
        break;
      }
      case 'obl':
      case 'nmod':
      case 'advmod': {
        const word = caseWord(tree, child);
        if (word !== undefined) {
          add(slots, passive && word === 'by' ? 'subj' : word, phrase(tree, child));
          if (!passive && slots.has('subj') && isCompany(tree, verb, word, child)) add(slots, 'subj', phrase(tree, child));
        }
        if (word === undefined && relation === 'obl' && child > verb.index && isNominal(tokenAt(tree, child)))
          add(slots, 'obj', phrase(tree, child));
        // "directly to the king", where the phrase was hung on the adverb.
        for (const hung of relation === 'advmod' ? dependents(tree, child, 'obl', 'nmod') : []) {
          const preposition = caseWord(tree, hung);
          if (preposition !== undefined) add(slots, preposition, phrase(tree, hung));
        }
        break;
      }
    }
  }
  if (!slots.has('between')) add(slots, 'between', betweenUnder(tree, dependents(tree, verb.index, 'obl')));
  if (passive && !slots.has('subj')) add(slots, 'subj', strayAgent(tree, verb));
  return slots;
}
