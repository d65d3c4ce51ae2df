/** The greedy parser: at each state the best move that is allowed, and for each new pair the best relation. */
import { readArcValues } from './arc-features.ts';
import {
  createParserState,
  fromTop,
  isAllowed,
  isFinished,
  makeMove,
  moveCount,
  moves,
  type ParserState,
  parentAfter,
  startState,
} from './parser-state.ts';
import { readRelationValues } from './relation-features.ts';
import type { AskedClasses, AskedMoves } from './scoring.ts';
import type { SentenceTable } from './sentence-table.ts';

/** Parses a tagged sentence; heads and labels are then in the state's columns. */
export type Parse = (table: SentenceTable) => ParserState;

/** What the parser decides with. */
export interface ParserModels {
  readonly arcs: AskedMoves;
  readonly relationChoice: AskedClasses;
  /** By tag number: the label (class + 1) of tags that nearly always have the same relation, else 0. */
  readonly fixedLabels: ArrayLike<number>;
}

/** The allowed move with the best score. */
export function bestMove(state: ParserState, scores: ArrayLike<number>): number {
  let winner = -1;
  for (let move = 0; move < moveCount; move++) {
    if (isAllowed(state, move) && (winner < 0 || scores[move]! > scores[winner]!)) winner = move;
  }
  return winner;
}

/** The only move that is allowed, or −1 if there is a choice. */
export function forcedMove(state: ParserState): number {
  if (state.depth === 0) return moves.shift;
  return state.next >= state.end ? moves.right : -1;
}

export function createParser({ arcs, relationChoice, fixedLabels }: ParserModels): Parse {
  const state = createParserState();

  const chooseLabel = (table: SentenceTable, move: number): number => {
    const child = fromTop(state, 0);
    const fixed = fixedLabels[table.tag[child]!]!;
    if (fixed !== 0) return fixed;
    readRelationValues(relationChoice.values, table, state, parentAfter(state, move), child);
    return relationChoice.ask() + 1;
  };

  return (table) => {
    startState(state, table.length);
    while (!isFinished(state)) {
      let move = forcedMove(state);
      if (move < 0) {
        readArcValues(arcs.values, table, state);
        move = bestMove(state, arcs.ask());
      }
      makeMove(state, move, move === moves.shift ? 0 : chooseLabel(table, move));
    }
    return state;
  };
}
