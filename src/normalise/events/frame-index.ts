/** Frames and operators by the lemma that they fire on, most demanding first. */
import type { EventRules, FrameRule, OperatorEffect, OperatorRule } from '../../lexicon/frame-rules.ts';
import type { Token } from '../document.ts';
import { type Figures, indexFigures } from './figures.ts';
import { dependents, type Tree, tokenAt } from './tree.ts';

export type TriggerKind = 'verb' | 'noun' | 'adjective' | 'modal';

export interface Trigger<R> {
  readonly rule: R;
  readonly kind: TriggerKind;
  /** The words beside the lemma: a verb's particle, the words before a noun. */
  readonly rest: readonly string[];
  /** How much it demands; of two that hold, the more demanding is taken. */
  readonly weight: number;
}

/** Who does what is told under a verb or noun: its own subject, or its object. */
type Controllers = ReadonlyMap<string, 'subj' | 'obj'>;

export interface EventIndex {
  /** Frames by the exact word that triggers them. */
  readonly frames: ReadonlyMap<string, readonly Trigger<FrameRule>[]>;
  readonly framesOf: TriggersOf<FrameRule>;
  readonly operatorsOf: TriggersOf<OperatorRule>;
  /** What an adverb does to the event that it stands by: "allegedly". */
  readonly adverbs: ReadonlyMap<string, OperatorEffect>;
  /** Whether two words are of one class whose id begins with "alike-". */
  readonly alike: (one: string, other: string) => boolean;
  /** Verbs that take a receiver beside their object. */
  readonly ditransitives: ReadonlySet<string>;
  readonly controllers: Controllers;
  /** The same for nouns with a clause under them: "a decision to leave". */
  readonly nounControllers: Controllers;
  readonly words: EventRules['words'];
  readonly figures: Figures;
  /** Whether a lemma is one of the words of a list, or in a class of it. */
  readonly isOneOf: (lemma: string, words: readonly string[]) => boolean;
}

function demands(frame: FrameRule): number {
  const lists = [
    frame.object,
    frame.subject,
    frame.content,
    ...Object.keys(frame.with ?? {}),
    ...frame.requires,
    ...frame.personal,
  ];
  const weaker = [frame.notObject, frame.notSubject, ...Object.keys(frame.without ?? {}), ...frame.forbids];
  // What PLOVER does not cover gives way to what it does.
  const other = frame.type === 'OTHER' ? -3 : 0;
  return other + lists.filter((each) => each !== undefined).length * 2 + weaker.filter((each) => each !== undefined).length;
}

function addTriggers<R extends { verbs: string[]; nouns: string[]; adjectives: string[]; modals?: string[] }>(
  index: Map<string, Trigger<R>[]>,
  rule: R,
  weight: number,
): void {
  const put = (phrase: string, kind: TriggerKind): void => {
    const words = phrase.split(' ');
    const lemma = kind === 'noun' ? words.pop()! : words.shift()!;
    const list = index.get(lemma) ?? [];
    list.push({ rule, kind, rest: words, weight: weight + words.length * 3 });
    index.set(lemma, list);
  };
  for (const verb of rule.verbs) put(verb, 'verb');
  for (const noun of rule.nouns) put(noun, 'noun');
  for (const adjective of rule.adjectives) put(adjective, 'adjective');
  for (const modal of rule.modals ?? []) put(modal, 'modal');
}

const byWeight = <R>(index: Map<string, Trigger<R>[]>): Map<string, Trigger<R>[]> => {
  for (const list of index.values()) list.sort((a, b) => b.weight - a.weight);
  return index;
};

/** Frames speak before operators; of two frames the one that says that the object does it. */
function indexControllers({ frames, operators }: EventRules): { controllers: Controllers; nounControllers: Controllers } {
  const controllers = new Map<string, 'subj' | 'obj'>();
  const nounControllers = new Map<string, 'subj' | 'obj'>();
  for (const frame of frames) {
    if (!frame.about.some((slot) => slot === 'xcomp' || slot === 'ccomp' || slot.endsWith('-ing'))) continue;
    for (const verb of frame.verbs.map((phrase) => phrase.split(' ')[0]!))
      if (controllers.get(verb) !== 'obj') controllers.set(verb, frame.controller);
    for (const noun of frame.nouns) if (!nounControllers.has(noun)) nounControllers.set(noun, frame.controller);
  }
  for (const { verbs, nouns, controller, effect } of operators) {
    const who = controller ?? (effect === 'prevent' ? 'obj' : 'subj');
    for (const verb of verbs) if (!controllers.has(verb)) controllers.set(verb, who);
    const whose = controller ?? (effect === 'prevent' || effect === 'propose' ? 'obj' : 'subj');
    for (const noun of nouns) if (!nounControllers.has(noun)) nounControllers.set(noun, whose);
  }
  return { controllers, nounControllers };
}

/** Builds the index once for all articles. */
export function indexEventRules(rules: EventRules): EventIndex {
  const frames = new Map<string, Trigger<FrameRule>[]>();
  const operators = new Map<string, Trigger<OperatorRule>[]>();
  for (const frame of rules.frames) addTriggers(frames, frame, demands(frame));
  for (const operator of rules.operators) addTriggers(operators, operator, 0);
  const classOf = new Map(
    [...rules.classes].filter(([id]) => id.startsWith('alike-')).flatMap(([id, words]) => [...words].map((word) => [word, id])),
  );
  const alike = (one: string, other: string): boolean => classOf.has(one) && classOf.get(one) === classOf.get(other);
  const isOneOf = createIsOneOf(rules.classes);
  const ditransitives = new Set(rules.frames.filter((frame) => frame.recipient.includes('iobj')).flatMap((frame) => frame.verbs));
  const weighed = byWeight(frames);
  const adverbs = new Map(rules.operators.flatMap(({ adverbs: words, effect }) => words.map((word) => [word, effect] as const)));
  return {
    adverbs,
    alike,
    ditransitives,
    frames: weighed,
    framesOf: createTriggersOf(weighed),
    operatorsOf: createTriggersOf(byWeight(operators)),
    ...indexControllers(rules),
    words: rules.words,
    figures: indexFigures(rules.figures),
    isOneOf,
  };
}

/** Each list is taken apart once: its own words and those of its classes in one set. */
function createIsOneOf(classes: EventRules['classes']): EventIndex['isOneOf'] {
  const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
  const setOf = (words: readonly string[]): ReadonlySet<string> => {
    let set = sets.get(words);
    if (set === undefined) {
      set = new Set(words.flatMap((word) => (word.startsWith('@') ? [...(classes.get(word.slice(1)) ?? [])] : [word])));
      sets.set(words, set);
    }
    return set;
  };
  return (lemma, words) => {
    const set = setOf(words);
    if (set.has(lemma)) return true;
    if (!lemma.endsWith('s')) return false;
    return set.has(lemma.endsWith('ies') ? `${lemma.slice(0, -3)}y` : lemma.slice(0, -1));
  };
}

/** Gives the triggers of a token. */
export type TriggersOf<R> = (token: Token) => readonly Trigger<R>[];

/** Most words whose triggers are remembered. */
const cacheSize = 20_000;

/**
 * The lemma is tried first, then what a lemmatiser may have made of it: "conven" for "convene", "repell" for "repel"; last the
 * form itself, for predicates ("prepared").
 */
function createTriggersOf<R>(index: ReadonlyMap<string, readonly Trigger<R>[]>): TriggersOf<R> {
  const none: readonly Trigger<R>[] = [];
  const find = (lemma: string, lower: string): readonly Trigger<R>[] => {
    const last = lemma.charAt(lemma.length - 1);
    const found = index.get(lemma) ?? index.get(`${lemma}e`) ?? index.get(lemma.replace(/(.)\1$/, '$1')) ?? index.get(lower);
    const singular = lemma.endsWith('ies') ? `${lemma.slice(0, -3)}y` : last === 's' ? lemma.slice(0, -1) : lemma;
    return (
      found ??
      index.get(`${lemma}${last}`) ??
      index.get(singular) ??
      (last === 'e' ? index.get(lemma.slice(0, -1)) : undefined) ??
      none
    );
  };
  let known = new Map<string, { readonly lemma: string; readonly triggers: readonly Trigger<R>[] }>();
  return ({ lemma, lower }) => {
    const before = known.get(lower);
    if (before?.lemma === lemma) return before.triggers;
    if (known.size >= cacheSize) known = new Map();
    const triggers = find(lemma, lower);
    known.set(lower, { lemma, triggers });
    return triggers;
  };
}

/** Whether the words that belong to a trigger stand with it: under a verb, directly before a noun. */
export function hasRest(tree: Tree, index: number, kind: TriggerKind, rest: readonly string[]): boolean {
  if (rest.length === 0) return true;
  if (kind === 'noun') {
    return rest.every((word, position) => {
      const before = index - rest.length + position;
      const token = tree.tokens[before];
      return (
        token !== undefined && token.sentence === tokenAt(tree, index).sentence && (token.lemma === word || token.lower === word)
      );
    });
  }
  return rest.every((word) =>
    (tree.children[index] ?? []).some((child) => {
      const token = tokenAt(tree, child);
      if (token.lower === word || token.lemma === word) return true;
      return dependents(tree, child, 'case', 'mark').some((marker) => tokenAt(tree, marker).lower === word);
    }),
  );
}
