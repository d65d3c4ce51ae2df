/** The words of a text as indices of forms compare them. */
import { fold } from './fold.ts';
import type { CutText } from './lexicon.ts';

export type Word = CutText['words'][number];

/** Kept between calls for its speed; `wordsOf` alone uses it. */
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** How many sketches there are; a power of two. */
export const sketches = 4096;

/** A number that equal words share, and few others. */
export function sketchOf(word: string): number {
  let sketch = word.length;
  for (let at = 0; at < word.length; at++) sketch = (sketch * 31 + word.charCodeAt(at)) & (sketches - 1);
  return sketch;
}

/** Whether a word is of small plain letters, as most are: it is compared as it is. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/** Most words whose folded form is remembered. */
const cacheSize = 40_000;
let folded = new Map<string, string>();

/** As `fold`, remembered. */
function keyOf(word: string): string {
  if (isPlain(word)) return word;
  let key = folded.get(word);
  if (key === undefined) {
    if (folded.size >= cacheSize) folded = new Map();
    key = fold(word);
    folded.set(word, key);
  }
  return key;
}

/** Cuts a text into words of letters and digits; offsets are UTF-16 indices, end exclusive. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(text); match !== null; match = wordPattern.exec(text)) {
    const key = keyOf(match[0]);
    words.push({ start: match.index, end: wordPattern.lastIndex, key, sketch: sketchOf(key) });
  }
  return words;
}
