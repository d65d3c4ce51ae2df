/** Scoring with sparse linear models: the sum, class by class, of the weights of all features that are present. */
import type { LinearModel, MoveModel } from '../../lexicon/syntax-model.ts';

/** Sets `scores` to the class scores of the first `count` features. */
export type Score = (features: Int32Array, count: number, scores: Float64Array) => void;

/** Makes the scoring function of a model with many classes; how its table is laid out is told at `LinearModel`. */
export function createScore({ slots, entries }: LinearModel): Score {
  const mask = slots.length - 1;
  return (features, count, scores) => {
    scores.fill(0);
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const mark = feature >>> 21;
      let slot = feature & mask;
      let found = slots[slot]!;
      while (found !== 0) {
        if (found >>> 21 === mark) {
          let at = (found & 0x1fffff) - 1;
          let entry = entries[at]!;
          scores[entry & 127]! += entry >> 8;
          while ((entry & 128) === 0) {
            entry = entries[++at]!;
            scores[entry & 127]! += entry >> 8;
          }
          break;
        }
        slot = (slot + 1) & mask;
        found = slots[slot]!;
      }
    }
  };
}

/** Makes the scoring function for the three moves; SHIFT always scores 0. */
export function createMoveScore({ slots }: MoveModel): Score {
  const mask = slots.length - 1;
  return (features, count, scores) => {
    let left = 0;
    let right = 0;
    for (let index = 0; index < count; index++) {
      const feature = features[index]!;
      const mark = feature >>> 20;
      let slot = feature & mask;
      let found = slots[slot]!;
      while (found !== 0) {
        if (found >>> 20 === mark) {
          left += (found >>> 10) & 1023;
          right += found & 1023;
          left -= 512;
          right -= 512;
          break;
        }
        slot = (slot + 1) & mask;
        found = slots[slot]!;
      }
    }
    scores[0] = 0;
    scores[1] = left;
    scores[2] = right;
  };
}
