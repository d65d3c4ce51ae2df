/**
 * How far a noun phrase reaches, from its head. The parse says what belongs to it; tags repair the left edge, where a parser
 * that errs most often loses a determiner or an adjective.
 */
import type { Parsed, Token } from '../document.ts';
import { finiteTags } from '../syntax/finite-tags.ts';

type Tree = Pick<Parsed, 'tokens' | 'children'>;

/** What of a noun phrase to the right of its head is taken in. Everything is, unless it is set to false. */
export interface PhraseParts {
  /** Prepositional phrases and participles: "people familiar with the matter", "a fellow at the institute". */
  readonly complements?: boolean;
  /** ", a senior fellow of the institute". */
  readonly appositives?: boolean;
  /** ", who …" and "who …". */
  readonly relatives?: boolean;
}

export interface TokenRange {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

const leftRelations: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'nummod',
  'compound',
  'nmod:poss',
  'nmod:desc',
  'flat',
  'nmod:unmarked',
  'nmod',
  'dep',
  'punct',
  'case',
]);
const leftTags: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM']);
const farthest = 40;

/** First and last token of everything under a token. */
export function subtree({ children }: Tree, token: number): TokenRange {
  let first = token;
  let last = token;
  const open = [token];
  for (let count = 0; open.length > 0 && count < 400; count++) {
    const next = open.pop()!;
    if (next < first) first = next;
    if (next > last) last = next;
    for (const child of children[next] ?? []) open.push(child);
  }
  return { first, last };
}

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.pos === 'NOUN' ||
    token.pos === 'PROPN' ||
    token.pos === 'PRON' ||
    token.pos === 'NUM' ||
    token.pos === 'ADJ' ||
    token.pos === 'DET');

/** The left edge: determiners, adjectives, possessors and the nouns before the head. */
function leftEdge(tree: Tree, head: number): number {
  const { tokens, children } = tree;
  const stop = barrier(tree, head);
  let first = head;
  for (const child of children[head] ?? []) {
    if (child >= head) break;
    if (child < stop) continue;
    const { relation, lower } = tokens[child]!;
    if (!leftRelations.has(relation) || relation === 'case' || (relation === 'punct' && !/^[-–"“‘'$]$/.test(lower))) continue;
    const range = subtree(tree, child);
    if (range.last < head && head - range.first <= farthest) first = Math.min(first, Math.max(range.first, stop));
  }
  const sentence = tokens[head]!.sentence;
  for (;;) {
    const before = tokens[first - 1];
    if (before === undefined || before.sentence !== sentence) break;
    const possessive = before.tag === 'PRP$' || before.tag === 'WP$';
    if (!possessive && !(leftTags.has(before.pos) && before.tag !== 'WDT')) break;
    if (before.head !== head && before.head >= 0 && before.head < before.index) break;
    first--;
  }
  return first;
}

/** Whether a mark stands inside a noun phrase: a hyphen, a quotation mark, a comma between two adjectives. */
function joins(tokens: readonly Token[], index: number): boolean {
  const { text } = tokens[index]!;
  if (/^[-‐‑–"“”‘’'$%]$|^''$|^``$/.test(text)) return true;
  const adjectival = (token: Token | undefined) =>
    token !== undefined && (token.pos === 'ADJ' || token.tag === 'VBN' || token.tag === 'VBG' || token.pos === 'NUM');
  return text === ',' && adjectival(tokens[index - 1]) && adjectival(tokens[index + 1]);
}

/** The first token after the last preposition or verb before the head that no possessor covers. */
function barrier({ tokens, children }: Tree, head: number): number {
  let covered = head;
  for (const child of children[head] ?? []) {
    if (child < head && tokens[child]!.relation === 'nmod:poss')
      covered = Math.min(covered, subtree({ tokens, children }, child).first);
  }
  for (let index = head - 1; index >= 0 && tokens[index]!.sentence === tokens[head]!.sentence; index--) {
    if (index >= covered) continue;
    const { pos, tag, relation } = tokens[index]!;
    const verb = (pos === 'VERB' && relation !== 'amod' && relation !== 'compound') || pos === 'AUX';
    if (pos === 'PUNCT' && !joins(tokens, index)) return index + 1;
    if (verb || pos === 'ADP' || pos === 'SCONJ' || tag === 'TO' || tag === 'WDT' || tag === 'WP') return index + 1;
  }
  return 0;
}

/** Whether what hangs under the head to its right is wanted. */
function wanted(child: Token, parts: PhraseParts): boolean {
  switch (child.relation) {
    case 'flat':
    case 'nummod':
    case 'compound':
      return true;
    case 'nmod':
    case 'acl':
    case 'amod':
    case 'nmod:unmarked':
      return parts.complements !== false;
    case 'appos':
      return parts.appositives !== false;
    case 'acl:relcl':
      return parts.relatives !== false;
    default:
      return false;
  }
}

/** Whether a part goes on after a comma: a list or an appositive does, the verb of the clause around it does not. */
function goesOnAfter({ tokens, children }: Tree, from: number, comma: number): boolean {
  const next = tokens[comma + 1];
  if (next === undefined || finiteTags.has(next.tag) || next.lower === 'according') return false;
  for (let index = from; index < comma; index++) {
    const later = (children[index] ?? []).some(
      (child) => child > comma && /^(?:conj|appos|acl:relcl|cc)$/.test(tokens[child]!.relation),
    );
    if (later) return true;
  }
  return false;
}

/** Whether a participle in -ed stands where its clause has no other finite verb: the parser took the verb for a participle. */
function onlyVerb({ tokens, children }: Tree, index: number): boolean {
  const { sentence, head, lower } = tokens[index]!;
  const noun = tokens[head];
  if (noun === undefined || noun.index > index || !lower.endsWith('ed') || tokens[index + 1]?.lower === 'by') return false;
  if (!(children[index] ?? []).some((child) => child > index && /^obl/.test(tokens[child]!.relation))) return false;
  for (let at = index + 1; tokens[at]?.sentence === sentence && tokens[at]!.text !== ','; at++) {
    const { tag } = tokens[at]!;
    if (finiteTags.has(tag)) return false;
  }
  let start = noun.index;
  while (start > 0 && tokens[start - 1]!.sentence === sentence && tokens[start - 1]!.text !== ',') start--;
  const opened = start > 0 && tokens[start - 1]!.sentence === sentence;
  for (let at = start; at < index; at++) {
    const { tag, pos } = tokens[at]!;
    if (finiteTags.has(tag) || (at < noun.index && (pos === 'VERB' || pos === 'AUX' || pos === 'ADP' || pos === 'SCONJ')))
      return false;
  }
  if (opened) return /^(?:nsubj|nsubj:pass|obl)$/.test(noun.relation) && tokens[start]!.pos !== 'CCONJ';
  let after = index;
  while (tokens[after]?.sentence === sentence) if (finiteTags.has(tokens[after++]!.tag)) return false;
  return true;
}

/** Whether what the parse hangs under a noun as a participle is the verb of the clause around it. */
function isClause(tree: Tree, index: number): boolean {
  const { tokens, children } = tree;
  const { relation, tag } = tokens[index]!;
  if (relation !== 'acl') return false;
  if (finiteTags.has(tag) || (tag === 'VBN' && onlyVerb(tree, index))) return true;
  const taking = (children[index] ?? []).some((other) => other > index && /^(?:obj|ccomp)$/.test(tokens[other]!.relation));
  return tag === 'VBN' && taking;
}

/** What stands under a part, cut where the parse took in more than belongs to a phrase; undefined where it is a clause by itself. */
export function partRange(tree: Tree, child: number): TokenRange | undefined {
  const { tokens } = tree;
  if (isClause(tree, child)) return undefined;
  const range = subtree(tree, child);
  for (let index = Math.max(range.first + 1, child); index <= range.last; index++) {
    if (tokens[index]!.text === ',' && !goesOnAfter(tree, range.first, index)) return { first: range.first, last: index - 1 };
    if (index > child && isClause(tree, index)) {
      const cut = Math.min(index, subtree(tree, index).first) - 1;
      return cut >= range.first ? { first: range.first, last: cut } : undefined;
    }
  }
  return range;
}

/** The right edge. A part counts only where everything between it and the head counts as well, marks aside. */
function rightEdge(tree: Tree, head: number, parts: PhraseParts): number {
  const { tokens, children } = tree;
  const sentence = tokens[head]!.sentence;
  let last = head;
  for (const child of children[head] ?? []) {
    if (child <= head || !wanted(tokens[child]!, parts)) continue;
    const range = partRange(tree, child);
    if (range === undefined || range.first <= head || range.last - head > farthest * 2) continue;
    const after = tokens[range.last + 1];
    if (tokens[child]!.relation === 'appos' && after?.sentence === sentence && after.pos !== 'PUNCT') continue;
    for (let between = last + 1; between < range.first; between++) {
      const { pos } = tokens[between]!;
      if (pos !== 'PUNCT' && pos !== 'ADP' && pos !== 'CCONJ') return last;
    }
    last = Math.max(last, range.last);
  }
  while (last > head && tokens[last]!.pos === 'PUNCT' && !/^[)\]”"’']$/.test(tokens[last]!.lower)) last--;
  return tokens[last]?.sentence === sentence ? last : head;
}

/**
 * The noun phrase that a token heads, as token indices. Conjuncts are never taken in: "officials and aides" are two phrases.
 * A token that is no noun, pronoun or number is given back alone.
 */
export function nounPhrase(tree: Tree, head: number, parts: PhraseParts = {}): TokenRange {
  if (!isNominal(tree.tokens[head])) return { first: head, last: head };
  return { first: leftEdge(tree, head), last: rightEdge(tree, head, parts) };
}
