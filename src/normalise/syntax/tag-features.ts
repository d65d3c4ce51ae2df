/**
 * What the tagger looks at: the word, its ends and shape, its neighbours, the tokeniser's guesses around it, and the tags
 * that it has just given. After Ratnaparkhi (1996) and Collins (2002), with the guesses as a further column.
 */
import { margin, type SentenceTable } from './sentence-table.ts';
import { compileTemplates } from './templates.ts';

// w word, s suffix, p prefix, h hint, k set of known tags, t tag; a number is the distance, "-" for words before.
const atoms = 'none w0 w-1 w-2 w1 w2 s1 s2 s3 s4 s5 p1 p2 p3 shape shape-1 shape1 h0 h-1 h1 h2 k0 k1 k2 t-1 t-2 t-3 after2'.split(
  ' ',
);

const templates = [
  ...'none|w0|s1|s2|s3|s4|s5|p1|p2|p3|shape|h0|w-1|w1|w-2|w2|t-1|after2'.split('|'),
  ...'shape s2|shape k0|shape h0|shape shape-1|shape shape1|h0 s3|h0 w0|h0 h-1|h0 h1|h0 t-1|w-1 w0|w0 w1|w-1 w1'.split('|'),
  ...'t-1 t-2|t-1 w0|t-1 s3|t-1 w1|t-1 k1|k0 k1|k0 w1|k0 w-1|s3 h1|s3 after2|s3 w-1'.split('|'),
  ...'h0 h1 h2|h0 h1 t-1|t-1 t-2 w0|t-1 t-2 s2|t-1 t-2 k0|t-1 k0 k1|k0 k1 k2|w0 h-1 h1|t-1 t-2 t-3 h0'.split('|'),
];

/** The templates, compiled. */
export const tagTemplates = compileTemplates(atoms, templates, 0x2545f491);

/** Reads the token at `index` into the atoms' values. Tags before it must be set. */
export function readTagValues(values: Int32Array, table: SentenceTable, index: number): void {
  const row = index + margin;
  const { word, hint, tag, tagSet, facts } = table;
  const own = facts[row]!;
  const after = index + 1 < table.length ? facts[row + 1]! : undefined;
  let at = 1;
  values[at++] = word[row]!;
  values[at++] = word[row - 1]!;
  values[at++] = word[row - 2]!;
  values[at++] = word[row + 1]!;
  values[at++] = word[row + 2]!;
  values[at++] = own.suffix1;
  values[at++] = own.suffix2;
  values[at++] = own.suffix3;
  values[at++] = own.suffix4;
  values[at++] = own.suffix5;
  values[at++] = own.prefix1;
  values[at++] = own.prefix2;
  values[at++] = own.prefix3;
  values[at++] = own.shape * 8 + table.casing * 2 + (index === 0 ? 1 : 0);
  values[at++] = index > 0 ? facts[row - 1]!.shape : -1;
  values[at++] = after === undefined ? -1 : after.shape;
  values[at++] = hint[row]!;
  values[at++] = hint[row - 1]!;
  values[at++] = hint[row + 1]!;
  values[at++] = hint[row + 2]!;
  values[at++] = tagSet[row]!;
  values[at++] = tagSet[row + 1]!;
  values[at++] = tagSet[row + 2]!;
  values[at++] = tag[row - 1]!;
  values[at++] = tag[row - 2]!;
  values[at++] = tag[row - 3]!;
  values[at++] = after === undefined ? 0 : after.suffix2;
}
