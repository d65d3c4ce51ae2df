/** Tags from left to right, each the best given the words and the tags before it. */
import type { AskedClasses } from './scoring.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import { readTagValues } from './tag-features.ts';

/** Sets `table.tag` to class numbers + 1 (0 stands for "no token"). */
export type Tag = (table: SentenceTable) => void;

/** By tag set + 1: the tag number + 1 of words that have only one tag for sure, else 0. */
export function sureTags(tagSets: readonly (readonly number[])[]): Int32Array {
  return Int32Array.from([0, ...tagSets.map((set) => (set.length === 1 ? set[0]! + 1 : 0))]);
}

/** Makes a tagger; a word known with a single tag gets it without scoring. */
export function createTagger(model: AskedClasses, tagSets: readonly (readonly number[])[]): Tag {
  const sure = sureTags(tagSets);
  return (table) => {
    for (let index = 0; index < table.length; index++) {
      const row = index + margin;
      table.tag[row] = sure[table.tagSet[row]!]!;
      if (table.tag[row] !== 0) continue;
      readTagValues(model.values, table, index);
      table.tag[row] = model.ask() + 1;
    }
  };
}
