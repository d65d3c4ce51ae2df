/** Learned weights, rounded to whole numbers of 8 or 10 bits; small ones are dropped. */
import type { StoredLinear, StoredMoves } from '../../lexicon/syntax-model.ts';

/** Rounded weights by feature, features ascending, before they are given slots. */
export type LearnedLinear = Omit<StoredLinear, 'slotBits' | 'questions'>;
export type LearnedMoves = Omit<StoredMoves, 'slotBits' | 'questions'>;

/** Averaged weights of a model, or of several added up. */
export interface Weights {
  readonly classes: number;
  readonly features: Int32Array;
  readonly rows: Float32Array;
}

/** The value below which all but a few in ten thousand of the absolute weights lie. */
function nearlyLargest(rows: Float32Array, share: number): number {
  const values = rows
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  return values[Math.floor(values.length * share)] ?? 1;
}

/** Places of the features in ascending order. */
function ascending(features: Int32Array): Uint32Array {
  return Uint32Array.from(features.keys()).sort((left, right) => features[left]! - features[right]!);
}

function limit(value: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.round(value)));
}

/** Adds up models that learned the same with other random numbers, which steadies them. */
export function addUp(models: readonly Weights[]): Weights {
  const classes = models[0]!.classes;
  const places = new Map<number, number>();
  for (const { features } of models) for (const feature of features) if (!places.has(feature)) places.set(feature, places.size);
  const rows = new Float32Array(places.size * classes);
  for (const model of models) {
    model.features.forEach((feature, row) => {
      const to = places.get(feature)! * classes;
      for (let label = 0; label < classes; label++) rows[to + label]! += model.rows[row * classes + label]!;
    });
  }
  return { classes, features: Int32Array.from(places.keys()), rows };
}

/** Rounds weights to 8 bits. `smallest` is the least absolute rounded weight that is kept: it decides the size of the file. */
export function compress({ classes, features, rows }: Weights, smallest: number): LearnedLinear {
  const scale = 127 / nearlyLargest(rows, 0.9995);
  const kept: number[] = [];
  const entries: number[] = [];
  for (const row of ascending(features)) {
    const before = entries.length;
    for (let label = 0; label < classes; label++) {
      const value = limit(rows[row * classes + label]! * scale, 127);
      if (Math.abs(value) >= smallest) entries.push(value * 256 + label);
    }
    if (entries.length === before) continue;
    entries[entries.length - 1]! += 128;
    kept.push(features[row]!);
  }
  if (entries.length >= 2 ** 20 - 1) throw new Error(`${entries.length} entries do not fit: raise the smallest weight`);
  return { features: Int32Array.from(kept), entries: Int16Array.from(entries), classes };
}

/** Rounds the weights of the moves to 10 bits, SHIFT's taken off the others'. */
export function compressMoves({ classes, features, rows }: Weights, smallest: number): LearnedMoves {
  const scale = 511 / nearlyLargest(rows, 0.9999) / 2;
  const kept: number[] = [];
  const weights: number[] = [];
  for (const row of ascending(features)) {
    const [shift, left, right] = rows.subarray(row * classes, (row + 1) * classes) as unknown as [number, number, number];
    const values = [limit((left - shift) * scale, 511), limit((right - shift) * scale, 511)] as const;
    if (Math.max(Math.abs(values[0]), Math.abs(values[1])) < smallest) continue;
    kept.push(features[row]!);
    weights.push(...values);
  }
  return { features: Int32Array.from(kept), weights: Int16Array.from(weights) };
}
