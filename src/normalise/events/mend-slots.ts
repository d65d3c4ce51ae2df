/** Slots that parsers leave empty or mix up: raised objects, two objects, receivers, and phrases that hang under the object. */
import type { Token } from '../document.ts';
import type { WordedTree } from './scene.ts';
import { add, phrase } from './slots.ts';
import { caseWord, dependents, type Tree, tokenAt } from './tree.ts';

/** "wants them to leave", read as a clause with a subject of its own: who is wanted to act is the object, too. */
export function addRaisedObject(tree: Tree, slots: Map<string, number[]>): void {
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
export function mendTwoObjects(tree: Tree, verb: Token, slots: Map<string, number[]>): void {
  const objects = dependents(tree, verb.index, 'obj').filter((each) => each > verb.index);
  if (objects.length !== 2 || slots.has('iobj')) return;
  slots.set('iobj', phrase(tree, objects[0]!));
  slots.set('obj', phrase(tree, objects[1]!));
}

/** "gave the rebels a week to leave": there a time is what is given, and the object gets it. */
export function mendGivenTime(tree: WordedTree, verb: Token, slots: Map<string, number[]>): void {
  const receiver = slots.get('iobj') ?? slots.get('obj');
  const time = dependents(tree, verb.index, 'obj', 'obl:unmarked', 'obl').find(
    (child) =>
      child > verb.index && tree.words['time-units'].has(tokenAt(tree, child).lemma) && caseWord(tree, child) === undefined,
  );
  if (receiver === undefined || time === undefined) return;
  if (receiver.at(-1) !== Math.min(time, ...(tree.children[time] ?? [])) - 1) return;
  slots.set('iobj', receiver);
  slots.set('obj', [time]);
}

/** "was given aid": what is the subject of the passive got it, the object is what was given. */
export function mendDitransitive(slots: Map<string, number[]>): void {
  const second = slots.get('obj2');
  if (second === undefined) return;
  slots.delete('obj2');
  slots.set('iobj', slots.get('obj') ?? []);
  slots.set('obj', second);
}

/** "talks about drills with the king", where the parser hung the king on the drills. */
export function addFromTopic(tree: Tree, slots: Map<string, number[]>): void {
  if (slots.has('with')) return;
  for (const name of ['about', 'on', 'over']) {
    const topics = slots.get(name) ?? [];
    for (const child of topics.flatMap((topic) => dependents(tree, topic, 'nmod')))
      if (caseWord(tree, child) === 'with') add(slots, 'with', phrase(tree, child));
  }
}

/** Phrases that belong to the object: "imposed sanctions on", "the demands of", and whose it is: "the rebels' demands". */
export function addFromObject(tree: Tree, verb: Token, slots: Map<string, number[]>, passive: boolean): void {
  for (const object of slots.get('obj') ?? []) {
    const direct = dependents(tree, object, 'nmod');
    const inner = direct.filter((child) => caseWord(tree, child) === 'of').flatMap((child) => dependents(tree, child, 'nmod'));
    for (const child of [...direct, ...inner]) {
      const word = caseWord(tree, child);
      if (word === undefined) continue;
      if (word === 'by' && passive && child > verb.index && !slots.has('subj')) add(slots, 'subj', phrase(tree, child));
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
export function mendMissingReceiver(tree: Tree, slots: Map<string, number[]>): void {
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
