/**
 * One sentence as columns of numbers, the form that tagger and parser work on. Token i stands in row i + `margin`; the
 * rows before the first and after the last stand for "no token" and hold fixed values, so that features need no bounds.
 */
import type { RawToken } from '../sentences/raw-token.ts';
import { longestSentence } from '../sentences/tokenise.ts';
import type { ReadWord, WordFacts } from './word-facts.ts';

export const margin = 3;
const rows = longestSentence + 2 * margin;

const hintNumbers = new Map(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'
    .split(' ')
    .map((tag, index) => [tag, index + 1]),
);

/** Number of the row that stands for "no token" where a token is missing. */
export const noRow = 0;

export interface SentenceTable {
  length: number;
  /** Words written with a capital, as a share: 0 a usual sentence, 1 a headline in title case, 2 all capitals. */
  casing: number;
  readonly facts: (WordFacts | undefined)[];
  readonly word: Int32Array;
  readonly hint: Int32Array;
  /** Index of a known word's tag set + 1; 0 for unknown words. */
  readonly tagSet: Int32Array;
  readonly tag: Int32Array;
  readonly lemma: Int32Array;
  /** Class number + 1 of the relation and side that are expected. */
  readonly outlook: Int32Array;
  /** Finite verbs from the row on. */
  readonly finiteAhead: Int32Array;
  /** 0 outside quotation marks, else the number of the quotation. */
  readonly quotation: Int32Array;
}

export function createSentenceTable(): SentenceTable {
  const column = () => new Int32Array(rows);
  return {
    length: 0,
    casing: 0,
    facts: [],
    word: column(),
    hint: column(),
    tagSet: column(),
    tag: column(),
    lemma: column(),
    outlook: column(),
    finiteAhead: column(),
    quotation: column(),
  };
}

function casingOf({ facts, length }: SentenceTable): number {
  let words = 0;
  let capitals = 0;
  let allCapitals = 0;
  for (let row = margin; row < length + margin; row++) {
    const { casing } = facts[row]!;
    if (casing > 0) words++;
    if (casing > 1) capitals++;
    if (casing > 2) allCapitals++;
  }
  if (words < 3) return 0;
  if (allCapitals >= 0.8 * words) return 2;
  return capitals >= 0.8 * words ? 1 : 0;
}

/** Numbers the quotations of a sentence; a straight mark opens and closes in turn. */
function numberQuotations(tokens: readonly RawToken[], quotation: Int32Array): void {
  let current = 0;
  let next = 1;
  tokens.forEach(({ text }, index) => {
    const opens = text === '“' || ((text === '"' || text === "''" || text === '``') && current === 0);
    const closes = text === '”' || ((text === '"' || text === "''") && current !== 0);
    if (opens) current = next++;
    quotation[index + margin] = current;
    if (closes) current = 0;
  });
}

/** Fills the columns that do not depend on tags. `tagSetOf` gives a word hash's tag set index + 1, or 0. */
export function fillTable(
  table: SentenceTable,
  tokens: readonly RawToken[],
  readWord: ReadWord,
  tagSetOf: (word: number) => number,
): void {
  const end = tokens.length + margin;
  table.length = tokens.length;
  for (const column of [
    table.word,
    table.hint,
    table.tagSet,
    table.tag,
    table.lemma,
    table.outlook,
    table.finiteAhead,
    table.quotation,
  ])
    column.fill(0, 0, rows);
  for (let row = end; row < end + margin; row++) table.word[row] = 1;
  tokens.forEach((token, index) => {
    const row = index + margin;
    const facts = readWord(token.text, token.lower);
    table.facts[row] = facts;
    table.word[row] = facts.word;
    table.hint[row] = hintNumbers.get(token.pos) ?? 0;
    table.tagSet[row] = tagSetOf(facts.word);
  });
  table.casing = casingOf(table);
  numberQuotations(tokens, table.quotation);
}
