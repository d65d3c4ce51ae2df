/** Gives each word of a tagged sentence its outlook, from left to right. */
import type { Score } from './linear.ts';
import { mostOutlookFeatures, outlookFeatures } from './outlook-features.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import { best } from './tagger.ts';

/** Sets `table.outlook` to class numbers + 1. */
export type LookOut = (table: SentenceTable) => void;

export function createLookOut(score: Score, classes: number): LookOut {
  const features = new Int32Array(mostOutlookFeatures);
  const scores = new Int32Array(classes);
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      score(features, outlookFeatures(table, index, features), scores);
      table.outlook[index + margin] = best(scores, classes) + 1;
    }
  };
}
