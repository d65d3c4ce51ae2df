/**
 * Mends one mistake that greedy parsers make with lists of names: in "the leaders of Mali, Niger and Chad" the second name is
 * read as another name for what stands before the comma (`appos`), although a third follows with "and". Names in such a row
 * are one list, and hang under its first.
 */
import type { Token } from './types.ts';

const joins: ReadonlySet<string> = new Set(['and', 'or', '&', 'nor']);

/** Index of the name that ends right before a comma, by its head; undefined where something else stands there. */
function nameBefore(tokens: readonly Token[], comma: number): number | undefined {
  let at = comma - 1;
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    const token = tokens[at]!;
    if (token.pos !== 'PROPN') return undefined;
    const inside =
      token.head >= 0 && token.head < comma && tokens[token.head]?.pos === 'PROPN' && /^(?:flat|compound)$/.test(token.relation);
    if (!inside) return at;
    at = token.head;
  }
  return undefined;
}

/** Index of the first token of the name whose head is given. */
function nameStart(tokens: readonly Token[], head: number): number {
  let first = head;
  while (first > 0 && tokens[first - 1]!.head === head && /^(?:compound|flat|det|amod)$/.test(tokens[first - 1]!.relation))
    first--;
  return first;
}

const isNamedAgain = ({ relation, pos }: Token): boolean => relation === 'appos' && pos === 'PROPN';

/** The tokens of a sentence with such lists mended; the same array where there is none. */
export function repairLists(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isNamedAgain)) return tokens;
  const mended = tokens.flatMap((token, index): [number, number][] => {
    if (!isNamedAgain(token)) return [];
    const start = nameStart(tokens, index);
    if (tokens[start - 1]?.text !== ',') return [];
    const listed = tokens.some(
      (each, at) => each.head === index && each.relation === 'conj' && each.pos === 'PROPN' && hasJoin(tokens, at),
    );
    const before = listed ? nameBefore(tokens, start - 1) : undefined;
    return before === undefined || before === index ? [] : [[index, before]];
  });
  if (mended.length === 0) return tokens;
  const heads = new Map(mended);
  return tokens.map((token, index) =>
    heads.has(index) ? { ...token, head: heads.get(index)!, relation: 'conj' as const } : token,
  );
}

const hasJoin = (tokens: readonly Token[], index: number): boolean =>
  tokens.some((each) => each.head === index && each.relation === 'cc' && joins.has(each.lower));
