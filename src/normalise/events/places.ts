/** Where: a place in a phrase of place under the event's trigger. Never the date-line, never a time ("at a summit in August"). */
import type { EventMention, Mentioned } from '../document.ts';
import type { Match } from './matching.ts';
import { caseWord, conjuncts, dependents, tokenAt } from './tree.ts';

const prepositions: ReadonlySet<string> = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'off',
  'over',
  'on',
  'across',
  'around',
  'throughout',
  'along',
  'within',
  'to',
  'into',
  'from',
  'of',
]);
/** Only the goal of a journey, or what is invaded, is where it happened; "sent to" and "fled from" are not. */
const onlyFor: ReadonlyMap<string, (match: Match) => boolean> = new Map([
  ['to', (match: Match) => match.frame.modes.includes('visit')],
  ['into', (match: Match) => match.frame.type === 'ASSAULT'],
  ['from', () => false],
  ['of', (match: Match) => match.frame.type === 'ASSAULT' && match.kind === 'noun'],
]);

/** The place of an event, where the text says it. */
export function findPlace(document: Mentioned, match: Match): EventMention['place'] {
  for (const over of match.carrier === undefined ? [match.token] : [match.token, match.carrier]) {
    for (const child of dependents(document, over, 'obl', 'nmod')) {
      const word = caseWord(document, child);
      if (word === undefined || !prepositions.has(word) || onlyFor.get(word)?.(match) === false) continue;
      for (const token of conjuncts(document, child)) {
        const found =
          placeAt(document, token) ??
          dependents(document, token, 'nmod')
            .map((below) =>
              caseWord(document, below) === 'of' || caseWord(document, below) === 'in' ? placeAt(document, below) : undefined,
            )
            .find(Boolean);
        if (found) return { ...found, rule: `place-${word.replace(' ', '-')}` };
      }
    }
  }
  if (match.frame.modes.includes('visit') || match.frame.type === 'ASSAULT') {
    const found = match
      .slot('obj')
      .map((token) => placeAt(document, token))
      .find(Boolean);
    if (found) return { ...found, rule: 'place-object' };
  }
  return undefined;
}

function placeAt(document: Mentioned, token: number): { entity: number; mention: number } | undefined {
  const mention = document.mentionAt[token] ?? -1;
  const entity = mention < 0 ? undefined : document.mentions[mention]?.entity;
  if (entity === undefined) return undefined;
  const found = document.entities[entity]!;
  const isPlace = found.kind === 'place' || (found.kind === 'country' && tokenAt(document, token).pos === 'PROPN');
  return isPlace ? { entity, mention } : undefined;
}
