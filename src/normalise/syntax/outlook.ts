/** Gives each word of a tagged sentence its outlook, from left to right. */
import type { Ask } from './ask.ts';
import { readOutlookValues } from './outlook-features.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import { best } from './tagger.ts';

/** Sets `table.outlook` to class numbers + 1. */
export type LookOut = (table: SentenceTable) => void;

export function createLookOut(ask: Ask, classes: number): LookOut {
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      readOutlookValues(table, index);
      table.outlook[index + margin] = best(ask(), classes) + 1;
    }
  };
}
