/**
 * What the choice of a move looks at: words, tags and lemmas at the top of the stack and the front of the buffer, their
 * children so far with labels, distances, numbers of children, label sets, and quotation marks. The templates follow
 * Zhang and Nivre (2011), adapted to arc-hybrid.
 */
import { stir } from './hash.ts';
import { ahead, fromTop, type ParserState } from './parser-state.ts';
import type { SentenceTable } from './sentence-table.ts';

/** More than is ever written for one state. */
export const mostArcFeatures = 128;

/** Distance in classes: 0 none, 1 … 4 as they are, then 5–6, 7–10, more. */
export function distanceClass(from: number, to: number): number {
  if (from === 0 || to === 0) return 0;
  const distance = Math.abs(to - from);
  if (distance < 5) return distance;
  return distance < 7 ? 5 : distance < 11 ? 6 : 7;
}

function atMost(value: number, limit: number): number {
  return value < limit ? value : limit;
}

/** Writes the features of a state and returns their number. */
export function arcFeatures(table: SentenceTable, state: ParserState, features: Int32Array): number {
  const { word, tag, lemma, quotation } = table;
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
  const s0t = tag[s0]!;
  const s1t = tag[s1]!;
  const s2t = tag[s2]!;
  const b0t = tag[b0]!;
  const b1t = tag[b1]!;
  const b2t = tag[b2]!;
  const s0w = word[s0]!;
  const s1w = word[s1]!;
  const b0w = word[b0]!;
  const b1w = word[b1]!;
  const s0m = lemma[s0]!;
  const s1m = lemma[s1]!;
  const b0m = lemma[b0]!;
  const near = distanceClass(s0, b0);
  const below = distanceClass(s1, s0);
  const quoted =
    (s0 !== 0 && b0 !== 0 && quotation[s0] === quotation[b0] ? 1 : 0) +
    (s0 !== 0 && s1 !== 0 && quotation[s0] === quotation[s1] ? 2 : 0) +
    (quotation[s0] !== 0 ? 4 : 0) +
    (quotation[b0] !== 0 ? 8 : 0) +
    (quotation[s1] !== 0 ? 16 : 0);
  const ends = (b0 === 0 ? 1 : 0) + (s1 === 0 ? 2 : 0) + (s0 === 0 ? 4 : 0);
  let count = 0;
  let template = 1;
  const one = (a: number) => {
    features[count++] = stir(template++ * 0x2c1b3c6d, a);
  };
  const two = (a: number, b: number) => {
    features[count++] = stir(stir(template++ * 0x2c1b3c6d, a), b);
  };
  const three = (a: number, b: number, c: number) => {
    features[count++] = stir(stir(stir(template++ * 0x2c1b3c6d, a), b), c);
  };
  one(ends);
  // Single words.
  one(s0w);
  one(s0t);
  two(s0w, s0t);
  one(s1w);
  one(s1t);
  two(s1w, s1t);
  one(s2t);
  two(word[s2]!, s2t);
  one(b0w);
  one(b0t);
  two(b0w, b0t);
  one(b1w);
  one(b1t);
  two(b1w, b1t);
  one(b2t);
  two(word[b2]!, b2t);
  two(s0m, s0t);
  two(s1m, s1t);
  two(b0m, b0t);
  // Pairs.
  three(s0w, b0w, s0t * 128 + b0t);
  three(s0w, s0t, b0t);
  three(b0w, b0t, s0t);
  two(s0t, b0t);
  two(s0m, b0m);
  two(s0m, b0t);
  two(s0t, b0m);
  three(s1w, s0w, s1t * 128 + s0t);
  three(s1w, s1t, s0t);
  three(s0w, s0t, s1t);
  two(s1t, s0t);
  two(s1m, s0m);
  two(s1m, s0t);
  two(s1t, s0m);
  two(s1t, b0t);
  two(s1m, b0m);
  two(s1w, b0t);
  two(s1t, b0w);
  two(b0t, b1t);
  two(b0w, b1t);
  two(b0t, b1w);
  two(s0t, b1t);
  two(s0w, b1w);
  two(s0m, b1t);
  // Three tags.
  three(s0t, b0t, b1t);
  three(s1t, s0t, b0t);
  three(s2t, s1t, s0t);
  three(b0t, b1t, b2t);
  three(s1t * 128 + s0t, b0t, b1t);
  three(s0t, b0t * 128 + b1t, b2t);
  three(s2t * 128 + s1t, s0t, b0t);
  three(s0m, b0t, b1t);
  three(s1m, s0t, b0t);
  three(s1t, s0m, b0t);
  three(s1t, s0t, b0m);
  three(s1m, s0m, b0t);
  three(s1t, s0m, b0m);
  // Children.
  const s0lt = tag[s0l]!;
  const s0rt = tag[s0r]!;
  const s1lt = tag[s1l]!;
  const s1rt = tag[s1r]!;
  const b0lt = tag[b0l]!;
  three(s0t, s0lt, b0t);
  three(s0t, s0rt, b0t);
  three(s0t, b0lt, b0t);
  three(s1t, s1lt, s0t);
  three(s1t, s1rt, s0t);
  three(s1t, s0t, s0lt);
  three(s1t, s0t, s0rt);
  three(s0t, s0lt, tag[left2[s0]!]!);
  three(s0t, s0rt, tag[right2[s0]!]!);
  three(s1t, s1rt, tag[right2[s1]!]!);
  three(b0t, b0lt, tag[left2[b0]!]!);
  one(word[s0l]!);
  one(word[s0r]!);
  one(word[b0l]!);
  one(word[s1r]!);
  two(label[s0l]!, s0t);
  two(label[s0r]!, s0t);
  two(label[b0l]!, b0t);
  two(label[s1r]!, s1t);
  two(label[s1l]!, s1t);
  three(s0t, label[s0r]!, b0t);
  three(s1t, label[s1r]!, s0t);
  three(s1t, s0t, label[s0l]!);
  three(s1t, s0t, word[s0l]!);
  three(s1m, s0t, word[s0l]!);
  three(s1m, s0m, word[s0l]!);
  three(s0t, b0t, word[b0l]!);
  // Numbers and sets of children.
  two(s0t, atMost(leftCount[s0]!, 3) * 4 + atMost(rightCount[s0]!, 3));
  two(s0w, atMost(rightCount[s0]!, 3));
  two(s1t, atMost(rightCount[s1]!, 3));
  two(s1w, atMost(rightCount[s1]!, 3));
  two(b0t, atMost(leftCount[b0]!, 3));
  two(b0w, atMost(leftCount[b0]!, 3));
  two(s0t, leftLabels[s0]!);
  two(s0t, rightLabels[s0]!);
  three(s0t, rightLabels[s0]!, b0t);
  two(s1t, rightLabels[s1]!);
  three(s1t, rightLabels[s1]!, s0t);
  three(s1t, leftLabels[s1]!, s0t);
  two(b0t, leftLabels[b0]!);
  three(s0t, b0t, leftLabels[b0]!);
  three(s0t, leftLabels[s0]!, b0t);
  two(s1m, rightLabels[s1]!);
  // Distances and quotation marks.
  three(s0t, b0t, near);
  three(s1t, s0t, below);
  two(s0w, near);
  two(b0w, near);
  two(s1w, below);
  two(s0w, below);
  three(s0t, b0t, quoted);
  three(s1t, s0t, quoted);
  three(s1t * 128 + s0t, b0t, quoted);
  two(table.casing * 128 + s0t, b0t);
  // Raw neighbours.
  two(word[s0 + 1]!, s0t);
  three(s0t, tag[s0 - (s0 === 0 ? 0 : 1)]!, b0t);
  three(s1t, tag[s1 + 1]!, s0t);
  three(s0t, tag[s0 + 1]!, b0t);
  return count;
}
