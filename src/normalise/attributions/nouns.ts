/** Attributions by nouns: "her claim that …", "issued a warning that …", "allegations of …". */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft, Found } from './draft.ts';
import type { Lists } from './lists.ts';
import { isMedium } from './media.ts';
import { bounds, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';
import { subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';

const prepositions: Readonly<Record<string, CueFrame>> = {
  about: 'about',
  of: 'of',
  on: 'on',
  for: 'for',
  against: 'against',
  with: 'with',
  in: 'in',
  over: 'over',
  to: 'to-noun',
  from: 'from',
  toward: 'toward',
  towards: 'toward',
  at: 'at',
  regarding: 'about',
};

/** Content of a noun: its clause, its infinitive, or what stands after its preposition. */
export function nounContent(scene: Scene, noun: number, frames: ReadonlySet<CueFrame>, within: Range): Found | undefined {
  const { tokens, children } = scene;
  const give = (shape: CueFrame, first: number, last: number): Found | undefined => {
    const content = trimMarks(scene, { first, last });
    return content && { shape, content: [content] };
  };
  const next = tokens[noun + 1];
  for (const child of children[noun]!) {
    if (child < noun) continue;
    const { relation, tag } = tokens[child]!;
    const range = subtreeRange(scene, child, within);
    const opener = tokens[range.first]!;
    if (/^(?:acl|ccomp|acl:relcl|advcl|xcomp)/.test(relation)) {
      if (opener.lower === 'that' && (opener.pos === 'SCONJ' || opener.relation === 'mark') && frames.has('that'))
        return give('that', range.first, range.last);
      if (opener.lower === 'to' && tag === 'VB' && frames.has('to')) return give('to', range.first, range.last);
    }
    if (relation === 'nmod' || relation === 'acl' || relation === 'obl' || relation === 'advcl') {
      const frame = prepositions[opener.lower];
      if (frame && frames.has(frame) && range.first > noun) return give(frame, range.first + 1, range.last);
    }
  }
  const adjacent = next && next.pos === 'ADP' ? prepositions[next.lower] : undefined;
  if (adjacent && frames.has(adjacent) && next!.head > next!.index) {
    const governed = subtreeRange(scene, next!.head, within);
    if (governed.first >= noun) return give(adjacent, noun + 2, governed.last);
  }
  if (frames.has('that') && next?.lower !== 'that') {
    for (let at = noun + 2; at < noun + 9 && at < within.last; at++) {
      const { pos, lower } = tokens[at]!;
      if (lower === 'that' && pos === 'SCONJ')
        return give('that', at, Math.max(subtreeRange(scene, tokens[at]!.head, within).last, at));
      if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT') break;
    }
  }
  if (next?.lower === 'that' && next.pos === 'SCONJ' && frames.has('that'))
    return give('that', noun + 1, Math.max(subtreeRange(scene, next.head, within).last, noun + 1));
  return undefined;
}

/** Who the noun belongs to: its possessor, "by X", or the subject of the verb it is the object of. */
function nounSource(
  scene: Scene,
  noun: number,
  within: Range,
  lists: Lists,
): { readonly head: number; readonly range: Range } | undefined {
  const { tokens, children } = scene;
  const named = children[noun]!.find((child) => tokens[child]!.relation === 'nmod:poss' && child < noun);
  const possessor = named ?? (tokens[noun - 1]?.tag === 'POS' ? noun - 2 : undefined);
  if (possessor !== undefined) {
    const range = sourceRange(scene, possessor, { first: noun, last: noun }, within);
    let last = range.last;
    while (
      last > range.first &&
      (tokens[last]!.tag === 'POS' || (last > possessor && tokens[last]!.pos !== 'PROPN' && tokens[last]!.pos !== 'NOUN'))
    )
      last--;
    return { head: possessor, range: { first: range.first, last } };
  }
  const maker = children[noun]!.find(
    (child) =>
      child > noun &&
      tokens[child]!.relation === 'nmod' &&
      children[child]!.some((each) => /^(?:by|from)$/.test(tokens[each]!.lower) && tokens[each]!.relation === 'case'),
  );
  if (maker !== undefined) {
    const range = sourceRange(scene, maker, { first: noun, last: noun }, within);
    const first = /^(?:by|from)$/.test(tokens[range.first]!.lower) ? range.first + 1 : range.first;
    return { head: maker, range: { first, last: Math.max(first, range.last) } };
  }
  const medium = children[noun]!.filter(
    (child) => child < noun && tokens[child]!.pos === 'PROPN' && /^(?:compound|nmod|flat)$/.test(tokens[child]!.relation),
  );
  const lastWord = medium.at(-1);
  if (lastWord !== undefined) {
    const range = { first: subtreeRange(scene, medium[0]!, within).first, last: lastWord };
    if (isMedium(scene, range, lastWord)) return { head: lastWord, range };
  }
  const { head: verb, relation } = tokens[noun]!;
  if (verb >= 0 && (relation === 'obj' || relation === 'obl') && lists.lightVerbs.has(tokens[verb]!.lemma)) {
    const subject = subjectOf(scene, verb);
    if (subject) return { head: subject.head, range: sourceRange(scene, subject.head, { first: verb, last: noun }, within) };
  }
  return undefined;
}

/** The attribution that a noun makes, or why it makes none. */
export function nounDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const within = bounds(scene, match.head);
  for (const row of match.rows) {
    const found = nounContent(scene, match.head, new Set(row.frames), within);
    if (!found) continue;
    const source = nounSource(scene, match.head, within, lists);
    if (!source && found.shape !== 'that') continue;
    const negated = scene.children[match.head]!.some((child) => scene.tokens[child]!.lower === 'no');
    return {
      row,
      shape: found.shape,
      cue: [match.range],
      head: match.head,
      sourceHead: source?.head,
      source: source ? [source.range] : [],
      content: found.content,
      negated,
      modal: undefined,
    };
  }
  return 'no content in a shape that the cue takes';
}
