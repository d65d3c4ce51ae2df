/** From a record to the columns that lists select and order by. */
import { createHash } from 'node:crypto';
import type { Time } from '../schema/common.ts';
import type { Event } from '../schema/event.ts';
import type { TimePrecision } from '../schema/query.ts';

/** Lower case, without diacritics, for searching. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const withOffset = /T.*([+-]\d\d:\d\d)$/;

/** A time that compares as text: days as they are, instants in UTC. */
export function comparable(time: string | undefined): string {
  if (time === undefined) return '';
  if (!withOffset.test(time) && !/T\d\d:\d\dZ$/.test(time)) return time;
  const instant = new Date(time);
  return Number.isNaN(instant.getTime()) ? time : instant.toISOString();
}

const dayLength = 86_400_000;

/** The stretch that a time is known to lie in, by its length. Both bounds of a day are that day. */
export function precisionOf(time: Time | undefined): TimePrecision {
  if (time === undefined || (time.earliest === undefined && time.latest === undefined)) return 'none';
  if (time.earliest === undefined || time.latest === undefined) return 'longer';
  const end = new Date(time.latest).getTime() + (time.latest.includes('T') ? 0 : dayLength);
  const days = (end - new Date(time.earliest).getTime()) / dayLength;
  if (Number.isNaN(days)) return 'longer';
  if (days <= 1) return 'day';
  if (days <= 7) return 'week';
  if (days <= 31) return 'month';
  return days <= 366 ? 'year' : 'longer';
}

const minutesRange = 2 ** 25;
const hashRange = 2 ** 27;

/**
 * A number that orders records by publication: minutes since 1970 in the upper 26 bits, a hash of the id in the lower 27, so
 * that it fits in a JavaScript integer. The salt makes another one where two ids fell on the same number.
 */
export function chronologicalKey(published: string | undefined, id: string, salt: number): number {
  const instant = published === undefined ? Number.NaN : new Date(comparable(published)).getTime();
  const minutes = Number.isNaN(instant)
    ? -minutesRange
    : Math.max(-minutesRange, Math.min(minutesRange * 2 - 1, Math.floor(instant / 60_000)));
  const hash = createHash('sha256').update(`${id}:${salt}`).digest().readUInt32BE() % hashRange;
  return minutes * hashRange + hash;
}

/** Country codes that an event belongs to: its participants' and its place's. */
export function countriesOf(event: Event): string[] {
  const codes = [...event.participants.map(({ actor }) => actor.country), event.place?.country];
  return [...new Set(codes.filter((code) => code !== undefined))];
}
