/** Whether two paragraphs have the same words, give or take a mark or a word that an editor changed. */

const word = /[\p{L}\p{N}]+/gu;

/** Has nothing beyond ASCII but dashes, quotation marks and the like. */
const plain = /^[\0-\x7f\u2010-\u203e]*$/;

/** The words of a stretch of text in lower case, without marks or diacritics. */
export function plainWords(text: string): string[] {
  const undecorated = plain.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return undecorated.toLowerCase().match(word) ?? [];
}

/** Share of words that two texts have in common below which they are no repetition. */
const leastShared = 0.9;

/**
 * True where the texts are the same or nearly so: at least nine in ten words in common, counted with repetitions, on the
 * longer side. One-word texts must be equal.
 */
export function sameWords(left: readonly string[], right: readonly string[]): boolean {
  const longer = Math.max(left.length, right.length);
  if (longer === 0 || Math.min(left.length, right.length) < longer * leastShared) return false;
  const counts = new Map<string, number>();
  for (const each of left) counts.set(each, (counts.get(each) ?? 0) + 1);
  let shared = 0;
  for (const each of right) {
    const count = counts.get(each) ?? 0;
    if (count === 0) continue;
    shared++;
    counts.set(each, count - 1);
  }
  return shared >= longer * leastShared;
}
