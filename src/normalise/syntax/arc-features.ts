/**
 * What the choice of a move looks at: words, tags, lemmas and outlooks at the top of the stack and the front of the
 * buffer, their children so far with labels, distances, numbers of children, label sets, and quotation marks. The
 * templates follow Zhang and Nivre (2011), adapted to arc-hybrid.
 */
import { ahead, fromTop, type ParserState } from './parser-state.ts';
import type { SentenceTable } from './sentence-table.ts';
import { compileTemplates } from './templates.ts';

// s0 the stack's top, s1 and s2 below it, b0 to b2 the buffer; w word, m lemma, t tag, o outlook; l and r their last left
// and right child, L and R the last but one; with d its label. n numbers of children, c sets of their labels.
const atoms = [
  ...'ends s0w s1w s2w b0w b1w b2w s0t s1t s2t b0t b1t b2t s0m s1m b0m b1m s0o s1o b0o b1o b2o'.split(' '),
  ...'s0lt s0rt s1lt s1rt b0lt s0Lt s0Rt s1Rt b0Lt s0lw s0rw b0lw s1rw s0ld s0rd b0ld s1rd s1ld'.split(' '),
  ...'s0n s0rn s1rn b0ln s0lc s0rc s1lc s1rc b0lc near below quoted casing s0w+ s0t+ s0t- s1t+ s2o s3o s2m fin'.split(' '),
];

const templates = [
  ...'ends|s0w|s0t|s1w|s1t|s2t|b0w|b0t|b1w|b1t|b2t|s0lw|s0rw|b0lw|s1rw|s0o|s1o|b0o'.split('|'),
  ...'s0w s0t|s1w s1t|s2w s2t|b0w b0t|b1w b1t|b2w b2t|s0m s0t|s1m s1t|b0m b0t|s0t b0t|s0m b0m|s0m b0t|s0t b0m'.split('|'),
  ...'s1t s0t|s1m s0m|s1m s0t|s1t s0m|s1t b0t|s1m b0m|s1w b0t|s1t b0w|b0t b1t|b0w b1t|b0t b1w|s0t b1t|s0w b1w|s0m b1t'.split('|'),
  ...'s0ld s0t|s0rd s0t|b0ld b0t|s1rd s1t|s1ld s1t|s0n s0t|s0w s0rn|s1t s1rn|s1w s1rn|b0t b0ln|b0w b0ln'.split('|'),
  ...'s0t s0lc|s0t s0rc|s1t s1rc|b0t b0lc|s1m s1rc|s0w near|b0w near|s1w below|s0w below|s0w+ s0t'.split('|'),
  ...'s0o b0o|s1o s0o|s0o b0t|s0o s1t|s0t b0o|s1o s0t|s0o b0m|s0o s1m|s0o b2o'.split('|'),
  ...'s0w s0t b0t|b0w b0t s0t|s1w s1t s0t|s0w s0t s1t|s0t b0t b1t|s1t s0t b0t|s2t s1t s0t|b0t b1t b2t'.split('|'),
  ...'s0m b0t b1t|s1m s0t b0t|s1t s0m b0t|s1t s0t b0m|s1m s0m b0t|s1t s0m b0m'.split('|'),
  ...'s0t s0lt b0t|s0t s0rt b0t|s0t b0lt b0t|s1t s1lt s0t|s1t s1rt s0t|s1t s0t s0lt|s1t s0t s0rt'.split('|'),
  ...'s0t s0lt s0Lt|s0t s0rt s0Rt|s1t s1rt s1Rt|b0t b0lt b0Lt|s0t s0rd b0t|s1t s1rd s0t|s1t s0t s0ld'.split('|'),
  ...'s1t s0t s0lw|s1m s0t s0lw|s1m s0m s0lw|s0t b0t b0lw|s0t s0rc b0t|s1t s1rc s0t|s1t s1lc s0t|s0t b0t b0lc|s0t s0lc b0t'.split(
    '|',
  ),
  ...'s0t b0t near|s1t s0t below|s0t b0t quoted|s1t s0t quoted|casing s0t b0t|s0t s0t- b0t|s1t s1t+ s0t|s0t s0t+ b0t'.split('|'),
  ...'s1o s0o b0o|s0o b0o b1o|s0o s0t b0t|s0o s1t b0t|s1t s0o b0o|s1o s0t b0t|s1m s0o b0t|s0o s1t s1rc|s0o b0t b0lc'.split('|'),
  ...'s1o b0o|s1o b0t|s1o b0m|s2o b0o|s2o s1o|s2o b0t|s1o s0t b0o|s1o s0o b0t|s2o s1t b0t|s2o s1o s0o|s2o s1o b0o|s2t s1o b0t|s2o s0t b0t'.split(
    '|',
  ),
  ...'s3o s2o s1o b0o|s2o s1o s0o b0o|s1t s0o b0t b1t|s2o s2t s1t b0t|s2o s1t s0t b0t|s2m s1t b0t|s2t s1m b0t'.split('|'),
  ...'fin s0t b0t|fin s1t s0t|fin s0o b0o|fin s1o s0o|fin s1o b0o|fin s2o s1t b0t|fin s0o s1t b0t|fin s2t s1t s0t'.split('|'),
  ...'s0o near b0t|s0o below s1t'.split('|'),
  ...'s0w b0w s0t b0t|s1w s0w s1t s0t|s1t s0t b0t b1t|s0t b0t b1t b2t|s2t s1t s0t b0t|s1t s0t b0t quoted'.split('|'),
];

/** The templates, compiled. */
export const arcTemplates = compileTemplates(atoms, templates, 0x2c1b3c6d);

/** Distance in classes: 0 none, 1 … 4 as they are, then 5–6, 7–10, more. */
export function distanceClass(from: number, to: number): number {
  if (from === 0 || to === 0) return 0;
  const distance = Math.abs(to - from);
  if (distance < 5) return distance;
  return distance < 7 ? 5 : distance < 11 ? 6 : 7;
}

function quotedClass(quotation: Int32Array, s1: number, s0: number, b0: number): number {
  const inner = quotation[s0]!;
  const next = quotation[b0]!;
  const below = quotation[s1]!;
  const same = (s0 !== 0 && b0 !== 0 && inner === next ? 1 : 0) + (s0 !== 0 && s1 !== 0 && inner === below ? 2 : 0);
  return same + (inner !== 0 ? 4 : 0) + (next !== 0 ? 8 : 0) + (below !== 0 ? 16 : 0);
}

/** Reads a state into the atoms' values. */
export function readArcValues(values: Int32Array, table: SentenceTable, state: ParserState): void {
  const { word, tag, lemma, outlook, quotation } = table;
  const { label, left1, left2, right1, right2, leftCount, rightCount, leftLabels, rightLabels } = state;
  const s0 = fromTop(state, 0);
  const s1 = fromTop(state, 1);
  const s2 = fromTop(state, 2);
  const b0 = ahead(state, 0);
  const b1 = ahead(state, 1);
  const b2 = ahead(state, 2);
  const s0l = left1[s0]!;
  const s0r = right1[s0]!;
  const s1l = left1[s1]!;
  const s1r = right1[s1]!;
  const b0l = left1[b0]!;
  let at = 0;
  values[at++] = (b0 === 0 ? 1 : 0) + (s1 === 0 ? 2 : 0) + (s0 === 0 ? 4 : 0);
  values[at++] = word[s0]!;
  values[at++] = word[s1]!;
  values[at++] = word[s2]!;
  values[at++] = word[b0]!;
  values[at++] = word[b1]!;
  values[at++] = word[b2]!;
  values[at++] = tag[s0]!;
  values[at++] = tag[s1]!;
  values[at++] = tag[s2]!;
  values[at++] = tag[b0]!;
  values[at++] = tag[b1]!;
  values[at++] = tag[b2]!;
  values[at++] = lemma[s0]!;
  values[at++] = lemma[s1]!;
  values[at++] = lemma[b0]!;
  values[at++] = lemma[b1]!;
  values[at++] = outlook[s0]!;
  values[at++] = outlook[s1]!;
  values[at++] = outlook[b0]!;
  values[at++] = outlook[b1]!;
  values[at++] = outlook[b2]!;
  values[at++] = tag[s0l]!;
  values[at++] = tag[s0r]!;
  values[at++] = tag[s1l]!;
  values[at++] = tag[s1r]!;
  values[at++] = tag[b0l]!;
  values[at++] = tag[left2[s0]!]!;
  values[at++] = tag[right2[s0]!]!;
  values[at++] = tag[right2[s1]!]!;
  values[at++] = tag[left2[b0]!]!;
  values[at++] = word[s0l]!;
  values[at++] = word[s0r]!;
  values[at++] = word[b0l]!;
  values[at++] = word[s1r]!;
  values[at++] = label[s0l]!;
  values[at++] = label[s0r]!;
  values[at++] = label[b0l]!;
  values[at++] = label[s1r]!;
  values[at++] = label[s1l]!;
  values[at++] = Math.min(leftCount[s0]!, 3) * 4 + Math.min(rightCount[s0]!, 3);
  values[at++] = Math.min(rightCount[s0]!, 3);
  values[at++] = Math.min(rightCount[s1]!, 3);
  values[at++] = Math.min(leftCount[b0]!, 3);
  values[at++] = leftLabels[s0]!;
  values[at++] = rightLabels[s0]!;
  values[at++] = leftLabels[s1]!;
  values[at++] = rightLabels[s1]!;
  values[at++] = leftLabels[b0]!;
  values[at++] = distanceClass(s0, b0);
  values[at++] = distanceClass(s1, s0);
  values[at++] = quotedClass(quotation, s1, s0, b0);
  values[at++] = table.casing;
  values[at++] = word[s0 + 1]!;
  values[at++] = tag[s0 + 1]!;
  values[at++] = s0 === 0 ? 0 : tag[s0 - 1]!;
  values[at++] = tag[s1 + 1]!;
  values[at++] = outlook[s2]!;
  values[at++] = outlook[fromTop(state, 3)]!;
  values[at++] = lemma[s2]!;
  values[at++] = b0 === 0 ? 0 : Math.min(table.finiteAhead[b0]!, 3);
}
