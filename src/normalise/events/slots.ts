/** Named slots with the head tokens that stand in them, and the phrases that such a token opens. */
import { antecedent, caseWord, conjuncts, dependents, isNominal, isRelative, isVerbal, type Tree, tokenAt } from './tree.ts';

/** Each name to head tokens, coordination expanded, relative pronouns replaced. */
export type Slots = ReadonlyMap<string, readonly number[]>;

export function add(slots: Map<string, number[]>, name: string, tokens: readonly number[]): void {
  if (tokens.length > 0) slots.set(name, [...(slots.get(name) ?? []), ...tokens]);
}

/** "between the army and the rebels", where the parser let the second part go. */
function secondOfBetween(tree: Tree, index: number): number[] {
  const { sentence } = tokenAt(tree, index);
  const and = tree.tokens[index + 1];
  if (and?.lower !== 'and' || and.sentence !== sentence) return [];
  for (let at = index + 2; at < index + 8; at++) {
    const token = tree.tokens[at];
    if (token === undefined || token.sentence !== sentence || isVerbal(token)) return [];
    const next = tree.tokens[at + 1];
    if (isNominal(token) && !(next && isNominal(next) && next.sentence === sentence)) return [at];
  }
  return [];
}

/** "Sweden, which it accuses", where the parser took the clause for a second main one: the name right before the comma. */
function nameBefore(tree: Tree, pronoun: number): number | undefined {
  let at = pronoun - 2;
  if (tree.tokens[pronoun - 1]?.text !== ',' || tree.tokens[at]?.pos !== 'PROPN') return undefined;
  while (tokenAt(tree, at).relation === 'flat' && tree.tokens[at - 1]?.pos === 'PROPN') at--;
  return at;
}

/** A noun phrase's tokens, with relative pronouns replaced by what they stand for. */
export function phrase(tree: Tree, index: number): number[] {
  const members = conjuncts(tree, index);
  const all =
    members.length === 1 && caseWord(tree, index) === 'between' ? [...members, ...secondOfBetween(tree, index)] : members;
  return all.flatMap((each) => {
    if (!isRelative(tokenAt(tree, each))) return [each];
    const noun = antecedent(tree, each) ?? nameBefore(tree, each);
    return noun === undefined ? [] : [noun];
  });
}

/** "talks in the capital between Chad and Peru", where the parser hung the two on the capital: they belong to the talks. */
export function betweenUnder(tree: Tree, phrases: readonly number[]): number[] {
  return phrases
    .flatMap((each) => dependents(tree, each, 'nmod'))
    .filter((child) => caseWord(tree, child) === 'between')
    .flatMap((child) => phrase(tree, child));
}
