/**
 * Hand-overs as links. An inward link has the content of the draft it continues and that draft as its parent ("A, citing B": B under
 * A). An outward link takes the place of the draft's parent ("X told B": X under B, and B where X was).
 */
import type { HandOverRule } from '../../lexicon/cue-rules.ts';
import type { Draft } from './draft.ts';
import { type Range, type Scene, subtreeRange } from './scene.ts';
import { sourceRange } from './source-span.ts';

/** A phrase with its head token. */
export interface Phrase {
  readonly head: number;
  readonly range: Range;
}

const nominal = /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/;

/** The phrase that begins right after a token, up to the next comma that parts it from what follows. */
export function phraseAfter(scene: Scene, at: number): Phrase | undefined {
  const { tokens, document } = scene;
  const { last } = document.sentences[tokens[at]!.sentence]!;
  let head = -1;
  for (let next = at + 1; next <= last; next++) {
    const token = tokens[next]!;
    if (head === -1 && !nominal.test(token.pos)) {
      if (token.pos === 'PUNCT' || next > at + 2) return undefined;
      continue;
    }
    if (!nominal.test(token.pos) && token.tag !== 'POS' && token.text !== '-') break;
    if (head >= 0 && /^(?:last|next|this|earlier|later)$/.test(token.lower)) break; // "the Post | last week"
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') head = next;
    if (tokens[next + 1]?.tag === 'POS') head = -2;
    if (head === -2 && (token.pos === 'NOUN' || token.pos === 'PROPN') && tokens[next + 1]?.tag !== 'POS') head = next;
  }
  if (head < 0) return undefined;
  const first = firstOfPhrase(scene, at, head);
  let end = head;
  const top = topOf(scene, head, at);
  const under = subtreeRange(scene, top, { first: head, last });
  end = under.last;
  for (let at = head + 1; at <= under.last; at++) {
    if (tokens[at]!.text !== ',') continue;
    end = at - 1;
    break;
  }
  end = Math.max(head, end);
  return { head: top >= first && top <= head ? top : head, range: { first, last: end } };
}

function firstOfPhrase({ tokens }: Scene, at: number, head: number): number {
  let first = at + 1;
  while (first < head && !nominal.test(tokens[first]!.pos)) first++;
  return first;
}

/** The topmost token of a noun run: the name's first word heads its parts. */
function topOf({ tokens }: Scene, head: number, at: number): number {
  let top = head;
  for (let steps = 0; steps < 5; steps++) {
    const above = tokens[top]!.head;
    if (above <= at || above > head || !nominal.test(tokens[above]!.pos)) break;
    top = above;
  }
  return top;
}

/** The phrase of a dependent, without a leading "by". */
export function phraseOf(scene: Scene, head: number, cue: Range, within: Range): Phrase {
  const range = sourceRange(scene, head, cue, within);
  const first =
    /^(?:by|through|via|with|to|in|on)$/.test(scene.tokens[range.first]!.lower) && range.last > range.first
      ? range.first + 1
      : range.first;
  return { head, range: { first, last: range.last } };
}

const plainRow = (rule: HandOverRule): Draft['row'] => ({ id: rule.id, kind: 'speech', stance: 'asserts', hedges: false });

function link(rule: HandOverRule, cue: Range, of: Draft, { head, range }: Phrase): Draft {
  return {
    row: plainRow(rule),
    shape: rule.shape,
    cue: [cue],
    head: cue.first,
    sourceHead: head,
    source: [range],
    content: of.content,
    negated: false,
    modal: undefined,
  };
}

/** A further source inwards: it says what the draft says, and stands behind it. */
export function inward(rule: HandOverRule, cue: Range, of: Draft, phrase: Phrase): Draft {
  const made = link(rule, cue, of, phrase);
  made.parent = of;
  return made;
}

/** A relay outwards: the reader has the draft's words through it. */
export function outward(rule: HandOverRule, cue: Range, of: Draft, phrase: Phrase): Draft {
  const made = link(rule, cue, of, phrase);
  if (of.parent) made.parent = of.parent;
  of.parent = made;
  return made;
}
