/**
 * The arguments of a verb: which head tokens stand in which slot. A verb gets its subject through coordination, control,
 * raising, participles and relative clauses, too.
 */
import type { Token } from '../document.ts';
import { addFromObject, addRaisedObject, mendDitransitive, mendMissingReceiver, mendTwoObjects } from './mend-slots.ts';
import { ownSlots } from './own-slots.ts';
import { isPassive } from './passive.ts';
import type { Slots } from './slots.ts';
import { caseWord, dependents, isVerbal, type Tree, tokenAt } from './tree.ts';

/** Who does the clause under a verb: "agreed to send" its subject, "urged them to leave" its object; undefined where not known. */
export type ControllerOf = (lemma: string) => 'subj' | 'obj' | undefined;

/** Gives a verb's slots. */
export type VerbSlots = (verb: number) => Slots;

const maximumDepth = 12;

/** What a verb's slots need to know beside the tree. */
export interface SlotKnowledge {
  readonly controllerOf: ControllerOf;
  readonly isDitransitive: (lemma: string) => boolean;
  /** Whether a token belongs to a time expression: "Monday" is nobody's object. */
  readonly isTime: (token: number) => boolean;
}

export function createVerbSlots(tree: Tree, { controllerOf, isDitransitive, isTime }: SlotKnowledge): VerbSlots {
  const known = new Map<number, Slots>();

  /** The subject of a clause that does not say it, from the clause or noun over it. */
  function inheritedSubject(verb: Token, depth: number): { role: 'subj' | 'obj'; tokens: readonly number[] } | undefined {
    if (verb.head < 0 || depth > maximumDepth) return undefined;
    const over = tokenAt(tree, verb.head);
    const role = isPassive(tree, verb.index) ? 'obj' : 'subj';
    const from = (name: string) => ({ role, tokens: slotsOf(over.index, depth + 1).get(name) ?? [] }) as const;
    switch (verb.relation) {
      case 'conj': {
        const passiveOver = isPassive(tree, over.index);
        return from(passiveOver ? 'obj' : 'subj');
      }
      case 'xcomp':
      case 'ccomp':
      case 'advcl': {
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
        if (verb.tag === 'VB') return undefined;
        return { role, tokens: [over.index] };
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
    const inherited = inheritedSubject(verb, depth);
    const tokens = inherited?.tokens.filter((each) => each !== index) ?? [];
    if (inherited && tokens.length > 0 && !slots.has(inherited.role)) slots.set(inherited.role, tokens.slice());
    if (!slots.has('obj') && !passive) shareObject(verb, slots, depth);
    if (isDitransitive(verb.lemma)) mendMissingReceiver(tree, slots);
    addFromObject(tree, slots, passive);
    return slots;
  }

  return (verb) => slotsOf(verb, 0);
}
