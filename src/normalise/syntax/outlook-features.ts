/**
 * What the outlook of a word is guessed from: words, lemmas and tags around it and the outlooks before it. An outlook is
 * the relation that a word will probably have and the side on which its head will be; the parser, which goes from left
 * to right and never back, learns from it what is still to come (supertags for parsing: Ouchi, Duh and Matsumoto 2014).
 */
import { margin, type SentenceTable } from './sentence-table.ts';
import { compileTemplates } from './templates.ts';

// t tag, m lemma, w word, o outlook, s suffix; a number is the distance, "-" for words before.
const atoms = 'none t0 t-1 t-2 t-3 t1 t2 t3 w0 m0 m-1 m-2 m-3 m1 m2 m3 o-1 o-2 o-3 s3 edge quoted casing'.split(' ');

const templates = [
  ...'none|t0|w0|t-1|t1|o-1|m0 t0|t0 t-1|t0 t1|t0 t2|t0 t-2|t0 t3|t0 m-1|t0 m1|t0 m-2|t0 m2|t0 m-3|t0 m3'.split('|'),
  ...'m0 m-1|m0 m1|m0 t-1|m0 t1|s3 t-1|s3 t1|o-1 o-2|o-1 t0|o-1 w0|t0 quoted|t0 edge|t0 casing'.split('|'),
  ...'t0 t-1 t1|t0 t-1 t-2|t0 t1 t2|m0 t-1 t1|m0 t1 t2|t0 m1 t2|t0 t-1 m1|t0 m-1 t1|o-1 o-2 t0|o-1 t0 t1|o-1 t0 m1'.split('|'),
  ...'t0 t-1 t-2 t-3|t0 t1 t2 t3|t0 t-1 t1 t2|t0 t-1 t-2 t1|o-1 o-2 t0 t1|o-1 o-2 o-3 t0'.split('|'),
];

/** The templates, compiled. */
export const outlookTemplates = compileTemplates(atoms, templates, 0x165667b1);

/** Reads the token at `index` into the atoms' values. Outlooks before it must be set. */
export function readOutlookValues(values: Int32Array, table: SentenceTable, index: number): void {
  const row = index + margin;
  const { word, tag, lemma, outlook, quotation, facts } = table;
  let at = 1;
  values[at++] = tag[row]!;
  values[at++] = tag[row - 1]!;
  values[at++] = tag[row - 2]!;
  values[at++] = tag[row - 3]!;
  values[at++] = tag[row + 1]!;
  values[at++] = tag[row + 2]!;
  values[at++] = tag[row + 3]!;
  values[at++] = word[row]!;
  values[at++] = lemma[row]!;
  values[at++] = lemma[row - 1]!;
  values[at++] = lemma[row - 2]!;
  values[at++] = lemma[row - 3]!;
  values[at++] = lemma[row + 1]!;
  values[at++] = lemma[row + 2]!;
  values[at++] = lemma[row + 3]!;
  values[at++] = outlook[row - 1]!;
  values[at++] = outlook[row - 2]!;
  values[at++] = outlook[row - 3]!;
  values[at++] = facts[row]!.suffix3;
  values[at++] = (index === 0 ? 1 : 0) + (index === table.length - 1 ? 2 : 0) + (index === table.length - 2 ? 4 : 0);
  values[at++] = (quotation[row] === 0 ? 0 : 1) + (quotation[row + 1] === 0 ? 0 : 2);
  values[at++] = table.casing;
}
