/**
 * The slots of a frame, wherever grammar puts them: a verb's own, and for a noun what its phrase and the light verb over it
 * give ("launched an attack on": who launches attacks).
 */
import type { FrameRule } from '../../lexicon/frame-rules.ts';
import type { VerbSlots } from './arguments.ts';
import { bothSides } from './both-sides.ts';
import type { TriggerKind } from './frame-index.ts';
import type { Match, Matcher } from './matching.ts';
import { nounSlots } from './noun-slots.ts';
import type { PartiesAt } from './participants.ts';
import { isPassive } from './passive.ts';
import type { Scene } from './scene.ts';
import type { Slots } from './slots.ts';
import { caseWord, dependents, governs, isVerbal, tokenAt } from './tree.ts';

export interface FrameSlots {
  /** The light verb or operator that has a noun as its object, or as the subject of what takes place. */
  readonly carrierOf: (noun: number) => number | undefined;
  readonly slotsOfNoun: (noun: number, frame: FrameRule, carrier: number | undefined) => Match['slot'];
  /** Of a modal in what somebody says: the source is its subject, who shall act its object, what shall be done its clause. */
  readonly slotsOfModal: (modal: number) => Match['slot'];
  /** `rest` are the particles of the frame's verb. */
  readonly slotsOfVerb: (verb: number, frame: FrameRule, kind: TriggerKind, rest: readonly string[]) => Match['slot'];
}

const none: readonly number[] = [];

export function createFrameSlots(
  document: Scene,
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
  operatorAt: Matcher['operatorAt'],
): FrameSlots {
  const known = new Map<number, Slots>();
  function ownSlots(noun: number): Slots {
    const slots = known.get(noun) ?? nounSlots(document, noun);
    known.set(noun, slots);
    return slots;
  }

  /** "the drills that they hold", "talks held in the capital": a light verb under its noun. */
  function carrierUnder(noun: number): number | undefined {
    return dependents(document, noun, 'acl', 'acl:relcl').find(
      (verb) =>
        isVerbal(tokenAt(document, verb)) &&
        operatorAt(verb)?.rule.effect === 'do' &&
        operatorAt(verb)?.rule.carries === true &&
        verbSlots(verb).get('obj')?.includes(noun) === true,
    );
  }

  function carrierOf(noun: number): number | undefined {
    return carrierOver(noun) ?? carrierUnder(noun);
  }

  function carrierOver(noun: number): number | undefined {
    const { relation, head } = tokenAt(document, noun);
    if (head < 0) return undefined;
    if (relation === 'conj' && !isVerbal(tokenAt(document, head))) return carrierOver(head);
    const over = tokenAt(document, head);
    if (relation === 'nmod' && document.words.measures.has(over.lemma) && caseWord(document, noun) === 'of')
      return carrierOver(head);
    if (relation === 'acl') return undefined;
    if (!isVerbal(over)) return undefined;
    const operator = operatorAt(head);
    if (operator === undefined || operator.rule.over === 'clause') return undefined;
    if (relation === 'obj' || relation === 'nsubj:pass' || relation === 'nsubj') return head;
    const word = caseWord(document, noun);
    return relation === 'obl' && word !== undefined && operator.rest.includes(word) ? head : undefined;
  }

  function carrierSlots(noun: number, carrier: number | undefined): Slots | undefined {
    if (carrier === undefined || tokenAt(document, noun).relation === 'nsubj') return undefined;
    return verbSlots(carrier);
  }

  function slotsOfNoun(noun: number, frame: FrameRule, carrier: number | undefined): (name: string) => readonly number[] {
    const own = ownSlots(noun);
    const over = carrierSlots(noun, carrier);
    const carrying = carrier === undefined ? false : operatorAt(carrier)?.rule.carries;
    const carries = carrying === true || (carrying === 'together' && frame.reciprocal);
    const under = carrierUnder(noun);
    const inner = under === undefined || under === carrier ? undefined : verbSlots(under);
    const outer = carrier === undefined ? undefined : verbSlots(carrier);
    const get = (name: string): readonly number[] => {
      if (name === 'of' && frame.possessedObject && !own.has('of')) return people('poss');
      return own.get(name) ?? inner?.get(name) ?? outer?.get(name)?.filter((each) => each !== noun) ?? none;
    };
    const people = (name: string): readonly number[] => (own.get(name) ?? none).filter((each) => partiesAt(each).length > 0);
    const transitive = frame.recipient.includes('obj') || (frame.recipient.includes('of') && own.has('of'));
    const object = (): readonly number[] => {
      if (transitive && own.has('of')) return own.get('of')!;
      if (frame.possessedObject && people('poss').length > 0) return people('poss');
      const beside = ['on', 'against', 'upon', 'into'].map(get).find((each) => each.length > 0);
      if (beside) return beside;
      return frame.possessedObject ? people('mod') : none;
    };
    const subject = (): readonly number[] => {
      const carried = inner?.get('subj') ?? (carries ? over?.get('subj') : undefined) ?? none;
      if (carried.length > 0) return carried;
      if (own.has('subj')) return own.get('subj')!;
      const ways = frame.possessedObject
        ? [own.get('by') ?? none]
        : [own.get('by') ?? none, people('poss'), people('mod'), transitive ? none : (own.get('of') ?? none), people('from')];
      return (
        ways.find((each) => each.length > 0) ??
        (frame.possessedObject && own.has('of') ? [...people('poss'), ...people('mod')] : none)
      );
    };
    return (name) => {
      if (name === 'subj') return subject();
      if (name === 'obj') return object();
      if (name === 'poss' || name === 'mod') return people(name);
      return get(name);
    };
  }

  function slotsOfVerb(
    token: number,
    frame: FrameRule,
    kind: TriggerKind,
    rest: readonly string[],
  ): (name: string) => readonly number[] {
    const slots = verbSlots(token);
    let both: readonly number[] | 'unknown' | undefined = 'unknown';
    const subject = (): readonly number[] | undefined => {
      const own = slots.get('subj');
      if (!frame.reciprocal) return own;
      if (both === 'unknown') both = bothSides(document, own ?? none, verbSlots, partiesAt);
      return both ?? own;
    };
    // "handed over the prisoners", read as a preposition and what stands after it.
    const particle = slots.has('obj') ? undefined : rest.find((word) => slots.has(word));
    const of = (name: string): readonly number[] | undefined => {
      if (name === 'subj') return subject();
      return name === 'xcomp' ? controlled(slots) : slots.get(name);
    };
    if (kind === 'verb') return (name) => of(name === 'obj' && particle !== undefined ? particle : name) ?? none;
    return (name) => of(name) ?? (name === 'subj' ? (slots.get('obj') ?? none) : none);
  }

  function slotsOfModal(modal: number): (name: string) => readonly number[] {
    const verb = tokenAt(document, modal).head;
    const attribution = document.attributions[document.attributionAt[modal] ?? -1];
    const source = document.mentions[attribution?.sourceMention ?? -1];
    // What is thought or noticed is no demand, and a source within the clause itself speaks of something else.
    if (attribution?.kind !== 'speech' || source === undefined || governs(document, verb, source.head)) return () => none;
    return (name) => {
      if (name === 'subj') return [source.head];
      if (name === 'obj') return isPassive(document, verb) ? none : (verbSlots(verb).get('subj') ?? none);
      return name === 'ccomp' ? [verb] : none;
    };
  }

  /** The controlled clause; a clause of purpose or a gerund counts where the verb has none, as parsers mix them up. */
  function controlled(slots: Slots): readonly number[] | undefined {
    const gerunds = slots
      .get('advcl')
      ?.filter((clause) => tokenAt(document, clause).tag === 'VBG' && document.tokens[clause - 1]?.text !== ',');
    const near = slots.get('xcomp') ?? slots.get('to-ing') ?? (gerunds && gerunds.length > 0 ? gerunds : undefined);
    if (near !== undefined) return near;
    // "wants the rebels to disarm", where the clause was hung on the object.
    const hung = (slots.get('obj') ?? none).flatMap((object) =>
      dependents(document, object, 'acl').filter((clause) => caseWord(document, clause, 'mark') === 'to'),
    );
    if (hung.length > 0) return hung;
    // "proposed to the king holding drills", where the gerund was hung on the king.
    const addressed = (slots.get('to') ?? none).flatMap((person) =>
      dependents(document, person, 'acl').filter(
        (clause) => tokenAt(document, clause).tag === 'VBG' && document.tokens[clause - 1]?.text !== ',',
      ),
    );
    return addressed.length > 0 ? addressed : undefined;
  }

  return { carrierOf, slotsOfModal, slotsOfNoun, slotsOfVerb };
}
