import { describe, expect, it } from 'vitest';
import { toLinearModel, toMoveModel } from '../../../src/lexicon/syntax-model.ts';
import { createMoveScore, createScore } from '../../../src/normalise/syntax/linear.ts';

// The first three want the same slot of a small table, and are told apart by their high bits; nobody knows the fourth.
const features = Int32Array.from([0x00200001, 0x10200001, 0x20200001]);
const stranger = 0x30200001;

describe('scoring', () => {
  it('finds a class model’s features in their slot and further on, and no stranger', () => {
    const entries = Int16Array.from([5 * 256 + 128, -3 * 256 + 1, 2 * 256 + 2 + 128, 7 * 256 + 1 + 128]);
    const score = createScore(toLinearModel({ features, entries, classes: 3 }));
    const scores = new Int32Array(3);
    const of = (...asked: number[]) => {
      score(Int32Array.from(asked), asked.length, scores);
      return [...scores];
    };
    expect(of(features[0]!)).toEqual([5, 0, 0]);
    expect(of(features[1]!)).toEqual([0, -3, 2]);
    expect(of(...features)).toEqual([5, 4, 2]);
    expect(of(stranger, 9)).toEqual([0, 0, 0]);
  });

  it('finds the weights of moves with their signs', () => {
    const score = createMoveScore(toMoveModel({ features, weights: Int16Array.from([511, -512, -1, 1, 0, 30]) }));
    const scores = new Int32Array(3);
    const of = (...asked: number[]) => {
      score(Int32Array.from(asked), asked.length, scores);
      return [...scores];
    };
    expect(of(features[0]!)).toEqual([0, 511, -512]);
    expect(of(features[2]!)).toEqual([0, 0, 30]);
    expect(of(...features, stranger)).toEqual([0, 510, -481]);
  });
});
