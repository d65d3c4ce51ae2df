/**
 * Where sentences begin. wink proposes; what news does to it is repaired here: a title before a name, an initial or a
 * month does not end a sentence, a closing quotation mark belongs to the sentence before it, and the words that say whose
 * question or exclamation it was stay with it ("“Why now?” she asked").
 */
import type { RawToken } from './raw-token.ts';

/** Words that matter for where words and sentences end, all in lower case. */
export interface SentenceWords {
  /** Abbreviations that a name, a number or a noun follows: "sen.", "jan.", "no.". */
  readonly opening: ReadonlySet<string>;
  /** Abbreviations that end a sentence only before a word that usually begins one: "u.s.", "inc.", "a.m.". */
  readonly either: ReadonlySet<string>;
  /** Words that usually begin a sentence after such an abbreviation: "the", "he", "but". */
  readonly starters: ReadonlySet<string>;
  /** Verb forms that follow a quoted question or exclamation: "said", "asked". */
  readonly speaking: ReadonlySet<string>;
  /** Last parts of internet addresses: "com", "org". */
  readonly domains: ReadonlySet<string>;
}

const closingMark = /^(?:[”’»)\]]|''|["'])$/;
const terminal = /^(?:[.!?]+|…)$/;
const initial = /^\p{Lu}\.$/u;
const capital = /^[\p{Lu}\p{Lt}]/u;
const small = /^\p{Ll}/u;

/** A closing mark glued to the token before it: it goes with the sentence that ends there. */
function closesBefore(tokens: readonly RawToken[], index: number): boolean {
  const token = tokens[index]!;
  const previous = tokens[index - 1]!;
  if (!closingMark.test(token.text) || previous.end !== token.start) return false;
  const next = tokens[index + 1];
  return next === undefined || next.start > token.end || !/^["']$/.test(token.text) || terminal.test(next.text);
}

/** "“Why now?” she asked": a name or pronoun and a verb of speaking within the next few words, or the other way round. */
function speakerFollows(tokens: readonly RawToken[], index: number, words: SentenceWords): boolean {
  for (let offset = 0; offset < 5; offset++) {
    const token = tokens[index + offset];
    if (token === undefined) return false;
    if (words.speaking.has(token.lower)) return true;
    if (!capital.test(token.text) && !small.test(token.text)) return false;
    if (offset > 0 && token.pos === 'VERB') return false;
  }
  return false;
}

/** "then-Sen. Moor": a full stop behind an abbreviation that a hyphen has cut off its word. */
function endsCompound(tokens: readonly RawToken[], stop: number, words: SentenceWords): boolean {
  const [hyphen, abbreviation] = [tokens[stop - 2], tokens[stop - 1]];
  return tokens[stop]!.text === '.' && hyphen?.text === '-' && words.opening.has(`${abbreviation!.lower}.`);
}

/** Tells whether a sentence that wink would begin at `index` goes on instead. */
function goesOn(tokens: readonly RawToken[], index: number, words: SentenceWords): boolean {
  const token = tokens[index]!;
  const previous = tokens[index - 1]!;
  const starter = words.starters.has(token.lower);
  if (/^[,;:)\]%]$/.test(token.text)) return true;
  if (previous.end === token.start && !/^(?:\p{Lu}\p{Ll}+|\p{Lu}{2,}|["“‘(]|[AI])$/u.test(token.text)) return true;
  if (small.test(token.text) && (closingMark.test(previous.text) || /^(?:…|\.{2,}|[!?]+)$/.test(previous.text))) return true;
  // "No. 4" and "nos. 3 and 4" go on; a "no" that ends a sentence has no number after it.
  if (/^nos?\.$/.test(previous.text) && !/^\d/.test(token.text)) return false;
  if (words.opening.has(previous.lower) || endsCompound(tokens, index - 1, words)) return !starter || small.test(token.text);
  if (words.either.has(previous.lower)) return !(starter && capital.test(token.text)) && !/^["“‘]$/.test(token.text);
  if (initial.test(previous.text) && capital.test(token.text)) return !starter;
  if (closingMark.test(previous.text) && index > 1 && /^[!?]+$/.test(tokens[index - 2]!.text)) {
    return speakerFollows(tokens, index, words);
  }
  return false;
}

/** Tells whether a sentence begins at `index` although wink does not let it: "…he said.The…". */
function beginsAnyway(tokens: readonly RawToken[], index: number): boolean {
  const token = tokens[index]!;
  const previous = tokens[index - 1]!;
  const before = tokens[index - 2];
  if (previous.end !== token.start || before === undefined || before.end !== previous.start) return false;
  return /^[.!?]$/.test(previous.text) && /^\p{Lu}\p{Ll}+$/u.test(token.text) && /^\p{Ll}{3,}$/u.test(before.text);
}

/**
 * Takes the tokens of one line and wink's own sentence starts, gives for each token whether a sentence begins with it.
 * Runs over the tokens once.
 */
export function sentenceStarts(tokens: readonly RawToken[], proposed: readonly boolean[], words: SentenceWords): boolean[] {
  const starts = tokens.map(() => false);
  let pending = false;
  for (let index = 0; index < tokens.length; index++) {
    if (proposed[index] === true) pending = true;
    if (index === 0) starts[0] = true;
    else if (pending && !closesBefore(tokens, index)) starts[index] = !goesOn(tokens, index, words);
    else if (!pending) starts[index] = beginsAnyway(tokens, index);
    else continue;
    pending = false;
  }
  return starts;
}
