/**
 * The rows that attributions are read by: cues (the words that mark that somebody says, thinks or wants something) with the
 * frames in which they are cues, and the closed word lists beside them.
 *
 * A frame names the grammatical shape that the content must have next to the cue. "Maintain" is a cue before a clause and not
 * before a noun phrase; so its row lists `that` and `clause` and leaves out `object`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Stance } from '../schema/vocabularies.ts';
import { readRows } from './read-rows.ts';
import type { Fault, RowOrigin } from './types.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
const words = z.array(z.string().min(1));

/**
 * Shapes of content beside a cue.
 *
 * `quote` a quotation beside it · `that` a clause with that · `clause` a clause without · `question` whether, if, a question word ·
 * `to` an infinitive that the source does ("promised to leave") · `object-to` an infinitive that somebody else does ("urged them to
 * leave") · `object-is` a phrase with what it is said to be ("called the plan a disaster") · `object-as` the same with as · `object` a noun phrase with what belongs to it · `gerund` ("denied leaving") · `inserted` the cue stands after or in the
 * middle of a clause that is not quoted · `as` the same after "as" · `passive` the content is the cue's grammatical subject ("is said
 * to have left") · `about` and other prepositions: the content is what stands after it.
 */
export const cueFrames = [
  'quote',
  'that',
  'clause',
  'question',
  'to',
  'object-to',
  'object',
  'object-is',
  'object-as',
  'gerund',
  'inserted',
  'as',
  'passive',
  'passive-to',
  'about',
  'of',
  'on',
  'for',
  'against',
  'with',
  'in',
  'over',
  'at',
  'from',
  'toward',
  'into',
  'to-noun',
] as const;
export const CueFrame = z.enum(cueFrames);
export type CueFrame = z.infer<typeof CueFrame>;

/** What the source does: says it, holds it true, means to do it, takes a stand towards it, or notices it. */
export const CueKind = z.enum(['speech', 'thought', 'intention', 'attitude', 'perception']);
export type CueKind = z.infer<typeof CueKind>;

export const CueRule = z
  .strictObject({
    id,
    /** Lemmas, with a particle where it has one ("point out"), or with the words that follow it ("make clear"). */
    verbs: words.default([]),
    /** Lemmas: the source possesses them, or does something with them ("issued a warning that"). */
    nouns: words.default([]),
    /** Predicates: "aware", "worried". */
    adjectives: words.default([]),
    /** Words as they stand, in lower case, in front of the source: "according to", "in the words of". */
    prepositions: words.default([]),
    kind: CueKind,
    stance: Stance,
    /** What a denial of the cue comes to: who "would not confirm" declines. The stance itself where absent. */
    negatedStance: Stance.optional(),
    frames: z.array(CueFrame),
    /** True where the noun phrase must name no person: one questions a ruling, and a witness in another sense. */
    things: z.boolean().default(false),
    /** True where the source itself does not stand by it fully: "suggest", "may". */
    hedges: z.boolean().default(false),
    /** True where the content holds by the cue alone: "reveal", "know". */
    factive: z.boolean().default(false),
    reason: z.string(),
    /** Each must be read as an attribution by this row; the source may stand in [S …]. */
    examples: words.min(1),
    /** None of these may be read as an attribution by this row. */
    counterExamples: words.default([]),
  })
  .refine((row) => row.verbs.length + row.nouns.length + row.adjectives.length + row.prepositions.length > 0, {
    error: 'it has no words',
  });
export type CueRule = z.output<typeof CueRule> & RowOrigin;

/** A closed list of words that the code asks for by id. */
export const AttributionWords = z.strictObject({ id, words: words.min(1), reason: z.string() });
export type AttributionWords = z.output<typeof AttributionWords>;

/**
 * How one source hands over to another. `cites`: the source names who it has it from ("citing police"). `carried`: what is said stood
 * in a medium ("in a statement carried by"). `seen`: a document that somebody has seen. `briefed`: a source that has it from another
 * ("lawmakers briefed by"). `through`: somebody who speaks for the source. `interview`: talks with a medium. `basis`: what a report
 * rests on. `told`: an addressee that is a medium.
 */
export const HandOverRule = z.strictObject({
  id,
  shape: z.enum(['cites', 'carried', 'seen', 'briefed', 'through', 'interview', 'basis', 'told']),
  /** Lemmas of the verb or noun, or words as they stand for prepositions. */
  words: words.min(1),
  reason: z.string(),
  examples: words.min(1),
  counterExamples: words.default([]),
});
export type HandOverRule = z.output<typeof HandOverRule>;

/** Why a source has no name: phrases beside it, and what they come to. */
export const AnonymityRule = z.strictObject({
  id,
  phrases: words.min(1),
  means: z.string(),
  reason: z.string(),
  examples: words.min(1),
});
export type AnonymityRule = z.output<typeof AnonymityRule>;

export interface AttributionRules {
  readonly cues: readonly CueRule[];
  readonly handOvers: readonly HandOverRule[];
  readonly anonymity: readonly AnonymityRule[];
  readonly words: ReadonlyMap<string, readonly string[]>;
}

const others: ReadonlySet<string> = new Set(['words.yml', 'hand-overs.yml', 'anonymity.yml']);

/** Reads `<data>/rules/attributions/*.yml`: gives the rows that passed, and every fault. */
export function readAttributionRules(dataDirectory: string): {
  readonly rules: AttributionRules;
  readonly faults: readonly Fault[];
} {
  const directory = join(dataDirectory, 'rules', 'attributions');
  if (!existsSync(directory)) {
    const problem = `${directory} is missing`;
    const fault = { file: 'attributions', line: 1, problem, remedy: 'correct the data directory' };
    return { rules: { cues: [], handOvers: [], anonymity: [], words: new Map() }, faults: [fault] };
  }
  const files = readdirSync(directory).filter((name) => name.endsWith('.yml') && !others.has(name));
  const read = files.sort().map((name) => readRows(join(directory, name), CueRule));
  const lists = readRows(join(directory, 'words.yml'), AttributionWords);
  const handOvers = readRows(join(directory, 'hand-overs.yml'), HandOverRule);
  const anonymity = readRows(join(directory, 'anonymity.yml'), AnonymityRule);
  const cues = read.flatMap((file) => file.rows);
  const faults = [...read, lists, handOvers, anonymity].flatMap((file) => file.faults);
  const words = new Map(lists.rows.map((row) => [row.id, row.words]));
  return {
    rules: { cues, handOvers: handOvers.rows, anonymity: anonymity.rows, words },
    faults: [...faults, ...repeatedIds(cues)],
  };
}

function repeatedIds(cues: readonly CueRule[]): Fault[] {
  const seen = new Map<string, RowOrigin>();
  return cues.flatMap((row): Fault[] => {
    const before = seen.get(row.id);
    seen.set(row.id, before ?? row);
    if (before === undefined || before.file === row.file) return [];
    const problem = `id \`${row.id}\` stands in ${before.file}:${before.line} already`;
    return [{ file: row.file, line: row.line, problem, remedy: 'give each row an id of its own' }];
  });
}
