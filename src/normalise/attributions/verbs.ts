/** Attributions by verbs: for each row of a matched cue, the first frame that the text fits. */
import type { CueFrame, CueRule } from '../../lexicon/cue-rules.ts';
import { complementOf, type Lists } from './complement.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft, Found } from './draft.ts';
import { insertedContent } from './inserted.ts';
import { bounds, type Range, type Scene, sameLevel, subtreeRange, trimMarks } from './scene.ts';
import { agentOf, mainSubject, phraseBefore, type Subject, subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';
import { type VerbGroup, verbGroup } from './verb-group.ts';

const nominal = /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/;
const closing = /^(?:[”"’'»]|'')$/;

/** "said X": a phrase right after the verb, where the parse gave no subject. */
function invertedSubject(scene: Scene, group: VerbGroup): Subject | undefined {
  const { tokens } = scene;
  const next = tokens[group.last + 1];
  if (
    !next ||
    next.sentence !== tokens[group.verb]!.sentence ||
    !nominal.test(next.pos) ||
    !sameLevel(scene, next.index, group.verb)
  )
    return undefined;
  let head = next.index;
  for (let steps = 0; steps < 8; steps++) {
    const above = tokens[head]!.head;
    if (above < next.index || above === group.verb || tokens[above]!.pos === 'VERB') break;
    head = above;
  }
  return nominal.test(tokens[head]!.pos) ? { head, way: 'inverted' } : undefined;
}

/** Whether the verb stands right behind a quotation, so that a phrase after it is its subject: "“…,” said X". */
function followsQuotation({ tokens, quotationOf, document }: Scene, group: VerbGroup): boolean {
  const before = tokens[group.first - 1];
  if (!before || quotationOf[before.index]! < 0 || !closing.test(before.text)) return false;
  return document.sentences[before.sentence]!.block === document.sentences[tokens[group.verb]!.sentence]!.block;
}

/** What is known of one verb while its rows are tried. */
interface VerbView {
  readonly scene: Scene;
  readonly group: VerbGroup;
  readonly subject: Subject | undefined;
  readonly source: Range | undefined;
  readonly within: Range;
}

function passiveContent({ scene, group, subject, source, within }: VerbView, frames: ReadonlySet<CueFrame>): Found | undefined {
  if (!frames.has('passive') || !subject || !source) return undefined;
  const { tokens, children } = scene;
  const complement = children[group.verb]!.find(
    (child) =>
      child > group.verb && /^(?:xcomp|ccomp|obl|advcl)$/.test(tokens[child]!.relation) && agentOf(scene, group.verb) !== child,
  );
  if (complement === undefined) return undefined;
  const range = subtreeRange(scene, complement, within);
  const rest = trimMarks(scene, { first: Math.max(range.first, group.last + 1), last: range.last });
  if (!rest) return undefined;
  return { shape: 'passive', content: tokens[subject.head]!.lower === 'it' ? [rest] : [source, rest] };
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
  if (!/^(?:VBD|VBZ|VBP|MD)$/.test(next.tag)) return undefined;
  const rest = trimMarks(scene, { first: next.index, last: subtreeRange(scene, group.verb, within).last });
  return rest && { shape: 'relative', content: [{ first: pronoun.index, last: pronoun.index }, rest] };
}

function withoutBy({ tokens }: Scene, range: Range): Range {
  return tokens[range.first]!.lower === 'by' && range.last > range.first ? { first: range.first + 1, last: range.last } : range;
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
    sourceHead: passive ? agent : subject?.head,
    source: own ? [own] : [],
    ...(way && { way }),
    content: found.content,
    negated: group.negated,
    modal: group.modal,
  };
}

/** The subject of a verb: as the parse has it, else what stands where a subject would. */
function findSubject(scene: Scene, group: VerbGroup, speech: boolean): Subject | undefined {
  const { tag } = scene.tokens[group.verb]!;
  if (speech && followsQuotation(scene, group)) {
    const own = subjectOf(scene, group.verb);
    if (own?.way === 'own' && own.head > group.verb) return own;
    const inverted = invertedSubject(scene, group);
    if (inverted && (own === undefined || own.way !== 'own')) return inverted;
  }
  const subject = subjectOf(scene, group.verb);
  if (subject) return subject;
  if (tag === 'VBG') return mainSubject(scene, group.verb);
  return /^(?:VBD|VBZ|VBP)$/.test(tag) ? phraseBefore(scene, group.verb, group.first) : undefined;
}

/** The attribution that a verb makes, or why it makes none. */
export function verbDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const group = verbGroup(scene, match.head, match.range);
  const within = bounds(scene, match.head);
  const frameSets = match.rows.map((row) => new Set(row.frames));
  const speech = frameSets.some((frames) => frames.has('quote'));
  let subject = findSubject(scene, group, speech);
  let source = subject && sourceRange(scene, subject.head, group, within);
  const view = (): VerbView => ({ scene, group, subject, source, within });
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    const found = group.passive
      ? (passiveContent(view(), frames) ?? insertedContent(scene, group, frames, source))
      : (relativeContent(view(), frames) ?? complementOf(scene, group, frames, source, lists));
    if (found) return draftOf(view(), match, match.rows[index]!, found);
  }
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    if (!frames.has('quote') && !frames.has('inserted') && !frames.has('as')) continue;
    if (!subject) {
      subject = invertedSubject(scene, group);
      source = subject && sourceRange(scene, subject.head, group, within);
    }
    if (!subject) continue;
    const found = insertedContent(scene, group, frames, source);
    if (found) return draftOf(view(), match, match.rows[index]!, found);
  }
  return subject ? 'no content in a shape that the cue takes' : 'neither source nor content';
}
