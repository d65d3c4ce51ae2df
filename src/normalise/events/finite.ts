/** What a verb's own form says of its event: tense, aspect, modals. */
import type { Token } from '../document.ts';
import { hasCondition } from './conditions.ts';
import { plain, type Reading } from './readings.ts';
import type { Scene, WordedTree } from './scene.ts';
import { tokenFrom } from './time-tokens.ts';
import { dependents, tokenAt } from './tree.ts';

const hypotheticalModals: ReadonlySet<string> = new Set(['would', 'may', 'might', 'could', 'can', "'d"]);
const futureModals: ReadonlySet<string> = new Set(['will', 'shall', "'ll", 'wo']);
const proposedModals: ReadonlySet<string> = new Set(['should', 'must', 'ought']);

/** "said that he would come": what was still to come then. */
function isFutureInPast(document: WordedTree, verb: Token): boolean {
  if (hasCondition(document, verb.index) || verb.head < 0) return false;
  // "reports that she would come": parsers differ on how such a clause hangs.
  const mark = dependents(document, verb.index, 'mark').find((each) => tokenAt(document, each).lower === 'that');
  if (document.words.tellings.has(document.tokens[(mark ?? 0) - 1]?.lemma ?? '')) return true;
  const over = tokenAt(document, verb.head);
  return (
    verb.relation === 'ccomp' && (over.tag === 'VBD' || over.tag === 'VBN') && document.words['telling-verbs'].has(over.lemma)
  );
}

/** "The talks would go on, he said": what was still to come when it was said in the past tense. */
function isSaidInPast(document: Scene, verb: Token): boolean {
  const { attributions, attributionAt, tokens } = document;
  const said = attributions[attributionAt[verb.index] ?? -1];
  const cue = said?.kind === 'speech' ? said.cue.at(-1) : undefined;
  if (cue === undefined || hasCondition(document, verb.index)) return false;
  const inside = verb.head >= 0 && attributionAt[verb.head] === attributionAt[verb.index];
  const main = !inside || verb.relation === 'ccomp' || verb.relation === 'parataxis';
  return main && tokens[tokenFrom(document, cue.start)]?.tag === 'VBD';
}

/** How a verb stands that says its own tense; undefined where it says none. */
export function finite(document: Scene, verb: Token, helpers: readonly Token[]): Reading | undefined {
  const words = helpers.map(({ lower }) => lower);
  const has = (set: ReadonlySet<string>) => words.find((word) => set.has(word));
  const modal = has(futureModals);
  if (modal)
    return hasCondition(document, verb.index)
      ? plain('hypothetical', 'future', 'future under a condition')
      : plain('planned', 'future', `"${modal}"`);
  if (words.includes('would') && (isFutureInPast(document, verb) || isSaidInPast(document, verb)))
    return plain('planned', 'future', '"would" in what was said');
  const may = has(hypotheticalModals);
  // "could have been avoided" was not.
  if (may)
    return words.includes('have') && (may === 'may' || may === 'might')
      ? plain('unknown', 'past', `"${may} have"`)
      : plain('hypothetical', 'future', `"${may}"`);
  const should = has(proposedModals);
  // "should all the plants be shut": a condition that is turned round.
  const turned = helpers.find(({ lower }) => lower === 'should');
  if (turned && dependents(document, verb.index, 'nsubj', 'nsubj:pass').some((subject) => subject > turned.index))
    return plain('hypothetical', 'future', 'under a condition');
  if (should) return plain('proposed', 'future', `"${should}"`);
  const lemmas = helpers.map(({ lemma }) => lemma);
  const bare =
    helpers.length === 0 && (verb.tag === 'VBD' || (verb.tag === 'VBN' && dependents(document, verb.index, 'nsubj').length > 0));
  const past = helpers.some(({ tag }) => tag === 'VBD') || bare;
  if (verb.tag === 'VBG' && lemmas.includes('be'))
    return plain(past ? 'occurred' : 'ongoing', past ? 'past' : 'present', 'progressive');
  if (past) return plain('occurred', 'past', 'past tense');
  if (lemmas.includes('have')) return plain('occurred', 'present', 'perfect');
  const own = verb.pos === 'ADJ' || verb.pos === 'NOUN' || verb.pos === 'PROPN';
  if (helpers.length > 0 || own || verb.tag === 'VBZ' || verb.tag === 'VBP') return plain('occurred', 'present', 'present tense');
  return undefined;
}
