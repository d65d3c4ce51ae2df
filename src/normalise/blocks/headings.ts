/**
 * Whether the first lines of a text are its title and the lines under it. Titles are short, seldom end in a full stop, and
 * something longer follows them; a lead is a whole sentence.
 */

const finalMark = /[.!?…](?:["'”’»)\]]|'')*$/u;
const longestTitle = 24;

const countWords = (text: string): number => text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;

/** Words that a title leaves out and a whole sentence of news nearly always has. */
const proseWords = /\b(?:was|were|had been|has been|have been|a|an)\b/gi;

/** Share of the words that begin with a capital or have no letters in lower case. */
function capitalShare(text: string): number {
  const words = text.split(/\s+/).filter((part) => /\p{L}/u.test(part));
  if (words.length === 0) return 0;
  return words.filter((part) => /^[^\p{L}]*\p{Lu}/u.test(part)).length / words.length;
}

/** Whether a paragraph that something follows looks like a title. */
export function looksLikeTitle(text: string, next: string | undefined): boolean {
  const count = countWords(text);
  if (count === 0 || count > longestTitle || next === undefined) return false;
  if (!finalMark.test(text)) return !/[,;:]$/.test(text);
  if (/[?!]$/.test(text)) return count <= 16;
  const prose = text.match(proseWords)?.length ?? 0;
  return count <= 16 && (prose === 0 || capitalShare(text) > 0.6) && countWords(next) >= 6;
}

/** Whether a paragraph between title and body is a line under the title rather than the first paragraph of the body. */
export function looksLikeStandfirst(text: string, next: string | undefined): boolean {
  const count = countWords(text);
  if (next === undefined || count === 0) return false;
  if (/^["“‘']{1,2}/.test(text) && finalMark.test(text)) return false;
  if (!finalMark.test(text)) return count <= 45 && !/[,;:]$/.test(text);
  return count <= 12 && countWords(next) >= 12 && (text.match(proseWords)?.length ?? 0) === 0;
}
