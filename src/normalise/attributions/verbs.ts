/** Attributions by verbs: for each row of a matched cue, the first frame that the text fits. */
import type { CueFrame, CueRule } from '../../lexicon/cue-rules.ts';
import { complementOf } from './complement.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft, Found } from './draft.ts';
import { insertedContent } from './inserted.ts';
import type { Lists } from './lists.ts';
import { entityIn } from './media.ts';
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

/** Whether a phrase stands from a token to the next mark or relative pronoun, without a verb. */
function phraseAlone({ tokens }: Scene, at: number): boolean {
  const first = tokens[at];
  if (!first || !/^(?:NOUN|PROPN|DET|NUM|ADJ|PRON)$/.test(first.pos) || first.tag === 'PRP$') return false;
  for (let next = at; next < at + 15; next++) {
    const token = tokens[next];
    if (!token || token.sentence !== first.sentence || /^[,.;—]$/.test(token.text) || /^(?:who|which)$/.test(token.lower))
      return next > at;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'SCONJ') return false;
  }
  return false;
}

/** Verbs that news turns round after a comma: "The dam is safe, said X". */
const isComment = (lemma: string): boolean => /^(?:say|add|write|report|note|recall|explain|argue|warn)$/.test(lemma);

/** Whether the verb stands right behind a quotation or a comma, so that a phrase after it is its subject: "“…,” said X". */
function invitesInversion(scene: Scene, group: VerbGroup): boolean {
  const { tokens, quotationOf, document } = scene;
  const before = tokens[group.first - 1];
  if (
    group.first === group.verb &&
    tokens[group.verb]!.tag === 'VBD' &&
    document.sentences[tokens[group.verb]!.sentence]!.first === group.verb
  )
    return true;
  if (before?.text === ',' && group.first === group.verb && tokens[group.verb]!.tag !== 'VBG') {
    return isComment(tokens[group.verb]!.lemma) && phraseAlone(scene, group.last + 1);
  }
  if (!before || quotationOf[before.index]! < 0 || !closing.test(before.text)) return false;
  return document.sentences[before.sentence]!.block === document.sentences[tokens[group.verb]!.sentence]!.block;
}

/** A source behind its verb with the clause about it: "said an official who …". */
function withRelative({ tokens }: Scene, { first, last }: Range, within: Range): Range {
  let end = last;
  if (!/^(?:who|whose)$/.test(tokens[last + 1]?.lower ?? '')) return { first, last };
  while (end < within.last && !/^(?:[,.;:—]|[“”"])$/.test(tokens[end + 1]!.text)) end++;
  return { first, last: end };
}

/** The subject's words; where the parse hung the verb under a participle of its subject, everything up to the verb. */
function wholeSource(scene: Scene, subject: Subject, group: VerbGroup, within: Range): Range {
  const { tokens } = scene;
  const plain = sourceRange(scene, subject.head, group, within);
  const range = subject.head > group.verb ? withRelative(scene, plain, within) : plain;
  const above = tokens[group.verb]!.head;
  if (
    !(subject.way === 'shared' || (subject.way === 'controlled' && /^VB[DZ]$/.test(tokens[group.verb]!.tag))) ||
    above < 0 ||
    above <= subject.head ||
    tokens.slice(above + 1, group.first).some(({ pos, text }) => pos === 'CCONJ' || text === ',' || text === ';')
  )
    return range;
  return { first: range.first, last: group.first - 1 };
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

/** "X, citing Y, said": the phrase before the aside, where the parse took the verb's subject out of the aside itself. */
function pastAside({ tokens, levelOf }: Scene, group: VerbGroup, within: Range): Subject | undefined {
  if (tokens[group.first - 1]?.text !== ',') return undefined;
  let open = group.first - 2;
  while (open > within.first && tokens[open]!.text !== ',') open--;
  const opener = tokens[open + 1];
  if (open <= within.first || !opener || !/^VB[GN]$/.test(opener.tag) || levelOf[open] !== levelOf[group.verb]) return undefined;
  for (let at = open - 1; at >= within.first; at--) {
    const { pos, text } = tokens[at]!;
    if (pos === 'VERB' || pos === 'AUX' || text === ',') break;
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') {
      let head = at;
      while (
        tokens[head]!.head >= within.first &&
        tokens[head]!.head < head &&
        /^(?:NOUN|PROPN)$/.test(tokens[tokens[head]!.head]!.pos)
      )
        head = tokens[head]!.head;
      return { head, way: 'own' };
    }
  }
  return undefined;
}

/** "with one of her ads asking": the phrase right before a participle, behind "with". */
function phraseBeside({ tokens }: Scene, group: VerbGroup): Subject | undefined {
  let first = group.first;
  while (
    group.first - first < 12 &&
    tokens[first - 1]?.sentence === tokens[group.verb]!.sentence &&
    /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/.test(tokens[first - 1]!.pos) &&
    tokens[first - 1]!.lower !== 'with'
  )
    first--;
  if (first === group.first || tokens[first - 1]?.lower !== 'with') return undefined;
  const head = tokens
    .slice(first, group.first)
    .find(({ pos, head: above }) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) && (above < first || above >= group.first));
  return head && { head: head.index, way: 'own' };
}

/** Whether the parse gave the verb a subject that stands before the comma in front of it. */
function subjectRunsTo({ tokens, levelOf }: Scene, head: number, group: VerbGroup): boolean {
  return head < group.first && tokens[group.first - 1]!.text === ',' && levelOf[head] === levelOf[group.verb];
}

/** "Norland Press, citing …": the phrase that opens the sentence, right before a participle between commas. */
function opensClause({ tokens }: Scene, group: VerbGroup, within: Range): Subject | undefined {
  if (tokens[group.first - 1]?.text !== ',') return undefined;
  const before = tokens.slice(within.first, group.first - 1);
  if (before.length === 0 || before.some(({ pos }) => !/^(?:NOUN|PROPN|DET|ADJ|NUM|ADP)$/.test(pos))) return undefined;
  const head = before.find(
    ({ head: above, pos }) => /^(?:NOUN|PROPN)$/.test(pos) && (above < within.first || above >= group.first - 1),
  );
  return head && { head: head.index, way: 'own' };
}

/** Whether a subject is a relative pronoun, or stands behind one: "X, whose firm sells boats, said". */
function speaksOfAntecedent({ tokens }: Scene, head: number): boolean {
  return (
    /^(?:who|which)$/.test(tokens[head]!.lower) || [head - 1, head - 2, head - 3].some((at) => tokens[at]?.lower === 'whose')
  );
}

/** The subject of a verb: as the parse has it, else what stands where a subject would. */
function findSubject(scene: Scene, group: VerbGroup, speech: boolean): Subject | undefined {
  const { tag } = scene.tokens[group.verb]!;
  if (speech && invitesInversion(scene, group)) {
    const own = subjectOf(scene, group.verb);
    if (own?.way === 'own' && own.head > group.verb) return own;
    const inverted = invertedSubject(scene, group);
    if (inverted && (own === undefined || own.way !== 'own' || subjectRunsTo(scene, own.head, group))) return inverted;
  }
  const beside = tag === 'VBG' ? phraseBeside(scene, group) : undefined;
  if (beside) return beside;
  const subject = subjectOf(scene, group.verb);
  const afterComma = scene.tokens[group.first - 1]?.text === ',';
  if (afterComma && tag === 'VBG' && subject && subject.way !== 'own') return mainSubject(scene, group.verb) ?? subject;
  if (afterComma && subject && speaksOfAntecedent(scene, subject.head))
    return phraseBefore(scene, group.verb, group.first) ?? subject;
  const aside = pastAside(scene, group, bounds(scene, group.verb));
  if (aside && (subject === undefined || subject.head > aside.head)) return aside;
  if (subject) return subject;
  if (tag === 'VBG') return mainSubject(scene, group.verb) ?? opensClause(scene, group, bounds(scene, group.verb));
  return /^(?:VBD|VBZ|VBP)$/.test(tag) ? phraseBefore(scene, group.verb, group.first) : undefined;
}

/** "Officials briefed on the matter said": a participle that the parse took for the main verb, with the main verb hung under it. */
function isReduced({ tokens, children }: Scene, group: VerbGroup): boolean {
  if (!/^VB[DN]$/.test(tokens[group.verb]!.tag) || group.first !== group.verb) return false;
  const second = children[group.verb]!.find(
    (child) =>
      child > group.verb &&
      /^(?:conj|advcl)$/.test(tokens[child]!.relation) &&
      /^VB[DZ]$/.test(tokens[child]!.tag) &&
      !children[child]!.some((each) => tokens[each]!.relation === 'mark'),
  );
  if (second === undefined || children[second]!.some((child) => tokens[child]!.relation.startsWith('nsubj'))) return false;
  return !tokens.slice(group.verb + 1, second).some(({ pos, text }) => pos === 'CCONJ' || text === ',' || text === ';');
}

/** "asked not to be named", "declined to be identified": no content, but the reason why a source has no name. */
function asksForNoName({ tokens }: Scene, verb: number, last: number): boolean {
  for (let at = verb + 1; at <= Math.min(last, verb + 5); at++) {
    if (/^(?:named|identified|quoted|anonymous)$/.test(tokens[at]!.lower) && /^(?:be|remain)$/.test(tokens[at - 1]!.lower))
      return true;
  }
  return false;
}

/** Whether content is somebody rather than something. */
function namesPeople(scene: Scene, [range]: readonly Range[], lists: Lists): boolean {
  const people = /^(?:man|woman|men|women|child|boy|girl|suspect|people|person)$/;
  const head = range && scene.tokens.slice(range.first, range.last + 1).find(({ head: above }) => above < range.first);
  if (!range || !head) return false;
  const kind = entityIn(scene, { first: head.index, last: head.index }, head.index)?.kind;
  return kind === 'person' || kind === 'group' || people.test(head.lemma) || lists.originNouns.has(head.lemma);
}

/** "…, they said, …": source and verb alone between commas. */
function isBracketed({ tokens }: Scene, group: VerbGroup, source: Range | undefined): boolean {
  if (!source || tokens[group.verb]!.tag === 'VBG') return false;
  const first = Math.min(source.first, group.first);
  const last = Math.max(source.last, group.last);
  return tokens[first - 1]?.text === ',' && tokens[last + 1]?.text === ',' && last - first < 12;
}

/** The attribution that a verb makes, or why it makes none. */
export function verbDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const group = verbGroup(scene, match.head, match.range);
  if (isReduced(scene, group)) return 'a participle of its subject';
  const { tag, relation } = scene.tokens[match.head]!;
  if (relation === 'amod' || relation === 'compound') return 'an adjective here';
  if (asksForNoName(scene, match.head, bounds(scene, match.head).last)) return 'says why the source has no name';
  const within = bounds(scene, match.head);
  const frameSets = match.rows.map((row) => new Set(row.frames));
  const speech = frameSets.some((frames) => frames.has('quote'));
  let subject = findSubject(scene, group, speech);
  let source = subject && wholeSource(scene, subject, group, within);
  const view = (): VerbView => ({ scene, group, subject, source, within });
  if (isBracketed(scene, group, source)) {
    for (let index = 0; index < match.rows.length; index++) {
      const found = subject && insertedContent(scene, group, frameSets[index]!, source);
      if (found) return draftOf(view(), match, match.rows[index]!, found);
    }
  }
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    const found = group.passive
      ? (passiveContent(view(), frames) ?? insertedContent(scene, group, frames, source))
      : (relativeContent(view(), frames) ?? complementOf(scene, group, frames, source, lists));
    if (found && !(match.rows[index]!.things && found.shape === 'object' && namesPeople(scene, found.content, lists)))
      return draftOf(view(), match, match.rows[index]!, found);
  }
  for (let index = 0; index < match.rows.length; index++) {
    const frames = frameSets[index]!;
    if (!frames.has('quote') && !frames.has('inserted') && !frames.has('as')) continue;
    if (tag === 'VBG' && subject?.way !== 'own') continue;
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
