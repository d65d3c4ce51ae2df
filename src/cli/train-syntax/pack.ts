/**
 * Puts learned weights into tables that fit the processor's caches: two slots stand side by side, and of the features
 * that want the same two those stay that would be missed most, by its weight and by how often the treebanks' sentences ask for it.
 */
import type { Questions, StoredLinear, StoredMoves } from '../../lexicon/syntax-model.ts';
import { beginnings, checked, slotsTogether } from '../../normalise/syntax/scoring.ts';
import type { LearnedLinear, LearnedMoves } from './round-weights.ts';

/** How often each feature is asked for. */
export type Asked = ReadonlyMap<number, number>;

/** Bits of a table in which hardly any two features meet. */
export const roomy = 23;

/** The questions of a model that is not settled yet: all templates in one round. */
export const allAtOnce = (templates: number): Questions => ({ rounds: [[...Array(templates).keys()]], enough: [] });

/** Indices of the features that keep a slot, in ascending order. */
function winners(features: Int32Array, slotBits: number, strengthOf: (index: number) => number): number[] {
  const mask = 2 ** slotBits - slotsTogether;
  const strengths = Float64Array.from(features, (_, index) => strengthOf(index));
  const together = new Map<number, number[]>();
  features.forEach((feature, index) => {
    const held = together.get(feature & mask) ?? [];
    const twin = held.findIndex((other) => ((features[other]! ^ feature) & checked) === 0);
    if (twin < 0) held.push(index);
    else if (strengths[held[twin]!]! < strengths[index]!) held[twin] = index;
    held.sort((left, right) => strengths[right]! - strengths[left]! || left - right);
    together.set(feature & mask, held.slice(0, slotsTogether));
  });
  return [...together.values()].flat().sort((left, right) => features[left]! - features[right]!);
}

/** Packs a model of classes; without `asked` all features count as asked for alike. */
export function packLinear(learned: LearnedLinear, questions: Questions, slotBits: number, asked?: Asked): StoredLinear {
  const { features, entries, classes } = learned;
  const begin = beginnings(learned);
  const kept = winners(features, slotBits, (index) => {
    const weights = Array.from(entries.subarray(begin[index], begin[index + 1]), (entry) => entry >> 8);
    return (Math.max(0, ...weights) - Math.min(0, ...weights)) * Math.sqrt(1 + (asked?.get(features[index]!) ?? 0));
  });
  return {
    features: Int32Array.from(kept, (index) => features[index]!),
    entries: Int16Array.from(kept.flatMap((index) => [...entries.subarray(begin[index], begin[index + 1])])),
    ...{ classes, slotBits, questions },
  };
}

/** Packs the model of the moves. */
export function packMoves(learned: LearnedMoves, questions: Questions, slotBits: number, asked?: Asked): StoredMoves {
  const { features, weights } = learned;
  const pairOf = (index: number) => [weights[2 * index]!, weights[2 * index + 1]!] as const;
  const kept = winners(features, slotBits, (index) => {
    const [left, right] = pairOf(index);
    return Math.max(Math.abs(left), Math.abs(right), Math.abs(left - right)) * Math.sqrt(1 + (asked?.get(features[index]!) ?? 0));
  });
  return {
    features: Int32Array.from(kept, (index) => features[index]!),
    weights: Int16Array.from(kept.flatMap(pairOf)),
    ...{ slotBits, questions },
  };
}
