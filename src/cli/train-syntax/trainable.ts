/**
 * A linear model while it learns: the averaged perceptron (Collins 2002), with features in an open-addressed table and
 * rows of weights that come into being when a feature first takes part in a mistake.
 */
import type { Score } from '../../normalise/syntax/linear.ts';
import { firstSlot } from '../../normalise/syntax/linear.ts';

export interface Trainable {
  readonly classes: number;
  readonly score: Score;
  /** Moves the weights of the features towards one class and away from another. */
  readonly update: (features: Int32Array, count: number, right: number, wrong: number, step: number) => void;
  /** Counts one decision, which averaging needs. */
  readonly tick: () => void;
  /** Averaged weights of every feature. */
  readonly averaged: () => { features: Int32Array; rows: Float32Array };
}

/** Makes an empty model with room for `capacity` features. */
export function createTrainable(classes: number, capacity: number): Trainable {
  const slotCount = 2 ** Math.ceil(Math.log2(capacity * 2));
  const mask = slotCount - 1;
  const keys = new Int32Array(slotCount);
  const rowOf = new Int32Array(slotCount);
  const weights = new Float32Array(capacity * classes);
  const totals = new Float64Array(capacity * classes);
  let rows = 0;
  let time = 1;

  const find = (feature: number, create: boolean): number => {
    let slot = firstSlot(feature, mask);
    while (keys[slot] !== 0) {
      if (keys[slot] === feature) return rowOf[slot]!;
      slot = (slot + 1) & mask;
    }
    if (!create || rows >= capacity) return -1;
    keys[slot] = feature;
    rowOf[slot] = rows;
    return rows++;
  };

  return {
    classes,
    tick: () => {
      time++;
    },
    score: (features, count, scores) => {
      scores.fill(0);
      for (let index = 0; index < count; index++) {
        const row = find(features[index]! | 1, false);
        if (row < 0) continue;
        const from = row * classes;
        for (let label = 0; label < classes; label++) scores[label]! += weights[from + label]!;
      }
    },
    update: (features, count, right, wrong, step) => {
      for (let index = 0; index < count; index++) {
        const row = find(features[index]! | 1, true);
        if (row < 0) continue;
        const from = row * classes;
        weights[from + right]! += step;
        totals[from + right]! += step * time;
        weights[from + wrong]! -= step;
        totals[from + wrong]! -= step * time;
      }
    },
    averaged: () => {
      const features = new Int32Array(rows);
      for (let slot = 0; slot < slotCount; slot++) if (keys[slot] !== 0) features[rowOf[slot]!] = keys[slot]!;
      const result = new Float32Array(rows * classes);
      for (let at = 0; at < result.length; at++) result[at] = weights[at]! - totals[at]! / time;
      return { features, rows: result };
    },
  };
}
