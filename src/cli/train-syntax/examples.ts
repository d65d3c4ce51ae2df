/**
 * Treebank sentences to examples. News has curly quotation marks and headlines in title case or capitals, the web treebank
 * hardly any: some sentences are learned with curly marks, and a few once more in the letters of a headline.
 */
import type { Tokenise } from '../../normalise/sentences/tokenise.ts';
import { align, type Example } from './align.ts';
import type { GoldSentence } from './treebank.ts';

function withCurlyMarks(text: string): string {
  let open = false;
  return text.replaceAll('"', () => {
    open = !open;
    return open ? '“' : '”';
  });
}

const smallWords = /^(?:a|an|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|with)$/;

function inTitleCase(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word, at: number) => {
    if ((at > 0 && smallWords.test(word)) || /['’]/.test(text.charAt(at - 1))) return word;
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

/** The texts that a sentence is learned as. */
function textsOf(text: string, index: number): string[] {
  const texts = [index % 2 === 1 ? withCurlyMarks(text) : text];
  if (index % 25 === 3) texts.push(inTitleCase(text));
  if (index % 50 === 9) texts.push(text.toUpperCase());
  return texts.filter((other) => other.length === text.length);
}

/** Aligns sentences and their variants; those that do not map onto our tokens are left out. */
export function examplesOf(sentences: readonly GoldSentence[], tokenise: Tokenise, copies: number): Example[] {
  return sentences.flatMap((sentence, index) => {
    const variants = textsOf(sentence.text, index).map((text) =>
      align({ ...sentence, text }, tokenise, { copies, group: index }),
    );
    return variants.filter((example): example is Example => example !== undefined);
  });
}
