/**
 * Finding surface forms in text. A form is cut into words of letters and digits, compared without diacritics; what stands
 * between the words must fit too (a space and a hyphen are one), so that "US officials" after "Russia." never joins it.
 * Forms are kept by their first word, longest first, which makes the longest match the first that fits.
 */
import { sketches, sketchOf, type Word, wordsOf } from './form-words.ts';
import type { CutText, FormIndex, FormMatch } from './lexicon.ts';

/** How a word of the form must be written in a text. */
type CaseNeed = 'upper' | 'capital' | 'any';

interface Pattern<F> {
  readonly form: F;
  readonly words: readonly string[];
  readonly needs: readonly CaseNeed[];
  /** What stands before each word but the first. */
  readonly gaps: readonly string[];
  /** The form ends in a full stop: "Calif." */
  readonly stop: boolean;
  /** In a line of capitals it could be the common word: "US", "WHO". */
  readonly likeWord: boolean;
}

export interface FormText<F> {
  readonly text: string;
  readonly form: F;
}

export interface FormIndexOptions {
  /** Lower-case words that an acronym may not be taken for in a line of capitals. */
  readonly commonWords?: ReadonlySet<string>;
  /** A full stop at the end of a form may be left out: British "Lt Gen". */
  readonly stopOptional?: boolean;
}

function caseNeed(word: string): CaseNeed {
  const lower = word.toLowerCase();
  if (word === lower) return 'any';
  return word === word.toUpperCase() ? 'upper' : 'capital';
}

function tidyGap(gap: string): string {
  if (gap === ' ') return gap;
  return gap
    .replace(/\s+/g, ' ')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[‐‑–]/g, '-');
}

const looseGap: Readonly<Record<string, string>> = { '-': ' ', '. ': ' ', '.-': ' ', ' -': ' ', '- ': ' ' };

/** Whether a gap in a text is that of a form. A full stop that the form lacks is one of an abbreviation only: "St. Orla". */
function sameGap(form: string, text: string, lengthBefore: number): boolean {
  if (form === text) return true;
  if (text.startsWith('.') && !form.startsWith('.') && lengthBefore > 3) return false;
  return (looseGap[form] ?? form) === (looseGap[text] ?? text);
}

function toPattern<F>(text: string, form: F, commonWords: ReadonlySet<string>): Pattern<F> | undefined {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const parts = words.map((word) => text.slice(word.start, word.end));
  const needs = parts.map(caseNeed);
  const gaps = words.slice(1).map((word, place) => tidyGap(text.slice(words[place]?.end, word.start)));
  const likeWord = words.length === 1 && needs[0] === 'upper' && commonWords.has(last.key);
  return { form, words: words.map((word) => word.key), needs, gaps, stop: text[last.end] === '.', likeWord };
}

function caseFits(need: Exclude<CaseNeed, 'any'>, word: string): boolean {
  if (need === 'upper') return word === word.toUpperCase();
  const first = word[0] ?? '';
  return first !== first.toLowerCase() || /\d/.test(first);
}

function fits<F>(pattern: Pattern<F>, text: string, words: readonly Word[], at: number): boolean {
  for (let place = 0; place < pattern.words.length; place++) {
    const word = words[at + place];
    if (word === undefined || word.key !== pattern.words[place]) return false;
    const previous = words[at + place - 1];
    if (place > 0 && previous !== undefined) {
      const gap = tidyGap(text.slice(previous.end, word.start));
      if (!sameGap(pattern.gaps[place - 1] ?? ' ', gap, previous.end - previous.start)) return false;
    }
    const need = pattern.needs[place];
    if (need !== 'any' && need !== undefined && !caseFits(need, text.slice(word.start, word.end))) return false;
  }
  return true;
}

/** Whether the line about an offset has small letters: only then does an acronym's case say anything. */
function inMixedCase(text: string, start: number, end: number): boolean {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 60);
  const to = text.indexOf('\n', end);
  return /\p{Ll}{2}/u.test(text.slice(from, start) + text.slice(end, Math.min(to < 0 ? text.length : to, end + 60)));
}

/**
 * The forms that begin with the same word, longest first: those of that word alone, and by the second word all that can fit
 * there. Hundreds of forms begin with "the".
 */
interface StartingAlike<F> {
  readonly single: Pattern<F>[];
  readonly bySecond: Map<string, Pattern<F>[]>;
}

/** Whether two words are letters of one abbreviation: "D" and "N" of "D.N.C.". */
function abbreviated(text: string, left: Word | undefined, right: Word | undefined): boolean {
  if (left === undefined || right === undefined || left.key.length !== 1 || right.key.length !== 1) return false;
  return right.start === left.end + 1 && text[left.end] === '.';
}

/** Whether a stretch of words is cut out of a longer abbreviation: "N.C." is no part of "D.N.C.". */
const isCutOut = (text: string, words: readonly Word[], at: number, length: number): boolean =>
  abbreviated(text, words[at - 1], words[at]) || abbreviated(text, words[at + length - 1], words[at + length]);

function compare(left: Pattern<unknown>, right: Pattern<unknown>): number {
  return right.words.length - left.words.length || Number(right.stop) - Number(left.stop);
}

/** Builds the index over forms as the data writes them. Forms without a letter or digit are left out. */
export function buildFormIndex<F>(forms: Iterable<FormText<F>>, options: FormIndexOptions = {}): FormIndex<F> {
  const commonWords = options.commonWords ?? new Set<string>();
  const byFirst = new Map<string, StartingAlike<F>>();
  /** 1 where a form begins with a word of this sketch. */
  const begins = new Uint8Array(sketches);
  let size = 0;
  for (const { text, form } of forms) {
    const pattern = toPattern(text, form, commonWords);
    const first = pattern?.words[0];
    if (pattern === undefined || first === undefined) continue;
    const alike: StartingAlike<F> = byFirst.get(first) ?? { single: [], bySecond: new Map() };
    byFirst.set(first, alike);
    begins[sketchOf(first)] = 1;
    const second = pattern.words[1];
    if (second === undefined) alike.single.push(pattern);
    else if (alike.bySecond.get(second)?.push(pattern) === undefined) alike.bySecond.set(second, [pattern]);
    size++;
  }
  for (const { single, bySecond } of byFirst.values()) {
    single.sort(compare);
    for (const list of bySecond.values()) list.sort(compare).push(...single);
  }

  const matchWords = (
    text: string,
    words: readonly Word[],
    at: number,
  ): (FormMatch<F> & { readonly words: number }) | undefined => {
    const first = words[at]!;
    const alike = begins[first.sketch] === 1 ? byFirst.get(first.key) : undefined;
    if (alike === undefined) return undefined;
    const second = words[at + 1];
    const candidates = (second === undefined ? undefined : alike.bySecond.get(second.key)) ?? alike.single;
    let best: { length: number; stop: boolean; end: number; forms: F[] } | undefined;
    for (const pattern of candidates) {
      const length = pattern.words.length;
      if (best !== undefined && (length < best.length || pattern.stop !== best.stop)) break;
      if (!fits(pattern, text, words, at)) continue;
      const lastEnd = words[at + length - 1]?.end ?? first.end;
      const stopped = pattern.stop && text[lastEnd] === '.';
      if (pattern.stop && !stopped && options.stopOptional !== true) continue;
      if (pattern.likeWord && !inMixedCase(text, first.start, lastEnd)) continue;
      if (isCutOut(text, words, at, length)) continue;
      if (best === undefined) best = { length, stop: pattern.stop, end: lastEnd + (stopped ? 1 : 0), forms: [pattern.form] };
      else best.forms.push(pattern.form);
    }
    if (best === undefined) return undefined;
    return { start: first.start, end: best.end, text: text.slice(first.start, best.end), forms: best.forms, words: best.length };
  };
  const withoutCount = ({ start, end, text, forms }: FormMatch<F>): FormMatch<F> => ({ start, end, text, forms });

  return Object.freeze({
    size,
    cut: (text: string): CutText => ({ text, words: wordsOf(text) }),
    matches(given: string | CutText): FormMatch<F>[] {
      const { text, words } = typeof given === 'string' ? { text: given, words: wordsOf(given) } : given;
      const found: FormMatch<F>[] = [];
      for (let at = 0; at < words.length;) {
        const match = matchWords(text, words, at);
        if (match !== undefined) found.push(withoutCount(match));
        at += match?.words ?? 1;
      }
      return found;
    },
    matchAt(text: string, start: number): FormMatch<F> | undefined {
      // No form is longer than this; a slice keeps the cost of one look-up independent of the text's length.
      const from = Math.max(0, start - 60);
      const part = text.slice(from, start + 200);
      const words = wordsOf(part);
      const at = words.findIndex((word) => word.start === start - from);
      const match = at < 0 ? undefined : matchWords(part, words, at);
      return match === undefined
        ? undefined
        : { start: match.start + from, end: match.end + from, text: match.text, forms: match.forms };
    },
    lookup(text: string): readonly F[] {
      const words = wordsOf(text);
      const match = words.length === 0 ? undefined : matchWords(text, words, 0);
      return match !== undefined && match.words === words.length ? match.forms : [];
    },
  });
}
