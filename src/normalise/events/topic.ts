/** The words of an event's label: what kind of visit, drill or deal it was. Lemmas only, never a stretch of the text. */
import type { Mentioned } from '../document.ts';
import type { Match } from './matching.ts';
import { dependents, tokenAt } from './tree.ts';

/** Words before a noun that say nothing of its kind. */
const empty: ReadonlySet<string> = new Set([
  'new',
  'such',
  'last',
  'next',
  'recent',
  'first',
  'second',
  'third',
  'rare',
  'other',
  'own',
  'several',
  'many',
  'possible',
  'alleged',
  'planned',
  'proposed',
  'further',
  'more',
  'latest',
]);

function modifiers(document: Mentioned, noun: number): string[] {
  return dependents(document, noun, 'compound', 'amod')
    .filter((child) => child < noun && (document.mentionAt[child] ?? -1) < 0)
    .map((child) => tokenAt(document, child))
    .filter(({ index }) => document.tokens[index - 1]?.text !== '-' && document.tokens[index + 1]?.text !== '-')
    .filter(({ lemma, pos }) => pos !== 'PROPN' && !empty.has(lemma) && /^[a-z-]+$/.test(lemma))
    .map(({ lemma }) => lemma);
}

/** Lemmas in the order of the text; undefined where the type's own name says it all. */
export function topicOf(document: Mentioned, match: Match): string | undefined {
  if (match.frame.topic !== undefined) return match.frame.topic;
  const trigger = tokenAt(document, match.token);
  if (match.kind === 'noun') return [...modifiers(document, match.token), trigger.lemma].join(' ');
  return trigger.lemma;
}
