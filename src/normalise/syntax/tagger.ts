/** Tags from left to right, each the best given the words and the tags before it. */
import type { Score } from './linear.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import { mostTagFeatures, tagFeatures } from './tag-features.ts';

/** Sets `table.tag` to class numbers + 1 (0 stands for "no token"). */
export type Tag = (table: SentenceTable) => void;

/** The class with the best score; of equals the first. */
export function best(scores: Float64Array, classes: number): number {
  let winner = 0;
  for (let index = 1; index < classes; index++) if (scores[index]! > scores[winner]!) winner = index;
  return winner;
}

/** Makes a tagger; a word known with a single tag gets it without scoring. */
export function createTagger(score: Score, classes: number, tagSets: readonly (readonly number[])[]): Tag {
  const features = new Int32Array(mostTagFeatures);
  const scores = new Float64Array(128);
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      const row = index + margin;
      const set = table.tagSet[row]! === 0 ? undefined : tagSets[table.tagSet[row]! - 1];
      if (set !== undefined && set.length === 1 && set[0]! >= 0) {
        table.tag[row] = set[0]! + 1;
        continue;
      }
      score(features, tagFeatures(table, index, features), scores);
      table.tag[row] = best(scores, classes) + 1;
    }
  };
}
