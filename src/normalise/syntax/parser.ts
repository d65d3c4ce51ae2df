/** The greedy parser: at each state the best move that is allowed, and for each new pair the best relation. */
import { arcFeatures, mostArcFeatures } from './arc-features.ts';
import type { Score } from './linear.ts';
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
import { mostRelationFeatures, relationFeatures } from './relation-features.ts';
import type { SentenceTable } from './sentence-table.ts';
import { best } from './tagger.ts';

/** Parses a tagged sentence; heads and labels are then in the state's columns. */
export type Parse = (table: SentenceTable) => ParserState;

/** The allowed move with the best score. */
export function bestMove(state: ParserState, scores: Float64Array): number {
  let winner = -1;
  for (let move = 0; move < moveCount; move++) {
    if (isAllowed(state, move) && (winner < 0 || scores[move]! > scores[winner]!)) winner = move;
  }
  return winner;
}

export function createParser(scoreMoves: Score, scoreRelations: Score, relations: number): Parse {
  const state = createParserState();
  const features = new Int32Array(mostArcFeatures);
  const relationColumn = new Int32Array(mostRelationFeatures);
  const scores = new Float64Array(128);
  return (table) => {
    startState(state, table.length);
    while (!isFinished(state)) {
      let move: number = moves.shift;
      if (state.depth > 0) {
        scoreMoves(features, arcFeatures(table, state, features), scores);
        move = bestMove(state, scores);
      }
      let label = 0;
      if (move !== moves.shift) {
        const count = relationFeatures(table, state, parentAfter(state, move), fromTop(state, 0), relationColumn);
        scoreRelations(relationColumn, count, scores);
        label = best(scores, relations) + 1;
      }
      makeMove(state, move, label);
    }
    return state;
  };
}
