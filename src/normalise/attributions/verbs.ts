/** Attributions by verbs: for each row of a matched cue, the first frame that the text fits. */
import type { CueFrame, CueRule } from '../../lexicon/cue-rules.ts';
import { complementOf, type Lists } from './complement.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft, Found } from './draft.ts';
import { insertedContent } from './inserted.ts';
import { bounds, type Range, type Scene, sameLevel, subtreeRange, trimMarks } from './scene.ts';
import { agentOf, type Subject, subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';
import { type VerbGroup, verbGroup } from './verb-group.ts';

const nominal = /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/;

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
    if (above < next.index || above === group.verb) break;
    head = above;
  }
  return nominal.test(tokens[head]!.pos) ? { head, way: 'inverted' } : undefined;
}

interface VerbScene {
  readonly scene: Scene;
  readonly group: VerbGroup;
  readonly subject: Subject | undefined;
  readonly source: Range | undefined;
  readonly within: Range;
}

function passiveContent({ scene, group, subject, source }: VerbScene, frames: ReadonlySet<CueFrame>): Found | undefined {
  if (!frames.has('passive') || !subject || !source) return undefined;
  const { tokens, children } = scene;
  const complement = children[group.verb]!.find(
    (child) =>
      child > group.verb &&
      /^(?:xcomp|ccomp|obl|advcl)$/.test(tokens[child]!.relation) &&
      tokens[child]!.relation !== 'obl:agent',
  );
  const within = bounds(scene, group.verb);
  if (tokens[subject.head]!.lower === 'it' && complement !== undefined) {
    const rest = trimMarks(scene, subtreeRange(scene, complement, within));
    return rest && { shape: 'passive', content: [rest] };
  }
  const parts = [source];
  if (complement !== undefined) {
    const range = subtreeRange(scene, complement, within);
    parts.push({ first: Math.max(range.first, group.last + 1), last: range.last });
  } else if (!frames.has('object')) return undefined;
  return { shape: 'passive', content: parts };
}

function draftOf(view: VerbScene, match: CueMatch, row: CueRule, found: Found): Draft {
  const { scene, group, subject, source } = view;
  const passive = found.shape === 'passive' || (group.passive && (found.shape === 'that' || found.shape === 'clause'));
  const agent = passive ? agentOf(scene, group.verb) : undefined;
  const within = view.within;
  const agentSource = agent === undefined ? undefined : sourceRange(scene, agent, group, within);
  const by =
    agentSource && scene.tokens[agentSource.first]!.lower === 'by'
      ? { first: agentSource.first + 1, last: agentSource.last }
      : agentSource;
  const own = passive ? by : source;
  return {
    row,
    shape: found.shape,
    cue: [{ first: Math.min(group.first, match.range.first), last: match.range.last }],
    head: group.verb,
    sourceHead: passive ? agent : subject?.head,
    source: own ? [own] : [],
    content: found.content,
    negated: group.negated,
    modal: group.modal,
  };
}

/** The attribution that a verb makes, or why it makes none. */
export function verbDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const group = verbGroup(scene, match.head, match.range);
  const within = bounds(scene, match.head);
  let subject = subjectOf(scene, match.head);
  let source = subject && sourceRange(scene, subject.head, group, within);
  const frameSets = match.rows.map((row) => new Set(row.frames));
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    const view = { scene, group, subject, source, within };
    const found = group.passive
      ? (passiveContent(view, frames) ?? insertedContent(scene, group, frames, source))
      : complementOf(scene, group, frames, source, lists);
    if (found) return draftOf(view, match, match.rows[index]!, found);
  }
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    if (!frames.has('quote') && !frames.has('inserted') && !frames.has('as')) continue;
    if (!subject) {
      subject = invertedSubject(scene, group);
      source = subject && sourceRange(scene, subject.head, group, within);
    }
    if (!subject) continue;
    const view = { scene, group, subject, source, within };
    const found = insertedContent(scene, group, frames, source);
    if (found) return draftOf(view, match, match.rows[index]!, found);
  }
  return subject ? 'no content in a shape that the cue takes' : 'neither source nor content';
}
