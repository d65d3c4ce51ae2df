/**
 * Asking the trained models: lays a model out in the memory of `scoring.as.ts`, and asks it for the values of its atoms.
 *
 * A model is asked in rounds, the most telling templates first, the others only while the best class is not far enough
 * ahead (dynamic feature selection, Strubell, Vilnis, Silverstein and McCallum 2015): most decisions are plain after the
 * first round.
 */
import type { Questions, StoredLinear, StoredMoves } from '../../lexicon/syntax-model.ts';
import type { TemplateGroup } from './templates.ts';

/** A model that can be asked: fill in the values of its atoms, then ask. One instance must not be shared between threads. */
export interface Asked<Answer> {
  readonly values: Int32Array;
  readonly ask: () => Answer;
}

/** Answers with the best class; of equals the first. */
export type AskedClasses = Asked<number>;
/** Answers with the scores of the moves, in an array that the next answer overwrites. */
export type AskedMoves = Asked<Int32Array>;

interface Exports {
  readonly askClass: (plan: number) => number;
  readonly askMoves: (plan: number) => void;
}

/** Slots that stand side by side, in any of which a feature can be found. */
export const slotsTogether = 2;
/** The bits by which a feature is told from others that share its slots. */
export const checked = 0xffc00003 | 0;

/** From this many entries on a feature has a dense row: a weight for every class. */
const denseFrom = 4;
/** Bytes at the start of the memory that the code uses for its lists. */
const ownBytes = 4096;
const cacheLine = 64;
const pageBytes = 65_536;
/** The score of a place in a row that no class has: never the best, and far from the limits of 16 bits. */
const noClass = -0x4000;
const never = 0x3fffffff;

/** Places of sections in a memory that is not there yet. */
function createLayout() {
  let end = ownBytes;
  return {
    place: (bytes: number): number => {
      const start = end;
      end = Math.ceil((start + bytes) / cacheLine) * cacheLine;
      return start;
    },
    allocate: () => new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) }),
  };
}

/** The numbers of the rounds of a plan, as `scoring.as.ts` tells. */
function planOf(templates: TemplateGroup, { rounds, enough }: Questions, valuesAt: number): number[] {
  return rounds.flatMap((numbers, round) => {
    const byLength = [1, 2, 3, 4].map((length) => numbers.filter((number) => templates.places[number]!.length === length));
    const asked = byLength.flat().flatMap((number) => {
      const addresses = templates.places[number]!.map((place) => valuesAt + 4 * place);
      return [templates.begins[number]!, ...addresses];
    });
    return [...byLength.map((some) => some.length), enough[round] ?? never, ...asked];
  });
}

/** Puts each feature into one of its slots; `heldOf` gives what the slot holds of it, never 0. */
function fillSlots(slots: Int32Array, features: Int32Array, heldOf: (index: number) => number): void {
  const mask = slots.length - slotsTogether;
  for (let index = 0; index < features.length; index++) {
    const feature = features[index]!;
    let at = feature & mask;
    const end = at + slotsTogether;
    while (at < end && slots[at] !== 0) at++;
    if (at === end) throw new Error(`more than ${slotsTogether} features want slot ${end - slotsTogether}`);
    slots[at] = (feature & checked) | heldOf(index);
  }
}

/** Where the entries of each feature begin, and the end of the last. */
export function beginnings({ features, entries }: Pick<StoredLinear, 'features' | 'entries'>): Int32Array {
  const result = new Int32Array(features.length + 1);
  let at = 0;
  for (let index = 0; index < features.length; index++) {
    while ((entries[at]! & 128) === 0) at++;
    result[index + 1] = ++at;
  }
  return result;
}

/** Features by the form that their weights are kept in, and how many entries the lists have. */
function sortOut(begin: Int32Array, features: number): { placeOf: Int32Array; firstDense: number; dense: number } {
  const placeOf = new Int32Array(features);
  let listed = 0;
  for (let index = 0; index < features; index++) {
    const entries = begin[index + 1]! - begin[index]!;
    if (entries >= denseFrom) continue;
    placeOf[index] = listed + 1;
    listed += entries;
  }
  let next = listed + 1;
  for (let index = 0; index < features; index++) if (placeOf[index] === 0) placeOf[index] = next++;
  return { placeOf, firstDense: listed + 1, dense: next - listed - 1 };
}

/** Makes a model of classes ready to be asked. */
export function askClasses(scoring: WebAssembly.Module, model: StoredLinear, templates: TemplateGroup): AskedClasses {
  const { features, entries, classes, slotBits, questions } = model;
  const begin = beginnings(model);
  const { placeOf, firstDense, dense } = sortOut(begin, features.length);
  if (firstDense + dense > 2 ** 20) throw new Error(`${firstDense + dense} places do not fit into 20 bits`);
  const width = Math.ceil(classes / 16) * 16;
  const layout = createLayout();
  const slotsAt = layout.place(4 * 2 ** slotBits);
  const entriesAt = layout.place(2 * firstDense);
  const rowsAt = layout.place(dense * width);
  const scoresAt = layout.place(512);
  const valuesAt = layout.place(4 * templates.atoms);
  const rounds = planOf(templates, questions, valuesAt);
  const planAt = layout.place(4 * (8 + rounds.length));
  const memory = layout.allocate();

  const lists = new Int16Array(memory.buffer, entriesAt, firstDense);
  const rows = new Int8Array(memory.buffer, rowsAt, dense * width);
  const slots = new Int32Array(memory.buffer, slotsAt, 2 ** slotBits);
  fillSlots(slots, features, (index) => {
    const place = placeOf[index]!;
    const first = begin[index]!;
    const row = (place - firstDense) * width;
    for (let at = first; at < begin[index + 1]!; at++) {
      const entry = entries[at]!;
      if (place < firstDense) lists[place + at - first] = entry;
      else rows[row + (entry & 127)] = entry >> 8;
    }
    return place << 2;
  });
  new Int16Array(memory.buffer, scoresAt + 256, 128).fill(0, 0, classes).fill(noClass, classes);
  const plan = [slotsAt, slots.length - slotsTogether, entriesAt, firstDense, rowsAt, width, scoresAt, questions.rounds.length];
  new Int32Array(memory.buffer, planAt).set([...plan, ...rounds]);
  const { askClass } = new WebAssembly.Instance(scoring, { env: { memory } }).exports as Exports;
  return { values: new Int32Array(memory.buffer, valuesAt, templates.atoms), ask: () => askClass(planAt) };
}

/** Makes the model of the parser's moves ready to be asked. */
export function askMoves(scoring: WebAssembly.Module, model: StoredMoves, templates: TemplateGroup): AskedMoves {
  const { features, weights, slotBits, questions } = model;
  const layout = createLayout();
  const slotsAt = layout.place(4 * 2 ** slotBits);
  const scoresAt = layout.place(12);
  const valuesAt = layout.place(4 * templates.atoms);
  const rounds = planOf(templates, questions, valuesAt);
  const planAt = layout.place(4 * (8 + rounds.length));
  const memory = layout.allocate();

  const slots = new Int32Array(memory.buffer, slotsAt, 2 ** slotBits);
  fillSlots(slots, features, (index) => ((weights[2 * index]! & 1023) << 12) | ((weights[2 * index + 1]! & 1023) << 2));
  const plan = [slotsAt, slots.length - slotsTogether, 0, 0, 0, 0, scoresAt, questions.rounds.length];
  new Int32Array(memory.buffer, planAt).set([...plan, ...rounds]);
  const exported = new WebAssembly.Instance(scoring, { env: { memory } }).exports as Exports;
  const scores = new Int32Array(memory.buffer, scoresAt, 3);
  const ask = () => {
    exported.askMoves(planAt);
    return scores;
  };
  return { values: new Int32Array(memory.buffer, valuesAt, templates.atoms), ask };
}
