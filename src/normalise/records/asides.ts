/**
 * Where an event is only named by the way: to say when something else was ("an hour before the meeting", "the anniversary of the
 * armistice"), on what ground it rests ("under the deal"), or in a question that somebody answers ("asked about drills, he said").
 */
import type { EventMention, Told } from '../document.ts';
import { informs } from './chains.ts';
import { firstAt } from './tokens-in.ts';
import type { Workshop } from './workshop.ts';

const isDefinite = ({ tokens, children }: Told, noun: number): boolean =>
  (children[noun] ?? []).some((each) => tokens[each]!.lower === 'the' || tokens[each]!.relation === 'nmod:poss');

/** Whether a noun stands in a phrase that only dates or grounds what its clause tells. */
export function isAside({ document, words: lists }: Workshop, { trigger }: EventMention): boolean {
  const { tokens, children } = document;
  const token = tokens[trigger]!;
  if (token.pos !== 'NOUN') return false;
  const words = (at: number): string[] => (children[at] ?? []).map((each) => tokens[each]!.lower);
  if (!isDefinite(document, trigger)) return false;
  if (underWhether(document, trigger)) return true;
  // "taken before | the war", whatever the parse makes of it.
  if (tokens[trigger - 1]?.lower === 'the' && /^(?:before|after|since|during)$/.test(tokens[trigger - 2]?.lower ?? ''))
    return true;
  if (/^(?:obl|nmod)$/.test(token.relation) && words(trigger).some((each) => lists.dating.has(each))) return true;
  const over = token.head >= 0 ? tokens[token.head]! : undefined;
  return over !== undefined && token.relation === 'nmod' && lists.occasions.has(over.lemma);
}

/** "threatened to strike | if jobs were cut": what only stands in the condition of what is told. */
export function isCondition({ tokens, children }: Told, { trigger, status }: EventMention): boolean {
  if (status !== 'hypothetical') return false;
  for (let at = trigger, steps = 0; at >= 0 && steps < 4; at = tokens[at]!.head, steps++)
    if ((children[at] ?? []).some((each) => tokens[each]!.relation === 'mark' && /^(?:if|unless)$/.test(tokens[each]!.lower)))
      return tokens[at]!.relation === 'advcl';
  return false;
}

/** The attribution in which somebody answers a question that an event is named in: "Asked about drills, she said that …". */
export function answerTo(document: Told, { trigger }: EventMention): number | undefined {
  const { tokens, sentences } = document;
  const { sentence } = tokens[trigger]!;
  const { first } = sentences[sentence]!;
  if (tokens[first]?.lower !== 'asked') return undefined;
  let nearest: { readonly from: number; readonly index: number } | undefined;
  document.attributions.forEach((each, index) => {
    const [source] = each.source ?? [];
    const from = source && firstAt(tokens, source.start);
    if (from === undefined || from <= trigger || tokens[from]?.sentence !== sentence || !informs(document, each)) return;
    if (nearest === undefined || from < nearest.from) nearest = { from, index };
  });
  return nearest?.index;
}

/** "Whether the talks led to a deal is not known": what stands under a question is not asserted by whoever tells it. */
export const isAsked = (document: Told, { trigger }: EventMention): boolean =>
  !(document.tokens[trigger]!.pos === 'NOUN' && isDefinite(document, trigger)) && underWhether(document, trigger);

function underWhether({ tokens, children, attributionAt }: Told, trigger: number): boolean {
  for (let at = trigger, steps = 0; at >= 0 && steps < 8; at = tokens[at]!.head, steps++) {
    if (attributionAt[at] !== attributionAt[trigger]) return false;
    if ((children[at] ?? []).some((each) => tokens[each]!.relation === 'mark' && tokens[each]!.lower === 'whether')) return true;
  }
  return false;
}
