/** Small questions to the dependency trees, asked by all parts of the events stage. */
import type { Parsed, Token } from '../document.ts';

export type Tree = Pick<Parsed, 'tokens' | 'children'>;

export const tokenAt = (tree: Tree, index: number): Token => tree.tokens[index]!;

const none: readonly number[] = [];

/** Dependents of a token in one of the relations. */
export function dependents(tree: Tree, index: number, ...relations: readonly string[]): readonly number[] {
  const children = tree.children[index] ?? none;
  let found: number[] | undefined;
  for (const child of children) if (relations.includes(tokenAt(tree, child).relation)) (found ??= []).push(child);
  return found ?? none;
}

export const isVerbal = (token: Token): boolean => token.pos === 'VERB' || token.pos === 'AUX' || token.tag.startsWith('VB');
export const isNominal = (token: Token): boolean => token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON';

/** A token and what is coordinated with it, in the order of the text; never a clause that parsers take for one more noun. */
export function conjuncts(tree: Tree, index: number): number[] {
  const found = [index];
  for (let at = 0; at < found.length && at < 20; at++) {
    for (const next of dependents(tree, found[at]!, 'conj')) {
      const clause = isNominal(tokenAt(tree, next)) && dependents(tree, next, 'nsubj', 'cop').length > 0;
      if (!clause && isNominal(tokenAt(tree, next)) === isNominal(tokenAt(tree, index))) found.push(next);
    }
  }
  return found.sort((a, b) => a - b);
}

/** The preposition over a noun phrase or clause, joined with what belongs to it: "on", "out of". */
export function caseWord(tree: Tree, index: number, relation: 'case' | 'mark' = 'case'): string | undefined {
  const first = tree.children[index]?.find((child) => tokenAt(tree, child).relation === relation);
  if (first === undefined) return undefined;
  const { lower } = tokenAt(tree, first);
  const rest = dependents(tree, first, 'fixed');
  return rest.length === 0 ? lower : [lower, ...rest.map((each) => tokenAt(tree, each).lower)].join(' ');
}

const relatives: ReadonlySet<string> = new Set(['who', 'whom', 'which', 'that', 'whose']);
export const isRelative = (token: Token): boolean =>
  relatives.has(token.lower) && (token.tag.startsWith('W') || token.pos === 'PRON');

/** What a relative pronoun stands for: the noun over the nearest relative clause around it. */
export function antecedent(tree: Tree, index: number): number | undefined {
  let at = index;
  for (let steps = 0; steps < 8; steps++) {
    const { head, relation } = tokenAt(tree, at);
    if (head < 0) return undefined;
    if (relation === 'acl:relcl') return head;
    at = head;
  }
  return undefined;
}

/** Whether one token governs another, however far down; a token governs itself. */
export function governs(tree: Tree, over: number, under: number): boolean {
  for (let at = under, steps = 0; at >= 0 && steps < 200; at = tokenAt(tree, at).head, steps++) if (at === over) return true;
  return false;
}

/** The nearest verb at or over a token. */
export function governorOf(tree: Tree, index: number): number {
  let at = index;
  for (let steps = 0; steps < 5 && !isVerbal(tokenAt(tree, at)) && tokenAt(tree, at).head >= 0; steps++)
    at = tokenAt(tree, at).head;
  return at;
}

/** First and last token of all that hangs under a token and does not fail the test. */
export function extent(tree: Tree, index: number, keep: (child: Token) => boolean = () => true): { first: number; last: number } {
  let first = index;
  let last = index;
  const open = [index];
  while (open.length > 0) {
    const at = open.pop()!;
    first = Math.min(first, at);
    last = Math.max(last, at);
    for (const child of tree.children[at] ?? []) if (keep(tokenAt(tree, child))) open.push(child);
  }
  return { first, last };
}

const pointing: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'such']);

/** A noun with "the", "such" or somebody's: one that is known already. */
export function isDefinite(tree: Tree, noun: number): boolean {
  return (tree.children[noun] ?? []).some((child) => {
    const { relation, lower } = tokenAt(tree, child);
    return (relation === 'det' && pointing.has(lower)) || (relation === 'amod' && lower === 'such') || relation === 'nmod:poss';
  });
}
