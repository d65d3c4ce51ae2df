/**
 * A sketch of a text, by which copies of it are recognised although somebody cut a paragraph or changed the headline: of all runs
 * of four words the least hash under each of sixty hash functions (Broder 1997: the share of equal ones is about the share of runs
 * that two texts have in common). No word can be had from it.
 */

import type { RecordSet } from '../schema/article.ts';

/** Words in a run, and hash functions. */
const run = 4;
const functions = 60;
/** Fewer runs than these are a line that anybody may write. */
const fewest = 20;

function hashOf(text: string): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Constants of the hash functions: odd factors and offsets, the same everywhere. */
const constants = Array.from({ length: functions }, (_, index) => ({
  factor: hashOf(`factor ${index}`) | 1,
  offset: hashOf(`offset ${index}`),
}));

const mixed = (hash: number, factor: number, offset: number): number => {
  const product = Math.imul(hash ^ offset, factor);
  return (product ^ (product >>> 15)) >>> 0;
};

/** Sketches a text; undefined where it is too short to tell anything. */
export function makeSketch(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set(words.slice(run - 1).map((_, index) => hashOf(words.slice(index, index + run).join(' '))));
  if (runs.size < fewest) return undefined;
  const least = constants.map(({ factor, offset }) => {
    let minimum = 2 ** 32;
    for (const hash of runs) minimum = Math.min(minimum, mixed(hash, factor, offset));
    return minimum & 0xffff;
  });
  const bytes = Buffer.alloc(functions * 2);
  least.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes.toString('base64url');
}

/** A record set with the sketch of its article's text. */
export function withSketch(set: RecordSet, text: string): RecordSet {
  const sketch = makeSketch(text);
  return sketch === undefined ? set : { ...set, article: { ...set.article, text: { ...set.article.text, sketch } } };
}
