/**
 * Content to the right of a verb: a quotation, a clause, an infinitive, a gerund, a noun phrase or what stands after a
 * preposition. The first thing after the verb that is neither adverbial nor the person spoken to decides.
 */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { clauseEnd } from './clause-end.ts';
import { infinitiveEnd } from './clause-stops.ts';
import { isClause as isWholeClause } from './comments.ts';
import type { Found } from './draft.ts';
import type { Lists } from './lists.ts';
import { nominalComplement } from './nominal-complement.ts';
import { bounds, opensQuotation, type Range, reachForward, type Scene, subtreeRange, trimMarks } from './scene.ts';
import { openerOf, opensThat, thatBehindAddressee } from './openers.ts';
import type { VerbGroup } from './verb-group.ts';

const found = (scene: Scene, shape: CueFrame, first: number, last: number): Found | undefined => {
  const content = trimMarks(scene, { first, last });
  return content && { shape, content: [reachForward(scene, content)] };
};

/** Whether a clause begins at a token: a finite verb comes before the clause could end, and not in a relative clause first. */
function isClause(scene: Scene, first: number, last: number, strict = false): boolean {
  for (let at = first; at <= last; at++) {
    const { tag, lower } = scene.tokens[at]!;
    if (finiteTags.has(tag)) return true;
    if (strict && at > first && (/^W/.test(tag) || (lower === 'that' && tag !== 'DT'))) return false;
  }
  return false;
}

/** The quotation, or the paragraph, after a colon at a paragraph's end. */
function afterColon(scene: Scene, colon: number): Found | undefined {
  const { document, tokens, quotationOf, quoted } = scene;
  const next = tokens[colon + 1];
  if (!next) return undefined;
  if (quotationOf[next.index]! >= 0) return { shape: 'quote', content: [quoted[quotationOf[next.index]!]!] };
  const { block } = document.sentences[next.sentence]!;
  let last = next.sentence;
  while (document.sentences[last + 1]?.block === block) last++;
  return { shape: 'quote', content: [{ first: next.index, last: document.sentences[last]!.last }] };
}

/** A quotation, or what follows a colon. */
function quotedComplement(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  at: number,
  within: Range,
): Found | undefined {
  const colon = scene.tokens[at]!.text === ':';
  if (!frames.has('quote')) return undefined;
  if (colon && at >= within.last) return scene.levelOf[group.verb]! < 0 ? afterColon(scene, at) : undefined;
  const from = colon ? at + 1 : at;
  if (colon && !opensQuotation(scene, from) && (!frames.has('clause') || !isClause(scene, from, within.last))) return undefined;
  const content = found(scene, 'quote', from, clauseEnd(scene, group.verb, from, within));
  const taken = scene.children[group.verb]!.some(
    (child) => child > group.verb && child < at && scene.tokens[child]!.relation === 'obj',
  );
  return content && colon && taken ? { ...content, instead: true } : content;
}

const opensCondition = /^(?:if|unless|although|though|because)$/;

/** A verb that takes nothing but clauses has the rest of its sentence for one, whatever the parse made of it. */
function restOfSentence(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  subject: Range | undefined,
  within: Range,
  lists: Lists,
): Found | undefined {
  const { tokens } = scene;
  const { lemma, tag } = tokens[group.verb]!;
  const next = tokens[group.last + 1];
  const condition = next?.text === ',' && opensCondition.test(tokens[group.last + 2]?.lower ?? '');
  if (condition && lists.plainSayers.has(lemma) && frames.has('clause') && group.last + 2 < within.last)
    return found(scene, 'clause', group.last + 2, clauseEnd(scene, group.verb, group.last + 2, within));
  if (!lists.plainSayers.has(lemma) || !frames.has('clause') || !finiteTags.has(tag) || group.passive) return undefined;
  if (subject === undefined || subject.last >= group.first || next?.relation === 'obl:unmarked') return undefined;
  if (next === undefined || next.index > within.last) return undefined;
  const amount =
    /^(?:about|nearly|almost|roughly|around)$/.test(next.lower) && /^(?:NUM|NOUN)$/.test(tokens[group.last + 2]?.pos ?? '');
  if (!amount && !/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ|SYM)$/.test(next.pos)) return undefined;
  const last = clauseEnd(scene, group.verb, next.index, within);
  return last > next.index + 1 && isClause(scene, next.index, last) ? found(scene, 'clause', next.index, last) : undefined;
}

/** "X said in spring, when the mill closed, “…”": the quotation that ends the sentence, with no clause of somebody else's before it. */
function quotationLater(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  subject: Range | undefined,
  within: Range,
): Found | undefined {
  const { tokens, quoted, levelOf } = scene;
  if (!frames.has('quote') || !finiteTags.has(tokens[group.verb]!.tag) || group.passive) return undefined;
  if (subject === undefined || subject.last >= group.first) return undefined;
  const quotation = quoted.find((range) => range && range.first > group.last && range.first <= within.last);
  if (!quotation || quotation.last < within.last - 1 || levelOf[quotation.first - 1] !== levelOf[group.verb]) return undefined;
  if (!/^[,:]$/.test(tokens[quotation.first - 1]!.text) || !/^\p{Lu}/u.test(tokens[quotation.first + 1]?.text ?? ''))
    return undefined;
  return isWholeClause(scene, group.last + 1, quotation.first - 2)
    ? undefined
    : { shape: 'quote', content: [{ first: quotation.first, last: quotation.last }] };
}

/** "X said on the radio, where she is a guest, that …": behind an aside, with no clause of somebody else's before it. */
function thatLater(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  subject: Range | undefined,
  within: Range,
): Found | undefined {
  const { tokens, levelOf } = scene;
  if (!frames.has('that') || !finiteTags.has(tokens[group.verb]!.tag) || group.passive) return undefined;
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

/** Content to the right of a verb, by the frames that its row allows. */
export function complementOf(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  subject: Range | undefined,
  lists: Lists,
): Found | undefined {
  const { tokens, children } = scene;
  const within = bounds(scene, group.verb);
  const takesObjects = frames.has('object');
  const addressed = frames.has('that') ? thatBehindAddressee(scene, group, within) : undefined;
  if (addressed !== undefined) return found(scene, 'that', addressed, clauseEnd(scene, group.verb, addressed, within));
  const at = openerOf(scene, group, within, subject && subject.first > group.last ? subject : undefined, takesObjects, lists);
  if (at === undefined) return nominalComplement(scene, group, frames, within, lists);
  const token = tokens[at]!;
  const end = (): number => clauseEnd(scene, group.verb, at, within);
  if (opensQuotation(scene, at) || token.text === ':') {
    const quote = quotedComplement(scene, group, frames, at, within);
    if (quote) return quote;
  }
  if (opensThat(scene, at, takesObjects) && frames.has('that')) return found(scene, 'that', at, end());
  const child = children[group.verb]!.find((each) => each >= at && subtreeRange(scene, each).first <= at);
  const relation = child === undefined ? '' : tokens[child]!.relation;
  const afterComma = /^(?:,|—|–|--)$/.test(tokens[at - 1]!.text);
  const when = token.lower === 'when' && (group.negated || !frames.has('inserted'));
  const adjacent = at === group.last + 1;
  const asked = children[group.verb]!.some(
    (each) => /^i?obj$/.test(tokens[each]!.relation) && subtreeRange(scene, each).last === at - 1,
  );
  const asks =
    (adjacent || (asked && lists.askers.has(tokens[group.verb]!.lemma))) &&
    (when || /^(?:whether|why|how|what|who|if|where)$/.test(token.lower));
  const isQuestion =
    (lists.questionWords.has(token.lower) ||
      (when && asks) ||
      (token.pos === 'ADP' && lists.questionWords.has(tokens[at + 1]?.lower ?? ''))) &&
    !afterComma &&
    (asks || (relation !== 'advcl' && relation !== 'obj'));
  if (isQuestion && frames.has('question')) return found(scene, 'question', at, end());
  if (child !== undefined && (relation === 'ccomp' || relation === 'xcomp' || relation === 'parataxis')) {
    const dependent = tokens[child]!;
    const range = subtreeRange(scene, child, within);
    const infinitive =
      dependent.tag === 'VB' &&
      children[child]!.some((each) => tokens[each]!.lower === 'to' && tokens[each]!.relation === 'mark');
    const objectBefore = children[group.verb]!.some((each) => each > group.last && each < at && tokens[each]!.relation === 'obj');
    if (
      infinitive &&
      relation === 'xcomp' &&
      frames.has('to') &&
      token.lower === 'to' &&
      !(objectBefore && frames.has('object-to'))
    )
      return found(scene, 'to', at, infinitiveEnd(scene, at, Math.max(range.last, at)));
    const subjectOfClause = adjacent && frames.has('clause') && isClause(scene, at, end(), true);
    if (dependent.tag === 'VBG' && subjectOfClause) return found(scene, 'clause', at, end());
    if (dependent.tag === 'VBG' && frames.has('gerund') && !children[child]!.some((each) => tokens[each]!.relation === 'nsubj'))
      return found(scene, 'gerund', at, range.last);
    if (
      relation !== 'xcomp' &&
      !infinitive &&
      frames.has('clause') &&
      !(afterComma && /^(?:W|VBG|VBN)/.test(token.tag)) &&
      !/^(?:when|while|after|before|as|because|although|though|until|since)$/.test(token.lower) &&
      isClause(scene, at, Math.max(range.last, at)) &&
      !(relation === 'parataxis' && afterComma && (at !== group.last + 2 || tokens[at - 1]!.text !== ','))
    )
      return found(scene, 'clause', at, end());
  }
  const nominalStart =
    /^(?:NOUN|PROPN|PRON|DET|NUM|ADJ)$/.test(token.pos) && !afterComma && token.tag !== 'WDT' && token.tag !== 'WP';
  const open = frames.has('clause') && !frames.has('object') && relation !== 'obl:unmarked' && !afterComma;
  const plain =
    lists.plainSayers.has(tokens[group.verb]!.lemma) &&
    (/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ)$/.test(token.pos) || token.relation === 'amod') &&
    end() - at >= 2;
  if (open && ((nominalStart && relation !== 'nsubj' && isClause(scene, at, end(), true)) || plain))
    return found(scene, 'clause', at, end());
  return (
    nominalComplement(scene, group, frames, within, lists) ??
    restOfSentence(scene, group, frames, subject, within, lists) ??
    quotationLater(scene, group, frames, subject, within) ??
    thatLater(scene, group, frames, subject, within)
  );
}
