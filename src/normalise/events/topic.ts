/** The words of an event's label: what kind of visit, drill or deal it was. Lemmas only, never a stretch of the text. */
import type { Match } from './matching.ts';
import type { Scene } from './scene.ts';
import { dependents, tokenAt } from './tree.ts';

/** Words before a noun that say of which kind it is. */
function modifiers(document: Scene, noun: number): string[] {
  return dependents(document, noun, 'compound', 'amod')
    .filter((child) => child < noun && (document.mentionAt[child] ?? -1) < 0)
    .map((child) => tokenAt(document, child))
    .filter(({ index }) => document.tokens[index - 1]?.text !== '-' && document.tokens[index + 1]?.text !== '-')
    .filter(({ lemma, pos }) => pos !== 'PROPN' && !document.words.empty.has(lemma) && /^[a-z-]+$/.test(lemma))
    .map(({ lemma }) => lemma);
}

/** Lemmas in the order of the text; undefined where the type's own name says it all. */
export function topicOf(document: Scene, match: Match): string | undefined {
  if (match.frame.topic !== undefined) return match.frame.topic;
  const trigger = tokenAt(document, match.token);
  if (match.kind === 'noun') return [...modifiers(document, match.token), trigger.lemma].join(' ');
  return trigger.lemma;
}
