/** Acronyms of bodies, and what they may be short for. */
import { foldName } from './identity.ts';

export const withoutDots = (name: string): string => name.replaceAll('.', '');

/** Whether a name is written as an acronym: one word of two to eight, most of them capitals. */
export function isAcronym(name: string): boolean {
  const bare = withoutDots(name);
  const capitals = bare.match(/\p{Lu}/gu)?.length ?? 0;
  return /^\p{Lu}[\p{L}\p{N}&-]{1,7}$/u.test(bare) && capitals >= 2 && capitals * 2 > bare.length;
}

/** What a name of several words may be shortened to, folded: the letters of all its words, and of those with a capital only. */
export function initialsOf(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && word.toLowerCase() !== 'the');
  const letters = (some: readonly string[]): string => foldName(some.map((word) => word[0]!).join(''));
  const found = [letters(words), letters(words.filter((word) => /^\p{Lu}/u.test(word)))];
  return words.length < 2 ? [] : [...new Set(found)].filter((each) => each.length >= 2);
}

/** Whether one name is short for the other. */
export const isShortFor = (short: string, long: string): boolean =>
  isAcronym(short) && initialsOf(long).includes(foldName(withoutDots(short)));
