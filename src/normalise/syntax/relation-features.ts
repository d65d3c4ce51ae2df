/** What the choice of a relation looks at, once it is known which word hangs under which. */
import { distanceClass } from './arc-features.ts';
import { stir } from './hash.ts';
import type { ParserState } from './parser-state.ts';
import type { SentenceTable } from './sentence-table.ts';

/** More than is ever written for one pair. */
export const mostRelationFeatures = 80;

/** Writes the features of the pair and returns their number. The state is the one before the pair is joined. */
export function relationFeatures(
  table: SentenceTable,
  state: ParserState,
  parent: number,
  child: number,
  features: Int32Array,
): number {
  const { word, tag, lemma, quotation, facts } = table;
  const { label, left1, left2, right1, right2, leftLabels, rightLabels, leftCount, rightCount } = state;
  const isLeft = child < parent ? 1 : 0;
  const parentTag = tag[parent]! * 2 + isLeft;
  const childTag = tag[child]! * 2 + isLeft;
  const parentWord = word[parent]!;
  const childWord = word[child]!;
  const parentLemma = lemma[parent]!;
  const childLemma = lemma[child]!;
  const childLeft = left1[child]!;
  const childFirst = left2[child]! === 0 ? childLeft : left2[child]!;
  const childRight = right1[child]!;
  const sibling = isLeft === 1 ? left1[parent]! : right1[parent]!;
  const siblingBefore = isLeft === 1 ? left2[parent]! : right2[parent]!;
  const across = isLeft === 1 ? right1[parent]! : left1[parent]!;
  const distance = distanceClass(parent, child);
  const parentLabels = isLeft === 1 ? leftLabels[parent]! : rightLabels[parent]!;
  const otherLabels = isLeft === 1 ? rightLabels[parent]! : leftLabels[parent]!;
  const quoted =
    (quotation[parent] === quotation[child] ? 1 : 0) + (quotation[child] !== 0 ? 2 : 0) + (quotation[parent] !== 0 ? 4 : 0);
  const childSuffix = facts[child]!.suffix3;
  let count = 0;
  let template = 1;
  const one = (a: number) => {
    features[count++] = stir(template++ * 0x27d4eb2f + isLeft, a);
  };
  const two = (a: number, b: number) => {
    features[count++] = stir(stir(template++ * 0x27d4eb2f + isLeft, a), b);
  };
  const three = (a: number, b: number, c: number) => {
    features[count++] = stir(stir(stir(template++ * 0x27d4eb2f + isLeft, a), b), c);
  };
  one(0);
  one(parentTag);
  one(childTag);
  one(parentWord);
  one(childWord);
  two(parentLemma, parentTag);
  two(childLemma, childTag);
  two(parentTag, childTag);
  two(parentWord, childTag);
  two(parentTag, childWord);
  two(parentLemma, childTag);
  two(parentTag, childLemma);
  two(parentWord, childWord);
  two(parentLemma, childLemma);
  two(childSuffix, parentTag);
  three(parentTag, childTag, distance);
  three(parentLemma, childTag, distance);
  two(childWord, distance);
  two(childTag, state.depth === 1 ? 1 : 0);
  // Neighbours in the text.
  three(parentTag, childTag, tag[child - 1]!);
  three(parentTag, childTag, tag[child + 1]!);
  three(parentTag, childTag, tag[parent - 1]!);
  three(parentTag, childTag, tag[parent + 1]!);
  two(word[child - 1]!, childTag);
  two(word[child + 1]!, childTag);
  two(word[parent + 1]!, childTag);
  two(word[parent - 1]!, childTag);
  // The child's own children.
  three(parentTag, childTag, word[childLeft]!);
  three(parentTag, childTag, word[childFirst]!);
  three(parentTag, childTag, label[childLeft]!);
  three(parentTag, childTag, label[childFirst]!);
  three(parentTag, childTag, tag[childRight]!);
  three(parentTag, childTag, label[childRight]!);
  three(parentTag, childTag, leftLabels[child]!);
  three(parentTag, childTag, rightLabels[child]!);
  two(leftLabels[child]!, childTag);
  three(parentLemma, childTag, word[childFirst]!);
  three(parentLemma, childTag, word[childLeft]!);
  three(parentLemma, childLemma, word[childFirst]!);
  two(word[childFirst]!, childWord);
  three(parentLemma, childTag, leftLabels[child]!);
  two(childTag, leftCount[child]! * 8 + Math.min(rightCount[child]!, 7));
  three(parentTag, word[childFirst]!, label[sibling]!);
  // The parent's other children.
  three(parentTag, childTag, label[sibling]!);
  three(parentTag, childTag, label[siblingBefore]! * 64 + label[sibling]!);
  three(parentTag, childTag, tag[sibling]!);
  three(parentTag, childTag, word[sibling]!);
  three(parentTag, childTag, parentLabels);
  three(parentTag, childTag, otherLabels);
  two(childTag, parentLabels);
  three(parentLemma, childTag, parentLabels);
  three(parentLemma, childTag, otherLabels);
  three(parentTag, childTag, label[across]!);
  three(parentTag, childTag, quoted);
  three(parentLemma, childTag, quoted);
  return count;
}
