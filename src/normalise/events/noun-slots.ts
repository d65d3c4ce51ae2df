/** The slots of a noun that tells of an event: whose it is, what stands before it, its phrases and clauses. */
import { add, betweenUnder, phrase, type Slots } from './slots.ts';
import { caseWord, dependents, governs, isNominal, type Tree, tokenAt } from './tree.ts';

/** "a session of the committee", "an appeal for aid was heard", where the parser hung what stands after the preposition elsewhere. */
function addStray(tree: Tree, noun: number, slots: Map<string, number[]>): void {
  const word = tree.tokens[noun + 1];
  if (word === undefined || word.pos !== 'ADP' || word.head <= noun || governs(tree, noun, word.head)) return;
  const inner = tokenAt(tree, word.head);
  const asSubject = inner.relation === 'nsubj' || inner.relation === 'nsubj:pass';
  if (word.lower !== 'of' && !asSubject) return;
  add(slots, word.lower, [inner.relation === 'compound' && inner.head > inner.index ? inner.head : inner.index]);
}

/** "the killing of two soldiers by rebels", where the parser hung the rebels on the soldiers. */
function addInnerAgent(tree: Tree, noun: number, slots: Map<string, number[]>): void {
  if (slots.has('by')) return;
  const inner = dependents(tree, noun, 'nmod').flatMap((child) => dependents(tree, child, 'nmod'));
  for (const child of inner) if (caseWord(tree, child) === 'by') add(slots, 'by', phrase(tree, child));
}

/** A noun's own slots: `poss`, `mod` (names and nouns before it), prepositions, and clauses under it. */
export function nounSlots(tree: Tree, noun: number): Slots {
  const slots = new Map<string, number[]>();
  addStray(tree, noun, slots);
  for (const child of tree.children[noun] ?? []) {
    const token = tokenAt(tree, child);
    switch (token.relation) {
      case 'nmod:poss':
        add(slots, 'poss', phrase(tree, child));
        break;
      case 'amod':
      case 'compound':
      case 'nmod:desc':
      case 'nmod:unmarked':
        add(slots, 'mod', [child, ...dependents(tree, child, 'conj', 'compound')]);
        break;
      case 'nmod':
      case 'obl': {
        const word = caseWord(tree, child);
        if (word === undefined) add(slots, isNominal(token) ? 'mod' : 'dep', phrase(tree, child));
        else add(slots, word, phrase(tree, child));
        break;
      }
      case 'nsubj':
        add(slots, 'subj', phrase(tree, child));
        break;
      case 'acl': {
        const mark = caseWord(tree, child, 'mark');
        const name =
          mark === undefined || mark === 'to' ? (token.tag === 'VB' || mark === 'to' ? 'xcomp' : 'acl') : `${mark}-ing`;
        add(slots, name, [child, ...dependents(tree, child, 'conj')]);
        break;
      }
      case 'ccomp':
      case 'xcomp':
        add(slots, token.relation, [child]);
        break;
    }
  }
  addInnerAgent(tree, noun, slots);
  if (!slots.has('between')) add(slots, 'between', betweenUnder(tree, dependents(tree, noun, 'nmod')));
  return slots;
}
