/** The syntax model: word lists and weights. */

/**
 * In what order the templates of a model are asked, by number: round after round, until the best class is ahead by more than
 * what is enough after that round. The last round has no such number.
 */
export interface Questions {
  readonly rounds: readonly (readonly number[])[];
  readonly enough: readonly number[];
}

/** What the models share: features ascending, no more than two of which want the same of the 2^slotBits slots. */
interface Stored {
  readonly features: Int32Array;
  readonly slotBits: number;
  readonly questions: Questions;
}

/**
 * A sparse linear model: for each known feature the classes that it speaks for or against. An entry is weight × 256 + class,
 * plus 128 in a feature's last entry; the entries of all features stand in the order of the features.
 */
export interface StoredLinear extends Stored {
  readonly entries: Int16Array;
  readonly classes: number;
}

/** The model of the parser's moves: for each feature the weights of LEFT and RIGHT against SHIFT, of 10 bits each. */
export interface StoredMoves extends Stored {
  readonly weights: Int16Array;
}

/** All that the syntax stage knows: weights learned from treebanks, and the word lists beside them. */
export interface SyntaxModel {
  /** The code that scores, compiled. */
  readonly scoring: WebAssembly.Module;
  readonly version: string;
  /** What the tagger chooses between: a Penn tag and a universal tag, as "VBD VERB". */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** What the outlook chooses between: a relation and the side of the head, as "nsubj>". */
  readonly outlooks: readonly string[];
  /** By tag number + 1: the relation number + 1 that all words with this tag get, or 0. */
  readonly fixedLabels: readonly number[];
  readonly tagger: StoredLinear;
  readonly outlook: StoredLinear;
  readonly arcs: StoredMoves;
  readonly relationChoice: StoredLinear;
  /** Hashes of frequent words, ascending, and for each the tags it was seen with as an index into `tagSets`. */
  readonly knownWords: Int32Array;
  readonly knownWordTags: Int16Array;
  /** Tags by number; −1 in a set says that other tags may occur. */
  readonly tagSets: readonly (readonly number[])[];
  /** "form class" → lemma, where the rules for endings would go wrong. */
  readonly lemmas: ReadonlyMap<string, string>;
  /** Known verbs, by which the rules choose between "rat" and "rate" for "rated". */
  readonly verbs: ReadonlySet<string>;
  /** Word lists of `sentence-words.yml` by row id, in lower case. */
  readonly sentenceWords: Readonly<Record<string, readonly string[]>>;
}
