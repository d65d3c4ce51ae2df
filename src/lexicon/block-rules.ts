/** The rows that tell what a paragraph of an article is by its words alone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type RowsRead, readRows } from './read-rows.ts';

const pattern = z.string().refine(
  (source) => {
    try {
      return new RegExp(source, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  },
  { error: 'not a regular expression' },
);

/**
 * One cue. `paragraph` cues are tested on a whole paragraph with the blanks around it removed, `start` cues on its first
 * words (a date-line). Groups named `names`, `place` and `agency` are taken out. `place: top` holds before the first body
 * paragraph only, `end` in the last third of the paragraphs only.
 */
export const BlockRule = z.strictObject({
  id: z.string(),
  gives: z.enum(['related', 'boilerplate', 'byline', 'dateline']),
  tests: z.enum(['paragraph', 'start']),
  pattern,
  ignoreCase: z.boolean().default(false),
  where: z.enum(['anywhere', 'top', 'end']).default('anywhere'),
  /** A paragraph of more words is no such thing. */
  maxWords: z.int().min(1).default(40),
  reason: z.string(),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).default([]),
});
export type BlockRule = z.infer<typeof BlockRule>;

/** Reads all of `<data>/rules/blocks/*.yml`, in the order of their file names; earlier rows win. */
export function readBlockRules(dataDirectory: string): RowsRead<BlockRule> {
  const directory = join(dataDirectory, 'rules', 'blocks');
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => readRows(join(directory, name), BlockRule));
  return { rows: files.flatMap((file) => file.rows), faults: files.flatMap((file) => file.faults) };
}
