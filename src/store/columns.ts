/** From a record to the columns that lists select and order by. */
import { createHash } from 'node:crypto';
import type { Time } from '../schema/common.ts';
import type { Event } from '../schema/event.ts';
import type { TimePrecision } from '../schema/query.ts';
import { comparable, type Moment } from './moments.ts';

/** Lower case, without diacritics, for searching. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

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

function minutesOf(time: string): number {
  const instant = new Date(time).getTime();
  return Number.isNaN(instant)
    ? -minutesRange
    : Math.max(-minutesRange, Math.min(minutesRange * 2 - 1, Math.floor(instant / 60_000)));
}

/**
 * A number that orders records by publication: minutes since 1970 in the upper 26 bits, a hash of the id in the lower 27, so
 * that it fits in a JavaScript integer. The salt makes another one where two ids fell on the same number.
 */
export function chronologicalKey(published: string | undefined, id: string, salt: number): number {
  const hash = createHash('sha256').update(`${id}:${salt}`).digest().readUInt32BE() % hashRange;
  return (published === undefined ? -minutesRange : minutesOf(comparable(published))) * hashRange + hash;
}

const keysOf = ({ local, instant }: Moment): number[] =>
  [local.length === 10 ? local : `${local}Z`, instant].map((time) => minutesOf(time) * hashRange);

/** Minutes of a key: the expression of what `sort=published` orders by. */
export const keyMinutes = (seq: string): string => `(${seq} >> 27)`;

/** The least key that something published at or after the moment can have, and the greatest of something before it. */
export const earliestKey = (moment: Moment): number => Math.min(...keysOf(moment));
export const latestKey = (moment: Moment): number => Math.max(...keysOf(moment)) + hashRange;

/** Country codes that an event belongs to: its participants' and its place's. */
export function countriesOf(event: Event): string[] {
  const codes = [...event.participants.map(({ actor }) => actor.country), event.place?.country];
  return [...new Set(codes.filter((code) => code !== undefined))];
}

/** Who does it to whom, as pairs of ids; parties to the same thing do it to each other. */
export function dyadsOf({ participants }: Event): string[] {
  const pairs = participants.flatMap((one) =>
    participants.map((other): string | undefined => {
      const directed = one.role === 'actor' && other.role === 'recipient';
      const mutual = one.role === 'party' && other.role !== 'actor';
      return (directed || mutual) && one.actor.id !== other.actor.id ? `${one.actor.id}:${other.actor.id}` : undefined;
    }),
  );
  return [...new Set(pairs.filter((pair) => pair !== undefined))];
}

/** What full text finds a record by. */
export const searchText = (parts: readonly (string | undefined)[]): string =>
  [...new Set(parts.filter((part) => part !== undefined).map(fold))].join(' \n ');
