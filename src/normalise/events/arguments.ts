/**
 * The arguments of a trigger: which head tokens stand in which slot. Verbs get their subject through coordination, control,
 * raising, participles and relative clauses; a passive has its slots put as the active would have them.
 */
import type { Token } from '../document.ts';
import {
  antecedent,
  caseWord,
  conjuncts,
  dependents,
  governs,
  isNominal,
  isRelative,
  isVerbal,
  type Tree,
  tokenAt,
} from './tree.ts';

export type Slots = ReadonlyMap<string, readonly number[]>;

/** Who does the clause under a verb: "agreed to send" its subject, "urged them to leave" its object; undefined where not known. */
export type ControllerOf = (lemma: string) => 'subj' | 'obj' | undefined;

/** Gives a verb's slots. Each name to head tokens, coordination expanded, relative pronouns replaced. */
export type VerbSlots = (verb: number) => Slots;

const maximumDepth = 12;

function add(slots: Map<string, number[]>, name: string, tokens: readonly number[]): void {
  if (tokens.length > 0) slots.set(name, [...(slots.get(name) ?? []), ...tokens]);
}

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

/** "between the army and the rebels", where the parser let the second part go. */
function secondOfBetween(tree: Tree, index: number): number[] {
  const { sentence } = tokenAt(tree, index);
  const and = tree.tokens[index + 1];
  if (and?.lower !== 'and' || and.sentence !== sentence) return [];
  for (let at = index + 2; at < index + 8; at++) {
    const token = tree.tokens[at];
    if (token === undefined || token.sentence !== sentence || isVerbal(token)) return [];
    const next = tree.tokens[at + 1];
    if (isNominal(token) && !(next && isNominal(next) && next.sentence === sentence)) return [at];
  }
  return [];
}

/** A noun phrase's tokens, with relative pronouns replaced by what they stand for. */
function phrase(tree: Tree, index: number): number[] {
  const members = conjuncts(tree, index);
  const all =
    members.length === 1 && caseWord(tree, index) === 'between' ? [...members, ...secondOfBetween(tree, index)] : members;
  return all.flatMap((each) => {
    if (!isRelative(tokenAt(tree, each))) return [each];
    const noun = antecedent(tree, each);
    return noun === undefined ? [] : [noun];
  });
}

function ownSlots(tree: Tree, verb: Token, passive: boolean, isTime: (token: number) => boolean): Map<string, number[]> {
  const slots = new Map<string, number[]>();
  for (const child of tree.children[verb.index] ?? []) {
    const { relation } = tokenAt(tree, child);
    if (isTime(child)) {
      // "meet the ambassador next week", read as one phrase: what hangs under the time is the object.
      const hung = (tree.children[child] ?? []).filter(
        (each) => each > verb.index && each < child && !isTime(each) && isNominal(tokenAt(tree, each)),
      );
      if (hung.length > 0 && dependents(tree, verb.index, 'obj').length === 0) add(slots, 'obj', hung);
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
        if (word !== undefined) add(slots, passive && word === 'by' ? 'subj' : word, phrase(tree, child));
        else if (relation === 'obl' && child > verb.index && isNominal(tokenAt(tree, child)))
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
  return slots;
}

/** "wants them to leave", read as a clause with a subject of its own: who is wanted to act is the object, too. */
function addRaisedObject(tree: Tree, slots: Map<string, number[]>): void {
  const clauses = slots.has('xcomp') || slots.has('ccomp');
  if (slots.has('iobj') && !slots.has('obj') && clauses) slots.set('obj', slots.get('iobj')!);
  if (slots.has('obj')) return;
  for (const clause of [...(slots.get('xcomp') ?? []), ...(slots.get('ccomp') ?? [])]) {
    const to = dependents(tree, clause, 'mark').some((mark) => tokenAt(tree, mark).lower === 'to');
    if (to)
      add(
        slots,
        'obj',
        dependents(tree, clause, 'nsubj').flatMap((child) => phrase(tree, child)),
      );
  }
}

/** "gave the rebels an ultimatum", read with two objects. */
function mendTwoObjects(tree: Tree, verb: Token, slots: Map<string, number[]>): void {
  const objects = dependents(tree, verb.index, 'obj').filter((each) => each > verb.index);
  if (objects.length !== 2 || slots.has('iobj')) return;
  slots.set('iobj', phrase(tree, objects[0]!));
  slots.set('obj', phrase(tree, objects[1]!));
}

/** "was given aid": what is the subject of the passive got it, the object is what was given. */
function mendDitransitive(slots: Map<string, number[]>): void {
  const second = slots.get('obj2');
  if (second === undefined) return;
  slots.delete('obj2');
  slots.set('iobj', slots.get('obj') ?? []);
  slots.set('obj', second);
}

/** Phrases that belong to the object: "imposed sanctions on", "the demands of", and whose it is: "the rebels' demands". */
function addFromObject(tree: Tree, slots: Map<string, number[]>, passive: boolean): void {
  for (const object of slots.get('obj') ?? []) {
    const direct = dependents(tree, object, 'nmod');
    const inner = direct.filter((child) => caseWord(tree, child) === 'of').flatMap((child) => dependents(tree, child, 'nmod'));
    for (const child of [...direct, ...inner]) {
      const word = caseWord(tree, child);
      if (word === undefined) continue;
      if (word === 'by' && passive && !slots.has('subj')) add(slots, 'subj', phrase(tree, child));
      if (!slots.has(word)) add(slots, word, phrase(tree, child));
    }
    const owners = dependents(tree, object, 'nmod:poss').flatMap((child) => phrase(tree, child));
    add(slots, 'whose', owners);
    if (!slots.has('of')) add(slots, 'of', owners);
  }
}

/**
 * "gave the rebels an ultimatum", "offered Chile military aid", read as one noun phrase: what stands before the thing given,
 * as a plural or as a name before an adjective, is who it is given to.
 */
function mendMissingReceiver(tree: Tree, slots: Map<string, number[]>): void {
  if (slots.has('iobj')) return;
  for (const object of slots.get('obj') ?? []) {
    const [first, second] = (tree.children[object] ?? []).filter(
      (child) => tokenAt(tree, child).relation !== 'det' && child < object,
    );
    if (first === undefined) continue;
    const { relation, tag } = tokenAt(tree, first);
    if (relation !== 'compound' && relation !== 'nmod:unmarked') continue;
    const beforeAdjective = tag.startsWith('NNP') && second !== undefined && tokenAt(tree, second).relation === 'amod';
    const fullName = tag === 'NNP' && /^[A-Z][a-z]{3,}$/.test(tokenAt(tree, first).text) && tokenAt(tree, object).tag === 'NNS';
    const between = (tree.children[object] ?? []).some(
      (child) => child > first && child < object && tokenAt(tree, child).relation === 'det',
    );
    if (tag === 'NNS' || beforeAdjective || between || fullName) {
      slots.set('iobj', [first]);
      return;
    }
  }
}

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

/** "a session of the committee", "an appeal for aid was heard", where the parser hung what stands after the preposition elsewhere. */
function addStray(tree: Tree, noun: number, slots: Map<string, number[]>): void {
  const word = tree.tokens[noun + 1];
  if (word === undefined || word.pos !== 'ADP' || word.head <= noun || governs(tree, noun, word.head)) return;
  const inner = tokenAt(tree, word.head);
  const asSubject = inner.relation === 'nsubj' || inner.relation === 'nsubj:pass';
  if (word.lower !== 'of' && !asSubject) return;
  add(slots, word.lower, [inner.relation === 'compound' && inner.head > inner.index ? inner.head : inner.index]);
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
  return slots;
}
