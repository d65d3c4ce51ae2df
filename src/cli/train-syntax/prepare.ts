import type { SyntaxModel } from '../../lexicon/syntax-model.ts';
import type { RawToken } from '../../normalise/sentences/raw-token.ts';
import { createFillLemmas } from '../../normalise/syntax/fill-lemmas.ts';
import { fillTable, margin, type SentenceTable } from '../../normalise/syntax/sentence-table.ts';
import type { Example } from './align.ts';
import { fixedLabelsOf, outlookList, relationList, tagList, withListedTags } from './class-lists.ts';
import { learnKnownWords, readWord } from './known-words.ts';
import { learnLemmas } from './learn-lemmas.ts';

export interface TrainingPlan {
  readonly scoring: SyntaxModel['scoring'];
  readonly version: string;
  readonly taggerRounds: number;
  readonly outlookRounds: number;
  readonly parserRounds: number;
  /** One parser is trained for each seed; their weights are added up. */
  readonly seeds: readonly number[];
  readonly folds: number;
  /** "form class" → lemma of irregular forms. */
  readonly irregular: ReadonlyMap<string, string>;
  readonly sentenceWords: SyntaxModel['sentenceWords'];
  /** Sentences that nothing is trained on, from which it is learned when the models are sure of themselves. */
  readonly otherSentences: readonly RawToken[][];
  readonly log: (line: string) => void;
}

/** Least rounded weights that are kept, by model. */
export const smallest = { tagger: 12, outlook: 18, relationChoice: 20, arcs: 28 };

/** What does not need training: lists, lemmas, and sentences put into tables. */
export function prepareTraining(aligned: readonly Example[], plan: TrainingPlan) {
  const tags = tagList(aligned);
  const examples = withListedTags(aligned, tags);
  const relations = relationList(examples);
  const outlooks = outlookList(examples);
  const known = learnKnownWords(examples, tags);
  const lemmas = learnLemmas(examples, plan.irregular);
  const fixedLabels = fixedLabelsOf(examples, tags, relations);
  const pennTags = tags.map((pair) => pair.split(' ')[0]!);
  const fillLemmas = createFillLemmas(pennTags, lemmas);
  const fillTags = (table: SentenceTable, index: number, predicted: readonly Int32Array[]) => {
    fillTable(table, examples[index]!.tokens, readWord, known.tagSetOf);
    table.tag.set(predicted[index]!, margin);
    fillLemmas(table);
  };
  return { tags, examples, relations, outlooks, known, lemmas, fixedLabels, fillTags };
}

export type Prepared = ReturnType<typeof prepareTraining>;
