/**
 * Asking a model in rounds: the most telling templates first, the others only while the best class is not far enough ahead
 * (dynamic feature selection, Strubell, Vilnis, Silverstein and McCallum 2015). Most decisions are plain after the first round.
 */
import type { Questions } from '../../lexicon/syntax-model.ts';
import { type AddScores, mostFeatures } from './linear.ts';
import type { TemplateGroup } from './templates.ts';

/** Scores the classes for the values that the templates' reader has just read. The array is used again by the next call. */
export type Ask = () => Int32Array;

/** How far the best class is ahead of the next. */
export function lead(scores: Int32Array): number {
  let first = -0x40000000;
  let second = -0x40000000;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index]!;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return first - second;
}

/** Makes the asking of one model. */
export function createAsk(templates: TemplateGroup, { rounds, enough }: Questions, add: AddScores, classes: number): Ask {
  const features = new Int32Array(mostFeatures);
  const scores = new Int32Array(classes);
  const writers = rounds.map((numbers) => templates.only(numbers));
  return () => {
    scores.fill(0);
    for (let round = 0; round < writers.length; round++) {
      add(features, writers[round]!(features), scores);
      if (round < enough.length && lead(scores) > enough[round]!) break;
    }
    return scores;
  };
}
