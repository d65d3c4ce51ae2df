/**
 * Mends one mistake that taggers make with news: "Kenyan jets bombed targets", where past tense and participle look alike, read
 * as a noun phrase ("jets that were bombed"). A sentence that ends in a full stop and has a noun for its root, without any
 * finite verb beside it, gets the first such participle after that noun as its verb; so does a headline whose participle has an
 * object after it.
 */
import { finiteTags } from './finite-tags.ts';
import type { Token } from './types.ts';

type Tokens = readonly Token[];

const noObject: ReadonlySet<string> = new Set(['ADP', 'PUNCT', 'ADV', 'CCONJ', 'SCONJ', 'PART']);

const isNominal = ({ pos }: Token): boolean => pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON';

/** Dependents of a token in one of the relations. */
const under = (tokens: Tokens, head: number, ...relations: readonly string[]): number[] =>
  tokens.flatMap((token, index) => (token.head === head && relations.includes(token.relation) ? [index] : []));

/** The noun that heads a sentence, or what is said in it ("…, an official said"). */
function clauseHead(tokens: Tokens, top: number): number | undefined {
  if (isNominal(tokens[top]!)) return top;
  return under(tokens, top, 'ccomp', 'parataxis').find((child) => child < top && isNominal(tokens[child]!));
}

/** Whether a participle hangs where only the verb of a sentence with this root would stand. */
function hangsLikeVerb(tokens: Tokens, at: number, root: number): boolean {
  const { head, relation } = tokens[at]!;
  const over = tokens[head];
  if (head === root) return true;
  if (over?.head !== root) return false;
  return (relation === 'acl' && over.relation === 'nmod') || (relation === 'amod' && head > at);
}

function isPassive(tokens: Tokens, at: number): boolean {
  if (under(tokens, at, 'aux:pass', 'aux').length > 0) return true;
  return under(tokens, at, 'obl:agent').some((agent) =>
    under(tokens, agent, 'case').some((word) => tokens[word]!.lower === 'by'),
  );
}

/** The participle that has to be the verb of a sentence; undefined where the tree stands. */
function mistaken(tokens: Tokens): { verb: number; root: number } | undefined {
  const top = tokens.findIndex(({ head }) => head < 0);
  const root = top < 0 ? undefined : clauseHead(tokens, top);
  if (root === undefined || under(tokens, root, 'cop', 'nsubj', 'aux').length > 0) return undefined;
  const last = tokens[tokens.length - 1]!.text;
  const isHeadline = last !== '.' && last !== '”' && last !== '"';
  const end = top > root ? top - 1 : tokens.length - 1;
  for (let at = root + 1; at <= end; at++) {
    const token = tokens[at]!;
    if (finiteTags.has(token.tag)) return undefined;
    if (token.tag !== 'VBN') continue;
    const following = tokens[at + 1];
    const takesObject = following !== undefined && !noObject.has(following.pos);
    if (isHeadline && !(tokens[root]!.pos === 'PROPN' && takesObject && at === root + 1)) return undefined;
    return hangsLikeVerb(tokens, at, root) && !isPassive(tokens, at) ? { verb: at, root } : undefined;
  }
  return undefined;
}

function relationUnderVerb(index: number, { relation, head }: Token, verb: Token, verbIndex: number): Token['relation'] {
  if (verb.relation === 'amod' && index === verb.head && head !== verbIndex) return 'obj';
  if (relation === 'nmod') return 'obl';
  return relation === 'acl' ? 'advcl' : relation;
}

/** The tokens of a sentence with such a verb mended; the same array where there is none. */
export function repairParticiples(tokens: Tokens): Tokens {
  const wrong = mistaken(tokens);
  if (wrong === undefined) return tokens;
  const verb = tokens[wrong.verb]!;
  const root = tokens[wrong.root]!;
  return tokens.map((token, index): Token => {
    if (index === wrong.verb) return { ...verb, tag: 'VBD', head: root.head, relation: root.relation };
    if (index === wrong.root) return { ...root, head: wrong.verb, relation: 'nsubj' };
    if (token.head !== wrong.root || index < wrong.verb) return token;
    return { ...token, head: wrong.verb, relation: relationUnderVerb(index, token, verb, wrong.verb) };
  });
}
