/**
 * A merged record is a fold over what each article says of it. The fold is a tally: for every field, how often each value was
 * given. Tallies add and subtract, so that the order of articles does not matter, and taking one away leaves what the others
 * say.
 *
 * What wins where they differ: the value given most often, counted in powers of two, and of those that are level the first in
 * code-point order. In powers of two because a winner's name stands in every record that refers to it: a lead has to double
 * before it changes hands, so that however many articles come, it changes a handful of times.
 */

export interface Tally {
  /** How many articles. */
  readonly articles: number;
  readonly fields: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Entry = readonly [field: string, value: string | undefined];

export const emptyTally: Tally = { articles: 0, fields: {} };

export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = <T>(values: ReadonlyMap<string, T>, sorted: boolean): Readonly<Record<string, T>> =>
  Object.fromEntries(sorted ? values : [...values].sort(([a], [b]) => byCode(a, b)));

/** A tally with one article's entries added (`sign` 1) or taken away (-1). Keys are in order, so that equal tallies have equal texts. */
export function change(tally: Tally, entries: readonly Entry[], sign: 1 | -1): Tally {
  const fields = new Map(Object.entries(tally.fields));
  let sorted = true;
  for (const [field, own] of Map.groupBy(entries, ([name]) => name)) {
    const values = new Map(Object.entries(fields.get(field) ?? {}));
    let kept = true;
    for (const [, value] of own) {
      if (value === undefined) continue;
      kept &&= values.has(value);
      const count = (values.get(value) ?? 0) + sign;
      if (count > 0) values.set(value, count);
      else values.delete(value);
    }
    sorted &&= fields.has(field);
    if (values.size > 0) fields.set(field, inOrder(values, kept));
    else fields.delete(field);
  }
  return { articles: tally.articles + sign, fields: inOrder(fields, sorted) };
}

/** How much a value weighs that was given so often: the power of two that it has reached. */
export const weight = (count: number): number => 31 - Math.clz32(count);

/** The value that weighs most. */
export function winner(tally: Tally, field: string): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const [value, count] of Object.entries(tally.fields[field] ?? {}).sort(([a], [b]) => byCode(a, b))) {
    if (weight(count) > most) [best, most] = [value, weight(count)];
  }
  return best;
}

/** Of the values of a field the few that weigh most, in code-point order; of those that are level, the first. */
export function heaviest(values: Tally['fields'][string], most: number): Tally['fields'][string] {
  const all = Object.entries(values);
  if (all.length <= most) return values;
  const first = all.sort(([a, many], [b, more]) => weight(more) - weight(many) || byCode(a, b)).slice(0, most);
  return inOrder(new Map(first), false);
}

/** All values, in code-point order. */
export const allValues = (tally: Tally, field: string): string[] => Object.keys(tally.fields[field] ?? {}).sort(byCode);

/** How often each value was given. */
export const countsOf = (tally: Tally, field: string): ReadonlyMap<string, number> =>
  new Map(Object.entries(tally.fields[field] ?? {}));

export const readTally = (text: string): Tally => (text === '' ? emptyTally : (JSON.parse(text) as Tally));
export const writeTally = (tally: Tally): string => JSON.stringify(tally);
