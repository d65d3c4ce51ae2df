/** The syntax model as the code uses it: word lists, and weights in tables that are laid out for quick search. */

/**
 * A sparse linear model: for each known feature the classes that it speaks for or against. `slots` is an open-addressed
 * table by the feature's low bits; a slot holds the feature's top 11 bits and the place of its first entry + 1 (0: empty).
 * An entry is weight × 256 + class, plus 128 in a feature's last entry.
 */
export interface LinearModel {
  readonly slots: Int32Array;
  readonly entries: Int16Array;
  readonly classes: number;
}

/**
 * The model of the parser's moves: a slot holds the feature's top 12 bits and, as signed numbers of 10 bits each, the weights
 * of LEFT and RIGHT against SHIFT (0: empty).
 */
export interface MoveModel {
  readonly slots: Int32Array;
}

/** All that the syntax stage knows: weights learned from treebanks, and the word lists beside them. */
export interface SyntaxModel {
  readonly version: string;
  /** What the tagger chooses between: a Penn tag and a universal tag, as "VBD VERB". */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** What the outlook chooses between: a relation and the side of the head, as "nsubj>". */
  readonly outlooks: readonly string[];
  /** By tag number + 1: the relation number + 1 that all words with this tag get, or 0. */
  readonly fixedLabels: readonly number[];
  readonly tagger: LinearModel;
  readonly outlook: LinearModel;
  readonly arcs: MoveModel;
  readonly relationChoice: LinearModel;
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

/** A linear model as it is stored: features ascending, and all entries in that order. */
export interface StoredLinear {
  readonly features: Int32Array;
  readonly entries: Int16Array;
  readonly classes: number;
}

/** The model of the moves as it is stored: features ascending, and for each its weights for LEFT and RIGHT. */
export interface StoredMoves {
  readonly features: Int32Array;
  readonly weights: Int16Array;
}

/** Puts each feature into a table with room to spare; `slotOf` gives what a slot holds, never 0. */
function toSlots(features: Int32Array, slotOf: (feature: number, index: number) => number): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(4, features.length * 5.4))));
  const mask = slots.length - 1;
  for (let index = 0; index < features.length; index++) {
    let slot = features[index]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = slotOf(features[index]!, index);
  }
  return slots;
}

/** Builds the table that scoring searches. */
export function toLinearModel({ features, entries, classes }: StoredLinear): LinearModel {
  let next = 0;
  const slots = toSlots(features, (feature) => {
    const first = next;
    while ((entries[next]! & 128) === 0) next++;
    next++;
    return ((feature >>> 21) << 21) | (first + 1);
  });
  return { slots, entries, classes };
}

/** Builds the table of the moves. */
export function toMoveModel({ features, weights }: StoredMoves): MoveModel {
  const packed = (feature: number, index: number) =>
    ((feature >>> 20) << 20) | ((weights[2 * index]! & 1023) << 10) | (weights[2 * index + 1]! & 1023);
  return { slots: toSlots(features, packed) };
}
