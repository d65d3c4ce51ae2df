/**
 * What a time expression says, before anybody asks when that was. A form is a small tree of plain data: "Monday of last
 * week" is a weekday within a period, "since July" is open from a month on. Rules build forms, the times stage resolves
 * them against a publication date or another event.
 */
import { z } from 'zod';

export const TimeUnit = z.enum([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
]);
export type TimeUnit = z.infer<typeof TimeUnit>;

/** A number that is stated, or the range that a vague word stands for ("a few" is 2 to 5); without `to` it has no upper end. */
export const Quantity = z.union([z.int().min(0), z.strictObject({ from: z.int().min(0), to: z.int().min(0).optional() })]);
export type Quantity = z.infer<typeof Quantity>;

/** A zone of the clock: minutes east of Greenwich in standard time, and in summer time where one word covers both. */
export const Zone = z.strictObject({ standard: z.int(), summer: z.int().optional(), changes: z.enum(['us', 'eu']).optional() });
export type Zone = z.infer<typeof Zone>;

/** How a holiday is found in a year: a fixed day, the nth weekday of a month (-1 is the last), days from Easter, or not by a rule. */
export const Holiday = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('date'), month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
  z.strictObject({
    by: z.literal('weekday'),
    month: z.int().min(1).max(12),
    weekday: z.int().min(1).max(7),
    nth: z.int().min(-1).max(5),
    offset: z.int().optional(),
  }),
  z.strictObject({ by: z.literal('easter'), offset: z.int(), orthodox: z.boolean().optional() }),
  z.strictObject({ by: z.literal('none') }),
]);
export type Holiday = z.infer<typeof Holiday>;

export const Which = z.enum(['last', 'this', 'next']);
export type Which = z.infer<typeof Which>;

export const PeriodPart = z.enum(['early', 'mid', 'late', 'start', 'end', 'earlier', 'later', 'so-far', 'rest']);
export type PeriodPart = z.infer<typeof PeriodPart>;

export const OpenSide = z.enum(['since', 'from', 'until', 'before', 'after', 'by']);
export type OpenSide = z.infer<typeof OpenSide>;

const which = Which.optional();
const year = z.int().min(1).max(2999);

export interface FormShapes {
  /** A false friend: looks like a time and is none. */
  none: { op: 'none' };
  recurring: { op: 'recurring' };
  date: { op: 'date'; year?: number; month?: number; day?: number; era?: 'bc'; which?: Which };
  'numeric-date': { op: 'numeric-date'; first: number; second: number; year: number };
  'day-of-month': { op: 'day-of-month'; day: number };
  weekday: { op: 'weekday'; weekday: number; which?: Which; anchor?: 'reference' };
  'nth-weekday': { op: 'nth-weekday'; nth: number; weekday: number; of: TimeForm };
  /** `back`: the one so long ago ("two years ago this month"). */
  period: {
    op: 'period';
    unit: TimeUnit;
    offset: number;
    anchor?: 'publication' | 'reference';
    back?: { unit: TimeUnit; count: Quantity };
  };
  shift: {
    op: 'shift';
    unit: TimeUnit;
    count: Quantity;
    direction: 1 | -1;
    anchor?: 'publication' | 'reference';
    needs?: 'future';
    half?: boolean;
    of?: TimeForm;
  };
  stretch: { op: 'stretch'; unit?: TimeUnit; count?: Quantity; direction: 1 | -1; needs?: 'future' | 'present'; half?: boolean };
  duration: { op: 'duration'; unit: TimeUnit; count: Quantity };
  /** So long, up to the end of a time that is named ("the three months to June"). */
  ending: { op: 'ending'; unit: TimeUnit; count: Quantity; of: TimeForm };
  part: { op: 'part'; part: PeriodPart; of: TimeForm };
  slice: { op: 'slice'; unit: TimeUnit; count: number; nth?: number; side: 'first' | 'last'; of: TimeForm };
  daypart: { op: 'daypart'; part: string; of?: TimeForm };
  clock: { op: 'clock'; hour: number; minute?: number; half?: 'am' | 'pm'; zone?: Zone; of?: TimeForm };
  season: { op: 'season'; season: number; year?: number; which?: Which };
  quarter: { op: 'quarter'; quarter: number; year?: number; which?: Which };
  half: { op: 'half'; half: number; year?: number; which?: Which };
  fiscal: { op: 'fiscal'; system: 'fiscal' | 'academic'; year?: number; endYear?: number; which?: Which };
  decade: { op: 'decade'; year: number };
  century: { op: 'century'; century: number; era?: 'bc' };
  holiday: { op: 'holiday'; holiday: Holiday; year?: number; which?: Which };
  'ordinal-period': { op: 'ordinal-period'; unit: TimeUnit; nth: number };
  within: { op: 'within'; inner: TimeForm; of: TimeForm };
  open: { op: 'open'; side: OpenSide; of: TimeForm };
  span: { op: 'span'; from: TimeForm; to: TimeForm };
  'year-span': { op: 'year-span'; from: number; to: number };
  approximate: { op: 'approximate'; of: TimeForm };
}
export type TimeForm = FormShapes[keyof FormShapes];

const form: z.ZodType<TimeForm> = z.lazy(() => TimeForm);

export const TimeForm: z.ZodType<TimeForm> = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('none') }),
  z.strictObject({ op: z.literal('recurring') }),
  z.strictObject({
    op: z.literal('date'),
    year: year.optional(),
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
    era: z.literal('bc').optional(),
    which,
  }),
  z.strictObject({
    op: z.literal('numeric-date'),
    first: z.int().min(1).max(31),
    second: z.int().min(1).max(31),
    year: z.int().min(0).max(2999),
  }),
  z.strictObject({ op: z.literal('day-of-month'), day: z.int().min(1).max(31) }),
  z.strictObject({ op: z.literal('weekday'), weekday: z.int().min(1).max(7), which, anchor: z.literal('reference').optional() }),
  z.strictObject({ op: z.literal('nth-weekday'), nth: z.int().min(-1).max(5), weekday: z.int().min(1).max(7), of: form }),
  z.strictObject({
    op: z.literal('period'),
    unit: TimeUnit,
    offset: z.int(),
    anchor: z.enum(['publication', 'reference']).optional(),
    back: z.strictObject({ unit: TimeUnit, count: Quantity }).optional(),
  }),
  z.strictObject({
    op: z.literal('shift'),
    unit: TimeUnit,
    count: Quantity,
    direction: z.union([z.literal(1), z.literal(-1)]),
    anchor: z.enum(['publication', 'reference']).optional(),
    needs: z.literal('future').optional(),
    half: z.boolean().optional().describe('Half a unit more.'),
    of: form.optional(),
  }),
  z.strictObject({
    op: z.literal('stretch'),
    unit: TimeUnit.optional(),
    count: Quantity.optional(),
    direction: z.union([z.literal(1), z.literal(-1)]),
    needs: z.enum(['future', 'present']).optional(),
    half: z.boolean().optional(),
  }),
  z.strictObject({ op: z.literal('duration'), unit: TimeUnit, count: Quantity }),
  z.strictObject({ op: z.literal('ending'), unit: TimeUnit, count: Quantity, of: form }),
  z.strictObject({ op: z.literal('part'), part: PeriodPart, of: form }),
  z.strictObject({
    op: z.literal('slice'),
    unit: TimeUnit,
    count: z.int().min(1),
    nth: z.int().min(1).optional(),
    side: z.enum(['first', 'last']),
    of: form,
  }),
  z.strictObject({ op: z.literal('daypart'), part: z.string(), of: form.optional() }),
  z.strictObject({
    op: z.literal('clock'),
    hour: z.int().min(0).max(2400).describe('Above 24 it is hours and minutes in four figures.'),
    minute: z.int().min(0).max(59).optional(),
    half: z.enum(['am', 'pm']).optional(),
    zone: Zone.optional(),
    of: form.optional(),
  }),
  z.strictObject({ op: z.literal('season'), season: z.int().min(21).max(24), year: year.optional(), which }),
  z.strictObject({ op: z.literal('quarter'), quarter: z.int().min(1).max(4), year: year.optional(), which }),
  z.strictObject({ op: z.literal('half'), half: z.int().min(1).max(2), year: year.optional(), which }),
  z.strictObject({
    op: z.literal('fiscal'),
    system: z.enum(['fiscal', 'academic']),
    year: year.optional(),
    endYear: z.int().min(0).max(2999).optional(),
    which,
  }),
  z.strictObject({ op: z.literal('decade'), year: z.int().min(0).max(2990) }),
  z.strictObject({ op: z.literal('century'), century: z.int().min(1).max(30), era: z.literal('bc').optional() }),
  z.strictObject({ op: z.literal('holiday'), holiday: Holiday, year: year.optional(), which }),
  z.strictObject({ op: z.literal('ordinal-period'), unit: TimeUnit, nth: z.int().min(1) }),
  z.strictObject({ op: z.literal('within'), inner: form, of: form }),
  z.strictObject({ op: z.literal('open'), side: OpenSide, of: form }),
  z.strictObject({ op: z.literal('span'), from: form, to: form }),
  z.strictObject({ op: z.literal('year-span'), from: year, to: z.int().min(0).max(2999) }),
  z.strictObject({ op: z.literal('approximate'), of: form }),
]) as z.ZodType<TimeForm>;
