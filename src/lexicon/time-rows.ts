/** The shape of the rows that times are read by, as they stand in the files and as they are once loaded. */
import { z } from 'zod';
import type { TimeForm } from './time-forms.ts';
import type { PatternSequence } from './time-patterns.ts';

/** What a rule gives, for the groups that slots in capitals take. `time` is taken by no slot. */
export const RULE_CATEGORIES = ['day', 'month', 'year', 'period', 'clock', 'point', 'time'] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

/** Slots in capitals, and the rules that they take. */
export const GROUPS: Readonly<Record<string, readonly RuleCategory[]>> = {
  DAY: ['day'],
  MONTH: ['month'],
  YEAR: ['year'],
  PERIOD: ['period'],
  CLOCK: ['clock'],
  DATE: ['day', 'month', 'year', 'period'],
  POINT: ['day', 'month', 'year', 'period', 'point'],
};

const Guard = z.array(z.string().min(1)).min(1);

const Example = z.strictObject({
  text: z.string().regex(/\[[^\]]+\]/, 'put the time expression into [brackets]'),
  published: z.string().nullable().optional().describe('2023-09-04, a Monday, where nothing is said; null for none.'),
  tense: z.enum(['past', 'present', 'future', 'unknown']).optional().describe('past where nothing is said.'),
  reference: z.strictObject({ earliest: z.string().optional(), latest: z.string().optional() }).optional(),
  edtf: z.string().optional().describe('Absent where the expression is unresolved.'),
  earliest: z.string().optional(),
  latest: z.string().optional(),
});
export type TimeExample = z.infer<typeof Example>;

export const RuleRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  as: z.enum(RULE_CATEGORIES).optional().describe('time where nothing is said.'),
  alone: z.boolean().optional().describe('false: only in the slots of other rules.'),
  patterns: z.array(z.string()).min(1),
  form: z.record(z.string(), z.unknown()),
  reason: z.string().min(1),
  'only-after': Guard.optional(),
  'not-after': Guard.optional(),
  'only-before': Guard.optional(),
  'not-before': Guard.optional(),
  examples: z.array(Example).optional(),
  counter: z.array(z.string()).optional(),
});

export const ClassRow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  reason: z.string().min(1),
  numeric: z
    .strictObject({ digits: z.tuple([z.int(), z.int()]), min: z.int(), max: z.int(), step: z.int().min(1).optional() })
    .optional()
    .describe('Figures of so many digits between min and max.'),
  entries: z.array(z.strictObject({ words: z.array(z.string()).min(1), value: z.unknown() })).optional(),
});

/** A class of the lexicon: phrases with their values, and figures that stand for themselves. */
export interface TimeClass {
  readonly id: string;
  readonly numeric?: {
    readonly digits: readonly [number, number];
    readonly min: number;
    readonly max: number;
    readonly step?: number;
  };
  readonly phrases: readonly { readonly elements: PatternSequence; readonly value: unknown }[];
}

export interface TimeRule {
  readonly id: string;
  readonly file: string;
  readonly category: RuleCategory;
  readonly alone: boolean;
  readonly sequences: readonly PatternSequence[];
  /** Looks like a time and is none. */
  readonly falseFriend: boolean;
  /** Gives the form, from what the slots took. */
  readonly build: (values: ReadonlyMap<string, unknown>) => TimeForm;
  readonly guards: {
    readonly onlyAfter?: readonly string[];
    readonly notAfter?: readonly string[];
    readonly onlyBefore?: readonly string[];
    readonly notBefore?: readonly string[];
  };
  readonly examples: readonly TimeExample[];
  readonly counter: readonly string[];
}

export interface TimeRules {
  readonly classes: ReadonlyMap<string, TimeClass>;
  readonly groups: Readonly<Record<string, readonly RuleCategory[]>>;
  readonly rules: readonly TimeRule[];
}
