/** Pieces that texts in requests are made of. */
import { z } from 'zod';

/** A text of some length: Unicode (no lone surrogates), with something in it, and not binary. */
export const words = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed(), 'not valid Unicode: it holds half of a surrogate pair')
    .refine((text) => !text.includes('\0'), 'holds NUL characters: this looks binary, not like text')
    .refine((text) => /[^\s\u{feff}]/u.test(text), 'holds nothing but blanks');

const momentPattern = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** True for a day, or an instant with its offset from UTC, that the calendar has. */
export function isMoment(text: string): boolean {
  const [, year, month, day, time] = momentPattern.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = year !== undefined && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return exists && (time === undefined || !Number.isNaN(Date.parse(text)));
}
