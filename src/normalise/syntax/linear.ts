/**
 * Scoring with sparse linear models: the sum, class by class, of the weights of all features that are present.
 *
 * Nearly every look-up waits for memory, and can wait for many at once as long as no decision hangs on one of them: whether a
 * feature is known is as good as chance, and a branch on it is guessed wrong half of the time. So a feature can only stand in
 * two slots, side by side in one line of the cache, and is taken or left by arithmetic alone.
 */
import type { LinearModel, MoveModel } from '../../lexicon/syntax-model.ts';

/** Scores by class: whole numbers in use, fractions while a model learns. */
export type Scores = Int32Array | Float64Array;

/** Adds the weights of the first `count` features to `scores`. */
export type AddScores = (features: Int32Array, count: number, scores: Int32Array) => void;

/** 1 for any number but 0, which is 0. */
const some = (number: number): number => (number | -number) >>> 31;

/** More features than any state has. */
export const mostFeatures = 512;

/** Makes the scoring function of a model with many classes; how its table is laid out is told at `LinearModel`. */
export function createAddScores({ slots, checked, entries }: LinearModel): AddScores {
  const mask = slots.length - 2;
  const found = new Int32Array(mostFeatures);
  return (features, count, scores) => {
    let known = 0;
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const at = feature & mask;
      const even = slots[at]!;
      found[known] = even;
      known += some(even) & (some((even ^ feature) & checked) ^ 1);
      const odd = slots[at + 1]!;
      found[known] = odd;
      known += some(odd) & (some((odd ^ feature) & checked) ^ 1);
    }
    for (let index = 0; index < known; index++) {
      let at = ((found[index]! >>> 2) & 0xfffff) - 1;
      let entry = entries[at]!;
      scores[entry & 127]! += entry >> 8;
      while ((entry & 128) === 0) {
        entry = entries[++at]!;
        scores[entry & 127]! += entry >> 8;
      }
    }
  };
}

/** Makes the scoring function for the three moves; SHIFT's score stays as it is. */
export function createAddMoveScores({ slots, checked }: MoveModel): AddScores {
  const mask = slots.length - 2;
  return (features, count, scores) => {
    let left = 0;
    let right = 0;
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const at = feature & mask;
      const even = slots[at]!;
      const odd = slots[at + 1]!;
      const weights = (even & (some((even ^ feature) & checked) - 1)) | (odd & (some((odd ^ feature) & checked) - 1));
      left += (weights << 10) >> 22;
      right += (weights << 20) >> 22;
    }
    scores[1]! += left;
    scores[2]! += right;
  };
}
