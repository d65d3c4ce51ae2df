/** Content of a verb that is no clause: noun phrases, infinitives that somebody else does, and what stands after prepositions. */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { infinitiveEnd, measuredStop, summedStop, utteranceStop } from './clause-stops.ts';
import type { Found } from './draft.ts';
import type { Lists } from './lists.ts';
import { opensQuotation, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

/** The frame of content that stands after a preposition. */
export const frameOfPreposition: Readonly<Record<string, CueFrame>> = {
  about: 'about',
  regarding: 'about',
  concerning: 'about',
  of: 'of',
  on: 'on',
  upon: 'on',
  for: 'for',
  against: 'against',
  with: 'with',
  in: 'in',
  over: 'over',
  at: 'at',
  from: 'from',
  toward: 'toward',
  towards: 'toward',
  into: 'into',
  to: 'to-noun',
};

/** Prepositions that tie a phrase to the object rather than to the time and place of the verb: "blamed them for …". */
const bindingPrepositions: ReadonlySet<string> = new Set([
  'for',
  'of',
  'as',
  'to',
  'against',
  'with',
  'from',
  'that',
  'over',
  'about',
]);

const found = (scene: Scene, shape: CueFrame, first: number, last: number): Found | undefined => {
  const content = trimMarks(scene, { first, last });
  return content && { shape, content: [content] };
};

const timeNoun = /(?:day|week|month|year|night|morning)$/;

/** An object with what the verb says of it: "the plan a disaster", "Norland of sending spies". */
function phraseEnd(scene: Scene, group: VerbGroup, object: number, within: Range): number {
  const { tokens, children } = scene;
  const start = subtreeRange(scene, object, within).first;
  let last = subtreeRange(scene, object, within).last;
  for (const child of children[group.verb]!) {
    if (child <= object) continue;
    const { relation } = tokens[child]!;
    const range = subtreeRange(scene, child, within);
    const opener = tokens[range.first]!.lower;
    const comma = tokens[range.first - 1]?.text === ',';
    const bound =
      relation === 'xcomp' ||
      relation === 'ccomp' ||
      (bindingPrepositions.has(opener) && (relation === 'obl' || relation === 'advcl') && !comma);
    if (!bound) {
      if (relation === 'advmod' || relation === 'punct' || timeNoun.test(tokens[child]!.lower)) continue;
      break;
    }
    last = Math.max(last, range.last);
  }
  const next = tokens[last + 1];
  if (
    next &&
    last < within.last &&
    (next.pos === 'ADP' || next.pos === 'SCONJ') &&
    /^(?:of|for|as)$/.test(next.lower) &&
    next.head > last
  ) {
    last = Math.max(last, Math.min(within.last, scene.lastUnder[next.head]!));
  }
  if (/^(?:who|whom|whose|which)$/.test(tokens[last + 1]?.lower ?? '') && last < within.last) {
    while (last < within.last && tokens[last + 1]!.text !== ',' && !/^[.;!?]$/.test(tokens[last + 1]!.text)) last++;
  }
  return Math.min(measuredStop(scene, start, last), summedStop(scene, start, last), utteranceStop(scene, start, last));
}

/** Where a phrase that is said to be something ends: "the plan a disaster", "the move as a mistake". */
function predicateEnd(scene: Scene, from: number, within: Range): number {
  const { tokens, levelOf } = scene;
  let last = from;
  while (last < within.last) {
    const next = tokens[last + 1]!;
    if (levelOf[next.index] === levelOf[from] && /^(?:[,;:—.!?]|--)$/.test(next.text)) break;
    if (next.pos === 'SCONJ' && next.lower !== 'as' && next.lower !== 'that' && next.lower !== 'of' && next.lower !== 'for')
      break;
    const joined = next.pos === 'CCONJ' && /^VB[DZPG]$/.test(tokens[last + 2]?.tag ?? '');
    if (joined) break;
    last++;
  }
  return last;
}

/** An object with what it is said to be. Gives nothing where the object stands alone, or "as" is missing where it must be. */
function predicated(
  scene: Scene,
  group: VerbGroup,
  within: Range,
  right: readonly number[],
  needsAs: boolean,
): Found | undefined {
  const { tokens } = scene;
  const start = group.last + 1;
  const opener = tokens[start];
  if (opener === undefined || start > within.last || right.length === 0) return undefined;
  if (!/^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/.test(opener.pos) && !opensQuotation(scene, start)) return undefined;
  const last = predicateEnd(scene, start, within);
  const object = right.find((child) => /^(?:obj|iobj|ccomp|xcomp)$/.test(tokens[child]!.relation));
  const reach = object === undefined ? start : Math.min(last, subtreeRange(scene, object, within).last);
  const hasAs = tokens.slice(start, last + 1).some(({ lower }) => lower === 'as');
  const alone =
    reach >= last &&
    !right.some((child) => tokens[child]!.relation === 'xcomp') &&
    !tokens.slice(start, last + 1).some(({ index }) => opensQuotation(scene, index));
  const second =
    object !== undefined &&
    scene.children[object]!.some((child) => child > object && /^(?:nmod:unmarked|appos|dep)$/.test(tokens[child]!.relation));
  if (needsAs ? !hasAs : alone && !second && opener.pos !== 'PRON') return undefined;
  if (!needsAs && last === start && opener.pos === 'PRON') return undefined;
  return found(scene, needsAs ? 'object-as' : 'object-is', start, last);
}

const isInfinitive = ({ tokens, children }: Scene, verb: number): boolean =>
  children[verb]!.some((each) => tokens[each]!.lower === 'to' && tokens[each]!.relation === 'mark');

function prepositional(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  within: Range,
  right: readonly number[],
  lists: Pick<Lists, 'times'>,
): Found | undefined {
  const { tokens, children } = scene;
  const object = right.find((child) => tokens[child]!.relation === 'obj');
  const phrases =
    object === undefined ? right : [...right, ...children[object]!.filter((child) => tokens[child]!.relation === 'nmod')];
  for (const child of phrases) {
    if (!/^(?:obl|advcl|obl:agent|nmod)$/.test(tokens[child]!.relation)) continue;
    const preposition = children[child]!.find((each) => each < child && /^(?:case|mark)$/.test(tokens[each]!.relation));
    if (preposition === undefined || preposition > group.last + 12) continue;
    const frame = frameOfPreposition[tokens[preposition]!.lower];
    if (frame === undefined || !frames.has(frame) || lists.times.has(tokens[child]!.lower)) continue;
    return found(scene, frame, preposition + 1, subtreeRange(scene, child, within).last);
  }
  return undefined;
}

function objectComplement(scene: Scene, group: VerbGroup, within: Range, right: readonly number[]): Found | undefined {
  const { tokens } = scene;
  const last = tokens[group.last]!;
  const governed = group.last > group.verb && last.relation === 'case' ? last.head : -1;
  if (governed > group.last) return found(scene, 'object', group.last + 1, subtreeRange(scene, governed, within).last);
  const object = right.find(
    (child) =>
      /^(?:obj|iobj)$/.test(tokens[child]!.relation) &&
      !tokens.slice(group.last + 1, group.last + 3).some(({ text }) => text === ','),
  );
  // The parse takes "citing" before a phrase for its preposition.
  const { tag, relation, head } = tokens[group.verb]!;
  if (tag === 'VBG' && relation === 'case' && head > group.verb)
    return found(scene, 'object', group.last + 1, subtreeRange(scene, head, within).last);
  if (object !== undefined)
    return found(
      scene,
      'object',
      Math.max(subtreeRange(scene, object, within).first, group.last + 1),
      phraseEnd(scene, group, object, within),
    );
  const predicate = right.find((child) => /^(?:xcomp|ccomp)$/.test(tokens[child]!.relation) && tokens[child]!.pos !== 'VERB');
  if (predicate === undefined) return undefined;
  const range = subtreeRange(scene, predicate, within);
  return found(
    scene,
    'object',
    Math.max(range.first, group.last + 1),
    Math.max(range.last, nounEnd(scene, range.last + 1, within)),
  );
}

/** "confirm American reports that …": where the noun of an object is read as a verb, what hangs under it is the object's too. */
function nounEnd({ tokens, children, lastUnder }: Scene, at: number, within: Range): number {
  const noun = tokens[at];
  const misread = noun?.tag === 'VBZ' && at <= within.last && !children[at]!.some((child) => child < at);
  return misread ? Math.min(within.last, lastUnder[at]!) : -1;
}

/** Content of a verb that is no clause, by the frames that its row allows. */
export function nominalComplement(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  within: Range,
  lists: Pick<Lists, 'times'>,
): Found | undefined {
  const { tokens, children } = scene;
  const right = children[group.verb]!.filter((child) => child > group.verb);
  const object = right.find((child) => /^(?:obj|iobj)$/.test(tokens[child]!.relation));
  // The parse often hangs the infinitive under the person who is to act.
  const candidates =
    object === undefined ? right : [...right, ...children[object]!.filter((child) => tokens[child]!.relation.startsWith('acl'))];
  const infinitive = candidates.find(
    (child) => /^(?:xcomp|ccomp|advcl|acl)$/.test(tokens[child]!.relation) && isInfinitive(scene, child),
  );
  if (infinitive !== undefined && frames.has('object-to') && (object === undefined || object < infinitive)) {
    const own = subtreeRange(scene, infinitive, within);
    const start = object !== undefined ? Math.min(subtreeRange(scene, object, within).first, own.first) : own.first;
    return found(scene, 'object-to', Math.max(start, group.last + 1), infinitiveEnd(scene, own.first, own.last));
  }
  if (infinitive !== undefined && object === undefined && frames.has('to')) {
    const range = subtreeRange(scene, infinitive, within);
    return found(scene, 'to', Math.max(range.first, group.last + 1), infinitiveEnd(scene, range.first, range.last));
  }
  if (frames.has('object-is') || frames.has('object-as')) {
    const content = predicated(scene, group, within, right, !frames.has('object-is'));
    if (content) return content;
  }
  if (frames.has('object')) {
    const content = objectComplement(scene, group, within, right);
    if (content) return content;
  }
  return prepositional(scene, group, frames, within, right, lists);
}
