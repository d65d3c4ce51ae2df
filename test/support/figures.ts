/** A number, and where to see what was counted. */
export interface Figure {
  readonly url: string;
  readonly count: number;
}

/** Everything in an answer that has a number and a URL. */
export function* figures(value: unknown): Generator<Figure> {
  if (typeof value !== 'object' || value === null) return;
  if ('url' in value && 'count' in value) yield value as Figure;
  for (const inner of Object.values(value)) yield* figures(inner);
}
