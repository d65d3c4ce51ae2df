/**
 * Trains the choice of moves and of relations together: the parser walks through each sentence by its own choices most of
 * the time (exploration, Goldberg and Nivre 2012) and learns from the dynamic oracle what would have been best there.
 */
import { arcFeatures, mostArcFeatures } from '../../normalise/syntax/arc-features.ts';
import { bestMove } from '../../normalise/syntax/parser.ts';
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
} from '../../normalise/syntax/parser-state.ts';
import { mostRelationFeatures, relationFeatures } from '../../normalise/syntax/relation-features.ts';
import type { SentenceTable } from '../../normalise/syntax/sentence-table.ts';
import { best } from '../../normalise/syntax/tagger.ts';
import { costOf, type Gold } from './oracle.ts';
import { createRandom, shuffled } from './random.ts';
import { createTrainable, type Trainable } from './trainable.ts';

/** A sentence ready to learn from: its table is filled anew each time by `prepare`. */
export interface Lesson {
  readonly prepare: (table: SentenceTable) => void;
  readonly gold: Gold;
}

export interface ParserWeights {
  readonly arcs: Trainable;
  readonly relationChoice: Trainable;
}

export interface ParserTraining {
  readonly rounds: number;
  readonly seed: number;
  readonly relations: number;
  readonly afterRound?: (weights: ParserWeights, round: number) => void;
}

/** The best-scoring move of least cost. */
function rightMove(state: ParserState, gold: Gold, scores: Float64Array): { move: number; costs: number[] } {
  const costs: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let move = 0; move < moveCount; move++) {
    costs.push(isAllowed(state, move) ? costOf(state, gold, move) : Number.POSITIVE_INFINITY);
    least = Math.min(least, costs[move]!);
  }
  let winner = -1;
  for (let move = 0; move < moveCount; move++) {
    if (costs[move] === least && (winner < 0 || scores[move]! > scores[winner]!)) winner = move;
  }
  return { move: winner, costs };
}

/** Trains on the lessons. */
export function trainParser(lessons: readonly Lesson[], table: SentenceTable, training: ParserTraining): ParserWeights {
  const arcs = createTrainable(moveCount, 8_000_000);
  const relationChoice = createTrainable(training.relations, 3_000_000);
  const state = createParserState();
  const features = new Int32Array(mostArcFeatures);
  const relationColumn = new Int32Array(mostRelationFeatures);
  const scores = new Float64Array(128);
  const random = createRandom(training.seed);

  const learnRelation = (gold: Gold, move: number): number => {
    const child = fromTop(state, 0);
    const parent = parentAfter(state, move);
    const count = relationFeatures(table, state, parent, child, relationColumn);
    relationChoice.score(relationColumn, count, scores);
    const guess = best(scores, training.relations);
    if (gold.head[child] === parent && gold.label[child] !== guess + 1) {
      relationChoice.update(relationColumn, count, gold.label[child]! - 1, guess, 1);
    }
    relationChoice.tick();
    return guess + 1;
  };

  for (let round = 0; round < training.rounds; round++) {
    for (const { prepare, gold } of shuffled(lessons, random)) {
      prepare(table);
      startState(state, table.length);
      while (!isFinished(state)) {
        let move: number = moves.shift;
        if (state.depth > 0) {
          const count = arcFeatures(table, state, features);
          arcs.score(features, count, scores);
          const guess = bestMove(state, scores);
          const right = rightMove(state, gold, scores);
          const wrong = right.costs[guess]! > right.costs[right.move]!;
          if (wrong) arcs.update(features, count, right.move, guess, 1);
          arcs.tick();
          move = wrong && (round < 1 || random() > 0.9) ? right.move : guess;
        }
        makeMove(state, move, move === moves.shift ? 0 : learnRelation(gold, move));
      }
    }
    training.afterRound?.({ arcs, relationChoice }, round);
  }
  return { arcs, relationChoice };
}
