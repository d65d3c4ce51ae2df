/**
 * Trains the choice of moves and of relations together: the parser walks through each sentence by its own choices most of
 * the time (exploration, Goldberg and Nivre 2012) and learns from the dynamic oracle what would have been best there.
 */
import { arcTemplates, readArcValues } from '../../normalise/syntax/arc-features.ts';
import { bestMove, forcedMove } from '../../normalise/syntax/parser.ts';
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
import { readRelationValues, relationTemplates } from '../../normalise/syntax/relation-features.ts';
import type { SentenceTable } from '../../normalise/syntax/sentence-table.ts';
import { costOf, type Gold } from './oracle.ts';
import { createRandom, shuffled } from './random.ts';
import { best, createTrainable, rivalOf, type Trainable } from './trainable.ts';

/** A sentence ready to learn from: `prepare` fills the table with words, predicted tags and predicted outlooks. */
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
  readonly fixedLabels: ArrayLike<number>;
  readonly afterRound?: (weights: ParserWeights, round: number) => void;
}

/** How far the right choice must lie ahead before a decision counts as learned; in units of the first step of a weight. */
const moveMargin = 35;
const relationMargin = 35;
/** Features seen more rarely than this in the first round are noise more often than knowledge. */
const leastSeen = 5;
/** How often the parser is put right after a mistake instead of going on from it, after the first round. */
const putRight = 0.1;

/** The best-scoring move among those of least cost, and among the others. */
function rightAndRival(state: ParserState, gold: Gold, scores: Float64Array): { right: number; rival: number } {
  const costs = [0, 0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (let move = 0; move < moveCount; move++) {
    costs[move] = isAllowed(state, move) ? costOf(state, gold, move) : Number.POSITIVE_INFINITY;
    least = Math.min(least, costs[move]!);
  }
  let right = -1;
  let rival = -1;
  for (let move = 0; move < moveCount; move++) {
    if (costs[move] === least) {
      if (right < 0 || scores[move]! > scores[right]!) right = move;
    } else if (costs[move] !== Number.POSITIVE_INFINITY && (rival < 0 || scores[move]! > scores[rival]!)) rival = move;
  }
  return { right, rival };
}

/** Trains on the lessons. */
export function trainParser(lessons: readonly Lesson[], table: SentenceTable, training: ParserTraining): ParserWeights {
  const { relations, fixedLabels } = training;
  const arcs = createTrainable({ classes: moveCount, features: 4_000_000, leastSeen });
  const relationChoice = createTrainable({ classes: relations, features: 1_000_000, leastSeen });
  const state = createParserState();
  const features = new Int32Array(arcTemplates.names.length);
  const relationColumn = new Int32Array(relationTemplates.names.length);
  const values = new Int32Array(arcTemplates.atoms);
  const relationValues = new Int32Array(relationTemplates.atoms);
  const moveScores = new Float64Array(moveCount);
  const relationScores = new Float64Array(relations);
  const random = createRandom(training.seed);

  const learnRelation = (gold: Gold, move: number, first: boolean): number => {
    const child = fromTop(state, 0);
    const fixed = fixedLabels[table.tag[child]!]!;
    if (fixed !== 0) return fixed;
    const parent = parentAfter(state, move);
    readRelationValues(relationValues, table, state, parent, child);
    relationTemplates.write(relationValues, relationColumn);
    if (first) relationChoice.observe(relationColumn);
    relationChoice.score(relationColumn, relationScores);
    const right = gold.label[child]! - 1;
    const rival = rivalOf(relationScores, relations, right);
    if (gold.head[child] === parent && relationScores[rival]! + relationMargin > relationScores[right]!) {
      relationChoice.update(relationColumn, right, rival);
    }
    relationChoice.tick();
    return best(relationScores) + 1;
  };

  const learnMove = (gold: Gold, first: boolean): number => {
    readArcValues(values, table, state);
    arcTemplates.write(values, features);
    if (first) arcs.observe(features);
    arcs.score(features, moveScores);
    const guess = bestMove(state, moveScores);
    const { right, rival } = rightAndRival(state, gold, moveScores);
    if (rival >= 0 && moveScores[rival]! + moveMargin > moveScores[right]!) arcs.update(features, right, rival);
    arcs.tick();
    return guess === rival && (first || random() < putRight) ? right : guess;
  };

  for (let round = 0; round < training.rounds; round++) {
    const first = round === 0;
    for (const { prepare, gold } of shuffled(lessons, random)) {
      prepare(table);
      startState(state, table.length);
      while (!isFinished(state)) {
        const forced = forcedMove(state);
        const move = forced >= 0 ? forced : learnMove(gold, first);
        makeMove(state, move, move === moves.shift ? 0 : learnRelation(gold, move, first));
      }
    }
    training.afterRound?.({ arcs, relationChoice }, round);
  }
  return { arcs, relationChoice };
}
