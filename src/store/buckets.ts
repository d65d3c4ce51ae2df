/** Buckets of time: years, months, weeks and days, by the beginning that they are called by. */
import type { TimePrecision } from '../schema/query.ts';
import type { TimeUnit } from '../schema/query-analytics.ts';
import { dayAfter, lastDayBefore, momentOf } from './moments.ts';

/** What is known as exactly as a bucket is long is in one; the rest is in none. */
const precisions = ['day', 'week', 'month', 'year'] as const;
export const placedIn = (unit: TimeUnit): readonly TimePrecision[] => precisions.slice(0, precisions.indexOf(unit) + 1);
export const unplacedIn = (unit: TimeUnit): readonly TimePrecision[] => [
  ...precisions.slice(precisions.indexOf(unit) + 1),
  'longer',
  'none',
];

const dayLength = 86_400_000;
const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

/** The Monday on or before a day. */
const mondayOf = (day: string): string => shift(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The key of the bucket that a day is in. */
export function keyOf(unit: TimeUnit, day: string): string {
  if (unit === 'week') return mondayOf(day);
  return day.slice(0, { day: 10, month: 7, year: 4 }[unit]);
}

/** Where a bucket ends, as the key of the next. */
export const nextKey = (unit: TimeUnit, key: string): string => (unit === 'week' ? shift(key, 7) : keyOf(unit, dayAfter(key)));

export const firstDay = (key: string): string => `${key}-01-01`.slice(0, 10);

/** What a chart would write: for a week its number. */
export function nameOf(unit: TimeUnit, key: string): string {
  if (unit !== 'week') return key;
  const year = shift(key, 3).slice(0, 4); // a week belongs to the year of its Thursday
  const first = mondayOf(`${year}-01-04`);
  return `${year}-W${String(1 + Math.round((Date.parse(key) - Date.parse(first)) / (7 * dayLength))).padStart(2, '0')}`;
}

/** Keys from the first to the last; of more than `most`, the newest and one more. */
function keysBetween(unit: TimeUnit, first: string, last: string, most: number): string[] {
  const keys: string[] = [];
  for (let key = last; key >= first && keys.length <= most; key = keyOf(unit, shift(firstDay(key), -1))) keys.push(key);
  return keys.reverse();
}

interface Ends {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tz?: string | undefined;
}

/**
 * All buckets from the first to the last, those without events too: of the stretch that was asked for where that is not too
 * long, else from the first with events to the last. Of more than `most` the newest are kept.
 */
export function fillBuckets(
  unit: TimeUnit,
  found: readonly string[],
  { from, to, tz }: Ends,
  most: number,
): { keys: string[]; more: boolean } {
  const [first, last] = [found[0], found.at(-1)];
  const begin = from === undefined ? first : keyOf(unit, momentOf(from, tz).local.slice(0, 10));
  const end = to === undefined ? last : keyOf(unit, lastDayBefore(momentOf(to, tz).local));
  if (begin === undefined || end === undefined) return { keys: [], more: false };
  const asked = keysBetween(unit, begin, end, most);
  const keys = asked.length <= most || first === undefined || last === undefined ? asked : keysBetween(unit, first, last, most);
  return { keys: keys.slice(-most), more: keys.length > most };
}
