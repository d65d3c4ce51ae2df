/**
 * Mends one mistake that taggers make with news: "Israeli jets bombed targets", where past tense and participle look alike, read
 * as a noun phrase ("jets that were bombed"). A sentence that ends in a full stop and has a noun for its root, without any
 * finite verb beside it, gets the first such participle after that noun as its verb; so does a headline whose participle has an object after it.
 */
import type { Parsed, Sentence, Token } from '../document.ts';
import { dependents, isNominal, type Tree, tokenAt } from './tree.ts';

const finite: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/** The noun that heads a sentence, or what is said in it ("…, an official said"). */
function clauseHead(tree: Tree, top: Token): Token | undefined {
  if (isNominal(top)) return top;
  const said = dependents(tree, top.index, 'ccomp', 'parataxis').find(
    (child) => child < top.index && isNominal(tokenAt(tree, child)),
  );
  return said === undefined ? undefined : tokenAt(tree, said);
}

/** The participle that has to be the verb of a sentence; undefined where the tree stands. */
function mistaken(tree: Tree, sentence: Sentence): { verb: Token; root: Token } | undefined {
  const text = tree.tokens[sentence.last]?.text;
  const isHeadline = text !== '.' && text !== '”' && text !== '"';
  const top = tree.tokens.slice(sentence.first, sentence.last + 1).find(({ head }) => head < 0);
  const root = top && clauseHead(tree, top);
  if (top === undefined || root === undefined || dependents(tree, root.index, 'cop', 'nsubj', 'aux').length > 0) return undefined;
  const end = top.index > root.index ? top.index - 1 : sentence.last;
  for (let at = root.index + 1; at <= end; at++) {
    const token = tokenAt(tree, at);
    if (finite.has(token.tag)) return undefined;
    if (token.tag !== 'VBN') continue;
    const over = token.head < 0 ? undefined : tokenAt(tree, token.head);
    const hangs =
      token.head === root.index ||
      (token.relation === 'acl' && over?.head === root.index && over.relation === 'nmod') ||
      (token.relation === 'amod' && over?.head === root.index && over.index > at);
    const passive =
      dependents(tree, at, 'aux:pass', 'aux').length > 0 ||
      dependents(tree, at, 'obl:agent').some((agent) =>
        dependents(tree, agent, 'case').some((word) => tokenAt(tree, word).lower === 'by'),
      );
    const following = tree.tokens[at + 1];
    const takesObject =
      following !== undefined &&
      following.sentence === token.sentence &&
      !['ADP', 'PUNCT', 'ADV', 'CCONJ', 'SCONJ', 'PART'].includes(following.pos);
    if (isHeadline && !(root.pos === 'PROPN' && takesObject && at === root.index + 1)) return undefined;
    return hangs && !passive ? { verb: token, root } : undefined;
  }
  return undefined;
}

function mend(tokens: Token[], { verb, root }: { verb: Token; root: Token }, children: readonly number[]): void {
  const object = verb.relation === 'amod' ? verb.head : undefined;
  for (const child of children) {
    if (child === verb.index || child < verb.index) continue;
    const token = tokens[child]!;
    const relation =
      child === object ? 'obj' : token.relation === 'nmod' ? 'obl' : token.relation === 'acl' ? 'advcl' : token.relation;
    tokens[child] = { ...token, head: verb.index, relation };
  }
  tokens[verb.index] = { ...verb, tag: 'VBD', head: root.head, relation: root.relation };
  tokens[root.index] = { ...root, head: verb.index, relation: 'nsubj' };
}

/** The document with such sentences mended; the same object where there are none. */
export function repairTrees<D extends Parsed>(document: D): D {
  const wrong = document.sentences.map((sentence) => mistaken(document, sentence)).filter((each) => each !== undefined);
  if (wrong.length === 0) return document;
  const tokens = [...document.tokens];
  for (const each of wrong) mend(tokens, each!, document.children[each!.root.index]!);
  const children = tokens.map((): number[] => []);
  for (const { index, head } of tokens) if (head >= 0) children[head]!.push(index);
  return { ...document, tokens, children };
}
