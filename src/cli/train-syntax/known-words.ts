/** Learns which tags frequent words have. */
import { createReadWord } from '../../normalise/syntax/word-facts.ts';
import type { Example } from './align.ts';

/** Frequent words by hash and the sets of tags that they occur with. */
export interface KnownWords {
  readonly tagSets: number[][];
  readonly setOfWord: Map<number, number>;
  readonly tagSetOf: (word: number) => number;
}

export const readWord = createReadWord();

/** Words seen less often have no set. */
const leastCount = 4;
/** From this count on, a word that always had the same tag gets it without choice. */
const sureCount = 30;
/** Tags that make up less of a word's occurrences than this are left out of its set. */
const leastShare = 0.02;

function countTags(examples: readonly Example[], tags: readonly string[]): Map<number, Map<number, number>> {
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
  return counts;
}

/** Learns the sets; −1 in a set says that other tags may occur. */
export function learnKnownWords(examples: readonly Example[], tags: readonly string[]): KnownWords {
  const tagSets: number[][] = [];
  const setNumbers = new Map<string, number>();
  const setOfWord = new Map<number, number>();
  for (const [word, seen] of countTags(examples, tags)) {
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    if (total < leastCount) continue;
    const frequent = [...seen].filter(([, count]) => count / total >= leastShare).map(([tag]) => tag);
    const set = frequent.sort((left, right) => left - right);
    if (seen.size > 1 || total < sureCount) set.push(-1);
    const key = set.join(' ');
    if (!setNumbers.has(key)) {
      setNumbers.set(key, tagSets.length);
      tagSets.push(set);
    }
    setOfWord.set(word, setNumbers.get(key)!);
  }
  return { tagSets, setOfWord, tagSetOf: (word) => (setOfWord.get(word) ?? -1) + 1 };
}
