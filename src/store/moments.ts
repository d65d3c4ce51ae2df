/**
 * Times that compare as text. A stored bound is a day (`2024-03-01`) or a clock time without a zone (`2024-03-01T14:00:00`),
 * both as the sources say them, or an instant in UTC (`2024-03-01T12:00:00.000Z`, always 24 characters). A moment that is asked
 * for in some time zone therefore is two texts: one that days and clock times are held against, and one for instants.
 */

export interface Moment {
  /** Local day, or day and clock time, in the zone asked for. */
  readonly local: string;
  readonly instant: string;
}

const withOffset = /T.*(Z|[+-]\d\d:\d\d)$/;

/** A time as it is stored: instants in UTC, everything else as it is, '' where there is none. */
export function comparable(time: string | undefined): string {
  if (time === undefined) return '';
  if (!withOffset.test(time)) return time;
  const instant = new Date(time);
  return Number.isNaN(instant.getTime()) ? time : instant.toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit' as const;
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two, hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone: zone, ...parts });
  formats.set(zone, made);
  return made;
}

/** Day and clock time that a clock in the zone shows at an instant: `2024-03-01T14:00:00`. */
export function clockIn(zone: string, instant: Date): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/** The instant at which a day begins in the zone; where clocks skip midnight, the first there is. */
function startOfDay(day: string, zone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const offsetAt = (instant: number): number => Date.parse(`${clockIn(zone, new Date(instant))}Z`) - instant;
  const guess = wall - offsetAt(wall);
  return new Date(Math.min(...[guess, wall - offsetAt(guess)].filter((at) => at + offsetAt(at) >= wall).concat(guess)));
}

const firstDay = (text: string): string => `${text}-01-01`.slice(0, 10);

/** The day after the last one of a year, a month or a day. */
export function dayAfter(text: string): string {
  const date = new Date(`${firstDay(text)}T00:00:00Z`);
  if (text.length === 4) date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (text.length === 7) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** A day some days away, as far as four digits of a year can tell. */
export function shifted(day: string, days: number): string {
  const text = new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return text.startsWith('+') ? '9999-12-31' : text;
}

/** The last day of which something is before a moment. */
export const lastDayBefore = (local: string): string => (local.length === 10 ? shifted(local, -1) : local.slice(0, 10));

const utc = 'UTC';

/** Where a year, a month, a date or an instant begins, seen from a zone. */
export function momentOf(text: string, zone = utc): Moment {
  if (!text.includes('T')) {
    const local = firstDay(text.length === 7 ? `${text}-01` : text);
    return { local, instant: startOfDay(local, zone).toISOString() };
  }
  const instant = new Date(text);
  const clock = `${clockIn(zone, instant)}${instant.toISOString().slice(19, -1)}`.replace(/\.000$/, '');
  return { local: clock.replace(/T00:00:00$/, ''), instant: instant.toISOString() };
}

/** After every time that four digits of a year can tell. */
const never: Moment = { local: '~', instant: '~' };

/** Where what a text names ends: the next day, month or year begins; an instant ends as it begins. */
export function momentAfter(text: string, zone = utc): Moment {
  if (text.includes('T')) return momentOf(text, zone);
  const next = dayAfter(text);
  return next.startsWith('+') ? never : momentOf(next, zone);
}
