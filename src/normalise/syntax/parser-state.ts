/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer, and three moves. SHIFT
 * puts the first word of the buffer on the stack; LEFT hangs the stack's top under the first word of the buffer; RIGHT
 * hangs it under the word below it on the stack. When one word is left on the stack and none in the buffer, that word is
 * the root. Every sentence of n words takes 2n − 1 moves.
 */
import { longestSentence } from '../sentences/tokenise.ts';
import { margin } from './sentence-table.ts';

export const moves = { shift: 0, left: 1, right: 2 } as const;
export const moveCount = 3;

const rows = longestSentence + 2 * margin;

/** Columns by row of the sentence table; a row number of 0 means "none". Labels are class numbers + 1. */
export interface ParserState {
  depth: number;
  next: number;
  end: number;
  readonly stack: Int32Array;
  readonly head: Int32Array;
  readonly label: Int32Array;
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
  /** Labels of the children so far, as bits of a hash-free set (label number modulo 31). */
  readonly leftLabels: Int32Array;
  readonly rightLabels: Int32Array;
}

export function createParserState(): ParserState {
  const column = () => new Int32Array(rows);
  return {
    depth: 0,
    next: margin,
    end: margin,
    stack: column(),
    head: column(),
    label: column(),
    left1: column(),
    left2: column(),
    right1: column(),
    right2: column(),
    leftCount: column(),
    rightCount: column(),
    leftLabels: column(),
    rightLabels: column(),
  };
}

/** Makes the state ready for a sentence of `length` tokens. */
export function startState(state: ParserState, length: number): void {
  state.depth = 0;
  state.next = margin;
  state.end = margin + length;
  const { head, label, left1, left2, right1, right2, leftCount, rightCount, leftLabels, rightLabels } = state;
  for (const column of [head, label, left1, left2, right1, right2, leftCount, rightCount, leftLabels, rightLabels]) {
    column.fill(0, 0, state.end + margin);
  }
}

/** The row at `depth` places below the stack's top, or 0. */
export function fromTop(state: ParserState, depth: number): number {
  return state.depth > depth ? state.stack[state.depth - 1 - depth]! : 0;
}

/** The row `ahead` places after the first of the buffer, or 0. */
export function ahead(state: ParserState, distance: number): number {
  return state.next + distance < state.end ? state.next + distance : 0;
}

export function isAllowed(state: ParserState, move: number): boolean {
  if (move === moves.right) return state.depth > 1;
  return state.next < state.end && (move === moves.shift || state.depth > 0);
}

export function isFinished(state: ParserState): boolean {
  return state.depth <= 1 && state.next >= state.end;
}

/** Hangs `child` under `parent` with a label (class number + 1). */
function attach(state: ParserState, parent: number, child: number, label: number): void {
  state.head[child] = parent;
  state.label[child] = label;
  if (child < parent) {
    state.left2[parent] = state.left1[parent]!;
    state.left1[parent] = child;
    state.leftCount[parent]!++;
    state.leftLabels[parent]! |= 1 << (label % 31);
  } else {
    state.right2[parent] = state.right1[parent]!;
    state.right1[parent] = child;
    state.rightCount[parent]!++;
    state.rightLabels[parent]! |= 1 << (label % 31);
  }
}

/** Makes a move that is allowed; `label` is used by LEFT and RIGHT. */
export function makeMove(state: ParserState, move: number, label: number): void {
  if (move === moves.shift) {
    state.stack[state.depth++] = state.next++;
    return;
  }
  const child = state.stack[--state.depth]!;
  attach(state, move === moves.left ? state.next : state.stack[state.depth - 1]!, child, label);
}

/** The parent that the stack's top gets by LEFT or RIGHT. */
export function parentAfter(state: ParserState, move: number): number {
  return move === moves.left ? state.next : fromTop(state, 1);
}
