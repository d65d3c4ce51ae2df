/**
 * A hint of the tense around an expression, from words alone, for callers without a parse of its clause (noun phrases,
 * headlines): the nearest telling verb or auxiliary before it, else the nearest after it.
 */
import type { TimeClass, TimeRules } from '../../lexicon/time-rows.ts';
import { FIGURE, keyOf, MARK, readTokens, type TimeTokens, WORD } from './tokens.ts';
import type { Tense, TimeExpression } from './types.ts';

export type HintTense = (
  text: string,
  expression: Pick<TimeExpression, 'start' | 'end'>,
  sentence: { readonly start: number; readonly end: number },
) => Tense;

const REACH_BEFORE = 14;
const REACH_AFTER = 10;
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her']);
/** After these a form in -ed is a participle and says nothing about when. */
const PARTICIPLE_AFTER = new Set(['be', 'to', 'been', 'being', 'get', 'a', 'an', 'the']);

/** Takes loaded rules, gives the function that guesses; `unknown` where no word tells. */
export function createHintTense(rules: TimeRules): HintTense {
  const cues = (['future', 'present', 'past'] as const).map((tense) => ({
    tense,
    phrases: phrasesOf(rules.classes.get(`${tense}-cue`)),
  }));
  const tenseAt = (tokens: TimeTokens, at: number): Tense | undefined => {
    const key = keyOf(tokens, at);
    const cue = cues.find(({ phrases }) =>
      phrases
        .get(key)
        ?.some((phrase) => phrase.every((text, index) => at + index < tokens.count && keyOf(tokens, at + index) === text)),
    );
    if (cue) return cue.tense;
    return key.length > 4 && key.endsWith('ed') && !(at > 0 && PARTICIPLE_AFTER.has(keyOf(tokens, at - 1))) ? 'past' : undefined;
  };
  return (text, expression, sentence) => {
    const before = readTokens(text, sentence.start, expression.start);
    const after = readTokens(text, expression.end, sentence.end);
    if (isModifier(before, after)) return 'unknown';
    for (let at = before.count - 1; at >= Math.max(0, before.count - REACH_BEFORE); at -= 1) {
      if (isClauseEnd(before, at)) break;
      const tense = tenseAt(before, at);
      if (tense === 'past') return governed(before, at) ?? tense;
      if (tense) return tense;
    }
    for (let at = 0; at < Math.min(after.count, REACH_AFTER); at += 1) {
      const tense = tenseAt(after, at);
      if (tense) return tense;
    }
    return 'unknown';
  };
  /** What an auxiliary shortly before makes of a form that looks past: "would have ended", "expected to have", "has since accused". */
  function governed(tokens: TimeTokens, at: number): Tense | undefined {
    for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
      const key = keyOf(tokens, index);
      if (key === 'had') return 'past';
      const tense = tenseAt(tokens, index);
      if (tense === 'future') return 'future';
      if (tense === 'present') return key === 'is' || key === 'are' ? 'past' : 'present';
    }
    return undefined;
  }
}

function phrasesOf(row: TimeClass | undefined): ReadonlyMap<string, readonly (readonly string[])[]> {
  const phrases = new Map<string, string[][]>();
  for (const { elements } of row?.phrases ?? []) {
    const texts = elements.map((element) => (element.kind === 'slot' ? '' : element.text));
    phrases.set(
      texts[0]!,
      [...(phrases.get(texts[0]!) ?? []), texts].sort((left, right) => right.length - left.length),
    );
  }
  return phrases;
}

/** "The Feb. 20 primary", "Sunday's vote": what dates a noun has no part in the tense of the verb. */
function isModifier(before: TimeTokens, after: TimeTokens): boolean {
  if (after.count > 1 && after.starts[0] === after.starts[1]! - 1 && keyOf(after, 0) === "'" && keyOf(after, 1) === 's')
    return true;
  return before.count > 0 && after.count > 0 && after.kinds[0] === WORD && ARTICLES.has(keyOf(before, before.count - 1));
}

function isClauseEnd(tokens: TimeTokens, at: number): boolean {
  return tokens.kinds[at] === MARK && [';', ':', '"'].includes(keyOf(tokens, at)) && tokens.kinds[at + 1] !== FIGURE;
}
