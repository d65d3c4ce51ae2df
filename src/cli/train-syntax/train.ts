/** The whole training: treebank sentences in, a model in memory out. */
import type { SyntaxModel } from '../../lexicon/load-model.ts';
import { toLinearModel } from '../../lexicon/load-model.ts';
import { fillLemmas } from '../../normalise/syntax/analyse.ts';
import { createReadLemma } from '../../normalise/syntax/lemma.ts';
import { createScore } from '../../normalise/syntax/linear.ts';
import { createSentenceTable, fillTable, margin } from '../../normalise/syntax/sentence-table.ts';
import { createTagger } from '../../normalise/syntax/tagger.ts';
import type { Example } from './align.ts';
import { type LearnedLemmas, learnLemmas } from './learn-lemmas.ts';
import { goldOf } from './oracle.ts';
import { type Lesson, type ParserWeights, trainParser } from './train-parser.ts';
import { type KnownWords, learnKnownWords, readWord, trainTagger } from './train-tagger.ts';
import { compress, type Writable } from './write-model.ts';

export interface TrainingPlan {
  readonly version: string;
  readonly taggerRounds: number;
  readonly parserRounds: number;
  readonly folds: number;
  readonly seed: number;
  readonly irregular: ReadonlyMap<string, string>;
  readonly sentenceWords: SyntaxModel['sentenceWords'];
  readonly log: (line: string) => void;
}

/** Tags that occur at least this often are learned as they are; rarer pairs give way to the commonest with the same Penn tag. */
const leastTagCount = 4;

/** The closed list of tags, most frequent first. */
export function tagList(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { answers } of examples) for (const { tag } of answers) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const ordered = [...counts].sort((left, right) => right[1] - left[1]);
  return ordered
    .filter(([, count]) => count >= leastTagCount)
    .map(([tag]) => tag)
    .slice(0, 127);
}

/** Replaces tags outside the list. */
export function withListedTags(examples: readonly Example[], tags: readonly string[]): Example[] {
  const known = new Set(tags);
  const replace = (tag: string) => {
    if (known.has(tag)) return tag;
    return tags.find((other) => other.split(' ')[0] === tag.split(' ')[0]) ?? 'NN NOUN';
  };
  return examples.map(({ tokens, answers }) => ({
    tokens,
    answers: answers.map((answer) => ({ ...answer, tag: replace(answer.tag) })),
  }));
}

/** Tags of every example by taggers that have not seen it. */
export function jackknife(
  examples: readonly Example[],
  tags: readonly string[],
  known: KnownWords,
  plan: TrainingPlan,
): Int32Array[] {
  const result: Int32Array[] = examples.map(() => new Int32Array(0));
  const table = createSentenceTable();
  for (let fold = 0; fold < plan.folds; fold++) {
    const rest = examples.filter((_, index) => index % plan.folds !== fold);
    const knownOfRest = plan.folds > 1 ? learnKnownWords(rest, tags) : known;
    const model = trainTagger(rest, tags, knownOfRest, plan.taggerRounds);
    const tag = createTagger(createScore(toLinearModel(compress(model, 2))), tags.length, knownOfRest.tagSets);
    examples.forEach(({ tokens }, index) => {
      if (index % plan.folds !== fold) return;
      fillTable(table, tokens, readWord, knownOfRest.tagSetOf);
      tag(table);
      result[index] = table.tag.slice(margin, margin + tokens.length);
    });
    plan.log(`tagger ${fold + 1} of ${plan.folds}`);
  }
  return result;
}

/** Lessons for the parser out of examples with predicted tags. */
export function lessonsOf(
  examples: readonly Example[],
  predicted: readonly Int32Array[],
  tags: readonly string[],
  relations: readonly string[],
  lemmas: LearnedLemmas,
): Lesson[] {
  const pennTags = tags.map((pair) => pair.split(' ')[0]!);
  const readLemma = createReadLemma(lemmas);
  return examples.map(({ tokens, answers }, index) => ({
    gold: goldOf(
      answers.map((answer) => answer.head),
      answers.map((answer) => Math.max(0, relations.indexOf(answer.relation)) + 1),
    ),
    prepare: (table) => {
      fillTable(table, tokens, readWord, () => 0);
      table.tag.set(predicted[index]!, margin);
      fillLemmas(table, pennTags, readLemma);
    },
  }));
}

/** Sorted columns of the known words, as the model stores them. */
function knownColumns(known: KnownWords): { knownWords: Int32Array; knownWordTags: Int16Array } {
  const words = [...known.setOfWord.keys()].sort((left, right) => left - right);
  return { knownWords: Int32Array.from(words), knownWordTags: Int16Array.from(words.map((word) => known.setOfWord.get(word)!)) };
}

/** Rounds the weights and puts all parts together. */
export function assemble(
  parts: { tags: readonly string[]; relations: readonly string[]; known: KnownWords; lemmas: LearnedLemmas },
  linear: Writable['linear'],
  plan: TrainingPlan,
): { writable: Writable; model: SyntaxModel } {
  const { tags, relations, known, lemmas } = parts;
  const shared = { version: plan.version, tags, relations, tagSets: known.tagSets, ...knownColumns(known) };
  const model: SyntaxModel = {
    ...shared,
    lemmas: lemmas.lemmas,
    verbs: lemmas.verbs,
    tagger: toLinearModel(linear.tagger),
    arcs: toLinearModel(linear.arcs),
    relationChoice: toLinearModel(linear.relationChoice),
    sentenceWords: plan.sentenceWords,
  };
  return { model, writable: { ...shared, lemmas: [...lemmas.lemmas], verbs: [...lemmas.verbs].sort(), linear } };
}

export function trainSyntax(aligned: readonly Example[], plan: TrainingPlan): { writable: Writable; model: SyntaxModel } {
  const tags = tagList(aligned);
  const examples = withListedTags(aligned, tags);
  const relations = [...new Set(examples.flatMap(({ answers }) => answers.map((answer) => answer.relation)))]
    .filter((name) => name !== 'root')
    .sort();
  const known = learnKnownWords(examples, tags);
  const lemmas = learnLemmas(examples, plan.irregular);
  const predicted = jackknife(examples, tags, known, plan);
  const tagger = trainTagger(examples, tags, known, plan.taggerRounds);
  plan.log(`tagger of all ${examples.length} sentences`);
  const weights: ParserWeights = trainParser(lessonsOf(examples, predicted, tags, relations, lemmas), createSentenceTable(), {
    rounds: plan.parserRounds,
    seed: plan.seed,
    relations: relations.length,
    afterRound: (_, round) => plan.log(`parser round ${round + 1} of ${plan.parserRounds}`),
  });
  const linear = {
    tagger: compress(tagger, 2),
    arcs: compress(weights.arcs, 2),
    relationChoice: compress(weights.relationChoice, 2),
  };
  return assemble({ tags, relations, known, lemmas }, linear, plan);
}
