/** Gives each word of a tagged sentence its outlook, from left to right. */
import { readOutlookValues } from './outlook-features.ts';
import type { AskedClasses } from './scoring.ts';
import { margin, type SentenceTable } from './sentence-table.ts';

/** Sets `table.outlook` to class numbers + 1. */
export type LookOut = (table: SentenceTable) => void;

export function createLookOut(model: AskedClasses): LookOut {
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      readOutlookValues(model.values, table, index);
      table.outlook[index + margin] = model.ask() + 1;
    }
  };
}
