/** Tags from left to right, each the best given the words and the tags before it. */
import type { Score, Scores } from './linear.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import { mostTagFeatures, tagFeatures } from './tag-features.ts';

/** Sets `table.tag` to class numbers + 1 (0 stands for "no token"). */
export type Tag = (table: SentenceTable) => void;

/** The class with the best score; of equals the first. */
export function best(scores: Scores, classes: number): number {
  let winner = 0;
  for (let index = 1; index < classes; index++) if (scores[index]! > scores[winner]!) winner = index;
  return winner;
}

/** By tag set + 1: the tag number + 1 of words that have only one tag for sure, else 0. */
export function sureTags(tagSets: readonly (readonly number[])[]): Int32Array {
  return Int32Array.from([0, ...tagSets.map((set) => (set.length === 1 ? set[0]! + 1 : 0))]);
}

/** Makes a tagger; a word known with a single tag gets it without scoring. */
export function createTagger(score: Score, classes: number, tagSets: readonly (readonly number[])[]): Tag {
  const features = new Int32Array(mostTagFeatures);
  const scores = new Int32Array(classes);
  const sure = sureTags(tagSets);
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      const row = index + margin;
      table.tag[row] = sure[table.tagSet[row]!]!;
      if (table.tag[row] !== 0) continue;
      score(features, tagFeatures(table, index, features), scores);
      table.tag[row] = best(scores, classes) + 1;
    }
  };
}
