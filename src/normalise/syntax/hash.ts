/**
 * Features are 32-bit numbers, never strings: a template number is stirred together with the numbers of the words and
 * tags that it looks at. Two features that share a number by chance share a weight, which is rare enough to do no harm.
 */

/** Stirs one more value into a hash. The multiplier is the golden ratio's, as in Knuth's multiplicative hashing. */
export function stir(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Hash of a part of a string, by UTF-16 units (FNV-1a with a final stir). */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return stir(hash, end - start);
}
