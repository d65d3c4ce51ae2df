/**
 * Disputes: fields in which the claims on one event cannot all be so. Two values are at odds only where no reading makes both
 * true: days that do not touch, other countries, other doers, numbers that exclude each other ("at least 10" and "12" do not).
 * What a claim leaves open is no side. Values are put side by side and never averaged.
 */
import type { Asserted, Claim, Quantity } from '../schema/claim.ts';
import type { Time } from '../schema/common.ts';
import type { Dispute, DisputeField } from '../schema/dispute.ts';

/** What one claim says in one field. */
interface Said {
  readonly claim: Claim;
  readonly value: string;
}
type AtOdds<T> = (one: T, other: T) => boolean;

interface FieldRow<T> {
  readonly field: DisputeField;
  /** What is said, or nothing. */
  readonly read: (asserted: Asserted) => T | undefined;
  readonly write: (value: T) => string;
  readonly atOdds: AtOdds<T>;
}
const row = <T>(each: FieldRow<T>): FieldRow<unknown> => each as unknown as FieldRow<unknown>;

/** Whether it happened is in dispute between those who say that it did and those who deny it; what is planned may still happen. */
const happening: Readonly<Record<string, 'yes' | 'no'>> = { occurred: 'yes', ongoing: 'yes', alleged: 'yes', denied: 'no' };

const bounds = ({ earliest, latest }: Time): [string, string] => [earliest ?? '', latest ?? '\uffff'];
/** Later than each other, as far as the coarser of the two says: a day lies within its month, and an instant within its day. */
function apart(one: Time, other: Time): boolean {
  const [[from, to], [begin, end]] = [bounds(one), bounds(other)];
  const after = (a: string, b: string): boolean => a.slice(0, b.length) > b.slice(0, a.length);
  return after(from, end) || after(begin, to);
}

const taking = (role: 'actor' | 'recipient') => (asserted: Asserted) => {
  const names = asserted.participants.filter((each) => each.role === role).map(({ actor }) => actor);
  return names.length > 0 ? names : undefined;
};
const sharesNobody: AtOdds<readonly { readonly id: string; readonly country?: string | undefined }[]> = (one, other) =>
  one.every((each) => other.every(({ id, country }) => id !== each.id && (country === undefined || country !== each.country)));
const namesOf = (actors: readonly { readonly name: string }[]): string =>
  actors
    .map(({ name }) => name)
    .sort()
    .join(', ');

const fields: readonly FieldRow<unknown>[] = [
  row({
    field: 'status',
    read: ({ status }) => (happening[status] === undefined ? undefined : status),
    write: (status) => status,
    atOdds: (one, other) => happening[one] !== happening[other],
  }),
  row({
    field: 'time',
    read: ({ time }) => (time?.edtf === undefined ? undefined : time),
    write: (time) => time.edtf!,
    atOdds: apart,
  }),
  row({
    field: 'place',
    read: ({ place }) => (place?.country === undefined ? undefined : place),
    write: ({ name }) => name,
    atOdds: (one, other) =>
      one.country !== other.country || (one.kind === 'city' && other.kind === 'city' && one.name !== other.name),
  }),
  row({ field: 'actor', read: taking('actor'), write: namesOf, atOdds: sharesNobody }),
  row({ field: 'recipient', read: taking('recipient'), write: namesOf, atOdds: sharesNobody }),
];

/** Whether both numbers can be so. "About" leaves a tenth. */
function excludes(one: Quantity, other: Quantity): boolean {
  const range = ({ value, modifier }: Quantity): [number, number] =>
    modifier === 'at-least'
      ? [value, Number.POSITIVE_INFINITY]
      : modifier === 'at-most'
        ? [Number.NEGATIVE_INFINITY, value]
        : modifier === 'about'
          ? [value - Math.abs(value) / 10, value + Math.abs(value) / 10]
          : [value, value];
  const [[from, to], [begin, end]] = [range(one), range(other)];
  return from > end || begin > to;
}

/** The sides of a field: those values that are at odds with another. */
function sidesOf(said: readonly (Said & { readonly raw: unknown })[], atOdds: AtOdds<unknown>): Dispute['sides'] {
  const byValue = Map.groupBy(said, ({ value }) => value);
  const odd = [...byValue.values()].filter(([first]) => said.some(({ raw }) => atOdds(first!.raw, raw)));
  return odd.map((claims) => ({
    value: claims[0]!.value,
    claims: [...new Set(claims.map(({ claim }) => claim.id))],
    origins: [...new Set(claims.map(({ claim }) => claim.origin.name))],
  }));
}

const numeral: Readonly<Record<Quantity['modifier'], string>> = {
  exact: '',
  about: 'about ',
  'at-least': 'at least ',
  'at-most': 'at most ',
};

function quantityDisputes(assertions: readonly { readonly claim: Claim; readonly asserted: Asserted }[]): Dispute[] {
  const said = assertions.flatMap(({ claim, asserted }) =>
    asserted.quantities.map((raw) => ({ claim, raw, unit: raw.unit, value: `${numeral[raw.modifier]}${raw.value}` })),
  );
  return [...Map.groupBy(said, ({ unit }) => unit)].flatMap(([unit, each]) => {
    const sides = sidesOf(each, excludes as AtOdds<unknown>);
    return sides.length > 1 ? [{ field: 'quantity' as const, unit, sides }] : [];
  });
}

/** Finds what the claims on one event differ in. */
export function findDisputes(event: string, claims: readonly Claim[]): Dispute[] {
  const assertions = claims.flatMap((claim) =>
    claim.asserted.filter((asserted) => asserted.event.id === event).map((asserted) => ({ claim, asserted })),
  );
  const found = fields.flatMap(({ field, read, write, atOdds }): Dispute[] => {
    const said = assertions.flatMap(({ claim, asserted }) => {
      const raw = read(asserted);
      return raw === undefined ? [] : [{ claim, raw, value: write(raw) }];
    });
    const sides = sidesOf(said, atOdds);
    return sides.length > 1 ? [{ field, sides }] : [];
  });
  return [...found, ...quantityDisputes(assertions)];
}
