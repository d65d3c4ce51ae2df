/** Where: a place in a phrase of place under the event's trigger. Never the date-line, never a time ("at a summit in August"). */
import type { EventMention, Mentioned } from '../document.ts';
import type { Match } from './matching.ts';
import type { Scene } from './scene.ts';
import { caseWord, conjuncts, dependents, tokenAt } from './tree.ts';

/** Only the goal of a journey, or what is invaded, is where it happened; "sent to" and "fled from" are not. */
const onlyFor: ReadonlyMap<string, (match: Match) => boolean> = new Map([
  ['to', (match: Match) => match.frame.modes.includes('visit')],
  ['into', (match: Match) => match.frame.type === 'ASSAULT'],
  ['from', () => false],
  ['of', (match: Match) => match.frame.type === 'ASSAULT' && match.kind === 'noun'],
]);

/** Types that are told of somebody's words: "condemned the coup in Chad" does not say where it was condemned. */
const speech: ReadonlySet<string> = new Set(['ACCUSE', 'AGREE', 'CONCEDE', 'REJECT', 'REQUEST', 'SUPPORT', 'THREATEN']);

/** A phrase right after what somebody speaks of says where that is. */
function belongsToTopic(document: Mentioned, match: Match, phrase: number): boolean {
  if (!speech.has(match.frame.type) || match.kind === 'noun') return false;
  const before = (dependents(document, phrase, 'case')[0] ?? phrase) - 1;
  const word = document.tokens[before];
  return word !== undefined && word.index > match.token && (word.pos === 'NOUN' || word.pos === 'PROPN');
}

/** "condemned the coup in Chad", where the parser hung the phrase on the verb. */
function phrasesAfter(document: Mentioned, { token, kind }: Match): number[] {
  const word = document.tokens[token + 1];
  if (kind !== 'noun' || word?.pos !== 'ADP' || word.head <= token) return [];
  const inner = tokenAt(document, word.head);
  return inner.relation === 'obl' && inner.head < token ? [inner.index] : [];
}

/** "weapons for the war in Norland", "companies, some of them in Norland": where something else is. */
function isAnothers({ tokens, words }: Scene, noun: number, place: number): boolean {
  return words.elsewhere.has(tokens[noun]!.lemma) || tokens.slice(noun + 1, place).some(({ text }) => text === ',');
}

/** "firms, | some of them in Peru", "guests, many from Peru": where some of those named before are. */
function tellsOfSome(document: Scene, phrase: number): boolean {
  const at = (dependents(document, phrase, 'case')[0] ?? phrase) - 1;
  const { tokens, words } = document;
  const quantifier = /^(?:them|which|whom)$/.test(tokens[at]?.lower ?? '') && tokens[at - 1]?.lower === 'of' ? at - 2 : at;
  return words['some-of-them'].has(tokens[quantifier]?.lower ?? '') && (quantifier < at || tokens[quantifier - 1]?.text === ',');
}

/** The place of an event, where the text says it. */
export function findPlace(document: Scene, match: Match): EventMention['place'] {
  for (const over of match.carrier === undefined ? [match.token] : [match.token, match.carrier]) {
    const stray = over === match.token ? phrasesAfter(document, match) : [];
    for (const child of [...dependents(document, over, 'obl', 'nmod'), ...stray]) {
      const word = caseWord(document, child);
      if (word === undefined || !document.words['place-words'].has(word) || onlyFor.get(word)?.(match) === false) continue;
      if (belongsToTopic(document, match, child) || tellsOfSome(document, child)) continue;
      if (document.tokens[child - 1]?.text === '-') continue;
      for (const token of conjuncts(document, child)) {
        const found =
          placeAt(document, token, word) ??
          dependents(document, token, 'nmod')
            .filter((below) => !isAnothers(document, token, below))
            .map((below) =>
              caseWord(document, below) === 'of' || caseWord(document, below) === 'in'
                ? placeAt(document, below, 'in')
                : undefined,
            )
            .find(Boolean);
        if (found) return { ...found, rule: `place-${word.replace(' ', '-')}` };
      }
    }
  }
  if (match.frame.modes.includes('visit') || match.frame.type === 'ASSAULT') {
    const found = match
      .slot('obj')
      .map((token) => placeAt(document, token, 'in'))
      .find(Boolean);
    if (found) return { ...found, rule: 'place-object' };
  }
  return undefined;
}

/** Things are imposed on a state, not done there. */
function placeAt(document: Mentioned, token: number, word: string): { entity: number; mention: number } | undefined {
  const mention = document.mentionAt[token] ?? -1;
  const entity = mention < 0 ? undefined : document.mentions[mention]?.entity;
  if (entity === undefined) return undefined;
  const found = document.entities[entity]!;
  const isPlace =
    found.kind === 'place' || (found.kind === 'country' && word !== 'on' && tokenAt(document, token).pos === 'PROPN');
  return isPlace ? { entity, mention } : undefined;
}
