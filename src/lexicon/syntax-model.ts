/** The syntax model as the code uses it: word lists, and weights in tables that are laid out for quick search. */

/**
 * In what order the templates of a model are asked, by number: round after round, until the best class is ahead by more than
 * what is enough after that round. The last round has no such number.
 */
export interface Questions {
  readonly rounds: readonly (readonly number[])[];
  readonly enough: readonly number[];
}

/** Slots that stand side by side, in any of which a feature can be found. */
export const slotsTogether = 2;
/** The bits by which a feature is told from others that share its slots. */
export const checked = 0xffc00003 | 0;

/**
 * A sparse linear model: for each known feature the classes that it speaks for or against. `slots` is a table by the feature's
 * low bits but one: two slots stand for all features that agree in them, and of more than two the strongest are kept. A slot
 * holds the feature's top 10 bits, the place of its first entry + 1 in 20 bits, and the feature's low 2 bits; 0 is an empty
 * slot. An entry is weight × 256 + class, plus 128 in a feature's last entry.
 */
export interface LinearModel {
  readonly slots: Int32Array;
  /** The bits of a slot by which its feature is told from others. */
  readonly checked: number;
  readonly entries: Int16Array;
  readonly classes: number;
  readonly questions: Questions;
}

/**
 * The model of the parser's moves: a slot holds the feature's top 10 bits, as signed numbers of 10 bits each the weights of LEFT
 * and RIGHT against SHIFT, and the feature's low 2 bits.
 */
export interface MoveModel {
  readonly slots: Int32Array;
  readonly checked: number;
  readonly questions: Questions;
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

/** What the stored forms share: features ascending, no more than two of which want the same of the 2^slotBits slots. */
interface Stored {
  readonly features: Int32Array;
  readonly slotBits: number;
  readonly questions: Questions;
}

/** A linear model as it is stored: the entries of all features in their order. */
export interface StoredLinear extends Stored {
  readonly entries: Int16Array;
  readonly classes: number;
}

/** The model of the moves as it is stored: for each feature its weights for LEFT and RIGHT. */
export interface StoredMoves extends Stored {
  readonly weights: Int16Array;
}

/** Puts each feature into its slot; `heldOf` gives what a slot holds, never 0. */
function toSlots({ features, slotBits }: Stored, heldOf: (feature: number, index: number) => number): Int32Array {
  const slots = new Int32Array(2 ** slotBits);
  const mask = slots.length - slotsTogether;
  features.forEach((feature, index) => {
    let at = feature & mask;
    const end = at + slotsTogether;
    while (at < end && slots[at] !== 0) at++;
    if (at === end) throw new Error(`more than ${slotsTogether} features want slot ${end - slotsTogether}`);
    slots[at] = heldOf(feature, index);
  });
  return slots;
}

/** Builds the table that scoring looks into. */
export function toLinearModel(stored: StoredLinear): LinearModel {
  const { entries, classes, questions } = stored;
  let next = 0;
  const slots = toSlots(stored, (feature) => {
    const first = next;
    while ((entries[next]! & 128) === 0) next++;
    next++;
    return (feature & checked) | ((first + 1) << 2);
  });
  return { slots, checked, entries, classes, questions };
}

/** Builds the table of the moves. */
export function toMoveModel(stored: StoredMoves): MoveModel {
  const { weights, questions } = stored;
  const packed = (feature: number, index: number) =>
    (feature & checked) | ((weights[2 * index]! & 1023) << 12) | ((weights[2 * index + 1]! & 1023) << 2);
  return { slots: toSlots(stored, packed), checked, questions };
}
