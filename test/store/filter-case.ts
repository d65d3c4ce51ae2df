/** What the cases of filters are made of: values to ask for, and a plain reading of what each means. */
import type { Actor } from '../../src/schema/actor.ts';
import type { Article } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { Event } from '../../src/schema/event.ts';
import type { Queries, Resource } from '../../src/schema/query.ts';
import type { Source } from '../../src/schema/source.ts';
import type { FilterRows } from '../../src/store/filters.ts';

export interface Records {
  readonly articles: readonly Article[];
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
  /** Ids of the records that an article names. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
}
type RecordOf<R extends Resource> = Records[R][number];

/** Values to ask for, and which of the records then are to be found. */
export interface Case<T> {
  readonly values: (all: Records) => readonly (string | number | boolean)[];
  readonly holds: (record: T, value: string, all: Records) => boolean;
}
export type Cases = { readonly [R in Resource]: { readonly [K in keyof FilterRows<Queries[R]>]: Case<RecordOf<R>> } };

export const some = <T>(values: readonly (T | undefined)[], count = 3): T[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort().slice(0, count);
export const field = <T>(get: (record: T) => string | undefined, from: (all: Records) => readonly T[]): Case<T> => ({
  values: (all) => some(from(all).map(get)),
  holds: (record, value) => get(record) === value,
});
export const list = <T>(get: (record: T, all: Records) => readonly string[], from: (all: Records) => readonly T[]): Case<T> => ({
  values: (all) => some(from(all).flatMap((record) => get(record, all))),
  holds: (record, value, all) => get(record, all).includes(value),
});
export const flagOf = <T>(get: (record: T) => boolean): Case<T> => ({
  values: () => [true, false],
  holds: (record, value) => String(get(record)) === value,
});

export const day = 86_400_000;
export const begin = (time: string): number =>
  Date.parse(time.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(time) ? `${time}Z` : time);
export const finish = (time: string): number => begin(time) + (time.includes('T') ? 0 : day - 1);
export const atOrAfter = <T>(get: (record: T) => string | undefined, values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => get(record) !== undefined && begin(get(record)!) >= begin(value),
});
export const earlier = <T>(get: (record: T) => string | undefined, values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => get(record) !== undefined && begin(get(record)!) < begin(value),
});
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** Plain words, phrases and beginnings of words. */
export const text = <T>(get: (record: T) => readonly (string | undefined)[], values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => {
    const parts = get(record).map((part) => ` ${wordsIn(part ?? '').join(' ')} `);
    return (value.match(/"[^"]*"|\S+/g) ?? []).every((piece) => {
      const wanted = ` ${wordsIn(piece).join(' ')}${piece.endsWith('*') ? '' : ' '}`;
      return parts.some((part) => part.includes(wanted));
    });
  },
});

export const claimsOf = ({ id }: Event, { claims }: Records): Claim[] =>
  claims.filter(({ events }) => events.some((each) => each.id === id));
export const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
export const withRole = ({ participants }: Event, ...roles: string[]): string[] =>
  participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.id);
export const dyads = (event: Event): string[] => {
  const directed = withRole(event, 'actor').flatMap((one) => withRole(event, 'recipient').map((other) => [one, other]));
  const mutual = withRole(event, 'party').flatMap((one) => withRole(event, 'party', 'recipient').map((other) => [one, other]));
  return [...directed, ...mutual].filter(([one, other]) => one !== other).map((pair) => pair.join(':'));
};

export const days = ['2024-03-10', '2024-03', '2023', '2024-04-01T00:30:00+01:00', '2024-03-09T17:15:00Z'];
const instants = ['2024-06-01T00:00:05Z', '2024', '2030-01-01', '2024-06-01T02:00:20+02:00'];
export const updatedSince = atOrAfter<{ readonly updated?: string | undefined }>((record) => record.updated, instants);
