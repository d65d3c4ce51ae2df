/**
 * Which tokens can be part of a name. A capital says so inside a plain sentence; at the start of a sentence and in a headline
 * in title case or in capitals it says nothing by itself, and other places of the article, the lexicon and the tagger decide.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Parsed, Token } from '../document.ts';
import { remember } from '../remember.ts';
import type { FormsAt } from './forms-at.ts';
import type { Lookups } from './lookups.ts';

export interface TokenFacts {
  readonly canName: (index: number) => boolean;
  readonly forms: FormsAt;
  /** Lower-case words that stand with a capital inside a plain sentence somewhere, and how often. */
  readonly capitalised: ReadonlyMap<string, number>;
  /** The same, where no other capitalised word stands beside it. */
  readonly alone: ReadonlyMap<string, number>;
  /** Words that stand in small letters somewhere. */
  readonly small: ReadonlySet<string>;
  /** Whether the sentence is in title case or capitals, so that capitals say nothing. */
  readonly shouting: (sentence: number) => boolean;
  readonly initial: (index: number) => boolean;
  /** Whether a token stands between quotation marks. */
  readonly quoted: (index: number) => boolean;
}

export const capital = /^[\p{Lu}\p{Lt}]/u;
export const capitals = /^\p{Lu}[\p{Lu}\d&.'’]+$/u;
const letter = /\p{L}/u;
const openingMark = /^(?:["“”‘’'`«(:[•*–—]|''|``|--+|\.\.\.|…)$/;
const seldomNames: ReadonlySet<string> = new Set([
  'DET',
  'PRON',
  'ADP',
  'CCONJ',
  'SCONJ',
  'AUX',
  'PART',
  'ADV',
  'INTJ',
  'NUM',
  'VERB',
  'PUNCT',
  'SYM',
]);

/** Words that title case raises however short they are. */
const content: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'ADJ', 'PROPN']);

/** What a word's letters look like, as bits. */
const shape = { letter: 1, capital: 2, capitals: 4 } as const;

const shapeOf = remember(
  (text) =>
    (letter.test(text) ? shape.letter : 0) |
    (capital.test(text) ? shape.capital : 0) |
    (capitals.test(text) ? shape.capitals : 0),
);

/** The shape of each token. */
function shapesOf(tokens: readonly Token[]): Uint8Array {
  const found = new Uint8Array(tokens.length);
  for (const { index, text } of tokens) {
    const first = text.charCodeAt(0);
    found[index] = first >= 97 && first <= 122 ? shape.letter : shapeOf(text); // most words begin small
  }
  return found;
}

/** 1 where capitals say nothing. */
function shoutingSentences({ sentences, tokens, blocks }: Parsed, shapes: Uint8Array): Uint8Array {
  const shouting = new Uint8Array(sentences.length);
  for (const sentence of sentences) {
    let long = 0;
    let raised = 0;
    let shouted = 0;
    for (let index = sentence.first; index <= sentence.last; index++) {
      const { text, pos } = tokens[index]!;
      const own = shapes[index]!;
      if ((own & shape.letter) === 0 || (text.length < 4 && !content.has(pos))) continue;
      long++;
      if ((own & shape.capital) !== 0) raised++;
      if ((own & shape.capitals) !== 0) shouted++;
    }
    const heading = blocks[sentence.block]?.kind === 'headline' || tokens[sentence.last]?.text !== '.';
    if (long < 3 || (!heading && long < 6)) continue;
    if (raised / long > (heading ? 0.7 : 0.97) || shouted / long > 0.7) shouting[sentence.index] = 1;
  }
  return shouting;
}

/** 1 for every token between quotation marks. Quotations are in the order of the text, nested ones after their parents. */
function quotedTokens({ tokens, quotations }: Parsed): Uint8Array {
  const marked = new Uint8Array(tokens.length);
  let token = 0;
  for (const { inner, parent } of quotations) {
    if (parent !== undefined) continue;
    while (token < tokens.length && tokens[token]!.start < inner.start) token++;
    for (; token < tokens.length && tokens[token]!.start < inner.end; token++) marked[token] = 1;
  }
  return marked;
}

const startsAnew = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1];
  if (before === undefined || before.sentence !== tokens[index]!.sentence) return true;
  return openingMark.test(before.text) || (before.pos === 'PUNCT' && startsAnew(tokens, index - 1));
};

export function readTokenFacts(document: Parsed, lexicon: Lexicon, lookups: Lookups, forms: FormsAt): TokenFacts {
  const { tokens } = document;
  const shapes = shapesOf(tokens);
  const isCapital = (index: number): boolean => ((shapes[index] ?? 0) & shape.capital) !== 0;
  const shouts = shoutingSentences(document, shapes);
  const capitalised = new Map<string, number>();
  const alone = new Map<string, number>();
  const small = new Set<string>();
  const marked = quotedTokens(document);
  const starts = new Uint8Array(tokens.length);
  for (const token of tokens) {
    if (startsAnew(tokens, token.index)) starts[token.index] = 1;
    if (shouts[token.sentence] === 1 || shapes[token.index] === 0) continue;
    if (!isCapital(token.index)) small.add(token.lower);
    else if (starts[token.index] === 0) capitalised.set(token.lower, (capitalised.get(token.lower) ?? 0) + 1);
    const lonely = isCapital(token.index) && !isCapital(token.index - 1) && !isCapital(token.index + 1);
    if (lonely) alone.set(token.lower, (alone.get(token.lower) ?? 0) + 1);
  }
  const never = lookups.word('never-name');
  const months = lookups.word('month');
  const attributes = lookups.word('attribute-stop');
  const decided = new Int8Array(tokens.length).fill(-1);
  const follows = (index: number): boolean => {
    const next = tokens[index + 1];
    if (next === undefined || next.sentence !== tokens[index]!.sentence) return false;
    // "Mohamed al-Vane": a given name, and a family name that begins small.
    const particle = lexicon.givenNames.has(tokens[index]!.lower) && lexicon.surnameParticles.has(next.text);
    if (particle) return isCapital(index + (/^[-‐‑–]$/.test(tokens[index + 2]?.text ?? '') ? 3 : 2));
    return isCapital(next.index) && starts[next.index] === 0;
  };
  /** Three or more words in capitals on end are shouted, whatever the sentence around them does. */
  const inShout = (index: number): boolean => {
    const raised = (at: number) => ((shapes[at] ?? 0) & shape.capitals) !== 0 && /\p{Lu}{2}/u.test(tokens[at]!.text);
    if (!raised(index)) return false;
    let first = index;
    let last = index;
    while (index - first < 2 && raised(first - 1)) first--;
    while (last - index < 2 && raised(last + 1)) last++;
    return last - first >= 2;
  };
  const decide = (index: number): boolean => {
    const { lower, pos, sentence } = tokens[index]!;
    if (!isCapital(index)) return false;
    if (months.has(lower)) {
      const before = tokens[index - 1];
      return (
        before !== undefined &&
        before.sentence === sentence &&
        isCapital(before.index) &&
        lexicon.givenNames.has(before.lower) &&
        !never.has(before.lower)
      );
    }
    if (
      never.has(lower) &&
      !(forms.authorityAt[index] !== undefined && (shapes[index]! & shape.capitals) !== 0 && pos === 'PROPN')
    ) {
      return forms.authorityAt[index] !== undefined && forms.authorityAt[index].last > index;
    }
    const inForm = forms.inAuthority[index] === 1;
    const seen = capitalised.get(lower) ?? 0;
    if (shouts[sentence] === 1 || inShout(index))
      return (
        seen > 0 ||
        (inForm && !small.has(lower)) ||
        (lexicon.givenNames.has(lower) && !small.has(lower) && follows(index)) ||
        (capitalised.size === 0 && pos === 'PROPN')
      );
    if (starts[index] === 0) return true;
    const title = forms.titleAt[index];
    if (title !== undefined && title.last > index && isCapital(title.last)) return true;
    if (inForm && !(small.has(lower) && seen === 0)) return true;
    if (attributes.has(lower)) return false;
    if (pos === 'PROPN' && lookups.nominals.has(lower) && seen === 0 && !follows(index)) return false;
    if (pos === 'PROPN') return !(small.has(lower) && seen === 0) || follows(index);
    if (seen > 0 && !small.has(lower)) return true;
    return (
      !seldomNames.has(pos) &&
      !small.has(lower) &&
      (lexicon.givenNames.has(lower) || follows(index)) &&
      (follows(index) || seen > 0)
    );
  };
  return {
    canName: (index) => {
      if (decided[index] === -1) decided[index] = decide(index) ? 1 : 0;
      return decided[index] === 1;
    },
    forms,
    capitalised,
    alone,
    small,
    shouting: (sentence) => shouts[sentence] === 1,
    initial: (index) => starts[index] === 1,
    quoted: (index) => marked[index] === 1,
  };
}

/** A mark or small word that ends no name; "in" of "Jae-in" does. */
export const isLoose = (tokens: readonly Token[], at: number): boolean =>
  /^[-‐‑–,&]$/.test(tokens[at]!.text) ||
  (/^(?:of|for|on|and|the|in)$/.test(tokens[at]!.text) &&
    !(/^[-‐‑–]$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]!.end === tokens[at]!.start));
