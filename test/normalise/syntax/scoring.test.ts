import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main as compile } from 'assemblyscript/asc';
import { describe, expect, it } from 'vitest';
import { allAtOnce, packLinear, packMoves } from '../../../src/cli/train-syntax/pack.ts';
import { createRandom } from '../../../src/cli/train-syntax/random.ts';
import { loadScoring, modelFolder } from '../../../src/lexicon/load-model.ts';
import type { Questions, StoredLinear, StoredMoves } from '../../../src/lexicon/syntax-model.ts';
import { askClasses, askMoves, beginnings, checked } from '../../../src/normalise/syntax/scoring.ts';
import { compileTemplates } from '../../../src/normalise/syntax/templates.ts';

const scoring = loadScoring();
const sources = new URL('../../../src/normalise/syntax/', import.meta.url);
const templates = compileTemplates(['a', 'b', 'c', 'd'], ['a', 'b', 'a b', 'c d', 'a b c', 'b c d', 'a b c d'], 7);
const slotBits = 10;
const random = createRandom(5);
const below = (end: number): number => Math.floor(random() * end);

/** Values of the atoms, few enough that their features come again. */
const someValues = (): number[] => [below(4), below(4), below(3), below(3)];

/** Features of states that come up, more than the table has room for. */
const features = Int32Array.from(
  new Set(
    Array.from({ length: 300 }, () => {
      const written = new Int32Array(templates.names.length);
      templates.write(Int32Array.from(someValues()), written);
      return [...written];
    }).flat(),
  ),
).sort();

/** Features that a table takes for one another agree in these bits. */
const told = checked | (2 ** slotBits - 2);

/** What a model says of one state, template by template, as the look-up tells features apart. */
function contributions<Said>(values: readonly number[], known: Int32Array, said: (index: number) => Said): Said[] {
  const written = new Int32Array(templates.names.length);
  templates.write(Int32Array.from(values), written);
  return [...written].flatMap((feature) => {
    const index = known.findIndex((each) => ((each ^ feature) & told) === 0);
    return index < 0 ? [] : [said(index)];
  });
}

function randomClasses(classes: number, questions: Questions): StoredLinear {
  const entries = [...features].flatMap(() => {
    const own = Array.from({ length: classes }, (_, label) => label).filter(() => random() < 0.3);
    const some = own.length === 0 ? [below(classes)] : own;
    return some.map((label, index) => (below(255) - 127) * 256 + label + (index === some.length - 1 ? 128 : 0));
  });
  return packLinear({ features, entries: Int16Array.from(entries), classes }, questions, slotBits);
}

function scoresOf(model: StoredLinear, values: readonly number[]): number[] {
  const begin = beginnings(model);
  const scores = Array.from({ length: model.classes }, () => 0);
  const entriesOf = (index: number) => model.entries.subarray(begin[index], begin[index + 1]);
  for (const entry of contributions(values, model.features, entriesOf).flatMap((own) => [...own]))
    scores[entry & 127]! += entry >> 8;
  return scores;
}

describe('the code that scores', () => {
  it('is compiled from its source', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whence-scoring-'));
    const path = (name: string) => fileURLToPath(new URL(name, sources));
    const out = join(folder, 'scoring.wasm');
    const { error, stderr } = await compile([path('scoring.as.ts'), '--config', path('scoring.json'), '--outFile', out]);
    expect(error, stderr.toString()).toBeNull();
    expect(readFileSync(out).equals(readFileSync(new URL('scoring.wasm', modelFolder))), 'run npm run scoring').toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each([3, 16, 17, 90])('finds the best of %i classes, of equals the first', (classes) => {
    const model = randomClasses(classes, allAtOnce(templates.names.length));
    const asked = askClasses(scoring, model, templates);
    for (let time = 0; time < 400; time++) {
      const values = someValues();
      asked.values.set(values);
      const scores = scoresOf(model, values);
      expect(asked.ask()).toBe(scores.indexOf(Math.max(...scores)));
    }
  });

  it('answers with the first class for a state of which nothing is known', () => {
    const asked = askClasses(scoring, randomClasses(40, allAtOnce(templates.names.length)), templates);
    asked.values.set([1000, 1001, 1002, 1003]);
    expect(asked.ask()).toBe(0);
  });

  it('adds the weights of moves with their signs', () => {
    const weights = Int16Array.from({ length: 2 * features.length }, () => below(1024) - 512);
    const model: StoredMoves = packMoves({ features, weights }, allAtOnce(templates.names.length), slotBits);
    const asked = askMoves(scoring, model, templates);
    for (let time = 0; time < 400; time++) {
      const values = someValues();
      asked.values.set(values);
      const said = contributions(values, model.features, (index) => [model.weights[2 * index]!, model.weights[2 * index + 1]!]);
      expect([...asked.ask()]).toEqual(
        [0, 1].reduce((sums, side) => [...sums, said.reduce((sum, each) => sum + each[side]!, 0)], [0]),
      );
    }
  });

  it('refuses a model in which three features want two slots', () => {
    const questions = allAtOnce(templates.names.length);
    const many = { features: Int32Array.from([4, 5, 0x10000004]), weights: new Int16Array(6).fill(1), slotBits: 3, questions };
    expect(() => askMoves(scoring, many, templates)).toThrow('more than 2 features want slot 4');
  });
});

describe('asking in rounds', () => {
  it('stops when the best class is far enough ahead, and goes on when it is not', () => {
    const values = [1, 2, 0, 0];
    const written = new Int32Array(templates.names.length);
    templates.write(Int32Array.from(values), written);
    // "a" speaks for class 1 with 10, "b" for class 2 with 30.
    const known = [
      [written[0]!, 10 * 256 + 128 + 1],
      [written[1]!, 30 * 256 + 128 + 2],
    ].sort((left, right) => left[0]! - right[0]!);
    const answer = (enough: number): number => {
      const asked = askClasses(
        scoring,
        {
          features: Int32Array.from(known, ([feature]) => feature!),
          entries: Int16Array.from(known, ([, entry]) => entry!),
          ...{ classes: 3, slotBits, questions: { rounds: [[0], [1]], enough: [enough] } },
        },
        templates,
      );
      asked.values.set(values);
      return asked.ask();
    };
    expect(answer(9)).toBe(1);
    expect(answer(10)).toBe(2);
  });
});
