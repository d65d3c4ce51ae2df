/** Scoring with a sparse linear model: the sum, class by class, of the weights of all features that are present. */
import type { LinearModel } from '../../lexicon/load-model.ts';

/** Sets `scores` to the class scores of the first `count` features. */
export type Score = (features: Int32Array, count: number, scores: Float64Array) => void;

/** The slot where the search for a feature begins. */
export function firstSlot(feature: number, mask: number): number {
  return (feature ^ (feature >>> 13)) & mask;
}

/** Makes the scoring function of a model read from disk. */
export function createScore(model: LinearModel): Score {
  const { slots, entries } = model;
  const mask = slots.length / 2 - 1;
  return (features, count, scores) => {
    scores.fill(0);
    for (let index = 0; index < count; index++) {
      const feature = features[index]! | 1;
      let slot = firstSlot(feature, mask);
      let found = slots[2 * slot]!;
      while (found !== feature && found !== 0) {
        slot = (slot + 1) & mask;
        found = slots[2 * slot]!;
      }
      if (found === 0) continue;
      const place = slots[2 * slot + 1]!;
      const start = place >>> 7;
      const end = start + (place & 127);
      for (let at = start; at < end; at++) {
        const entry = entries[at]!;
        scores[entry & 127]! += entry >> 7;
      }
    }
  };
}
