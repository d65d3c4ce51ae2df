/**
 * Mends one mistake that greedy parsers make with a clause between commas: in "the mayor, whom many distrust, promised to stay"
 * they end the sentence with the relative clause and hang "promised" beside its verb, so that the wrong people promise. A finite
 * verb right after the comma that closes such a clause, with no subject of its own, is the main verb, and the noun its subject.
 */
import type { Token } from './types.ts';

const relatives: ReadonlySet<string> = new Set(['who', 'whom', 'which', 'whose']);
const nouns: ReadonlySet<Token['pos']> = new Set(['NOUN', 'PROPN', 'PRON']);
/** A participle too: without a helper it is a past tense that was taken for one. */
const finite = /^VB[DZPN]$/;

/** The relative clause's verb, where the noun is followed by a comma and a relative word. */
function clauseOf(tokens: readonly Token[], noun: number): number | undefined {
  const opener = tokens.findIndex(({ lower }, at) => at > noun + 1 && at < noun + 5 && relatives.has(lower));
  if (opener < 0 || tokens.slice(noun + 1, opener).filter(({ text }) => text === ',').length !== 1) return undefined;
  return tokens.findIndex(({ head, pos }, at) => at > opener && head === noun && (pos === 'VERB' || pos === 'AUX'));
}

/** The main verb that was hung beside the clause's verb. */
function mainVerb(tokens: readonly Token[], clause: number): number | undefined {
  const found = tokens.findIndex(
    ({ head, relation, tag }, at) => at > clause && head === clause && relation === 'conj' && finite.test(tag),
  );
  if (found < 0 || tokens[found - 1]!.text !== ',') return undefined;
  return tokens.some(({ head, relation }) => head === found && relation.startsWith('nsubj')) ? undefined : found;
}

/** The tokens of a sentence with such a clause mended; the same array where there is none. */
export function repairRelatives(tokens: readonly Token[]): readonly Token[] {
  const noun = tokens.findIndex(({ head, pos }) => head < 0 && nouns.has(pos));
  const clause = noun < 0 ? undefined : clauseOf(tokens, noun);
  const verb = clause === undefined || clause < 0 ? undefined : mainVerb(tokens, clause);
  if (verb === undefined) return tokens;
  return tokens.map((token, at): Token => {
    if (at === verb) return { ...token, head: -1, relation: 'root', tag: token.tag === 'VBN' ? 'VBD' : token.tag };
    if (at === noun) return { ...token, head: verb, relation: 'nsubj' };
    if (at === clause) return { ...token, relation: 'acl:relcl' };
    if (at > verb && (token.head === clause || token.head === noun)) return { ...token, head: verb };
    return token;
  });
}
