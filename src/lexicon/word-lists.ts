/** The closed word lists that a stage asks for by id: rows of its `words.yml`. */
import { z } from 'zod';
import { readRows } from './read-rows.ts';
import type { Fault } from './types.ts';

/** One set of words for each id that the stage asks for. */
export type WordLists<Id extends string> = Readonly<Record<Id, ReadonlySet<string>>>;

/** A word as the code compares it: in lower case. */
const word = z.string().regex(/^[^\p{Lu}]+$/u, 'write words in lower case');

/**
 * Reads a file of lists. Takes its path and the ids that the code asks for; gives a set for each of them, empty where its row is at
 * fault or missing, and every fault: a row that nothing asks for is one, and so is a word that stands in its row twice.
 */
export function readWordLists<const Id extends string>(
  path: string,
  ids: readonly Id[],
): { readonly lists: WordLists<Id>; readonly faults: readonly Fault[] } {
  const WordList = z.strictObject({
    id: z.enum(ids),
    words: z
      .array(word)
      .min(1)
      .refine((words) => new Set(words).size === words.length, 'a word stands in it twice'),
    reason: z.string().min(1),
  });
  const { rows, faults } = readRows(path, WordList);
  const found = new Map<string, ReadonlySet<string>>(rows.map(({ id, words }) => [id, new Set(words)]));
  const file = path.slice(path.lastIndexOf('/') + 1);
  const missing = ids
    .filter((id) => !found.has(id))
    .map((id): Fault => ({ file, line: 1, problem: `no list \`${id}\``, remedy: 'add a row with this id' }));
  const lists = Object.fromEntries(ids.map((id) => [id, found.get(id) ?? new Set<string>()])) as Record<Id, ReadonlySet<string>>;
  return { lists, faults: faults.length > 0 ? faults : missing };
}
