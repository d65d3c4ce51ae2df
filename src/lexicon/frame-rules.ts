/**
 * The rows that events are read by: frames (which words tell of which event, and who does it to whom), and beside them
 * light verbs ("launch an attack"), operators ("plan to", "alleged") and word classes that frames refer to as `@name`.
 *
 * A frame speaks of its arguments as its verb has them. A noun of the same frame gets them by rule: what the verb has as
 * its object stands after "of" or before "'s", its subject after "by" or as an adjective ("the Russian invasion").
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eventTypeTable } from '../schema/event-type-table.ts';
import { EventContext, EventMode, EventStatus, EventType } from '../schema/vocabularies.ts';
import { type EventWords, type FigureRule, readEventWords } from './event-words.ts';
import { readRows } from './read-rows.ts';
import type { Fault, RowOrigin } from './types.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
const words = z.array(z.string().min(1));

/**
 * Names of argument slots: `subj`, `obj`, `iobj`, `xcomp`, `ccomp`, `poss`, `mod` (a nationality before a noun), a preposition
 * for what stands after it (`to`, `with`), or a preposition and `-ing` for a clause (`of-ing`).
 */
const slots = z.array(z.string().regex(/^[a-z]+(-ing)?( [a-z]+)*$/));

/** Who has to be somebody of public life for the frame to hold: the sense control of common words. */
export const Gate = z.enum(['none', 'any', 'actor', 'both']);
export type Gate = z.infer<typeof Gate>;

export const FrameRule = z
  .strictObject({
    id,
    type: EventType,
    modes: z.array(EventMode).default([]),
    contexts: z.array(EventContext).default([]),
    /** Finer CAMEO code. */
    cameo: z
      .string()
      .regex(/^\d{2,4}$/)
      .optional(),
    /** Lemmas, with a particle where it has one: "attack", "carry out". */
    verbs: words.default([]),
    /** Lemmas; words before the last have to stand before it: "air strike". */
    nouns: words.default([]),
    /** Predicates: "ready", "willing". */
    adjectives: words.default([]),
    /** Modals that a source uses of somebody else: "Norland must leave, the king said". Its subject is the source, its object whose verb it is. */
    modals: words.default([]),
    /** Lemmas that the object has to be, or `@class`. */
    object: words.optional(),
    notObject: words.optional(),
    subject: words.optional(),
    notSubject: words.optional(),
    /** For each preposition the lemmas that have to stand after it: `to: [power]`. */
    with: z.record(z.string(), words).optional(),
    /** For each preposition the lemmas that must not stand after it. */
    without: z.record(z.string(), words).optional(),
    /** Slots that have to be filled. */
    requires: slots.default([]),
    /** Slots that have to name somebody, not something. */
    personal: slots.default([]),
    /** Slots that have to be empty. */
    forbids: slots.default([]),
    /** Where the content has to be conflict or cooperation for the frame to hold ("vow to attack", "vow to help"). */
    content: z.enum(['conflict', 'cooperation', 'consult']).optional(),
    gate: Gate.optional(),
    actor: slots.default(['subj']),
    recipient: slots.default(['obj']),
    /** All who take part do it together. */
    reciprocal: z.boolean().default(false),
    /** What stands before "'s" is who it is done to: "the general's arrest". */
    possessedObject: z.boolean().default(false),
    /** Slots with what it is about. */
    about: slots.default([]),
    /** Slots whose nouns tell no event of their own beside this one: "signed an agreement". */
    absorbs: slots.default([]),
    /** Status of what it is about. */
    contentStatus: EventStatus.optional(),
    /** Who does what it is about. */
    controller: z.enum(['subj', 'obj']).default('subj'),
    /** Status that the frame has whatever its clause says. */
    status: EventStatus.optional(),
    /** A noun for what goes on unless the text says that it is over: "the war". */
    lasting: z.boolean().default(false),
    /** True where its denial tells of nothing: who does not rule a thing out has done nothing. */
    affirmative: z.boolean().default(false),
    /** The word of the label; the trigger's own where absent. */
    topic: z.string().optional(),
    reason: z.string(),
    /** The actor stands in [A …], the recipient in [R …], parties in [P …]. */
    examples: words.min(1),
    counterExamples: words.default([]),
  })
  .refine((row) => row.verbs.length + row.nouns.length + row.adjectives.length + row.modals.length > 0, {
    error: 'it has no verbs, nouns, adjectives or modals',
  })
  .refine((row) => row.modes.every((mode) => (eventTypeTable[row.type].modes as readonly string[]).includes(mode)), {
    error: 'a mode does not belong to the type',
  });
export type FrameRule = z.output<typeof FrameRule>;

/** What a word over an event does to it: `do` nothing but carry it ("launch an attack"), the rest speak of its status. */
export const OperatorEffect = z.enum([
  'do',
  'ongoing',
  'end',
  'plan',
  'propose',
  'consider',
  'doubt',
  'fail',
  'prevent',
  'allege',
  'deny',
  'possible',
]);
export type OperatorEffect = z.infer<typeof OperatorEffect>;

export const OperatorRule = z.strictObject({
  id,
  effect: OperatorEffect,
  /** Verbs over a clause or a noun: "plan to attack", "plan an attack". */
  verbs: words.default([]),
  /** Nouns over a clause or "of": "plans to attack", "the threat of attack". */
  nouns: words.default([]),
  /** Predicates and words before a noun: "ready to", "possible". */
  adjectives: words.default([]),
  adverbs: words.default([]),
  /**
   * True where the operator's subject does what stands under it as its object: "launch an attack". `together`: only where that takes
   * two ("demanded talks" is of both, "demanded a withdrawal" of the other).
   */
  carries: z.union([z.boolean(), z.literal('together')]).default(false),
  /** What may stand under it: "decided to attack" is a plan, "decided the match" is not. */
  over: z.enum(['any', 'clause']).default('any'),
  /** Who does the clause under it, where that is not the subject: "prompted the army to leave". */
  controller: z.enum(['subj', 'obj']).optional(),
  reason: z.string(),
  examples: words.min(1),
});
export type OperatorRule = z.output<typeof OperatorRule>;

export const WordClass = z.strictObject({ id, words: words.min(1), reason: z.string() });
export type WordClass = z.output<typeof WordClass>;

export interface EventRules {
  readonly frames: readonly (FrameRule & RowOrigin)[];
  readonly operators: readonly (OperatorRule & RowOrigin)[];
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly words: EventWords;
  readonly figures: readonly FigureRule[];
}

const noFrames: ReadonlySet<string> = new Set(['figures.yml', 'operators.yml', 'word-classes.yml', 'words.yml']);

function missingClasses(frames: EventRules['frames'], classes: EventRules['classes']): Fault[] {
  return frames.flatMap((frame) =>
    [
      frame.object,
      frame.notObject,
      frame.subject,
      frame.notSubject,
      ...Object.values(frame.with ?? {}),
      ...Object.values(frame.without ?? {}),
    ]
      .flatMap((list) => list ?? [])
      .filter((word) => word.startsWith('@') && !classes.has(word.slice(1)))
      .map((word) => ({
        file: frame.file,
        line: frame.line,
        problem: `no word class ${word}`,
        remedy: 'add it to word-classes.yml, or correct its name',
      })),
  );
}

function repeatedIds(frames: EventRules['frames']): Fault[] {
  const seen = new Map<string, RowOrigin>();
  return frames.flatMap((frame) => {
    const before = seen.get(frame.id);
    seen.set(frame.id, before ?? frame);
    if (before === undefined || before.file === frame.file) return [];
    return [
      {
        file: frame.file,
        line: frame.line,
        problem: `id \`${frame.id}\` stands in ${before.file}:${before.line} already`,
        remedy: 'give each row an id of its own',
      },
    ];
  });
}

/** Reads all of `<data>/rules/events/*.yml`; gives the rules and every fault in them. */
export function readEventRules(dataDirectory: string): { readonly rules: EventRules; readonly faults: readonly Fault[] } {
  const directory = join(dataDirectory, 'rules', 'events');
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.yml') && !noFrames.has(name))
    .sort();
  const read = files.map((name) => readRows(join(directory, name), FrameRule));
  const operators = readRows(join(directory, 'operators.yml'), OperatorRule);
  const lists = readRows(join(directory, 'word-classes.yml'), WordClass);
  const single = readEventWords(directory);
  const frames = read.flatMap((file) => file.rows);
  const classes = new Map(lists.rows.map((row) => [row.id, new Set(row.words)]));
  const faults = [
    ...read.flatMap((file) => file.faults),
    ...operators.faults,
    ...lists.faults,
    ...single.faults,
    ...missingClasses(frames, classes),
    ...repeatedIds(frames),
  ];
  return { rules: { frames, operators: operators.rows, classes, words: single.words, figures: single.figures }, faults };
}
