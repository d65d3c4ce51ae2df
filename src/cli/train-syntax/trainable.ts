/**
 * A linear model while it learns: a large-margin perceptron whose steps shrink weight by weight (AdaGrad, Duchi, Hazan and
 * Singer 2011) and whose weights are averaged at the end (Collins 2002). Features live in an open-addressed table; a
 * feature takes part only once it has been seen a few times, and its row of weights comes into being with its first use.
 */
export interface Trainable {
  readonly classes: number;
  /** Sets `scores` to the class scores of the features. */
  readonly score: (features: Int32Array, scores: Float64Array) => void;
  /** Counts the features as seen, which lets them take part later. */
  readonly observe: (features: Int32Array) => void;
  /** Moves the weights of the features towards one class and away from another. */
  readonly update: (features: Int32Array, right: number, wrong: number) => void;
  /** Counts one decision, which averaging needs. */
  readonly tick: () => void;
  /** Averaged weights of every feature, row by row. */
  readonly averaged: () => { classes: number; features: Int32Array; rows: Float32Array };
}

export interface Capacity {
  readonly classes: number;
  /** Most features that can be held. */
  readonly features: number;
  /** How often a feature must have been seen before it is learned. */
  readonly leastSeen: number;
}

const sketchBits = 25;

/** Place in the table of counts, which two features may share. */
function sketchPlace(feature: number): number {
  return (feature ^ (feature >>> 11)) & (2 ** sketchBits - 1);
}

/** Makes an empty model. */
export function createTrainable({ classes, features: capacity, leastSeen }: Capacity): Trainable {
  const mask = 2 ** Math.ceil(Math.log2(capacity * 2)) - 1;
  const keys = new Int32Array(mask + 1);
  const rowOf = new Int32Array(mask + 1).fill(-1);
  const seen = new Uint8Array(2 ** sketchBits);
  const weights = new Float32Array(capacity * classes);
  const totals = new Float64Array(capacity * classes);
  const updates = new Float32Array(capacity * classes);
  let rows = 0;
  let time = 1;

  const find = (feature: number, create: boolean): number => {
    let slot = (feature ^ (feature >>> 13)) & mask;
    while (rowOf[slot]! >= 0) {
      if (keys[slot] === feature) return rowOf[slot]!;
      slot = (slot + 1) & mask;
    }
    if (!create || rows >= capacity || seen[sketchPlace(feature)]! < leastSeen) return -1;
    keys[slot] = feature;
    rowOf[slot] = rows;
    return rows++;
  };
  const move = (at: number, direction: number): void => {
    updates[at]!++;
    const step = direction / Math.sqrt(1 + updates[at]!);
    weights[at]! += step;
    totals[at]! += step * time;
  };

  return {
    classes,
    tick: () => {
      time++;
    },
    observe: (features) => {
      for (let index = 0; index < features.length; index++) {
        const place = sketchPlace(features[index]!);
        if (seen[place]! < 255) seen[place]!++;
      }
    },
    score: (features, scores) => {
      scores.fill(0);
      for (let index = 0; index < features.length; index++) {
        const from = find(features[index]!, false) * classes;
        if (from < 0) continue;
        for (let label = 0; label < classes; label++) scores[label]! += weights[from + label]!;
      }
    },
    update: (features, right, wrong) => {
      for (let index = 0; index < features.length; index++) {
        const from = find(features[index]!, true) * classes;
        if (from < 0) continue;
        move(from + right, 1);
        move(from + wrong, -1);
      }
    },
    averaged: () => {
      const features = new Int32Array(rows);
      for (let slot = 0; slot <= mask; slot++) if (rowOf[slot]! >= 0) features[rowOf[slot]!] = keys[slot]!;
      const result = new Float32Array(rows * classes);
      for (let at = 0; at < result.length; at++) result[at] = weights[at]! - totals[at]! / time;
      return { classes, features, rows: result };
    },
  };
}

/** The class with the best score; of equals the first. */
export function best(scores: ArrayLike<number>): number {
  let winner = 0;
  for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[winner]!) winner = index;
  return winner;
}

/** The best-scoring class but one. */
export function rivalOf(scores: Float64Array, classes: number, right: number): number {
  let rival = right === 0 ? 1 : 0;
  for (let label = rival + 1; label < classes; label++) if (label !== right && scores[label]! > scores[rival]!) rival = label;
  return rival;
}
