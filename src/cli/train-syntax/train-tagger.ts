/** Trains the tagger: known words with their tag sets, then the averaged perceptron from left to right. */
import type { Score } from '../../normalise/syntax/linear.ts';
import { createSentenceTable, fillTable, margin } from '../../normalise/syntax/sentence-table.ts';
import { mostTagFeatures, tagFeatures } from '../../normalise/syntax/tag-features.ts';
import { best } from '../../normalise/syntax/tagger.ts';
import { createReadWord } from '../../normalise/syntax/word-facts.ts';
import type { Example } from './align.ts';
import { createRandom, shuffled } from './random.ts';
import { createTrainable, type Trainable } from './trainable.ts';

/** Frequent words by hash and the sets of tags that they occur with. */
export interface KnownWords {
  readonly tagSets: number[][];
  readonly setOfWord: Map<number, number>;
  readonly tagSetOf: (word: number) => number;
}

export const readWord = createReadWord();

/** Words seen at least four times get the set of their tags; a set of one tag is final from thirty times on. */
export function learnKnownWords(examples: readonly Example[], tags: readonly string[]): KnownWords {
  const counts = new Map<number, Map<number, number>>();
  for (const { tokens, answers } of examples) {
    tokens.forEach((token, index) => {
      const { word } = readWord(token.text, token.lower);
      const tag = tags.indexOf(answers[index]!.tag);
      const seen = counts.get(word) ?? new Map<number, number>();
      seen.set(tag, (seen.get(tag) ?? 0) + 1);
      counts.set(word, seen);
    });
  }
  const tagSets: number[][] = [];
  const setNumbers = new Map<string, number>();
  const setOfWord = new Map<number, number>();
  for (const [word, seen] of counts) {
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    if (total < 4) continue;
    const set = [...seen]
      .filter(([, count]) => count / total >= 0.02)
      .map(([tag]) => tag)
      .sort((left, right) => left - right);
    if (set.length > 1 || total < 30 || seen.size > 1) set.push(-1);
    const key = set.join(' ');
    if (!setNumbers.has(key)) {
      setNumbers.set(key, tagSets.length);
      tagSets.push(set);
    }
    setOfWord.set(word, setNumbers.get(key)!);
  }
  return { tagSets, setOfWord, tagSetOf: (word) => (setOfWord.get(word) ?? -1) + 1 };
}

/** Trains a tagger's weights. */
export function trainTagger(examples: readonly Example[], tags: readonly string[], known: KnownWords, rounds: number): Trainable {
  const model = createTrainable(tags.length, 1_200_000);
  const table = createSentenceTable();
  const features = new Int32Array(mostTagFeatures);
  const scores = new Float64Array(128);
  const random = createRandom(7);
  const numbers = new Map(tags.map((tag, index) => [tag, index]));
  const score: Score = model.score;
  for (let round = 0; round < rounds; round++) {
    for (const { tokens, answers } of shuffled(examples, random)) {
      fillTable(table, tokens, readWord, known.tagSetOf);
      for (let index = 0; index < tokens.length; index++) {
        const row = index + margin;
        const set = known.tagSets[table.tagSet[row]! - 1];
        if (set !== undefined && set.length === 1) {
          table.tag[row] = set[0]! + 1;
          continue;
        }
        const right = numbers.get(answers[index]!.tag)!;
        const count = tagFeatures(table, index, features);
        score(features, count, scores);
        const guess = best(scores, tags.length);
        if (guess !== right) model.update(features, count, right, guess, 1);
        model.tick();
        table.tag[row] = guess + 1;
      }
    }
  }
  return model;
}
