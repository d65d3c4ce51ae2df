/**
 * Tells what was asked for before, lately. What is soon read is remembered only from the second time on: a client that goes through
 * all records would have each remembered, which takes as long as to read it and pushes out what others ask for again and again.
 */

/** So many names are remembered, at most: each has one place, and the last that has it is known. */
const places = 1 << 16;

/** FNV-1a (Fowler, Noll, Vo), over UTF-16 units. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Gives what says of a name whether it was asked for before, and notes that it was now. Rarely it takes one name for another. */
export function createAskedBefore(): (name: string) => boolean {
  const hashes = new Uint32Array(places);
  return (name) => {
    const hash = hashOf(name);
    const place = hash % places;
    const before = hashes[place] === hash;
    hashes[place] = hash;
    return before;
  };
}
