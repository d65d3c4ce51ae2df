/**
 * Content to the right of a verb: a quotation, a clause, an infinitive, a gerund, a noun phrase or what stands after a
 * preposition. The first thing after the verb that is neither adverbial nor the person spoken to decides.
 */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { clauseEnd } from './clause-end.ts';
import { infinitiveEnd } from './clause-stops.ts';
import { found, isClause } from './content.ts';
import { contentLater } from './content-later.ts';
import type { Found } from './draft.ts';
import type { Lists } from './lists.ts';
import { nominalComplement } from './nominal-complement.ts';
import { bounds, opensQuotation, type Range, type Scene, subtreeRange } from './scene.ts';
import { openerOf, opensThat, thatBehindAddressee } from './openers.ts';
import type { VerbGroup } from './verb-group.ts';

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
    (adjacent || (asked && scene.words.asking.has(tokens[group.verb]!.lemma))) &&
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
  return nominalComplement(scene, group, frames, within, lists) ?? contentLater({ scene, group, frames, subject, within }, lists);
}
