/**
 * Cursors: opaque to whoever uses them, and bound to the filters and the order they were made under. Inside stand the sort
 * value and the key of the last record of a page, so that records that come or go in between move nothing.
 */
import { createHash } from 'node:crypto';
import type { SqlValue } from './dialect.ts';
import { InvalidCursor } from './store.ts';

export interface Position {
  readonly value: SqlValue;
  readonly key: number;
}

/** A short hash over a query's filters and order. */
export function fingerprint(resource: string, query: object): string {
  const bound = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !['limit', 'cursor', 'includeTotal'].includes(name))
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([resource, bound]))
    .digest('base64url')
    .slice(0, 12);
}

export const writeCursor = (bound: string, { value, key }: Position): string =>
  Buffer.from(JSON.stringify([bound, value, key])).toString('base64url');

/** Reads a cursor back. Throws `InvalidCursor` where it is not one of ours, or belongs to other filters. */
export function readCursor(cursor: string, bound: string): Position {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor('malformed');
  }
  const [madeFor, value, key] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const plain = typeof value === 'string' || typeof value === 'number';
  if (typeof madeFor !== 'string' || !plain || typeof key !== 'number' || !Number.isSafeInteger(key))
    throw new InvalidCursor('malformed');
  if (madeFor !== bound) throw new InvalidCursor('other-filters');
  return { value, key };
}
