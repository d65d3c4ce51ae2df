/** Pieces that query parameters are made of. A repeated parameter means OR, different parameters mean AND. */
import { z } from 'zod';
import { Country } from './common.ts';
import { isMoment } from './text-parts.ts';

const listed = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value]);

/** A parameter that may be given more than once; any of its values matches. */
export const repeatable = <T extends z.ZodType>(item: T, description: string) =>
  z.preprocess(listed, z.array(item).min(1).max(50).optional()).describe(`${description} Repeated: any of them.`);

type Opposite<K extends string> = `exclude${Capitalize<K>}`;
export const oppositeOf = <K extends string>(name: K): Opposite<K> =>
  `exclude${name[0]!.toUpperCase()}${name.slice(1)}` as Opposite<K>;

/** Parameters that choose among values, each followed by its opposite: `excludeType` leaves out what `type` would give. */
export function choices<S extends Readonly<Record<string, z.ZodType>>>(
  shape: S,
): S & { readonly [K in keyof S & string as Opposite<K>]: S[K] } {
  const both = Object.entries(shape).flatMap(([name, schema]) => [
    [name, schema],
    [oppositeOf(name), schema.describe(`Leaves out what \`${name}\` would give. Repeated: none of them.`)],
  ]);
  return Object.fromEntries(both) as never;
}

const idPattern = (prefix: string): string => `${prefix}_[0-9a-z]{8,40}`;

/** An id of a record of one kind. */
export const idOf = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${idPattern(prefix)}$`), `an id that begins with ${prefix}_; look it up by name with q on its list`);

/** Two ids of one kind, the first in relation to the second. */
export const pairOf = (prefix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${idPattern(prefix)}:${idPattern(prefix)}$`),
      `two ids that begin with ${prefix}_, with a colon between them`,
    );

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
  '\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d))?)?)?';
const isReal = (text: string): boolean => text.length < 10 || isMoment(text);

export const moments = (description: string) =>
  z
    .string()
    .regex(new RegExp(`^${moment}$`), 'a year, a month, a date (2023-09-04) or an instant (2023-09-04T07:30:00Z)')
    .refine(isReal, 'the calendar has no such day')
    .optional()
    .describe(description);

/** An interval in EDTF: both ends belong to it, `..` leaves one open. */
export const interval = (description: string) =>
  z
    .string()
    .regex(
      new RegExp(`^(${moment}/(${moment}|\\.\\.)|\\.\\./${moment})$`),
      'two moments with a slash between them (2023-07/2023-09); `..` leaves an end open',
    )
    .refine((text) => text.split('/').every((end) => end === '..' || isReal(end)), 'the calendar has no such day')
    .optional()
    .describe(description);

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const timeZone = z
  .string()
  .max(50)
  .refine(isZone, 'a time zone by its IANA name (Asia/Seoul) or an offset (+09:00, in a URL %2B09:00)')
  .optional()
  .describe(
    'Time zone in which days begin: of dates in `from`, `to` and `overlaps`, and of buckets of time; UTC where absent. It moves instants only: an event known to a day stays on the day that its sources say, wherever the reader is.',
  );

export const countries = (description: string) => repeatable(Country, description);

export const words = (where: string) =>
  z
    .string()
    .max(200)
    .regex(/[\p{L}\p{N}]/u, 'at least one word or number')
    .optional()
    .describe(
      `Words that all stand in ${where}; case and accents do not count. Words in quotation marks stand side by side; a word with \`*\` behind it is the beginning of one. The list keeps its order unless \`sort=-relevance\` asks for what fits best.`,
    );

/** A number with bounds of its own; an empty value is none. */
export const number = (least: number, most: number, description: string) =>
  z
    .preprocess(
      (given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
      z.number().min(least).max(most).optional(),
    )
    .describe(description);

const both = <T extends string>(names: readonly T[]): (T | `-${T}`)[] => names.flatMap((name) => [name, `-${name}` as const]);

/** Order of a list: names from a closed list, `-` for descending. Ties of the first can be put in order by id. */
export const sortBy = <T extends string>(names: readonly [T, ...T[]]) => {
  const [first, ...rest] = both(names).flatMap((name) => [name, `${name},id` as const, `${name},-id` as const]);
  return z
    .enum([first!, ...rest])
    .optional()
    .describe(
      'Order of the list; `-` is descending. Ties go by an order of their own that stays the same, or by id with `,id` behind.',
    );
};

export const View = z.enum(['full', 'summary']).meta({
  id: 'View',
  description: 'How much of each record a list gives: all of it, or what a row on a screen shows.',
});
export type View = z.infer<typeof View>;

/** What every list takes. */
export const paging = {
  view: View.optional().describe('`summary` gives only the fields that are always in a list; `full`, the default, gives all.'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Records on a page.'),
  cursor: z.string().max(2_000).optional().describe('From `page.next` of the page before; goes with the same filters only.'),
  includeTotal: flag('Whether the answer counts all records that match.'),
};
