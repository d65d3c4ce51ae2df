/** What a word shows by itself, as numbers that features are made of. */
import { hashOf } from './hash.ts';

/** Hashes of a word, its beginnings and its ends (in lower case, digits all alike), and what its letters look like. */
export interface WordFacts {
  readonly word: number;
  readonly prefix1: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly suffix5: number;
  /** Capitals, digits, hyphens and marks as bits. */
  readonly shape: number;
  /** 0 too short a word or none, 1 small, 2 with a capital, 3 in capitals. */
  readonly casing: number;
  readonly lower: string;
}

/** Bits of `shape`. */
export const shapeBits = {
  capital: 1,
  allCapitals: 2,
  laterCapital: 4,
  digit: 8,
  letter: 16,
  mark: 32,
  fullStop: 64,
  single: 128,
} as const;

function shapeOf(text: string): number {
  let shape = text.length === 1 ? shapeBits.single : 0;
  let capitals = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character >= '0' && character <= '9') shape |= shapeBits.digit;
    else if (character === '.') shape |= shapeBits.fullStop;
    else if (character.toLowerCase() !== character) {
      capitals++;
      letters++;
      shape |= index === 0 ? shapeBits.capital : shapeBits.laterCapital;
    } else if (character.toUpperCase() !== character || character > '\u02ff') letters++;
    else shape |= shapeBits.mark;
  }
  if (letters > 0) shape |= shapeBits.letter;
  return capitals > 1 && capitals === letters ? shape | shapeBits.allCapitals : shape;
}

function casingOf(text: string): number {
  const first = text.charAt(0);
  if (first.toLowerCase() === first.toUpperCase() || text.length < 4) return 0;
  if (first.toLowerCase() === first) return 1;
  return text.toUpperCase() === text ? 3 : 2;
}

function factsOf(text: string, lower: string): WordFacts {
  const form = lower.replace(/[0-9]/g, '0');
  const end = form.length;
  const suffix = (length: number) => hashOf(form, Math.max(0, end - length), end);
  const prefix = (length: number) => hashOf(form, 0, Math.min(length, end));
  return {
    word: hashOf(form),
    prefix1: prefix(1),
    prefix2: prefix(2),
    prefix3: prefix(3),
    suffix1: suffix(1),
    suffix2: suffix(2),
    suffix3: suffix(3),
    suffix4: suffix(4),
    suffix5: suffix(5),
    shape: shapeOf(text),
    casing: casingOf(text),
    lower,
  };
}

/** Gives a word's facts. */
export type ReadWord = (text: string, lower: string) => WordFacts;

const cacheSize = 40_000;

/** Makes a reader of words that remembers the last tens of thousands of them. */
export function createReadWord(): ReadWord {
  let cache = new Map<string, WordFacts>();
  return (text, lower) => {
    let facts = cache.get(text);
    if (facts === undefined) {
      if (cache.size >= cacheSize) cache = new Map();
      facts = factsOf(text, lower);
      cache.set(text, facts);
    }
    return facts;
  };
}
