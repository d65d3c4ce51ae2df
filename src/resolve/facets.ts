/**
 * Keys that share a name and a class stand in one block, and differ by country; one of them may have none, for articles that
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

/** Which record each facet of one block belongs to. */
export function settleBlock(facets: readonly Facet[], apart: readonly Apart[] = []): Map<string, string> {
  const placed = facets.filter(({ country }) => country !== '');
  if (placed.length > 1) return new Map(facets.map(({ key, own }) => [key, own]));
  const areTwo = (a: string, b: string): boolean =>
    apart.some(({ one, other }) => (one === a && other === b) || (one === b && other === a));
  const [oldest] = [...facets].sort(older);
  return new Map(facets.map(({ key, own }) => [key, oldest && !areTwo(oldest.own, own) ? oldest.own : own]));
}

export const olderOf = (a: Facet | undefined, b: Facet | undefined): Facet | undefined =>
  a && b ? (older(a, b) < 0 ? a : b) : (a ?? b);
