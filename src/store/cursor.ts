/**
 * Cursors: opaque to whoever uses them, and bound to the filters and the order they were made under. Inside stand the values
 * that the last record of a page is ordered by, so that records that come or go in between move nothing.
 */
import { createHash } from 'node:crypto';
import type { SqlValue } from './dialect.ts';
import { InvalidCursor } from './store.ts';

/** A short hash over a query's filters and order. */
export function fingerprint(resource: string, query: object): string {
  const bound = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !['limit', 'cursor', 'includeTotal', 'view'].includes(name))
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([resource, bound]))
    .digest('base64url')
    .slice(0, 12);
}

export const writeCursor = (bound: string, position: readonly SqlValue[]): string =>
  Buffer.from(JSON.stringify([bound, ...position])).toString('base64url');

/** Reads the values of a cursor back. Throws `InvalidCursor` where it is not one of ours, or belongs to other filters. */
export function readCursor(cursor: string, bound: string, length: number): (string | number)[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor('malformed');
  }
  const [madeFor, ...position] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const plain = (value: unknown): value is string | number =>
    typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
  if (typeof madeFor !== 'string' || !position.every(plain)) throw new InvalidCursor('malformed');
  if (madeFor !== bound) throw new InvalidCursor('other-filters');
  if (position.length !== length) throw new InvalidCursor('malformed');
  return position;
}
