import { describe, expect, it } from 'vitest';
import { toLinearModel, toMoveModel } from '../../../src/lexicon/syntax-model.ts';
import { createAsk, lead } from '../../../src/normalise/syntax/ask.ts';
import { createAddMoveScores, createAddScores } from '../../../src/normalise/syntax/linear.ts';
import { compileTemplates } from '../../../src/normalise/syntax/templates.ts';

// In a table of eight the first stands in one half and the others share the other; the strangers differ in a high or a low bit.
const features = Int32Array.from([0x10200001, 0x10200006, 0x20200006]);
const strangers = [0x30200001, 0x10200002, 0x10200007, 4];
const questions = { rounds: [[0]], enough: [] };

describe('scoring', () => {
  it('adds what a class model knows of a feature, and nothing for a stranger in its slot', () => {
    const entries = Int16Array.from([5 * 256 + 128, -3 * 256 + 1, 2 * 256 + 2 + 128, 7 * 256 + 1 + 128]);
    const add = createAddScores(toLinearModel({ features, entries, classes: 3, slotBits: 3, questions }));
    const of = (...asked: number[]) => {
      const scores = new Int32Array(3);
      add(Int32Array.from(asked), asked.length, scores);
      return [...scores];
    };
    expect(of(features[0]!)).toEqual([5, 0, 0]);
    expect(of(features[1]!)).toEqual([0, -3, 2]);
    expect(of(...features)).toEqual([5, 4, 2]);
    expect(of(...strangers)).toEqual([0, 0, 0]);
  });

  it('adds the weights of moves with their signs', () => {
    const weights = Int16Array.from([511, -512, -1, 1, 0, 30]);
    const add = createAddMoveScores(toMoveModel({ features, weights, slotBits: 3, questions }));
    const of = (...asked: number[]) => {
      const scores = new Int32Array(3);
      add(Int32Array.from(asked), asked.length, scores);
      return [...scores];
    };
    expect(of(features[0]!)).toEqual([0, 511, -512]);
    expect(of(features[2]!)).toEqual([0, 0, 30]);
    expect(of(...features, ...strangers)).toEqual([0, 510, -481]);
  });

  it('refuses a stored model in which three features want two slots', () => {
    const many = Int32Array.from([4, 5, 0x10000004]);
    const stored = { features: many, weights: new Int16Array(6).fill(1), slotBits: 3, questions };
    expect(() => toMoveModel(stored)).toThrow('more than 2 features want slot 4');
  });
});

describe('asking in rounds', () => {
  const templates = compileTemplates(['a', 'b'], ['a', 'b', 'a b'], 7);

  it('writes the same features for a template alone and among the others', () => {
    templates.values.set([3, 4]);
    const all = new Int32Array(3);
    const one = new Int32Array(1);
    expect(templates.write(all)).toBe(3);
    expect(templates.names.map((_, number) => (templates.only([number])(one), one[0]))).toEqual([...all]);
  });

  it('stops when the best class is far enough ahead, and goes on when it is not', () => {
    const asked: number[] = [];
    const add = (_: Int32Array, count: number, scores: Int32Array) => {
      asked.push(count);
      scores[1]! += 10;
    };
    const plan = (enough: number) => ({ rounds: [[1], [0, 2]], enough: [enough] });
    expect([...createAsk(templates, plan(9), add, 3)()]).toEqual([0, 10, 0]);
    expect([...createAsk(templates, plan(10), add, 3)()]).toEqual([0, 20, 0]);
    expect(asked).toEqual([1, 1, 2]);
    expect(lead(Int32Array.from([4, -1, 7]))).toBe(3);
  });
});
