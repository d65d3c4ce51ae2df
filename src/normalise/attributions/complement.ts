/**
 * Content to the right of a verb: a quotation, a clause, an infinitive, a gerund, a noun phrase or what stands after a
 * preposition. The first thing after the verb that is no adverbial decides.
 */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import type { Found } from './draft.ts';
import { bounds, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

export interface Lists {
  readonly questionWords: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
}

const clausal: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'parataxis', 'csubj']);
const adverbial: ReadonlySet<string> = new Set([
  'advmod',
  'obl',
  'obl:unmarked',
  'obl:agent',
  'iobj',
  'compound:prt',
  'punct',
  'discourse',
  'aux',
  'nsubj',
  'nsubj:pass',
  'dep',
  'mark',
  'cc',
]);

/** Whether a quotation of this level's own size opens at a token. */
function opensQuotation(scene: Scene, at: number): boolean {
  const quotation = scene.quotationOf[at]!;
  return quotation >= 0 && scene.quoted[quotation]!.first === at;
}

/** Where the clause that a cue governs ends: with the cue's own clause, or the sentence if the cue is its main verb. */
function clauseEnd(scene: Scene, verb: number, from: number, within: Range): number {
  const { tokens, children } = scene;
  let end = within.last;
  let at = verb;
  for (let steps = 0; steps < 6; steps++) {
    const { relation, head } = tokens[at]!;
    for (const child of children[at]!) {
      if (child <= from) continue;
      const each = tokens[child]!;
      const sibling = each.relation === 'conj' && child > verb && hasOwnClause(scene, child, verb);
      const trailing = each.relation === 'advcl' && /^VBG$/.test(each.tag) && at === verb && tokens[child - 1]?.text === ',';
      if (sibling || trailing) end = Math.min(end, startOf(scene, child, from) - 1);
    }
    if (head < 0 || head < within.first || head > within.last) break;
    if (relation !== 'parataxis' && relation !== 'root' && at === verb) {
      const limit = subtreeRange(scene, at, within).last;
      end = Math.min(end, Math.max(limit, from));
    }
    at = head;
  }
  return end;
}

const finite = /^(?:VBD|VBZ|VBP|MD)$/;

/** A verb joined to the cue that is told by the same teller as the cue, not by the source. */
function hasOwnClause({ tokens, children }: Scene, child: number, verb: number): boolean {
  const one = tokens[child]!;
  if (one.pos !== 'VERB' && one.pos !== 'AUX') return false;
  if (children[child]!.some((each) => tokens[each]!.relation.startsWith('nsubj') && each < child)) return true;
  return finite.test(one.tag) || one.tag === tokens[verb]!.tag;
}

/** Where a coordinated clause begins, with its conjunction and comma. */
function startOf(scene: Scene, child: number, from: number): number {
  const { tokens } = scene;
  let first = Math.max(from + 1, subtreeRange(scene, child).first);
  while (first - 1 > from && (tokens[first - 1]!.pos === 'CCONJ' || tokens[first - 1]!.text === ',')) first--;
  return first;
}

/** The first token after the verb at which content may open, past adverbials and the person spoken to. */
function openerOf(scene: Scene, group: VerbGroup, within: Range, subject: Range | undefined): number | undefined {
  const { tokens, children } = scene;
  let at = group.last + 1;
  if (subject && subject.first === at) at = subject.last + 1;
  for (let steps = 0; steps < 24 && at <= within.last; steps++) {
    const token = tokens[at]!;
    if (opensQuotation(scene, at) || token.text === ':') return at;
    const child = children[group.verb]!.find((each) => each >= at && subtreeRange(scene, each, within).first <= at);
    if (child === undefined) {
      if (token.pos === 'ADV' || token.text === ',') {
        at++;
        continue;
      }
      return at;
    }
    const { relation } = tokens[child]!;
    if (clausal.has(relation) || !adverbial.has(relation)) return at;
    const range = subtreeRange(scene, child, within);
    for (let inside = at; inside <= range.last; inside++) {
      if (opensQuotation(scene, inside) && scene.quoted[scene.quotationOf[inside]!]!.last - inside > 4) return inside;
      if (tokens[inside]!.lower === 'that' && tokens[inside]!.pos === 'SCONJ') return inside;
      if (tokens[inside]!.text === ':') return inside;
    }
    at = range.last + 1;
  }
  return undefined;
}

/** The clausal dependent that a token opens. */
function dependentAt(scene: Scene, group: VerbGroup, at: number): number | undefined {
  const { children } = scene;
  return children[group.verb]!.find((each) => each >= at && subtreeRange(scene, each).first <= at);
}

const found = (scene: Scene, shape: CueFrame, first: number, last: number): Found | undefined => {
  const content = trimMarks(scene, { first, last });
  return content && { shape, content: [content] };
};

/** A phrase with what its verb says of it: "the plan a disaster", "Norland of sending spies". */
function phraseEnd(scene: Scene, group: VerbGroup, from: number, within: Range): number {
  const { tokens, children } = scene;
  let last = from;
  for (const child of children[group.verb]!) {
    if (child < from) continue;
    const { relation } = tokens[child]!;
    if (relation === 'punct') continue;
    if (relation === 'conj' || relation === 'parataxis') break;
    if (relation === 'advcl' && tokens[child - 1]?.text === ',') break;
    last = Math.max(last, subtreeRange(scene, child, within).last);
  }
  return last;
}

const wordsOfPreposition: Readonly<Record<string, CueFrame>> = {
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
  const at = openerOf(scene, group, within, subject && subject.first > group.last ? subject : undefined);
  if (at !== undefined) {
    const token = tokens[at]!;
    const child = dependentAt(scene, group, at);
    const relation = child === undefined ? '' : tokens[child]!.relation;
    if (opensQuotation(scene, at) || token.text === ':') {
      if (
        frames.has('quote') &&
        (token.text === ':' ? opensQuotation(scene, at + 1) || at === within.last || frames.has('clause') : true)
      ) {
        const from = token.text === ':' ? at + 1 : at;
        if (from > within.last) return { shape: 'quote', content: [] };
        return found(scene, 'quote', from, clauseEnd(scene, group.verb, from, within));
      }
    }
    const next = tokens[at + 1];
    if (frames.has('that') && token.lower === 'that' && (token.pos === 'SCONJ' || relation === 'ccomp'))
      return found(scene, 'that', at, clauseEnd(scene, group.verb, at, within));
    const isQuestion =
      lists.questionWords.has(token.lower) || (token.pos === 'ADP' && lists.questionWords.has(next?.lower ?? ''));
    if (child !== undefined && (relation === 'ccomp' || relation === 'xcomp' || relation === 'parataxis')) {
      const dependent = tokens[child]!;
      const range = subtreeRange(scene, child, within);
      const to = range.first <= at && tokens[at]!.lower === 'to';
      if (isQuestion && frames.has('question')) return found(scene, 'question', at, clauseEnd(scene, group.verb, at, within));
      if (to && relation === 'xcomp' && frames.has('to')) return found(scene, 'to', at, Math.max(range.last, at));
      if (dependent.tag === 'VBG' && frames.has('gerund') && !children[child]!.some((each) => tokens[each]!.relation === 'nsubj'))
        return found(scene, 'gerund', at, range.last);
      if (relation !== 'xcomp' && frames.has('clause') && !to)
        return found(scene, 'clause', at, clauseEnd(scene, group.verb, at, within));
    }
    if (isQuestion && frames.has('question') && relation !== 'advcl')
      return found(scene, 'question', at, clauseEnd(scene, group.verb, at, within));
  }
  return nominalComplement(scene, group, frames, within);
}

/** Noun phrases, infinitives of others, and what stands after prepositions. */
function nominalComplement(scene: Scene, group: VerbGroup, frames: ReadonlySet<CueFrame>, within: Range): Found | undefined {
  const { tokens, children } = scene;
  const right = children[group.verb]!.filter((child) => child > group.verb);
  const object = right.find((child) => tokens[child]!.relation === 'obj' || tokens[child]!.relation === 'iobj');
  const infinitive = right.find(
    (child) =>
      (tokens[child]!.relation === 'xcomp' || tokens[child]!.relation === 'ccomp' || tokens[child]!.relation === 'advcl') &&
      children[child]!.some((each) => tokens[each]!.lower === 'to' && tokens[each]!.relation === 'mark'),
  );
  if (infinitive !== undefined && frames.has('object-to')) {
    const start =
      object !== undefined && object < infinitive
        ? subtreeRange(scene, object, within).first
        : subtreeRange(scene, infinitive, within).first;
    return found(scene, 'object-to', Math.max(start, group.last + 1), subtreeRange(scene, infinitive, within).last);
  }
  if (infinitive !== undefined && object === undefined && frames.has('to')) {
    const range = subtreeRange(scene, infinitive, within);
    return found(scene, 'to', Math.max(range.first, group.last + 1), range.last);
  }
  if (object !== undefined && frames.has('object')) {
    const start = Math.max(subtreeRange(scene, object, within).first, group.last + 1);
    return found(scene, 'object', start, phraseEnd(scene, group, start, within));
  }
  for (const child of right) {
    if (tokens[child]!.relation !== 'obl' && tokens[child]!.relation !== 'advcl' && tokens[child]!.relation !== 'obl:agent')
      continue;
    const preposition = children[child]!.find(
      (each) => each < child && (tokens[each]!.relation === 'case' || tokens[each]!.relation === 'mark'),
    );
    if (preposition === undefined || preposition > group.last + 12) continue;
    const frame = wordsOfPreposition[tokens[preposition]!.lower];
    if (frame === undefined || !frames.has(frame)) continue;
    return found(scene, frame, preposition + 1, subtreeRange(scene, child, within).last);
  }
  if (frames.has('object')) {
    // A cue that ends in a preposition of its own: "call for calm".
    const last = tokens[group.last]!;
    const governed = last.relation === 'case' ? last.head : -1;
    if (group.last > group.verb && governed > group.last)
      return found(scene, 'object', group.last + 1, subtreeRange(scene, governed, within).last);
    const predicate = right.find((child) => tokens[child]!.relation === 'xcomp' || tokens[child]!.relation === 'ccomp');
    if (predicate !== undefined && tokens[predicate]!.pos !== 'VERB') {
      const range = subtreeRange(scene, predicate, within);
      return found(scene, 'object', Math.max(range.first, group.last + 1), range.last);
    }
  }
  return undefined;
}
