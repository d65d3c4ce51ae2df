/**
 * A merged record is a fold over what each article says of it. The fold is a tally: for every field, how often each value was
 * given. Tallies add and subtract, so that the order of articles does not matter, and taking one away leaves what the others
 * say. What wins where they differ: the value given most often, and of equals the first in code-point order.
 */

export interface Tally {
  /** How many articles. */
  readonly articles: number;
  readonly fields: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Entry = readonly [field: string, value: string | undefined];

export const emptyTally: Tally = { articles: 0, fields: {} };

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A tally with one article's entries added (`sign` 1) or taken away (-1). Keys are in order, so that equal tallies have equal texts. */
export function change(tally: Tally, entries: readonly Entry[], sign: 1 | -1): Tally {
  const fields = new Map(Object.entries(tally.fields).map(([field, values]) => [field, new Map(Object.entries(values))]));
  for (const [field, value] of entries) {
    if (value === undefined) continue;
    const values = fields.get(field) ?? new Map<string, number>();
    const count = (values.get(value) ?? 0) + sign;
    if (count > 0) values.set(value, count);
    else values.delete(value);
    fields.set(field, values);
  }
  return { articles: tally.articles + sign, fields: ordered(fields) };
}

function ordered(fields: ReadonlyMap<string, ReadonlyMap<string, number>>): Tally['fields'] {
  const kept = [...fields].filter(([, values]) => values.size > 0).sort(([a], [b]) => byCode(a, b));
  return Object.fromEntries(
    kept.map(([field, values]) => [field, Object.fromEntries([...values].sort(([a], [b]) => byCode(a, b)))]),
  );
}

/** The value given most often. */
export function winner(tally: Tally, field: string): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [value, count] of Object.entries(tally.fields[field] ?? {}).sort(([a], [b]) => byCode(a, b))) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}

/** All values, in code-point order. */
export const allValues = (tally: Tally, field: string): string[] => Object.keys(tally.fields[field] ?? {}).sort(byCode);

export const readTally = (text: string): Tally => JSON.parse(text) as Tally;
export const writeTally = (tally: Tally): string => JSON.stringify(tally);
