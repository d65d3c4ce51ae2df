/** Attributions by verbs: for each row of a matched cue, the first frame that the text fits. */
import type { CueFrame, CueRule } from '../../lexicon/cue-rules.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { clauseEnd } from './clause-end.ts';
import { exchangeStop } from './clause-stops.ts';
import { commentSource } from './comments.ts';
import { complementOf } from './complement.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft, Found } from './draft.ts';
import { followsQuotation, insertedContent } from './inserted.ts';
import type { Lists } from './lists.ts';
import { asksForNoName, isReduced, namesPeople } from './no-cue.ts';
import { bounds, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';
import { agentOf, type Subject } from './source.ts';
import { sourceRange } from './source-span.ts';
import { type VerbGroup, verbGroup } from './verb-group.ts';
import { findSubject, invertedSubject, wholeSource } from './verb-subject.ts';

/** What is known of one verb while its rows are tried. */
interface VerbView {
  readonly scene: Scene;
  readonly group: VerbGroup;
  readonly subject: Subject | undefined;
  readonly source: Range | undefined;
  readonly within: Range;
}

/** "to leave", but not "to have left": what somebody is to do. */
const isToDo = ({ tokens, children }: Scene, verb: number): boolean =>
  tokens[verb]!.tag === 'VB' &&
  children[verb]!.some((each) => tokens[each]!.lower === 'to' && tokens[each]!.relation === 'mark') &&
  !children[verb]!.some((each) => tokens[each]!.relation.startsWith('aux') && tokens[each]!.lower === 'have');

function passiveContent({ scene, group, subject, source, within }: VerbView, frames: ReadonlySet<CueFrame>): Found | undefined {
  if (!(frames.has('passive') || frames.has('passive-to')) || !subject || !source) return undefined;
  const { tokens, children } = scene;
  const complement = children[group.verb]!.find(
    (child) =>
      child > group.verb && /^(?:xcomp|ccomp|obl|advcl)$/.test(tokens[child]!.relation) && agentOf(scene, group.verb) !== child,
  );
  if (complement === undefined || (!frames.has('passive') && !isToDo(scene, complement))) return undefined;
  const range = subtreeRange(scene, complement, within);
  const rest = trimMarks(scene, { first: Math.max(range.first, group.last + 1), last: range.last });
  if (!rest) return undefined;
  return { shape: 'passive', content: tokens[subject.head]!.lower === 'it' ? [rest] : [source, rest] };
}

/** "asked" where somebody was: with its auxiliary, or as a participle without any. */
const wasAsked = ({ tokens, children, words }: Scene, { verb, passive }: VerbGroup): boolean =>
  words.asking.has(tokens[verb]!.lemma) &&
  (passive || (tokens[verb]!.tag === 'VBN' && !children[verb]!.some((child) => tokens[child]!.relation.startsWith('aux'))));

/** "was asked by X whether …", "when asked why …": the question. */
function askedQuestion({ scene, group, within }: VerbView, frames: ReadonlySet<CueFrame>, lists: Lists): Found | undefined {
  const { tokens } = scene;
  if (!frames.has('question')) return undefined;
  let at = group.last + 1;
  while (
    at < within.last &&
    !lists.questionWords.has(tokens[at]!.lower) &&
    /^(?:ADP|ADV|NOUN|PROPN|PRON|DET|ADJ|PART)$/.test(tokens[at]!.pos)
  )
    at++;
  if (at >= within.last || !lists.questionWords.has(tokens[at]!.lower)) return undefined;
  const last = clauseEnd(scene, group.verb, at, within);
  const comma = group.finite ? undefined : tokens.slice(at, last + 1).find(({ text }) => text === ',');
  const rest = trimMarks(scene, { first: at, last: comma ? comma.index - 1 : last });
  return rest && { shape: 'question', content: [rest] };
}

/** "which X says will fail": the content is the clause about the pronoun. */
function relativeContent({ scene, group, subject, within }: VerbView, frames: ReadonlySet<CueFrame>): Found | undefined {
  const { tokens } = scene;
  if (!frames.has('clause') || !subject || subject.way !== 'own' || subject.head > group.verb) return undefined;
  const pronoun = tokens
    .slice(within.first, subject.head)
    .findLast((token) => /^(?:which|that|who|whom|what)$/.test(token.lower));
  const next = tokens[group.last + 1];
  if (!pronoun || pronoun.index < subject.head - 8 || tokens[pronoun.index - 1] === undefined || next === undefined)
    return undefined;
  if (!finiteTags.has(next.tag)) return undefined;
  const rest = trimMarks(scene, { first: next.index, last: subtreeRange(scene, group.verb, within).last });
  return (
    rest && { shape: 'relative', content: [{ first: antecedentStart(scene, pronoun.index, within), last: pronoun.index }, rest] }
  );
}

/** Where the phrase before a relative pronoun begins: what the pronoun stands for. */
function antecedentStart({ tokens }: Scene, pronoun: number, { first }: Range): number {
  let at = pronoun;
  while (at > first && /^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(tokens[at - 1]!.pos) && tokens[at]!.pos !== 'DET') at--;
  return at;
}

function withoutBy({ tokens }: Scene, range: Range): Range {
  return tokens[range.first]!.lower === 'by' && range.last > range.first ? { first: range.first + 1, last: range.last } : range;
}

/** The head of a source: the subject that was found, or if that is not in the source the token that is governed from outside it. */
function headIn({ tokens }: Scene, source: Range | undefined, head: number | undefined): number | undefined {
  if (source === undefined || head === undefined || (source.first <= head && head <= source.last)) return head;
  return tokens.slice(source.first, source.last + 1).find(({ head: above }) => above < source.first || above > source.last)
    ?.index;
}

function draftOf({ scene, group, subject, source, within }: VerbView, match: CueMatch, row: CueRule, found: Found): Draft {
  const passive = group.passive || (subject === undefined && agentOf(scene, group.verb) !== undefined);
  const agent = passive ? agentOf(scene, group.verb) : undefined;
  const by = agent === undefined ? undefined : withoutBy(scene, sourceRange(scene, agent, group, within));
  const own = passive ? by : source;
  const way = passive ? (agent === undefined ? undefined : ('agent' as const)) : subject?.way;
  return {
    row,
    shape: found.shape,
    cue: [{ first: Math.min(group.first, match.range.first), last: match.range.last }],
    head: group.verb,
    sourceHead: passive ? agent : headIn(scene, own, subject?.head),
    source: own ? [own] : [],
    ...(way && { way }),
    content: found.content,
    negated: group.negated,
    modal: group.modal,
    ...(found.instead && { instead: true }),
  };
}

/** "…, they said, …": source and verb alone between commas. */
function isBracketed({ tokens }: Scene, group: VerbGroup, source: Range | undefined): boolean {
  if (!source || tokens[group.verb]!.tag === 'VBG') return false;
  const first = Math.min(source.first, group.first);
  const last = Math.max(source.last, group.last);
  return tokens[first - 1]?.text === ',' && tokens[last + 1]?.text === ',' && last - first < 12;
}

const withoutReturn = (scene: Scene, found: Found): Found => ({
  ...found,
  content: found.content.map(({ first, last }) => ({ first, last: exchangeStop(scene, first, last) })),
});

/** Tries each row of a match in turn. */
function firstRow(
  view: VerbView,
  match: CueMatch,
  find: (frames: ReadonlySet<CueFrame>, row: CueRule) => Found | undefined,
): Draft | undefined {
  for (const row of match.rows) {
    const found = find(new Set(row.frames), row);
    if (found) return draftOf(view, match, row, row.stance === 'pledges' ? withoutReturn(view.scene, found) : found);
  }
  return undefined;
}

/** Content to the right of the verb, or its subject where it is passive. */
function governed(view: VerbView, match: CueMatch, lists: Lists): Draft | undefined {
  const { scene, group, source } = view;
  return firstRow(view, match, (frames, row) => {
    if (wasAsked(scene, group)) return passiveContent(view, frames) ?? askedQuestion(view, frames, lists);
    if (group.passive) return passiveContent(view, frames) ?? insertedContent(scene, group, frames, source);
    const found = relativeContent(view, frames) ?? complementOf(scene, group, frames, source, lists);
    const people = found !== undefined && row.things && found.shape === 'object' && namesPeople(scene, found.content, lists);
    return people ? undefined : found;
  });
}

/** Content before the verb, or on both sides of it. */
function inserted(view: VerbView, match: CueMatch): Draft | undefined {
  const { scene, group, source } = view;
  return firstRow(view, match, (frames) => {
    const takes = frames.has('quote') || frames.has('inserted') || frames.has('as');
    return takes ? insertedContent(scene, group, frames, source) : undefined;
  });
}

/** Why a verb that stands among the cues is none here. */
function noCue(scene: Scene, group: VerbGroup, within: Range): string | undefined {
  if (isReduced(scene, group)) return 'a participle of its subject';
  const { relation, lower } = scene.tokens[group.verb]!;
  // "Norland is talking about a pact with Sudmark": they are at it, and tell nobody.
  if (lower === 'talking' && scene.children[group.verb]!.some((child) => scene.tokens[child]!.lemma === 'be'))
    return 'talks, not words';
  if (relation === 'amod' || relation === 'compound') return 'an adjective here';
  return asksForNoName(scene, group.verb, within.last) ? 'says why the source has no name' : undefined;
}

/** The attribution that a verb makes, or why it makes none. */
export function verbDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const own = verbGroup(scene, match.head, match.range);
  const asked = wasAsked(scene, own);
  const group = asked ? { ...own, passive: true } : own;
  const within = bounds(scene, match.head);
  const because = noCue(scene, group, within);
  if (because) return because;
  const speech = match.rows.some(({ frames }) => frames.includes('quote'));
  const comment = speech && !asked ? commentSource(scene, group, within) : undefined;
  const subject = comment?.subject ?? findSubject(scene, group, speech);
  const source = comment?.range ?? (subject && wholeSource(scene, subject, group, within));
  const view: VerbView = { scene, group, subject, source, within };
  const behind =
    comment !== undefined ||
    (!asked && isBracketed(scene, group, source)) ||
    (speech && !group.passive && followsQuotation(scene, group, source));
  const draft = (behind ? inserted(view, match) : undefined) ?? governed(view, match, lists);
  if (draft) return draft;
  if (asked) return 'no question beside it';
  const tellsOfItself = group.infinitive || (scene.tokens[group.verb]!.tag === 'VBG' && subject?.way !== 'own');
  const teller = subject ?? invertedSubject(scene, group);
  if (!teller || tellsOfItself) return teller ? 'no content in a shape that the cue takes' : 'neither source nor content';
  // "X, who denies it, is due in court": what stands beside the clause is told of X, and is nothing that X says.
  if (subject && /^(?:who|which)$/.test(scene.tokens[subject.head]!.lower)) return 'no content in a shape that the cue takes';
  const turned = subject ? view : { ...view, subject: teller, source: sourceRange(scene, teller.head, group, within) };
  return inserted(turned, match) ?? 'no content in a shape that the cue takes';
}
