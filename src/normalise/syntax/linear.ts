/**
 * Scoring with sparse linear models: the sum, class by class, of the weights of all features that are present.
 *
 * The tables are larger than the processor's caches, so that nearly every look-up waits for memory. It can wait for many at
 * once, as long as no decision hangs on one of them: whether a feature is known is as good as chance, and a branch on it is
 * guessed wrong half of the time. So each score takes two passes. The first looks at every feature's own slot and sorts the
 * features by arithmetic alone; the second follows the few that were displaced by another and may stand further on.
 */
import type { LinearModel, MoveModel } from '../../lexicon/syntax-model.ts';

/** Scores by class: whole numbers in use, fractions while a model learns. */
export type Scores = Int32Array | Float64Array;

/** Sets `scores` to the class scores of the first `count` features. */
export type Score<S extends Scores = Int32Array> = (features: Int32Array, count: number, scores: S) => void;

/** 1 for any number but 0, which is 0. */
const some = (number: number): number => (number | -number) >>> 31;

/** More features than any state has. */
const mostFeatures = 512;

/** What stands for a feature whose own slot another has taken, 0 for none; `shift` leaves the bits that tell features apart. */
function furtherOn(slots: Int32Array, feature: number, shift: number): number {
  const mask = slots.length - 1;
  let slot = (feature + 1) & mask;
  while (slots[slot] !== 0 && (slots[slot]! ^ feature) >>> shift !== 0) slot = (slot + 1) & mask;
  return slots[slot]!;
}

/** Makes the scoring function of a model with many classes; how its table is laid out is told at `LinearModel`. */
export function createScore({ slots, entries }: LinearModel): Score {
  const mask = slots.length - 1;
  const found = new Int32Array(mostFeatures);
  const displaced = new Int32Array(mostFeatures);
  return (features, count, scores) => {
    let known = 0;
    let others = 0;
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const held = slots[feature & mask]!;
      const differs = some((held ^ feature) >>> 21);
      const taken = some(held);
      found[known] = held;
      known += taken & (differs ^ 1);
      displaced[others] = feature;
      others += taken & differs;
    }
    for (let index = 0; index < others; index++) {
      const held = furtherOn(slots, displaced[index]!, 21);
      if (held !== 0) found[known++] = held;
    }
    scores.fill(0);
    for (let index = 0; index < known; index++) {
      let at = (found[index]! & 0x1fffff) - 1;
      let entry = entries[at]!;
      scores[entry & 127]! += entry >> 8;
      while ((entry & 128) === 0) {
        entry = entries[++at]!;
        scores[entry & 127]! += entry >> 8;
      }
    }
  };
}

/** Makes the scoring function for the three moves; SHIFT always scores 0. */
export function createMoveScore({ slots }: MoveModel): Score {
  const mask = slots.length - 1;
  const displaced = new Int32Array(mostFeatures);
  return (features, count, scores) => {
    let left = 0;
    let right = 0;
    let others = 0;
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const held = slots[feature & mask]!;
      const differs = some((held ^ feature) >>> 20);
      const weights = held & (differs - 1);
      left += (weights << 12) >> 22;
      right += (weights << 22) >> 22;
      displaced[others] = feature;
      others += some(held) & differs;
    }
    for (let index = 0; index < others; index++) {
      const weights = furtherOn(slots, displaced[index]!, 20);
      left += (weights << 12) >> 22;
      right += (weights << 22) >> 22;
    }
    scores[0] = 0;
    scores[1] = left;
    scores[2] = right;
  };
}
