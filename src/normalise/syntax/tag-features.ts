/**
 * What the tagger looks at: the word, its ends and shape, its neighbours, wink's guesses around it, and the tags that it
 * has just given. After Ratnaparkhi (1996) and Collins (2002), with the tokeniser's guesses as a further column.
 */
import { stir } from './hash.ts';
import { margin, type SentenceTable } from './sentence-table.ts';

/** More than the tagger ever writes for one token. */
export const mostTagFeatures = 64;

/** Writes the features of the token at `index` and returns their number. Tags before it must be set. */
export function tagFeatures(table: SentenceTable, index: number, features: Int32Array): number {
  const row = index + margin;
  const { word, hint, tag, tagSet, facts } = table;
  const own = facts[row]!;
  const current = word[row]!;
  const before = word[row - 1]!;
  const after = word[row + 1]!;
  const tagBefore = tag[row - 1]!;
  const tagsBefore = tagBefore * 128 + tag[row - 2]!;
  const hintHere = hint[row]!;
  const hintAfter = hint[row + 1]!;
  const shape = own.shape * 8 + table.casing * 2 + (index === 0 ? 1 : 0);
  const shapeBefore = index > 0 ? facts[row - 1]!.shape : -1;
  const shapeAfter = index + 1 < table.length ? facts[row + 1]!.shape : -1;
  const suffixAfter = index + 1 < table.length ? facts[row + 1]!.suffix2 : 0;
  const setHere = tagSet[row]!;
  const setAfter = tagSet[row + 1]!;
  let count = 0;
  let template = 1;
  const add = (value: number) => {
    features[count++] = stir(template++ * 0x5bd1e995, value);
  };
  const addTwo = (first: number, second: number) => {
    features[count++] = stir(stir(template++ * 0x5bd1e995, first), second);
  };
  add(0);
  add(current);
  add(own.suffix1);
  add(own.suffix2);
  add(own.suffix3);
  add(own.suffix4);
  add(own.suffix5);
  add(own.prefix1);
  add(own.prefix2);
  add(own.prefix3);
  add(shape);
  addTwo(shape, own.suffix2);
  addTwo(shape, setHere);
  addTwo(shape, hintHere);
  addTwo(shape, shapeBefore);
  addTwo(shape, shapeAfter);
  add(hintHere);
  addTwo(hintHere, own.suffix3);
  addTwo(hintHere, current);
  addTwo(hintHere, hint[row - 1]!);
  addTwo(hintHere, hintAfter);
  addTwo(hintHere * 32 + hintAfter, hint[row + 2]!);
  addTwo(hintHere, tagBefore);
  addTwo(hintHere * 32 + hintAfter, tagBefore);
  add(before);
  add(after);
  add(word[row - 2]!);
  add(word[row + 2]!);
  addTwo(before, current);
  addTwo(current, after);
  addTwo(before, after);
  add(tagBefore);
  add(tagsBefore);
  addTwo(tagBefore, current);
  addTwo(tagsBefore, current);
  addTwo(tagBefore, own.suffix3);
  addTwo(tagsBefore, own.suffix2);
  addTwo(tagBefore, after);
  addTwo(tagBefore, setAfter);
  addTwo(tagsBefore, setHere);
  addTwo(tagBefore * 1024 + setHere, setAfter);
  addTwo(setHere, setAfter);
  addTwo(setHere, after);
  addTwo(setHere, before);
  addTwo(setHere * 1024 + setAfter, tagSet[row + 2]!);
  addTwo(own.suffix3, hintAfter);
  addTwo(own.suffix3, suffixAfter);
  addTwo(own.suffix3, before);
  addTwo(current, hint[row - 1]! * 32 + hintAfter);
  add(suffixAfter);
  addTwo(tag[row - 3]! * 16384 + tagsBefore, hintHere);
  return count;
}
