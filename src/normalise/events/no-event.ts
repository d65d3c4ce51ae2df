/** Words that look like the triggers of events and tell of none. */
import type { Mentioned } from '../document.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { caseWord, dependents, tokenAt } from './tree.ts';

/** Whether a word after "fear that" opens the subject of a clause whose verb follows: "that | stolen cars would be sold". */
function opensSubject({ tokens }: Mentioned, that: number, from: number): boolean {
  if (tokens[that - 1]?.pos !== 'VERB') return false;
  let at = from;
  while (tokens[at]?.pos === 'NOUN' || tokens[at]?.pos === 'ADJ') at++;
  return tokens[at]?.sentence === tokens[that]!.sentence && finiteTags.has(tokens[at]!.tag);
}

/** "that contaminated water would spread": a participle before its noun, read as the verb of its clause. */
export function isAttributive(document: Mentioned, verb: number): boolean {
  const { tag, sentence } = tokenAt(document, verb);
  const [before, next] = [document.tokens[verb - 1], document.tokens[verb + 1]];
  if ((tag !== 'VBN' && tag !== 'VBD') || before?.sentence !== sentence || next?.sentence !== sentence) return false;
  if (next.pos !== 'NOUN' || !(before.pos === 'SCONJ' || before.pos === 'DET' || before.lower === 'that')) return false;
  const needs = dependents(document, verb, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass');
  // "That" itself may have been read as the subject.
  if (needs.length === 1 && needs[0] === before.index) return opensSubject(document, before.index, next.index);
  return needs.length === 0;
}

/** "a tactic he calls the stand-up strike": giving a name to it, not calling it. */
export function namesSomething(document: Mentioned, verb: number): boolean {
  if (tokenAt(document, verb).lemma !== 'call') return false;
  const named = dependents(document, verb, 'nsubj').some(
    (subject) => tokenAt(document, subject).pos === 'PRON' && document.tokens[subject - 1]?.pos === 'NOUN',
  );
  return named && dependents(document, verb, 'obj', 'xcomp', 'ccomp').length > 0;
}

/** "the alliance", where that is a body the article names. */
export function namesBody(document: Mentioned, noun: number): boolean {
  const mention = document.mentions[document.mentionAt[noun] ?? -1];
  const entity = mention?.head === noun && mention.entity !== undefined ? document.entities[mention.entity] : undefined;
  return entity?.kind === 'organisation' || entity?.kind === 'country';
}

/** "technically at war", "at peace": how things stand. */
export const isState = (document: Mentioned, noun: number): boolean =>
  tokenAt(document, noun).lemma === 'war' && caseWord(document, noun) === 'at';
