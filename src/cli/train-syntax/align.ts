/** Treebank words onto our own tokens, so that the models learn on what they will see. */
import type { RawToken } from '../../normalise/sentences/raw-token.ts';
import type { Tokenise } from '../../normalise/sentences/tokenise.ts';
import type { GoldSentence, GoldWord } from './treebank.ts';

/** One token with its right answers; `head` is an index into the tokens or −1. */
export interface Answer {
  readonly head: number;
  readonly relation: string;
  /** Penn tag and universal tag, as the model names its classes. */
  readonly tag: string;
  readonly lemma: string;
}

export interface Example {
  /** How many times the parser sees the sentence in a round. */
  readonly copies: number;
  /** Variants of one sentence share a number, and are never split between learning and predicting. */
  readonly group: number;
  readonly tokens: RawToken[];
  readonly answers: Answer[];
}

/** Tokens of a text as one sentence. */
export function tokensOf(text: string, tokenise: Tokenise): RawToken[] {
  return tokenise(text).flat();
}

/** The word of a group whose head lies outside the group. */
function topOf(sentence: GoldSentence, group: readonly number[]): number {
  return group.find((word) => !group.includes(sentence.words[word]!.head)) ?? group[0]!;
}

/** For every word the token that holds it, or nothing where a word spreads over several tokens. */
function tokenOfWords(sentence: GoldSentence, tokens: readonly RawToken[]): number[] | undefined {
  let token = 0;
  const holder: number[] = [];
  for (const word of sentence.words) {
    while (token < tokens.length && tokens[token]!.end <= word.start) token++;
    const candidate = tokens[token];
    if (candidate === undefined || candidate.start > word.start || candidate.end < word.end) return undefined;
    holder.push(token);
  }
  return new Set(holder).size === tokens.length ? holder : undefined;
}

/** Gives a sentence with its answers on our tokens, or nothing where the two do not map. */
export function align(sentence: GoldSentence, tokenise: Tokenise, place: Pick<Example, 'copies' | 'group'>): Example | undefined {
  const tokens = tokensOf(sentence.text, tokenise);
  const holder = tokenOfWords(sentence, tokens);
  if (holder === undefined || tokens.length > 150) return undefined;
  const groups: number[][] = tokens.map(() => []);
  holder.forEach((token, word) => {
    groups[token]!.push(word);
  });
  const answers = groups.map((group): Answer => {
    const word: GoldWord = sentence.words[topOf(sentence, group)]!;
    return {
      head: word.head < 0 ? -1 : holder[word.head]!,
      relation: word.relation,
      tag: `${word.penn} ${word.universal}`,
      lemma: word.lemma.toLowerCase(),
    };
  });
  return { ...place, tokens, answers };
}
