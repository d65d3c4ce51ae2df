/** What `q` asks for: words, beginnings of words, and phrases. All that is no letter or digit only separates. */
import { fold } from './columns.ts';

export interface SearchTerm {
  /** One word, or words that stand side by side; folded, never empty. */
  readonly words: readonly string[];
  /** Whether the last word may go on. */
  readonly open: boolean;
}

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];

/** Reads `plain words`, `"words side by side"` and `begin*`; a quotation mark without its partner quotes the rest. */
export function searchTerms(text: string): SearchTerm[] {
  return text.split(/["“”]/).flatMap((part, index): SearchTerm[] => {
    const pieces = index % 2 === 1 ? [part] : part.split(/\s+/);
    return pieces.map((piece) => ({ words: wordsIn(piece), open: /\*\s*$/.test(piece) })).filter(({ words }) => words.length > 0);
  });
}
