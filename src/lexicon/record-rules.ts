/** The word lists by which records are made of what was found. */
import { join } from 'node:path';
import type { Fault } from './types.ts';
import { readWordLists, type WordLists } from './word-lists.ts';

/** The lists of `words.yml`; what each holds is said in its row. */
const ids = ['dating', 'guesses', 'impressions', 'occasions', 'reserve', 'taking-up'] as const;
export type RecordWords = WordLists<(typeof ids)[number]>;

/** Reads `<data>/rules/records/words.yml`; gives the lists and every fault in them. */
export function readRecordWords(dataDirectory: string): { readonly words: RecordWords; readonly faults: readonly Fault[] } {
  const { lists, faults } = readWordLists(join(dataDirectory, 'rules', 'records', 'words.yml'), ids);
  return { words: lists, faults };
}
