/**
 * The two stages before the parser. Tags and outlooks that the parser learns from are given by models that have not seen
 * the sentence (jackknifing), because that is how it will meet them.
 */
import { createLookOut } from '../../normalise/syntax/outlook.ts';
import { outlookTemplates, readOutlookValues } from '../../normalise/syntax/outlook-features.ts';
import { type AskedClasses, askClasses } from '../../normalise/syntax/scoring.ts';
import { createSentenceTable, fillTable, margin, type SentenceTable } from '../../normalise/syntax/sentence-table.ts';
import { readTagValues, tagTemplates } from '../../normalise/syntax/tag-features.ts';
import { createTagger, sureTags } from '../../normalise/syntax/tagger.ts';
import type { TemplateGroup } from '../../normalise/syntax/templates.ts';
import type { Example } from './align.ts';
import { outlookOf } from './class-lists.ts';
import { learnKnownWords, readWord } from './known-words.ts';
import { allAtOnce, packLinear, roomy } from './pack.ts';
import { type Prepared, smallest, type TrainingPlan } from './prepare.ts';
import { trainSequence } from './train-sequence.ts';
import { compress, type LearnedLinear } from './round-weights.ts';

/** Asks a model of which only this run knows: all templates at once. */
function askAll(scoring: WebAssembly.Module, learned: LearnedLinear, templates: TemplateGroup): AskedClasses {
  return askClasses(scoring, packLinear(learned, allAtOnce(templates.names.length), roomy), templates);
}

type Predict = (table: SentenceTable) => void;

/** Predicts a column of every example by models that have not seen it. */
function jackknife(
  examples: readonly Example[],
  folds: number,
  prepare: (table: SentenceTable, index: number) => void,
  columnOf: (table: SentenceTable) => Int32Array,
  trainOn: (indices: readonly number[]) => Predict,
): Int32Array[] {
  const table = createSentenceTable();
  const result: Int32Array[] = examples.map(() => new Int32Array(0));
  const indices = [...examples.keys()];
  for (let fold = 0; fold < folds; fold++) {
    const predict = trainOn(indices.filter((index) => examples[index]!.group % folds !== fold));
    for (const index of indices) {
      if (examples[index]!.group % folds !== fold) continue;
      prepare(table, index);
      predict(table);
      result[index] = columnOf(table).slice(margin, margin + table.length);
    }
  }
  return result;
}

function tagStage({ examples, tags }: Prepared, plan: TrainingPlan): { predicted: Int32Array[]; stored: LearnedLinear } {
  const numbers = new Map(tags.map((tag, index) => [tag, index]));
  const classes = examples.map(({ answers }) => answers.map(({ tag }) => numbers.get(tag)!));
  const trainOn = (indices: readonly number[]) => {
    const known = learnKnownWords(
      indices.map((index) => examples[index]!),
      tags,
    );
    const sure = sureTags(known.tagSets);
    const prepare = (table: SentenceTable, index: number) => fillTable(table, examples[index]!.tokens, readWord, known.tagSetOf);
    const lessons = indices.map((index) => ({
      prepare: (table: SentenceTable) => prepare(table, index),
      classes: classes[index]!,
    }));
    const model = trainSequence(lessons, {
      classes: tags.length,
      rounds: plan.taggerRounds,
      leastSeen: 2,
      lead: 15,
      read: readTagValues,
      templates: tagTemplates,
      column: (table) => table.tag,
      given: (table, row) => sure[table.tagSet[row]!]!,
    });
    plan.log(`tagger on ${indices.length} sentences`);
    return { stored: compress(model.averaged(), smallest.tagger), classes: tags.length, known };
  };
  const predicted = jackknife(
    examples,
    plan.folds,
    (table, index) => fillTable(table, examples[index]!.tokens, readWord, () => 0),
    (table) => table.tag,
    (indices) => {
      const { stored, known } = trainOn(indices);
      const tag = createTagger(askAll(plan.scoring, stored, tagTemplates), known.tagSets);
      return (table) => {
        for (let row = margin; row < table.length + margin; row++) table.tagSet[row] = known.tagSetOf(table.word[row]!);
        tag(table);
      };
    },
  );
  return { predicted, stored: trainOn([...examples.keys()]).stored };
}

function outlookStage(
  prepared: Prepared,
  tagsPredicted: Int32Array[],
  plan: TrainingPlan,
): { predicted: Int32Array[]; stored: LearnedLinear } {
  const { examples, outlooks, fillTags } = prepared;
  const numbers = new Map(outlooks.map((outlook, index) => [outlook, index]));
  const classes = examples.map(({ answers }) => answers.map((answer, index) => numbers.get(outlookOf(answer, index)) ?? 0));
  const prepare = (table: SentenceTable, index: number) => fillTags(table, index, tagsPredicted);
  const trainOn = (indices: readonly number[]) => {
    const lessons = indices.map((index) => ({
      prepare: (table: SentenceTable) => prepare(table, index),
      classes: classes[index]!,
    }));
    const model = trainSequence(lessons, {
      classes: outlooks.length,
      rounds: plan.outlookRounds,
      leastSeen: 3,
      lead: 20,
      read: readOutlookValues,
      templates: outlookTemplates,
      column: (table) => table.outlook,
      given: () => 0,
    });
    plan.log(`outlook on ${indices.length} sentences`);
    return compress(model.averaged(), smallest.outlook);
  };
  const predicted = jackknife(
    examples,
    plan.folds,
    prepare,
    (table) => table.outlook,
    (indices) => createLookOut(askAll(plan.scoring, trainOn(indices), outlookTemplates)),
  );
  return { predicted, stored: trainOn([...examples.keys()]) };
}

/** Everything that the parser learns from and that ships beside it. */
export interface Stages {
  readonly tagger: LearnedLinear;
  readonly outlook: LearnedLinear;
  readonly tags: Int32Array[];
  readonly outlooks: Int32Array[];
}

export function trainStages(prepared: Prepared, plan: TrainingPlan): Stages {
  const tagged = tagStage(prepared, plan);
  const outlook = outlookStage(prepared, tagged.predicted, plan);
  return { tagger: tagged.stored, outlook: outlook.stored, tags: tagged.predicted, outlooks: outlook.predicted };
}
