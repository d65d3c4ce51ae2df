/** Trains a choice of classes from left to right, as tags and outlooks are given: each decision sees those before it. */
import { createSentenceTable, margin, type SentenceTable } from '../../normalise/syntax/sentence-table.ts';
import type { TemplateGroup } from '../../normalise/syntax/templates.ts';
import { createRandom, shuffled } from './random.ts';
import { best, createTrainable, rivalOf, type Trainable } from './trainable.ts';

export interface SequenceTraining {
  readonly classes: number;
  readonly rounds: number;
  readonly leastSeen: number;
  /** How far the right class must lie ahead before a decision counts as learned. */
  readonly lead: number;
  /** Reads the token at an index into the atoms' values. */
  readonly read: (values: Int32Array, table: SentenceTable, index: number) => void;
  readonly templates: TemplateGroup;
  /** Where the classes + 1 go. */
  readonly column: (table: SentenceTable) => Int32Array;
  /** A class + 1 that is given without choice, or 0. */
  readonly given: (table: SentenceTable, row: number) => number;
}

/** A sentence with the right class of each token. */
export interface SequenceLesson {
  readonly prepare: (table: SentenceTable) => void;
  readonly classes: ArrayLike<number>;
}

/** Trains on the lessons. */
export function trainSequence(lessons: readonly SequenceLesson[], training: SequenceTraining): Trainable {
  const { classes, lead, leastSeen } = training;
  const model = createTrainable({ classes, features: 1_200_000, leastSeen });
  const table = createSentenceTable();
  const column = training.column(table);
  const features = new Int32Array(training.templates.names.length);
  const values = new Int32Array(training.templates.atoms);
  const scores = new Float64Array(classes);
  const random = createRandom(7);
  for (let round = 0; round < training.rounds; round++) {
    for (const lesson of shuffled(lessons, random)) {
      lesson.prepare(table);
      for (let index = 0; index < table.length; index++) {
        const row = index + margin;
        column[row] = training.given(table, row);
        if (column[row] !== 0) continue;
        const right = lesson.classes[index]!;
        training.read(values, table, index);
        training.templates.write(values, features);
        if (round === 0) model.observe(features);
        model.score(features, scores);
        const rival = rivalOf(scores, classes, right);
        if (scores[rival]! + lead > scores[right]!) model.update(features, right, rival);
        model.tick();
        column[row] = best(scores) + 1;
      }
    }
  }
  return model;
}
