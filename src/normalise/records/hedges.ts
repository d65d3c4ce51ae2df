/**
 * Whether words are put with reserve by what stands in them: "between 18 and 20 people might have died", "appeared to have made the
 * offer", "is expected to close". What the cue itself says of its source's reserve stands in the attribution.
 */
import type { Attribution, Span } from '../document.ts';
import { informs } from './chains.ts';
import { tokensIn } from './tokens-in.ts';
import type { Workshop } from './workshop.ts';

const modals = /^(?:may|might|could)$/;
/** Over these what stands over a word is no longer said of it. */
const apart = /^(?:acl:relcl|advcl|parataxis|conj)$/;
const farthest = 6;

/** Whether a verb is put with reserve by its own group. */
function reservedAt({ document: { tokens, children }, words }: Workshop, at: number): boolean {
  const below = (children[at] ?? []).map((each) => tokens[each]!);
  const { lemma, tag } = tokens[at]!;
  if (words.impressions.has(lemma) && below.some(({ relation }) => /^(?:xcomp|advcl|ccomp)$/.test(relation))) return true;
  const passive = tag === 'VBN' && below.some(({ relation, lemma: helper }) => relation.startsWith('aux') && helper === 'be');
  if (passive && words.guesses.has(lemma)) return true;
  if (below.some(({ relation, lower }) => relation === 'advmod' && words.reserve.has(lower))) return true;
  const negated = below.some(({ lower }) => /^(?:not|n't|never|nothing|nobody|none|neither)$/.test(lower));
  const helpers = below.filter(({ relation }) => relation === 'aux').map(({ lower }) => lower);
  // "could have been avoided" is what did not happen; "could not say" is no reserve.
  return !negated && helpers.some((each) => modals.test(each)) && !(helpers.includes('could') && helpers.includes('have'));
}

/** Whether an event is told with reserve, by its verb or by one over it in the same words. */
export function isReserved(workshop: Workshop, trigger: number): boolean {
  const { document } = workshop;
  const { tokens } = document;
  const { sentence } = tokens[trigger]!;
  for (let at = trigger, steps = 0; at >= 0 && steps < farthest; steps++) {
    const { pos, relation, head } = tokens[at]!;
    if (tokens[at]!.sentence !== sentence) return false;
    const spoken = document.attributions[document.attributionAt[trigger] ?? -1];
    const inside = !spoken || document.attributionAt[at] === document.attributionAt[trigger] || !informs(document, spoken);
    if (!inside) return false;
    if ((pos === 'VERB' || pos === 'AUX') && reservedAt(workshop, at)) return true;
    if (apart.test(relation)) return false;
    at = head;
  }
  return false;
}

/** Whether what an attribution says is put with reserve by its main verb. */
export function isContentReserved(workshop: Workshop, { content, direct }: Attribution, spans: readonly Span[]): boolean {
  const [first] = spans.length > 0 ? spans : content;
  if (!first || direct) return false;
  const inside = tokensIn(workshop.document, first);
  const root = inside.find(({ head }) => head < inside[0]!.index || head > inside.at(-1)!.index);
  return root !== undefined && reservedAt(workshop, root.index);
}
