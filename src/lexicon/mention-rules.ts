/** The rows by which names, nominals and pronouns are found and tied together inside one article. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Sector, SourceKind } from '../schema/vocabularies.ts';
import { readRows } from './read-rows.ts';
import type { Fault } from './types.ts';

const row = { id: z.string(), reason: z.string() };
const texts = z.array(z.string());
const words = texts.min(1);

/**
 * A noun that can head an unnamed actor, source or document and is not among the roles of the lexicon: "agency", "regime",
 * "report". `refers` says what a definite phrase with it can take up: "the agency" an organisation named before.
 */
export const NominalRule = z.strictObject({
  ...row,
  words,
  plurals: texts.default([]),
  kind: z.enum(['person', 'organisation', 'country', 'group', 'document', 'place', 'event']),
  number: z.enum(['singular', 'plural', 'either']).default('singular'),
  sector: Sector.optional(),
  sourceKind: SourceKind.optional(),
  /** Sectors of the named organisations or offices that a definite phrase can take up; any where absent. */
  refers: z.array(Sector).optional(),
  /** Counts only with a word before it that says whose or which: "war machine" needs none, "side" does. */
  needsModifier: z.boolean().default(false),
  examples: words,
  counterExamples: texts.default([]),
});
export type NominalRule = z.infer<typeof NominalRule>;

/** A word that makes a capitalised sequence an organisation, a place, an event or a document by its own meaning. */
export const NameHeadRule = z.strictObject({
  ...row,
  words,
  kind: z.enum(['organisation', 'place', 'event', 'document', 'thing']),
  position: z.enum(['last', 'first', 'any']).default('last'),
  sector: Sector.optional(),
  sourceKind: SourceKind.optional(),
  examples: words,
  counterExamples: texts.default([]),
});
export type NameHeadRule = z.infer<typeof NameHeadRule>;

/** Pronouns by what they can stand for. */
export const PronounRule = z.strictObject({
  ...row,
  words,
  person: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  number: z.enum(['singular', 'plural', 'either']),
  gender: z.enum(['female', 'male', 'neuter', 'any']),
  use: z.enum(['personal', 'possessive', 'reflexive', 'relative', 'indefinite', 'counting']),
  examples: words,
});
export type PronounRule = z.infer<typeof PronounRule>;

/** Where a capital, a country or a seat stands in its sentence, and how far that speaks for the government or for the place. */
export const ReadingRule = z.strictObject({
  ...row,
  /** Relations of the name to its governor, any of them. */
  relations: texts.default([]),
  /** Prepositions or marks before it. */
  prepositions: texts.default([]),
  /** Lemmas of the word that governs the phrase. */
  governors: texts.default([]),
  /** Universal tags of that word. */
  governorTags: texts.default([]),
  reading: z.enum(['government', 'place']),
  weight: z.number(),
  examples: words,
  counterExamples: texts.default([]),
});
export type ReadingRule = z.infer<typeof ReadingRule>;

/** Closed lists of words, by id, that the code asks for by name. */
export const WordListRule = z.strictObject({ ...row, words, examples: words });
export type WordListRule = z.infer<typeof WordListRule>;

/** How strongly a sign speaks for a link, or against it. */
export const WeightRule = z.strictObject({ ...row, weight: z.number(), examples: texts.default([]) });
export type WeightRule = z.infer<typeof WeightRule>;

/** A phrase for an institution that belongs to a state, and how to find which one: "spy agency" with a country → by sector. */
export const InstitutionRule = z.strictObject({
  ...row,
  phrases: words,
  sector: Sector,
  sourceKind: SourceKind,
  /** Words of the name of the body that is meant where the lexicon has several of a sector; empty: only if there is one. */
  nameWords: texts.default([]),
  examples: words,
  counterExamples: texts.default([]),
});
export type InstitutionRule = z.infer<typeof InstitutionRule>;

export interface MentionRules {
  readonly nominals: readonly NominalRule[];
  readonly nameHeads: readonly NameHeadRule[];
  readonly pronouns: readonly PronounRule[];
  readonly readings: readonly ReadingRule[];
  readonly words: readonly WordListRule[];
  readonly weights: readonly WeightRule[];
  readonly institutions: readonly InstitutionRule[];
}

/** Reads `<data>/rules/mentions/*.yml`. Gives the rows that passed and a fault for each that did not. */
export function readMentionRules(dataDirectory: string): { rules: MentionRules; faults: Fault[] } {
  const faults: Fault[] = [];
  const read = <T extends object>(name: string, schema: z.ZodType<T>): readonly T[] => {
    const path = join(dataDirectory, 'rules', 'mentions', `${name}.yml`);
    if (!existsSync(path)) {
      faults.push({
        file: `${name}.yml`,
        line: 1,
        problem: `${path} is missing`,
        remedy: 'create the file, or correct the data directory',
      });
      return [];
    }
    const result = readRows(path, schema);
    faults.push(...result.faults);
    return result.rows;
  };
  const rules: MentionRules = {
    nominals: read('nominals', NominalRule),
    nameHeads: read('name-heads', NameHeadRule),
    pronouns: read('pronouns', PronounRule),
    readings: read('readings', ReadingRule),
    words: read('words', WordListRule),
    weights: read('weights', WeightRule),
    institutions: read('institutions', InstitutionRule),
  };
  return { rules, faults };
}
