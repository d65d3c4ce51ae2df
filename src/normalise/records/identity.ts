/**
 * Ids: opaque, prefixed, and the same for the same text. Made from the authority key where there is one, else from the text's
 * hash and the kind and place of the mention that created the record; the pipeline's version is no part of them.
 */
import { hash } from 'node:crypto';
import type { Mentioned } from '../document.ts';

export type RecordPrefix = 'art' | 'src' | 'act' | 'evt' | 'clm';

/** SHA-256 of a string's UTF-8 bytes, in lower-case hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u to misread

/** An id of 16 characters (80 bits) behind its prefix. */
export function makeId(prefix: RecordPrefix, ...parts: readonly (string | number)[]): string {
  // One character for each byte: a buffer would take five times as long to make as the hash.
  const digest = hash('sha256', JSON.stringify([prefix, ...parts]), 'binary');
  let id = '';
  let bits = 0;
  let value = 0;
  for (let i = 0; id.length < 16; i++) {
    value = (value << 8) | digest.charCodeAt(i);
    for (bits += 8; bits >= 5 && id.length < 16; bits -= 5) id += alphabet[(value >> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return `${prefix}_${id}`;
}

/** What a record's id is made from. */
export type RecordKey = readonly (string | number)[];

/**
 * The key of each entity's records: the authority key, the publisher's where the article names its own publisher, else the text and the place of its first mention. Several entities may
 * stand in one place ("the leaders of Mali and Niger" are two); then their order tells them apart.
 */
export function makeEntityKeys(
  { entities, mentions }: Mentioned,
  textHash: string,
  offset: (index: number) => number,
  publisher: { readonly name: string; readonly key: RecordKey },
): RecordKey[] {
  const taken = new Map<string, number>();
  return entities.map((entity): RecordKey => {
    if (entity.authority) return [entity.authority];
    if (entity.kind === 'organisation' && entity.name.toLowerCase() === publisher.name.toLowerCase()) return publisher.key;
    const first = mentions[entity.mentions[0]!];
    const place: RecordKey = [textHash, entity.kind, first ? offset(first.start) : 0, first ? offset(first.end) : 0];
    const key = place.join();
    const order = taken.get(key) ?? 0;
    taken.set(key, order + 1);
    return order === 0 ? place : [...place, order];
  });
}
