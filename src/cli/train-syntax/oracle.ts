/**
 * The dynamic oracle of arc-hybrid (Goldberg and Nivre 2013): for any state, right or wrong, how many of the right arcs
 * each move would put out of reach.
 */

import { fromTop, moves, type ParserState } from '../../normalise/syntax/parser-state.ts';
import { margin } from '../../normalise/syntax/sentence-table.ts';

/** Right heads and labels by row; a root's head is 0. */
export interface Gold {
  readonly head: Int32Array;
  readonly label: Int32Array;
  /** Rows whose right head is the row. */
  readonly children: readonly (readonly number[])[];
}

/** Puts the answers of a sentence into rows. */
export function goldOf(heads: readonly number[], labels: readonly number[]): Gold {
  const head = new Int32Array(heads.length + 2 * margin);
  const label = new Int32Array(heads.length + 2 * margin);
  const children: number[][] = Array.from(head, () => []);
  heads.forEach((parent, index) => {
    const row = index + margin;
    label[row] = labels[index]!;
    if (parent < 0) return;
    head[row] = parent + margin;
    children[parent + margin]!.push(row);
  });
  return { head, label, children };
}

function childrenInBuffer(state: ParserState, gold: Gold, row: number): number {
  let found = 0;
  for (const child of gold.children[row]!) if (child >= state.next) found++;
  return found;
}

/** Tells whether a row waits on the stack. */
function isOnStack(state: ParserState, row: number): boolean {
  for (let depth = 0; depth < state.depth; depth++) if (state.stack[depth] === row) return true;
  return false;
}

/** Number of right arcs that a move loses. The move must be allowed. */
export function costOf(state: ParserState, gold: Gold, move: number): number {
  const top = fromTop(state, 0);
  if (move === moves.shift) {
    const next = state.next;
    const parent = gold.head[next]!;
    let cost = parent !== 0 && parent < next && parent !== top && isOnStack(state, parent) ? 1 : 0;
    for (const child of gold.children[next]!) if (child < next && isOnStack(state, child)) cost++;
    return cost;
  }
  const parent = gold.head[top]!;
  const lost = childrenInBuffer(state, gold, top);
  if (parent === 0) return lost + 1;
  if (move === moves.left) return lost + (parent > state.next || parent === fromTop(state, 1) ? 1 : 0);
  return lost + (parent >= state.next ? 1 : 0);
}
