import type { SyntaxModel } from '../../lexicon/syntax-model.ts';
import { createSentenceTable, margin } from '../../normalise/syntax/sentence-table.ts';
import type { Example } from './align.ts';
import { goldOf } from './oracle.ts';
import { type Prepared, prepareTraining, smallest, type TrainingPlan } from './prepare.ts';
import { type Stages, trainStages } from './stages.ts';
import { type Lesson, trainParser } from './train-parser.ts';
import { addUp, compress, compressMoves, type Weights } from './round-weights.ts';
import { settle } from './settle.ts';
import type { Writable } from './write-model.ts';

function lessonsOf({ examples, relations, fillTags }: Prepared, stages: Stages): Lesson[] {
  return examples.flatMap(({ answers, copies }, index) => {
    const lesson: Lesson = {
      gold: goldOf(
        answers.map((answer) => answer.head),
        answers.map((answer) => Math.max(0, relations.indexOf(answer.relation)) + 1),
      ),
      prepare: (table) => {
        fillTags(table, index, stages.tags);
        table.outlook.set(stages.outlooks[index]!, margin);
      },
    };
    return Array.from({ length: copies }, () => lesson);
  });
}

/** Trains one parser for each seed. */
export function trainParsers(prepared: Prepared, stages: Stages, plan: TrainingPlan): { arcs: Weights; relationChoice: Weights } {
  const lessons = lessonsOf(prepared, stages);
  const weights = plan.seeds.map((seed) => {
    const { arcs, relationChoice } = trainParser(lessons, createSentenceTable(), {
      rounds: plan.parserRounds,
      seed,
      relations: prepared.relations.length,
      fixedLabels: prepared.fixedLabels,
      afterRound: (_, round) => plan.log(`parser ${seed}, round ${round + 1} of ${plan.parserRounds}`),
    });
    return { arcs: arcs.averaged(), relationChoice: relationChoice.averaged() };
  });
  return {
    arcs: addUp(weights.map(({ arcs }) => arcs)),
    relationChoice: addUp(weights.map(({ relationChoice }) => relationChoice)),
  };
}

/** Rounds the weights and puts all parts together. */
export function assemble(
  { examples, tags, relations, outlooks, known, lemmas, fixedLabels }: Prepared,
  stages: Stages,
  parsers: { arcs: Weights; relationChoice: Weights },
  plan: TrainingPlan,
): { writable: Writable; model: SyntaxModel } {
  const words = [...known.setOfWord.keys()].sort((left, right) => left - right);
  const knownWords = Int32Array.from(words);
  const knownWordTags = Int16Array.from(words.map((word) => known.setOfWord.get(word)!));
  const shared = {
    version: plan.version,
    tags,
    relations,
    outlooks,
    fixedLabels,
    tagSets: known.tagSets,
    knownWords,
    knownWordTags,
  };
  const lists = { ...shared, ...lemmas, scoring: plan.scoring, sentenceWords: plan.sentenceWords };
  const learned = {
    tagger: stages.tagger,
    outlook: stages.outlook,
    relationChoice: compress(parsers.relationChoice, smallest.relationChoice),
    arcs: compressMoves(parsers.arcs, smallest.arcs),
  };
  const sentences = examples.map(({ tokens }) => tokens);
  const { model, tables } = settle(learned, lists, sentences, plan.otherSentences, plan.log);
  return { model, writable: { ...shared, lemmas: [...lemmas.lemmas], verbs: [...lemmas.verbs].sort(), tables } };
}

/** Trains everything. */
export function trainSyntax(aligned: readonly Example[], plan: TrainingPlan): { writable: Writable; model: SyntaxModel } {
  const prepared = prepareTraining(aligned, plan);
  const stages = trainStages(prepared, plan);
  return assemble(prepared, stages, trainParsers(prepared, stages, plan), plan);
}
