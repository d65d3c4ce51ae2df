/**
 * "handed the letter to the king when they met": of two single people in the clause before, "they" means both where what is told takes
 * two, whatever list of people was named earlier.
 */
import type { Mentioned } from '../document.ts';
import type { VerbSlots } from './arguments.ts';
import type { PartiesAt } from './participants.ts';
import { isVerbal } from './tree.ts';

const openers: ReadonlySet<string> = new Set(['when', 'after', 'before', 'as', 'while']);

/** The verb of the clause that ends where "when" or the like stands. */
function verbBefore(document: Mentioned, word: number): number | undefined {
  const opener = document.tokens[word];
  if (opener === undefined || !openers.has(opener.lower)) return undefined;
  const { first } = document.sentences[opener.sentence]!;
  for (let at = word - 1; at >= first; at--) if (isVerbal(document.tokens[at]!)) return at;
  return undefined;
}

/** Head tokens of the two whom a "they" means; undefined where it is another word, or the clause before has no such two. */
export function bothSides(
  document: Mentioned,
  subject: readonly number[],
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
): readonly number[] | undefined {
  const pronoun = document.tokens[subject[0] ?? -1];
  const verb = subject.length === 1 && pronoun?.lower === 'they' ? verbBefore(document, pronoun.index - 1) : undefined;
  if (verb === undefined) return undefined;
  const slots = verbSlots(verb);
  const isOne = (token: number): boolean => {
    const parties = partiesAt(token);
    const entity = parties.length === 1 ? document.entities[parties[0]!.entity]! : undefined;
    return entity?.kind === 'person' && !entity.plural && document.tokens[token]!.pos !== 'PRON';
  };
  const single = (name: string): readonly number[] => {
    const tokens = slots.get(name) ?? [];
    return tokens.length === 1 && isOne(tokens[0]!) ? tokens : [];
  };
  const one = single('subj');
  const other = ['obj', 'iobj', 'to', 'with'].map(single).find((each) => each.length > 0) ?? [];
  return one.length > 0 && other.length > 0 ? [...one, ...other] : undefined;
}
