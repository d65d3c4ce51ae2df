/** What the choice of a relation looks at, once it is known which word hangs under which. */
import { distanceClass } from './arc-features.ts';
import type { ParserState } from './parser-state.ts';
import type { SentenceTable } from './sentence-table.ts';
import { compileTemplates } from './templates.ts';

// p parent, c child; w word, m lemma, t tag (with the side), o outlook; - and + the neighbours in the text; f first and l
// last left child of the child, r its last right child; y the last sibling on the same side, z the one before, x the last
// child on the other side; d label, s set of labels.
const atoms = [
  ...'side pw cw pm cm pt ct po co cs3 distance alone ct- ct+ pt- pt+ cw- cw+ pw- pw+'.split(' '),
  ...'lw fw ld fd rt rd cls crs cn yd zd yt yw ps xs xd quoted'.split(' '),
];

const templates = [
  ...'side|pt|ct|pw|cw|co'.split('|'),
  ...'pm pt|cm ct|pt ct|pw ct|pt cw|pm ct|pt cm|pw cw|pm cm|cs3 pt|cw distance|ct alone|cw- ct|cw+ ct|pw+ ct|pw- ct'.split('|'),
  ...'cls ct|fw cw|ct cn|ct ps|co pt|co ct|co pm'.split('|'),
  ...'pt ct distance|pm ct distance|pt ct ct-|pt ct ct+|pt ct pt-|pt ct pt+|pt ct lw|pt ct fw|pt ct ld|pt ct fd|pt ct rt'.split(
    '|',
  ),
  ...'pt ct rd|pt ct cls|pt ct crs|pm ct fw|pm ct lw|pm cm fw|pm ct cls|pt fw yd|pt ct yd|pt ct yt|pt ct yw'.split('|'),
  ...'pt ct ps|pt ct xs|pm ct ps|pm ct xs|pt ct xd|pt ct quoted|pm ct quoted|co pt ct|co po ct'.split('|'),
  ...'pt ct yd zd'.split('|'),
];

/** The templates, compiled. */
export const relationTemplates = compileTemplates(atoms, templates, 0x27d4eb2f);

/** Reads a pair into the atoms' values. The state is the one before the pair is joined. */
export function readRelationValues(
  values: Int32Array,
  table: SentenceTable,
  state: ParserState,
  parent: number,
  child: number,
): void {
  const { word, tag, lemma, outlook, quotation, facts } = table;
  const { label, left1, left2, right1, right2, leftLabels, rightLabels, leftCount, rightCount } = state;
  const isLeft = child < parent;
  const side = isLeft ? 1 : 0;
  const last = left1[child]!;
  const first = left2[child]! === 0 ? last : left2[child]!;
  const right = right1[child]!;
  const sibling = isLeft ? left1[parent]! : right1[parent]!;
  const siblingBefore = isLeft ? left2[parent]! : right2[parent]!;
  const across = isLeft ? right1[parent]! : left1[parent]!;
  const sameQuotation = quotation[parent] === quotation[child] ? 1 : 0;
  let at = 0;
  values[at++] = side;
  values[at++] = word[parent]!;
  values[at++] = word[child]!;
  values[at++] = lemma[parent]!;
  values[at++] = lemma[child]!;
  values[at++] = tag[parent]! * 2 + side;
  values[at++] = tag[child]! * 2 + side;
  values[at++] = outlook[parent]!;
  values[at++] = outlook[child]!;
  values[at++] = facts[child]!.suffix3;
  values[at++] = distanceClass(parent, child);
  values[at++] = state.depth === 1 ? 1 : 0;
  values[at++] = tag[child - 1]!;
  values[at++] = tag[child + 1]!;
  values[at++] = tag[parent - 1]!;
  values[at++] = tag[parent + 1]!;
  values[at++] = word[child - 1]!;
  values[at++] = word[child + 1]!;
  values[at++] = word[parent - 1]!;
  values[at++] = word[parent + 1]!;
  values[at++] = word[last]!;
  values[at++] = word[first]!;
  values[at++] = label[last]!;
  values[at++] = label[first]!;
  values[at++] = tag[right]!;
  values[at++] = label[right]!;
  values[at++] = leftLabels[child]!;
  values[at++] = rightLabels[child]!;
  values[at++] = leftCount[child]! * 8 + Math.min(rightCount[child]!, 7);
  values[at++] = label[sibling]!;
  values[at++] = label[siblingBefore]!;
  values[at++] = tag[sibling]!;
  values[at++] = word[sibling]!;
  values[at++] = isLeft ? leftLabels[parent]! : rightLabels[parent]!;
  values[at++] = isLeft ? rightLabels[parent]! : leftLabels[parent]!;
  values[at++] = label[across]!;
  values[at++] = sameQuotation + (quotation[child] !== 0 ? 2 : 0) + (quotation[parent] !== 0 ? 4 : 0);
}
