/** What the events stage knows of single words beside its frames: closed lists, and what figures are read by. */
import { join } from 'node:path';
import { z } from 'zod';
import { readRows } from './read-rows.ts';
import type { Fault } from './types.ts';
import { readWordLists, type WordLists } from './word-lists.ts';

/** The lists of `words.yml`; what each holds is said in its row. */
const ids = [
  'aftermaths',
  'apart',
  'by-the-way',
  'company',
  'documents',
  'drafts',
  'elsewhere',
  'empty',
  'endings',
  'gatherings',
  'going-on',
  'measures',
  'ordinals',
  'others',
  'parts',
  'place-words',
  'some-of-them',
  'states',
  'telling-verbs',
  'tellings',
  'time-units',
  'vague',
] as const;
export type EventWords = WordLists<(typeof ids)[number]>;

/** A number word, a currency, or what stands before a figure and says how exact it is. */
export const FigureRule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    words: z.array(z.string().regex(/^[^\p{Lu}]+$/u, 'write words in lower case')).min(1),
    value: z.number().positive().optional(),
    /** ISO 4217. */
    unit: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    modifier: z.enum(['about', 'at-least', 'at-most']).optional(),
    reason: z.string(),
  })
  .refine(({ value, unit, modifier }) => [value, unit, modifier].filter((each) => each !== undefined).length === 1, {
    error: 'it is not one of a value, a unit and a modifier',
  });
export type FigureRule = z.output<typeof FigureRule>;

/** Reads `words.yml` and `figures.yml` of a folder; gives their rows and every fault in them. */
export function readEventWords(directory: string): {
  readonly words: EventWords;
  readonly figures: readonly FigureRule[];
  readonly faults: readonly Fault[];
} {
  const { lists, faults } = readWordLists(join(directory, 'words.yml'), ids);
  const figures = readRows(join(directory, 'figures.yml'), FigureRule);
  return { words: lists, figures: figures.rows, faults: [...faults, ...figures.faults] };
}
