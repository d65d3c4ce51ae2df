/** Names that are nearly the same: another spelling that no row knows, a middle name, a ministry with its words turned round. */
import { foldName } from './identity.ts';
import { spelled } from './spelling.ts';

/** Edits (letters put in, left out or changed) from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** One edit in a word of three letters or more, two in one of eight: "Un" and "Il" are two names. */
function areNearWords(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 3 && Math.abs(a.length - b.length) <= 2 && distance(a, b) <= (shorter >= 8 ? 2 : 1);
}

const initial = (word: string): boolean => /^\p{L}$/u.test(word);

/** Whether one has all words of the other, in order, and the same first and last one. */
function isWithin(shorter: readonly string[], longer: readonly string[]): boolean {
  let at = 0;
  for (const word of longer) if (word === shorter[at] || (initial(word) && shorter[at]?.startsWith(word))) at++;
  return at === shorter.length && shorter[0] === longer[0] && shorter.at(-1) === longer.at(-1);
}

/** Whether two names, as words, are nearly the same and not the same. */
export function areNear(a: readonly string[], b: readonly string[]): boolean {
  if (Math.min(a.length, b.length) < 2 || a.join(' ') === b.join(' ')) return false;
  if (a.join('') === b.join('')) return true;
  if (a.length !== b.length) return a.length < b.length ? isWithin(a, b) : isWithin(b, a);
  const differing = a.filter((word, index) => word !== b[index]);
  return differing.length === 1 && a.every((word, index) => areNearWords(word, b[index]!));
}

/** Where a name of several words is found by one that differs in a word: an end, with the first letter of the other. */
export function endsOf(words: readonly string[]): string[] {
  const [first, last] = [words[0]!, words.at(-1)!];
  return words.length < 2 ? [] : [`first ${first} ${last[0]}`, `last ${first[0]} ${last}`];
}

const little: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'in', 'on', 'at', 'to', 'de', 'des', 'du', 'la', 'le']);
/** Endings in which British and American spelling differ. */
const american = (word: string): string =>
  word
    .replace(/ence$/u, 'ense')
    .replace(/is(e|ation|ations|ing|ed)$/u, 'iz$1')
    .replace(/([lt])re$/u, '$1er')
    .replace(/our$/u, 'or');

/** The words of a body's name in one order and one spelling; undefined where they are fewer than two. */
export function sameWords(name: string): string | undefined {
  const words = foldName(name)
    .split(' ')
    .filter((word) => !little.has(word))
    .map((word) => american(spelled(word)));
  return words.length < 2 ? undefined : words.sort().join(' ');
}
