/**
 * Mends one mistake that parsers make behind verbs that take a participle: "Norland denies sending troops" read as a denial of
 * "sending troops", as in "rising costs". The participle is what is denied, and the noun behind it its object.
 */
import type { Token } from './types.ts';

/** Lemmas. */
export interface GerundWords {
  /** Verbs that take a participle: "deny". */
  readonly takers: ReadonlySet<string>;
  /** Participles that describe what stands behind them: "rising". */
  readonly describing: ReadonlySet<string>;
}

/** Gives the tokens of a sentence with such participles mended; the same array where there is none. */
export function mendGerunds(tokens: Token[], { takers, describing }: GerundWords): Token[] {
  const at = tokens.findIndex(({ tag, relation, head, lower }, index) => {
    const verb = tokens[index - 1];
    const noun = tokens[head];
    if (tag !== 'VBG' || relation !== 'amod' || head <= index || describing.has(lower)) return false;
    return verb?.pos === 'VERB' && takers.has(verb.lemma) && noun?.head === index - 1 && noun.relation === 'obj';
  });
  if (at < 0) return tokens;
  const [verb, noun] = [at - 1, tokens[at]!.head];
  return tokens.map((token, index): Token => {
    if (index === at) return { ...token, head: verb, relation: 'xcomp', pos: 'VERB' };
    if (index === noun) return { ...token, head: at };
    return token.head === noun && index > noun && token.relation === 'nmod' ? { ...token, head: at, relation: 'obl' } : token;
  });
}
