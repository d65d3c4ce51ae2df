/**
 * The arguments of a verb: which head tokens stand in which slot. A verb gets its subject through coordination, control,
 * raising, participles and relative clauses, too.
 */
import type { Token } from '../document.ts';
import {
  addFromObject,
  addFromTopic,
  addRaisedObject,
  mendDitransitive,
  mendGivenTime,
  mendMissingReceiver,
  mendTwoObjects,
} from './mend-slots.ts';
import { nounSlots } from './noun-slots.ts';
import { ownSlots } from './own-slots.ts';
import { isPassive } from './passive.ts';
import type { WordedTree } from './scene.ts';
import type { Slots } from './slots.ts';
import { nameBefore, strandedSubject } from './stranded-subject.ts';
import { caseWord, dependents, isNominal, isVerbal, tokenAt } from './tree.ts';

/** Who does the clause under a verb: "agreed to send" its subject, "urged them to leave" its object; undefined where not known. */
export type ControllerOf = (lemma: string) => 'subj' | 'obj' | undefined;

/** Gives a verb's slots. */
export type VerbSlots = (verb: number) => Slots;

const maximumDepth = 12;

/** What a verb's slots need to know beside the tree. */
export interface SlotKnowledge {
  readonly controllerOf: ControllerOf;
  /** The same for nouns: "the king's decision to leave" is his who decides, "a call to leave" is not the caller's. */
  readonly nounControllerOf: ControllerOf;
  readonly isDitransitive: (lemma: string) => boolean;
  /** Whether a token belongs to a time expression: "Monday" is nobody's object. */
  readonly isTime: (token: number) => boolean;
}

export function createVerbSlots(
  tree: WordedTree,
  { controllerOf, nounControllerOf, isDitransitive, isTime }: SlotKnowledge,
): VerbSlots {
  const known = new Map<number, Slots>();

  /** Who does what a noun announces: "the king's decision to leave", "the queen made a promise to help". */
  function doersOf(noun: Token, depth: number): readonly number[] {
    const controller = nounControllerOf(noun.lemma);
    if (controller === undefined) return [];
    const own = nounSlots(tree, noun.index);
    const names = controller === 'subj' ? ['by', 'poss', 'from'] : ['to', 'on', 'for', 'upon'];
    const told = names.map((name) => own.get(name)).find((each) => each !== undefined);
    if (told !== undefined) return told;
    if (controller === 'obj' || noun.head < 0 || !isVerbal(tokenAt(tree, noun.head))) return own.get('mod') ?? [];
    return own.get('mod') ?? (noun.relation === 'obj' ? (slotsOf(noun.head, depth + 1).get('subj') ?? []) : []);
  }

  /** "wrote a letter asking for help": a document speaks for whoever issues it. */
  function authorsOf(noun: Token, depth: number): readonly number[] {
    const issued = noun.relation === 'obj' && tree.words.documents.has(noun.lemma) && noun.head >= 0;
    const author = issued ? slotsOf(noun.head, depth).get('subj') : undefined;
    return author ?? [noun.index];
  }

  /** The subject of a clause that does not say it, from the clause or noun over it. */
  function inheritedSubject(verb: Token, depth: number): { role: 'subj' | 'obj'; tokens: readonly number[] } | undefined {
    if (verb.head < 0 || depth > maximumDepth) return undefined;
    const over = tokenAt(tree, verb.head);
    const role = isPassive(tree, verb.index) ? 'obj' : 'subj';
    const from = (name: string) => ({ role, tokens: slotsOf(over.index, depth + 1).get(name) ?? [] }) as const;
    switch (verb.relation) {
      case 'conj': {
        // "Chad, which has ten lakes, demanded …", read as a noun and a verb beside it.
        if (isNominal(over)) return { role, tokens: [over.index] };
        const passiveOver = isPassive(tree, over.index);
        return from(passiveOver ? 'obj' : 'subj');
      }
      case 'xcomp':
      case 'ccomp':
      case 'advcl': {
        if (caseWord(tree, verb.index, 'mark') === 'that') return undefined;
        if (over.pos === 'ADJ' || over.pos === 'NOUN') return from('subj');
        const slots = slotsOf(over.index, depth + 1);
        if (slots.get('iobj') && controllerOf(over.lemma) !== 'subj') return from('iobj');
        const mark = caseWord(tree, verb.index, 'mark');
        const controlled =
          verb.relation === 'xcomp' || controllerOf(over.lemma) !== undefined || mark === 'of' || mark === 'from';
        if (isPassive(tree, over.index))
          return controllerOf(over.lemma) === 'subj' && verb.tag === 'VBG' ? from('subj') : from('obj');
        const wanted = controlled ? (controllerOf(over.lemma) ?? 'obj') : 'subj';
        return from(wanted === 'obj' && slots.has('obj') ? 'obj' : 'subj');
      }
      case 'acl':
        // "told reporters that helping them was right": no clause of the reporters.
        if (tree.tokens[verb.index - 1]?.lower === 'that') return undefined;
        if (verb.tag === 'VB') return { role, tokens: doersOf(over, depth + 1) };
        return { role, tokens: role === 'subj' ? authorsOf(over, depth + 1) : [over.index] };
      case 'acl:relcl': {
        const ownSubject = dependents(tree, verb.index, 'nsubj', 'nsubj:pass').length > 0;
        const ownObject = dependents(tree, verb.index, 'obj').length > 0;
        if (ownSubject) return ownObject || isPassive(tree, verb.index) ? undefined : { role: 'obj', tokens: [over.index] };
        return { role, tokens: [over.index] };
      }
      default:
        return undefined;
    }
  }

  /** "support and endorse the speaker": the object of the second is the first's, too. */
  function shareObject(verb: Token, slots: Map<string, number[]>, depth: number): void {
    const next = dependents(tree, verb.index, 'conj').find((each) => each === verb.index + 2 && isVerbal(tokenAt(tree, each)));
    if (next === undefined || depth > maximumDepth) return;
    const shared = slotsOf(next, depth + 1).get('obj');
    if (shared !== undefined) slots.set('obj', shared.slice());
  }

  function slotsOf(index: number, depth: number): Slots {
    const before = known.get(index);
    if (before !== undefined) return before;
    const verb = tokenAt(tree, index);
    const passive = isPassive(tree, index);
    const slots = ownSlots(tree, verb, passive, isTime);
    known.set(index, slots);
    mendDitransitive(slots);
    mendTwoObjects(tree, verb, slots);
    addRaisedObject(tree, slots);
    const inherited = nameBefore(tree, verb, passive) ?? inheritedSubject(verb, depth) ?? strandedSubject(tree, verb, passive);
    const tokens = inherited?.tokens.filter((each) => each !== index) ?? [];
    if (inherited && tokens.length > 0 && !slots.has(inherited.role)) slots.set(inherited.role, tokens.slice());
    if (!slots.has('obj') && !passive) shareObject(verb, slots, depth);
    if (isDitransitive(verb.lemma)) {
      mendMissingReceiver(tree, slots);
      mendGivenTime(tree, verb, slots);
    }
    addFromObject(tree, verb, slots, passive);
    addFromTopic(tree, slots);
    return slots;
  }

  return (verb) => slotsOf(verb, 0);
}
