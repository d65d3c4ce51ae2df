/** Reads data/lexicon/vocabularies.yml: the definitions of the codes, in our own words, as they are served. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Vocabulary } from './schema/vocabulary.ts';

const File = z.record(z.string(), z.strictObject({ description: z.string(), terms: z.record(z.string(), z.string()) }));

/** Takes the file's path. Throws with what is wrong in it. */
export function readVocabularies(path: string): Vocabulary[] {
  const parsed = File.safeParse(parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(`${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  return Object.entries(parsed.data).map(([name, { description, terms }]) => ({
    name,
    description,
    terms: Object.entries(terms).map(([code, definition]) => ({ code, definition })),
  }));
}
