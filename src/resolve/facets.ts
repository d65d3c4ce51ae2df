/**
 * Keys that share a name and a class (or an acronym and its name, introductions.ts) stand in one block, and differ by country; one of them may have none, for articles that
 * do not say. Which of them are one record is decided from the block as a whole, so that the order of articles does not matter:
 *
 *   - with one country at most, all are one: whoever is not placed is taken for the only one known;
 *   - with two countries or more, each is its own, and so are those who are not placed: nothing tells which of them they are;
 *   - whom somebody decided to be two are two.
 */
export interface Facet {
  readonly key: string;
  readonly block: string;
  readonly country: string;
  readonly record: string;
  /** The id of its record where it stands alone. */
  readonly own: string;
  /** Order of arrival: the oldest of those who are one gives the id. */
  readonly age: number;
}

const older = (a: Facet, b: Facet): number => a.age - b.age || (a.key < b.key ? -1 : 1);

/** Two ids that somebody decided are never one. */
export interface Apart {
  readonly one: string;
  readonly other: string;
}

/** Which record each facet of one name belongs to. What is only `short` for it may be among them, and never gives the id. */
export function settleBlock(
  facets: readonly Facet[],
  apart: readonly Apart[] = [],
  isShort: (facet: Facet) => boolean = () => false,
): Map<string, string> {
  const countries = new Set(facets.map(({ country }) => country).filter((country) => country !== ''));
  if (countries.size > 1) {
    const byCountry = Map.groupBy(facets, ({ key, country }) => (country === '' ? key : country));
    return new Map([...byCountry.values()].flatMap((one) => [...settleBlock(one, apart, isShort)]));
  }
  const areTwo = (a: string, b: string): boolean =>
    apart.some(({ one, other }) => (one === a && other === b) || (one === b && other === a));
  const [oldest] = [...facets].sort((a, b) => Number(isShort(a)) - Number(isShort(b)) || older(a, b));
  return new Map(facets.map(({ key, own }) => [key, oldest && !areTwo(oldest.own, own) ? oldest.own : own]));
}

export const olderOf = (a: Facet | undefined, b: Facet | undefined): Facet | undefined =>
  a && b ? (older(a, b) < 0 ? a : b) : (a ?? b);
