/** Measures a model against a treebank: a word counts as right only if it was cut out exactly and so was its head. */
import type { Tokenise } from '../../normalise/sentences/tokenise.ts';
import type { AnalyseSentence } from '../../normalise/syntax/analyse.ts';
import type { Token } from '../../normalise/syntax/types.ts';
import { tokensOf } from './align.ts';
import type { GoldSentence } from './treebank.ts';

/** Shares between 0 and 100; a relation's scores need the right head and the right label. */
export interface Scores {
  readonly words: number;
  readonly tag: number;
  readonly universal: number;
  readonly lemma: number;
  readonly unlabelled: number;
  readonly labelled: number;
  readonly relations: Readonly<Record<string, { precision: number; recall: number; f1: number; gold: number }>>;
}

interface Counts {
  gold: number;
  found: number;
  right: number;
}

function headSpan(tokens: readonly Token[], token: Token): number {
  return token.head < 0 ? -1 : tokens[token.head]!.start;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100;
}

/** Scores sentences as the treebank cuts them. */
export function measure(sentences: readonly GoldSentence[], tokenise: Tokenise, analyse: AnalyseSentence): Scores {
  const total = { words: 0, tag: 0, universal: 0, lemma: 0, unlabelled: 0, labelled: 0 };
  const byRelation = new Map<string, Counts>();
  const count = (relation: string, field: keyof Counts) => {
    const counts = byRelation.get(relation) ?? { gold: 0, found: 0, right: 0 };
    counts[field]++;
    byRelation.set(relation, counts);
  };
  for (const { text, words } of sentences) {
    const { tokens } = analyse(tokensOf(text, tokenise).slice(0, 150));
    const byPlace = new Map(tokens.map((token) => [`${token.start} ${token.end}`, token]));
    for (const token of tokens) count(token.relation, 'found');
    for (const word of words) {
      total.words++;
      count(word.relation, 'gold');
      const token = byPlace.get(`${word.start} ${word.end}`);
      if (token === undefined) continue;
      if (token.tag === word.penn) total.tag++;
      if (token.pos === word.universal) total.universal++;
      if (token.lemma === word.lemma.toLowerCase()) total.lemma++;
      if (headSpan(tokens, token) !== (word.head < 0 ? -1 : words[word.head]!.start)) continue;
      total.unlabelled++;
      if (token.relation !== word.relation) continue;
      total.labelled++;
      count(word.relation, 'right');
    }
  }
  const relations = [...byRelation].map(([name, { gold, found, right }]) => {
    const scores = { precision: share(right, found), recall: share(right, gold), f1: share(2 * right, gold + found), gold };
    return [name, scores] as const;
  });
  return {
    words: total.words,
    tag: share(total.tag, total.words),
    universal: share(total.universal, total.words),
    lemma: share(total.lemma, total.words),
    unlabelled: share(total.unlabelled, total.words),
    labelled: share(total.labelled, total.words),
    relations: Object.fromEntries(relations),
  };
}

/** One line of totals and one of the relations that matter most. */
export function describeScores(name: string, scores: Scores): string {
  const shown = 'nsubj nsubj:pass obj ccomp xcomp parataxis nmod appos conj obl advcl acl:relcl root'.split(' ');
  const relations = shown.map((relation) => {
    const { precision, recall, f1 } = scores.relations[relation] ?? { precision: 0, recall: 0, f1: 0 };
    return `${relation} ${f1.toFixed(1)} (${precision.toFixed(1)}/${recall.toFixed(1)})`;
  });
  const { unlabelled, labelled, tag, universal, lemma, words } = scores;
  return `${name}: UAS ${unlabelled} LAS ${labelled} tag ${tag} UPOS ${universal} lemma ${lemma} (${words} words)\n  F1 (P/R): ${relations.join(' · ')}`;
}
