/**
 * What the syntax stage gives to the stages after it: sentences of tokens, each token with its lemma, its tags and its
 * place in a dependency tree of the Universal Dependencies kind.
 */

/** Universal part-of-speech tags (Universal Dependencies v2). */
export type UniversalTag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/**
 * Basic dependency relations of English (Universal Dependencies v2), with the subtypes that rules can use. `nmod:desc` is a
 * title or description before a name ("Minister" under "Orla" in "Minister Orla Quint"), `obl:unmarked` an adverbial noun
 * phrase without a preposition ("Monday"); the parts of a name hang under its first word as `flat`.
 */
export type Relation =
  | 'acl'
  | 'acl:relcl'
  | 'advcl'
  | 'advmod'
  | 'amod'
  | 'appos'
  | 'aux'
  | 'aux:pass'
  | 'case'
  | 'cc'
  | 'ccomp'
  | 'compound'
  | 'compound:prt'
  | 'conj'
  | 'cop'
  | 'csubj'
  | 'dep'
  | 'det'
  | 'discourse'
  | 'expl'
  | 'fixed'
  | 'flat'
  | 'iobj'
  | 'list'
  | 'mark'
  | 'nmod'
  | 'nmod:desc'
  | 'nmod:poss'
  | 'nmod:unmarked'
  | 'nsubj'
  | 'nsubj:pass'
  | 'nummod'
  | 'obj'
  | 'obl'
  | 'obl:agent'
  | 'obl:unmarked'
  | 'parataxis'
  | 'punct'
  | 'root'
  | 'vocative'
  | 'xcomp';

/**
 * One word, number or mark. Offsets are UTF-16 indices into the text given to `analyse`, end exclusive; `index` and `head` are
 * places in the sentence. In a parsed document all of these are places in the document.
 */
export interface Token {
  readonly index: number;
  /** Number of the sentence. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** Exactly `text.slice(start, end)` of the analysed text. */
  readonly text: string;
  /** The same in lower case, with curly apostrophes made straight. */
  readonly lower: string;
  /** Dictionary form in lower case: "said" → "say", "talks" → "talk". */
  readonly lemma: string;
  readonly pos: UniversalTag;
  /** Penn Treebank tag: VBD, VBN, VBG, VBZ, VBP, VB, NN, NNS, NNP, NNPS, IN, … */
  readonly tag: string;
  /** Index of the governing token; −1 for the root. */
  readonly head: number;
  readonly relation: Relation;
}

/** A sentence; `start` is its first token's start, `end` its last token's end. Exactly one token has head −1. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** Gives the sentences of texts. Never throws on any string; a text without words gives an empty list. */
export interface Syntax {
  analyse(text: string): Sentence[];
  /** The sentences of each text; quicker than one text after the other. */
  analyseAll(texts: readonly string[]): Sentence[][];
}
