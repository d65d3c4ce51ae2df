/** The words that figures are read by. */
import type { FigureRule } from '../../lexicon/event-words.ts';
import type { EventMention } from '../document.ts';

/** What figures are read by, ready to be looked up. */
export interface Figures {
  /** Number words from twelve on that multiply or count, by word. */
  readonly powers: ReadonlyMap<string, number>;
  /** Currencies by sign and word. */
  readonly currencies: ReadonlyMap<string, string>;
  /** What the text before a figure ends with, and what that makes of it. */
  readonly modifiers: readonly (readonly [RegExp, EventMention['quantities'][number]['modifier']])[];
}

/** Makes the look-ups once for all articles. */
export function indexFigures(rules: readonly FigureRule[]): Figures {
  const by = <T>(of: (rule: FigureRule) => T | undefined): ReadonlyMap<string, T> =>
    new Map(
      rules.flatMap((rule) => {
        const meaning = of(rule);
        return meaning === undefined ? [] : rule.words.map((word) => [word, meaning] as const);
      }),
    );
  return {
    powers: by(({ value }) => value),
    currencies: by(({ unit }) => unit),
    modifiers: rules.flatMap(({ words, modifier }) =>
      modifier === undefined ? [] : [[new RegExp(`(?:${words.join('|')})$`), modifier] as const],
    ),
  };
}
