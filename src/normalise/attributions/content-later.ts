/**
 * Content that the parse does not hang under its verb: the rest of the sentence behind a verb that takes nothing but clauses, and a
 * quotation or a clause with "that" behind something that tells when and where it was said.
 */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { clauseEnd } from './clause-end.ts';
import { isClause as isWholeClause } from './comments.ts';
import type { Found } from './draft.ts';
import type { Lists } from './lists.ts';
import { found, isClause } from './content.ts';
import { opensQuotation, type Range, type Scene } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

/** A verb with the frames that its row allows, and where its content is looked for. */
export interface Governing {
  readonly scene: Scene;
  readonly group: VerbGroup;
  readonly frames: ReadonlySet<CueFrame>;
  /** The words of its subject. */
  readonly subject: Range | undefined;
  /** The sentence on the verb's level. */
  readonly within: Range;
}

const opensCondition = /^(?:if|unless|although|though|because)$/;

/** A verb that takes nothing but clauses has the rest of its sentence for one, whatever the parse made of it. */
function restOfSentence({ scene, group, frames, subject, within }: Governing, lists: Lists): Found | undefined {
  const { tokens } = scene;
  const { lemma, tag } = tokens[group.verb]!;
  const next = tokens[group.last + 1];
  const condition = next?.text === ',' && opensCondition.test(tokens[group.last + 2]?.lower ?? '');
  if (condition && lists.plainSayers.has(lemma) && frames.has('clause') && group.last + 2 < within.last)
    return found(scene, 'clause', group.last + 2, clauseEnd(scene, group.verb, group.last + 2, within));
  if (!lists.plainSayers.has(lemma) || !frames.has('clause') || !finiteTags.has(tag) || group.passive) return undefined;
  if (subject === undefined || subject.last >= group.first || next?.relation === 'obl:unmarked') return undefined;
  if (next === undefined || next.index > within.last || !/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ|SYM)$/.test(next.pos)) return undefined;
  const last = clauseEnd(scene, group.verb, next.index, within);
  return last > next.index + 1 && isClause(scene, next.index, last) ? found(scene, 'clause', next.index, last) : undefined;
}

/** "X said in spring, when the mill closed, “…”": the quotation that ends the sentence, with no clause of somebody else's before it. */
function quotationLater({ scene, group, frames, subject, within }: Governing): Found | undefined {
  const { tokens, quoted, quotationOf, levelOf } = scene;
  if (!frames.has('quote') || subject === undefined || subject.last >= group.first) return undefined;
  const opens = tokens.slice(group.last + 1, within.last + 1).find(({ index }) => opensQuotation(scene, index));
  const quotation = opens && quoted[quotationOf[opens.index]!];
  if (!quotation || quotation.last < within.last - 1 || levelOf[quotation.first - 1] !== levelOf[group.verb]) return undefined;
  if (!/^[,:]$/.test(tokens[quotation.first - 1]!.text) || !/^\p{Lu}/u.test(tokens[quotation.first + 1]?.text ?? ''))
    return undefined;
  return isWholeClause(scene, group.last + 1, quotation.first - 2)
    ? undefined
    : { shape: 'quote', content: [{ first: quotation.first, last: quotation.last }] };
}

/** "X said on the radio, where she is a guest, that …": behind an aside, with no clause of somebody else's before it. */
function thatLater({ scene, group, frames, subject, within }: Governing): Found | undefined {
  const { tokens, levelOf } = scene;
  if (!frames.has('that')) return undefined;
  // "P, X said in court, that …" goes on with what stands before.
  const left = Math.min(subject?.first ?? group.first, group.first);
  if (tokens[left - 1]?.text === ',' && isClause(scene, within.first, left - 1)) return undefined;
  if (tokens[group.last + 1]?.text === ',') return undefined;
  const that = tokens
    .slice(group.last + 2, within.last)
    .find(
      ({ index, lower }) =>
        lower === 'that' && levelOf[index] === levelOf[group.verb] && /^(?:,|—|–|-|--)$/.test(tokens[index - 1]!.text),
    );
  if (!that || finiteTags.has(tokens[that.index + 1]!.tag) || isWholeClause(scene, group.last + 1, that.index - 1))
    return undefined;
  return found(scene, 'that', that.index, clauseEnd(scene, group.verb, that.index, within));
}

/** Content further on in the sentence, where nothing stands under the verb. */
export function contentLater(governing: Governing, lists: Lists): Found | undefined {
  const { scene, group } = governing;
  const rest = restOfSentence(governing, lists);
  if (rest || group.passive || !finiteTags.has(scene.tokens[group.verb]!.tag)) return rest;
  return quotationLater(governing) ?? thatLater(governing);
}
