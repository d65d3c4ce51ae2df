/** Whose a verb is that stands beside a quotation or behind "as", where its subject in the parse is another's or none. */
import { finiteTags } from '../syntax/finite-tags.ts';
import { phrasal } from './comments.ts';
import { isMark, type Range, type Scene } from './scene.ts';
import type { Subject } from './source.ts';
import type { VerbGroup } from './verb-group.ts';

/** "X, citing “the cold,” said the mill would close": what follows the verb is no subject of its, but the clause that it takes. */
export function takesClause({ tokens }: Scene, at: number): boolean {
  for (let next = at; tokens[next]?.sentence === tokens[at]?.sentence; next++) {
    const token = tokens[next];
    if (!token || isMark(token) || token.pos === 'SCONJ' || /^W/.test(token.tag) || token.pos === 'ADP') return false;
    if (finiteTags.has(token.tag)) return true;
  }
  return false;
}

/** "The plan “is dead,” said X": whether what stands before a quotation goes on in it, and is no subject of the verb behind. */
export function speaksInto({ tokens, quotationOf, quoted }: Scene, head: number, group: VerbGroup): boolean {
  const closes = group.first - 1;
  const quotation = quoted[quotationOf[closes]!];
  return quotation !== undefined && quotation.last === closes && head < closes && /^[,?!—–-]$/.test(tokens[closes - 1]!.text);
}

/** "“…,” an executive says": the phrase between a quotation and the verb, where the parse has no noun in it. */
export function phraseBehindQuotation({ tokens, quotationOf, quoted }: Scene, group: VerbGroup): Subject | undefined {
  let first = group.first;
  let commas = 0;
  while (group.first - first < 16 && (phrasal.test(tokens[first - 1]?.pos ?? '') || tokens[first - 1]?.text === ',')) {
    first--;
    if (tokens[first]!.text === ',') commas++;
  }
  const closes = first - 1;
  if (first === group.first || commas % 2 > 0 || quoted[quotationOf[closes] ?? -1]?.last !== closes) return undefined;
  const phrase = tokens.slice(first, group.first);
  const end = phrase.findIndex(({ text }) => text === ',');
  return { head: first + (end < 0 ? phrase.length : end) - 1, way: 'own' };
}

/** "But as a reporter noted, …": the phrase between "as" and the verb, which the parse takes for a participle behind a noun. */
export function behindAs({ tokens, levelOf }: Scene, group: VerbGroup, within: Range): Subject | undefined {
  if (!/^VB[DN]$/.test(tokens[group.verb]!.tag) || group.passive || group.first !== group.verb) return undefined;
  let first = group.first;
  while (
    first > within.first &&
    group.first - first < 12 &&
    phrasal.test(tokens[first - 1]!.pos) &&
    tokens[first - 1]!.lower !== 'as'
  )
    first--;
  if (first === group.first || tokens[first - 1]?.lower !== 'as' || levelOf[first - 1] !== levelOf[group.verb]) return undefined;
  if (first - 1 > within.first && tokens[first - 2]!.pos !== 'CCONJ' && !isMark(tokens[first - 2])) return undefined;
  const head = tokens
    .slice(first, group.first)
    .find(({ pos, head: above }) => /^(?:NOUN|PROPN|PRON)$/.test(pos) && (above < first || above >= group.first));
  return head && { head: head.index, way: 'own' };
}

/**
 * Where the phrase between a quotation and its verb begins: not with the mark that closes the quotation, where the parse takes the
 * quotation's last clause for the cue's own, nor behind a word of it ("“…,” Texas-based Ada Moor said").
 */
export function behindQuotation({ tokens, quotationOf, quoted }: Scene, { first, last }: Range, group: VerbGroup): Range {
  const closes = (at: number): boolean => quoted[quotationOf[at] ?? -1]?.last === at;
  if (first < last && closes(first) && quoted[quotationOf[first]!]!.first < first) return { first: first + 1, last };
  if (last !== group.first - 1) return { first, last };
  let from = first;
  while (from > 0 && last - from < 12) {
    const { pos, text, tag } = tokens[from - 1]!;
    const compound = text === '-' || (tag === 'VBN' && tokens[from - 2]?.text === '-');
    if (!phrasal.test(pos) && !compound) break;
    from--;
  }
  const cut = tokens.slice(from, first).some(({ tag }) => tag === 'VBN');
  return cut && from > 0 && closes(from - 1) ? { first: from, last } : { first, last };
}
