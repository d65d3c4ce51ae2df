/**
 * Learns in what order a model's templates are asked, and how far ahead the best class must be for the rest to be left out
 * (dynamic feature selection, Strubell, Vilnis, Silverstein and McCallum 2015). Learned from the model's own decisions, without
 * the treebank's answers: the fewer templates are asked the better, as long as the answer stays the same.
 */
import type { Questions, StoredLinear, StoredMoves } from '../../lexicon/syntax-model.ts';
import { moveCount } from '../../normalise/syntax/parser-state.ts';
import { beginnings } from '../../normalise/syntax/scoring.ts';
import { best } from './trainable.ts';

/** A model as one that gives what a single feature says of the classes. */
export interface Said {
  readonly classes: number;
  readonly of: (feature: number) => Int32Array;
}

const placesOf = (features: Int32Array) => new Map(Array.from(features, (feature, index) => [feature, index]));

/** What the features of a model of classes say. */
export function saidOfClasses(model: StoredLinear): Said {
  const places = placesOf(model.features);
  const begin = beginnings(model);
  const of = (feature: number) => {
    const scores = new Int32Array(model.classes);
    const index = places.get(feature);
    if (index === undefined) return scores;
    for (const entry of model.entries.subarray(begin[index], begin[index + 1])) scores[entry & 127] = entry >> 8;
    return scores;
  };
  return { classes: model.classes, of };
}

/** What the features of the model of the moves say. */
export function saidOfMoves({ features, weights }: StoredMoves): Said {
  const places = placesOf(features);
  const of = (feature: number) => {
    const index = places.get(feature);
    return index === undefined ? new Int32Array(moveCount) : Int32Array.of(0, weights[2 * index]!, weights[2 * index + 1]!);
  };
  return { classes: moveCount, of };
}

/** How far the best class is ahead of the next. */
function lead(scores: Int32Array): number {
  const [second, first] = scores.toSorted().subarray(-2) as unknown as [number, number];
  return first - second;
}

/** A decision as the scores that each template gave to each class, by template number. */
type Decision = readonly Int32Array[];

/** Splits decisions, given as their features by template number, into what each template says. */
export function decisionsOf(features: readonly Int32Array[], said: Said): Decision[] {
  return features.map((asked) => Array.from(asked, said.of));
}

function sumOf(decision: Decision, templates: readonly number[], classes: number): Int32Array {
  const scores = new Int32Array(classes);
  for (const template of templates) {
    const said = decision[template]!;
    for (let label = 0; label < classes; label++) scores[label]! += said[label]!;
  }
  return scores;
}

const allOf = (decision: Decision): number[] => [...decision.keys()];

/** Templates in the order in which they bring the sum nearest to the whole: how far the best class is ahead of the next. */
export function tellingOrder(decisions: readonly Decision[], classes: number): number[] {
  const said = decisions.map((decision) => {
    const whole = sumOf(decision, allOf(decision), classes);
    const first = best(whole);
    const others = whole.map((score, label) => (label === first ? -0x40000000 : score));
    const second = best(others);
    return {
      leads: Float64Array.from(decision, (scores) => scores[first]! - scores[second]!),
      whole: whole[first]! - whole[second]!,
    };
  });
  const missing = said.map(({ whole }) => whole);
  const left = new Set(said[0]!.leads.keys());
  const order: number[] = [];
  while (left.size > 0) {
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const template of left) {
      let error = 0;
      for (let index = 0; index < said.length; index++) error += (missing[index]! - said[index]!.leads[template]!) ** 2;
      if (error < least) [chosen, least] = [template, error];
    }
    left.delete(chosen);
    order.push(chosen);
    said.forEach(({ leads }, index) => {
      missing[index]! -= leads[chosen]!;
    });
  }
  return order;
}

/** The least lead after some templates from which at least `agreeing` of the decisions stand as they are, and how many that are. */
function enoughAfter(
  decisions: readonly Decision[],
  templates: readonly number[],
  classes: number,
  agreeing: number,
): { enough: number; settled: Set<Decision> } {
  const rows = decisions.map((decision) => {
    const scores = sumOf(decision, templates, classes);
    const same = best(scores) === best(sumOf(decision, allOf(decision), classes));
    return { decision, ahead: lead(scores), same };
  });
  rows.sort((left, right) => right.ahead - left.ahead);
  let wrong = 0;
  let settled = 0;
  rows.forEach(({ same }, index) => {
    if (!same) wrong++;
    if (wrong <= (1 - agreeing) * (index + 1)) settled = index + 1;
  });
  const enough = settled === 0 ? 0x3fffffff : rows[settled - 1]!.ahead;
  return { enough, settled: new Set(rows.filter(({ ahead }) => ahead > enough).map(({ decision }) => decision)) };
}

/** Shares of the templates that the rounds before the last can end at. */
const shares = [0.12, 0.18, 0.25, 0.35, 0.45, 0.6, 0.75];

/** The questions that ask the fewest templates a decision, with three rounds, if `agreeing` of what a round settles must stand. */
export function learnQuestions(
  order: readonly number[],
  decisions: readonly Decision[],
  classes: number,
  agreeing: number,
): { questions: Questions; asked: number } {
  let result: { questions: Questions; asked: number } | undefined;
  const ends = shares.map((share) => Math.round(share * order.length));
  for (const first of ends) {
    const after = enoughAfter(decisions, order.slice(0, first), classes, agreeing);
    const open = decisions.filter((decision) => !after.settled.has(decision));
    for (const second of ends.filter((end) => end > first)) {
      const then = enoughAfter(open, order.slice(0, second), classes, agreeing);
      const still = open.length - then.settled.size;
      const asked = first + ((second - first) * open.length + (order.length - second) * still) / decisions.length;
      if (result !== undefined && result.asked <= asked) continue;
      const rounds = [order.slice(0, first), order.slice(first, second), order.slice(second)];
      result = { questions: { rounds, enough: [after.enough, then.enough] }, asked };
    }
  }
  return result!;
}
