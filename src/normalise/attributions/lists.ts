/** Closed word lists of the data, and what the cue rows say of nouns. */
export interface Lists {
  readonly questionWords: ReadonlySet<string>;
  /** Heads of times: "Monday", "week". */
  readonly times: ReadonlySet<string>;
  /** Verbs whose subject is the source of the noun they govern: "issue a warning". */
  readonly lightVerbs: ReadonlySet<string>;
  /** What things go according to, and nobody says. */
  readonly noSources: ReadonlySet<string>;
  /** Nouns of people who know a thing at first hand. */
  readonly originNouns: ReadonlySet<string>;
  /** Verbs that take nothing but clauses: what stands behind them is one, whatever the parse says. */
  readonly plainSayers: ReadonlySet<string>;
  /** Lemmas of nouns that take a clause with that: "the claim that". */
  readonly clauseNouns: ReadonlySet<string>;
}
