/**
 * "The bridge will close, the mayor said on Monday.": a phrase and a verb of saying behind a whole clause, between its comma and the next
 * mark. News sets its source there more often than anywhere else, and a parse often takes the phrase for an apposition to what stands
 * before the comma; words and commas say more than it does.
 */
import { finiteTags } from '../syntax/finite-tags.ts';
import { isMark, type Range, type Scene } from './scene.ts';
import type { Subject } from './source.ts';
import type { VerbGroup } from './verb-group.ts';

/** Universal tags of what a phrase that names somebody is made of. */
export const phrasal = /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/;
const noun = /^(?:NOUN|PROPN|PRON)$/;
const longest = 14;

/** The phrase between the comma and the verb, if nothing else stands there. */
function phraseBefore({ tokens, levelOf }: Scene, group: VerbGroup, within: Range): Range | undefined {
  let first = group.first;
  while (first > within.first && group.first - first < longest && levelOf[first - 1] === levelOf[group.verb]) {
    const { pos, text, index } = tokens[first - 1]!;
    const joins = pos === 'CCONJ' && index > within.first && phrasal.test(tokens[index - 1]!.pos);
    if (!phrasal.test(pos) && !joins && text !== '-') break;
    first--;
  }
  const opener = tokens[first];
  if (first === group.first || tokens[first - 1]?.text !== ',' || first - 2 < within.first || !opener) return undefined;
  return /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/.test(opener.pos) && !/^W/.test(opener.tag)
    ? { first, last: group.first - 1 }
    : undefined;
}

/** Whether only when, where and how it was said stands between the verb and the next mark. */
function endsSoon({ tokens, quotationOf, words }: Scene, group: VerbGroup, within: Range): boolean {
  let from = group.last + 1;
  // "…, the minister told reporters."
  if (words.addressing.has(tokens[group.verb]!.lemma)) while (from <= within.last && phrasal.test(tokens[from]!.pos)) from++;
  for (let at = from; at <= within.last && at < group.last + longest; at++) {
    const { text, pos, lower } = tokens[at]!;
    if (/^[,.;]$/.test(text)) return true;
    if (isMark(tokens[at]) || quotationOf[at]! >= 0 || pos === 'VERB' || pos === 'AUX' || pos === 'SCONJ' || lower === 'that')
      return false;
    const opens = at === group.last + 1;
    if (opens && pos !== 'ADP' && pos !== 'ADV' && !/day$/.test(lower)) return false;
  }
  return group.last === within.last;
}

/** Whether a clause of its own stands there: more finite verbs than words that open clauses under another. */
export function isClause({ tokens }: Scene, first: number, last: number): boolean {
  let open = 0;
  for (let at = first; at <= last; at++) {
    const { tag, pos, lower } = tokens[at]!;
    if (finiteTags.has(tag)) open++;
    if (/^W/.test(tag) || pos === 'SCONJ' || (lower === 'that' && tag !== 'DT')) open--;
  }
  return open > 0;
}

/** The source of a verb of saying that comments on the clause before it. */
export function commentSource(scene: Scene, group: VerbGroup, within: Range): { subject: Subject; range: Range } | undefined {
  const { tokens } = scene;
  if (!/^VB[DZP]$/.test(tokens[group.verb]!.tag) || group.passive || group.first !== group.verb) return undefined;
  const range = phraseBefore(scene, group, within);
  if (!range || !endsSoon(scene, group, within) || !isClause(scene, within.first, range.first - 2)) return undefined;
  const words = tokens.slice(range.first, range.last + 1);
  const head =
    words.find(({ pos, head: above }) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) && (above < range.first || above > range.last)) ??
    words.find(({ pos, index }) => noun.test(pos) && !noun.test(tokens[index + 1]!.pos));
  return head && { subject: { head: head.index, way: 'own' }, range };
}
