/**
 * The notation of time patterns. A pattern reads like the text that it matches: words and marks stand for themselves, a
 * space is a space (or a single line break), and what touches in the pattern touches in the text.
 *
 *     {month} {day}[,] {year}      slots take a class of the lexicon, or a group of rules (in capitals: {DAY}, {POINT})
 *     {year:from}-{year:to}        a name after the colon tells two slots of one kind apart
 *     (in|during) the [late] night alternatives and what may be missing
 *     May the                      a word written with a capital needs one in the text; others match in any case
 *     {CLOCK} \({zone}\)            a backslash before a bracket that stands in the text itself
 *     mid-{month}                  "-" is any hyphen or en dash, "'" any apostrophe
 */

export type PatternElement =
  | { readonly kind: 'word'; readonly text: string; readonly capital: boolean; readonly glued: boolean }
  | { readonly kind: 'mark'; readonly text: string; readonly glued: boolean }
  | { readonly kind: 'number'; readonly text: string; readonly glued: boolean }
  | { readonly kind: 'slot'; readonly slot: string; readonly name: string; readonly glued: boolean };

export type PatternSequence = readonly PatternElement[];

const ELEMENT = /(\s*)(?:\{([\w-]+)(?::([\w-]+))?\}|(\p{L}+)|(\d+)|([^\s{}]))/uy;

/** Takes a pattern, gives every plain sequence of elements that it stands for. Throws an Error that says what is wrong in it. */
export function expandPattern(pattern: string): PatternSequence[] {
  const seen = new Set<string>();
  const sequences: PatternSequence[] = [];
  for (const plain of expandText(pattern)) {
    const tidy = plain.replace(/\s+/g, ' ').trim();
    if (tidy === '' || seen.has(tidy)) continue;
    seen.add(tidy);
    sequences.push(readElements(tidy));
  }
  if (sequences.length === 0) throw new Error('the pattern is empty');
  return sequences;
}

/** Takes plain words ("half a dozen", "Sept."), gives their elements; slots are not allowed in them. */
export function readPhrase(phrase: string): PatternSequence {
  const elements = readElements(phrase.trim());
  if (elements.some((element) => element.kind === 'slot')) throw new Error('slots are not allowed here');
  return elements;
}

/** Brackets of the text itself, out of reach while those of the notation are read. */
const HELD: Readonly<Record<string, string>> = { '(': '\uE000', ')': '\uE001', '[': '\uE002', ']': '\uE003' };
const letGo = (text: string): string => text.replace(/[\uE000-\uE003]/g, (held) => '()[]'[held.charCodeAt(0) - 0xe000]!);

function expandText(pattern: string): string[] {
  let at = 0;
  const alternatives = (closing: string): string[] => {
    const all: string[] = [];
    let current = [''];
    while (at < pattern.length && pattern[at] !== closing) {
      const character = pattern[at]!;
      at += 1;
      if (character === '\\') {
        current = current.map((head) => head + HELD[pattern[at]!]!);
        at += 1;
      } else if (character === '|') {
        all.push(...current);
        current = [''];
      } else if (character === '(' || character === '[') {
        const inner = alternatives(character === '(' ? ')' : ']');
        if (at >= pattern.length) throw new Error(`"${character}" is not closed`);
        at += 1;
        const choices = character === '[' ? ['', ...inner] : inner;
        current = current.flatMap((head) => choices.map((choice) => head + choice));
      } else if (character === ')' || character === ']') {
        throw new Error(`"${character}" closes nothing`);
      } else {
        current = current.map((head) => head + character);
      }
    }
    all.push(...current);
    return all;
  };
  return alternatives('');
}

function readElements(plain: string): PatternElement[] {
  const elements: PatternElement[] = [];
  ELEMENT.lastIndex = 0;
  while (ELEMENT.lastIndex < plain.length) {
    const start = ELEMENT.lastIndex;
    const match = ELEMENT.exec(plain);
    if (!match) throw new Error(`cannot read "${plain.slice(start)}"`);
    const glued = elements.length > 0 && match[1] === '';
    const [, , slot, name, word, digits, mark] = match;
    if (slot !== undefined) elements.push({ kind: 'slot', slot, name: name ?? slot, glued });
    else if (word !== undefined) elements.push({ kind: 'word', text: word.toLowerCase(), capital: /^\p{Lu}/u.test(word), glued });
    else if (digits !== undefined) elements.push({ kind: 'number', text: digits, glued });
    else elements.push({ kind: 'mark', text: mark === '’' ? "'" : mark === '–' ? '-' : letGo(mark!), glued });
  }
  return elements;
}
