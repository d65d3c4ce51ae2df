import { describe, expect, it } from 'vitest';
import { repairLists } from '../../../src/normalise/syntax/repair-lists.ts';
import type { Relation, Token, UniversalTag } from '../../../src/normalise/syntax/types.ts';

/** "word/TAG/relation→head …" as tokens. */
const tree = (notation: string): Token[] =>
  notation.split(' ').map((part, index) => {
    const [, text, pos, relation, head] = /^(.+)\/(\w+)\/([\w:]+)→(-?\d+)$/.exec(part)!;
    return {
      index,
      sentence: 0,
      start: 0,
      end: 0,
      text: text!,
      lower: text!.toLowerCase(),
      lemma: text!.toLowerCase(),
      pos: pos as UniversalTag,
      tag: '',
      head: Number(head),
      relation: relation as Relation,
    };
  });
const arcs = (tokens: readonly Token[]): string =>
  tokens.map(({ text, relation, head }) => `${text}/${relation}→${head}`).join(' ');

describe('lists of names', () => {
  it('hang under their first name', () => {
    const wrong = tree(
      'leaders/NOUN/nsubj→8 of/ADP/case→2 Mali/PROPN/nmod→0 ,/PUNCT/punct→4 Niger/PROPN/appos→0 and/CCONJ/cc→6 Chad/PROPN/conj→4 never/ADV/advmod→8 met/VERB/root→-1',
    );
    expect(arcs(repairLists(wrong))).toContain('Niger/conj→2');
  });

  it('are left alone where the second is another name for the first', () => {
    const right = tree('Orlo/PROPN/nsubj→4 ,/PUNCT/punct→2 Mayor/PROPN/appos→0 ,/PUNCT/punct→0 left/VERB/root→-1');
    expect(repairLists(right)).toBe(right);
    const described = tree(
      'minister/NOUN/nsubj→5 ,/PUNCT/punct→2 Quint/PROPN/appos→0 and/CCONJ/cc→4 Orlo/PROPN/conj→2 left/VERB/root→-1',
    );
    expect(repairLists(described)).toBe(described);
  });
});
