/** Pieces that query parameters are made of. A repeated parameter means OR, different parameters mean AND. */
import { z } from 'zod';
import { Country } from './common.ts';

const listed = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value]);

/** A parameter that may be given more than once; any of its values matches. */
export const repeatable = <T extends z.ZodType>(item: T, description: string) =>
  z.preprocess(listed, z.array(item).min(1).max(50).optional()).describe(`${description} Repeated: any of them.`);

/** An id of a record of one kind. */
export const idOf = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{8,40}$`), `an id that begins with ${prefix}_; look it up by name with q on its list`);

/** `true` or `false`. */
export const flag = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .pipe(z.boolean())
    .optional()
    .describe(description);

/** Ten thousand years of days: a date, a month, a year, or an instant with its offset from UTC. */
const moment =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?)?)?$/;

export const moments = (description: string) =>
  z
    .string()
    .regex(moment, 'a year, a month, a date (2023-09-04) or an instant (2023-09-04T07:30:00Z)')
    .optional()
    .describe(description);

export const countries = (description: string) => repeatable(Country, description);

export const words = (where: string) =>
  z.string().min(1).max(200).optional().describe(`Words that all stand in ${where}; case and accents do not count.`);

/** Order of a list: names from a closed list, `-` for descending. */
export const sortBy = <T extends string>(names: readonly [T, ...T[]]) =>
  z
    .enum([...names, ...names.map((name) => `-${name}` as const)] as [T | `-${T}`, ...(T | `-${T}`)[]])
    .optional()
    .describe('Order of the list; `-` is descending. Ties go by an order of their own that stays the same.');

/** What every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Records on a page.'),
  cursor: z.string().max(2_000).optional().describe('From `page.next` of the page before; goes with the same filters only.'),
  includeTotal: flag('Whether the answer counts all records that match.'),
};
