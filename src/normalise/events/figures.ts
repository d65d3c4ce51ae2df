/** The words that figures are read by. */
import type { FigureRule } from '../../lexicon/event-words.ts';
import type { EventMention } from '../document.ts';

/** What figures are read by, ready to be looked up. */
export interface Figures {
  /** Number words from twelve on that multiply or count, by word. */
  readonly powers: ReadonlyMap<string, number>;
  /** Currencies by sign and word. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Words before a figure and what they make of it, the longest first: "no more than" ends in "more than" and says the contrary. */
  readonly modifiers: readonly (readonly [string, EventMention['quantities'][number]['modifier']])[];
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
    modifiers: [...by(({ modifier }) => modifier)].sort(([one], [other]) => other.length - one.length),
  };
}
