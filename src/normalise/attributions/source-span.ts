/**
 * How far a source reaches: the whole phrase with title, appositive, coordination and relative clause. The parse gives it; what
 * parses of news most often get wrong (titles cut off a name, a phrase glued to what stands before it) is repaired from tags.
 */
import { isMark, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';

const nominalTags: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'SYM']);
const leadingWords: ReadonlySet<string> = new Set([
  'but',
  'and',
  'or',
  'as',
  'that',
  'when',
  'while',
  'if',
  'because',
  'since',
  'so',
  'yet',
  'after',
  'before',
  'although',
  'though',
  'than',
  'where',
  'what',
  'how',
  'which',
  'whether',
  'for',
  'until',
  'like',
]);

/** Left of its head a source holds no comma: a mark there parts it from what stands before. */
function leftEdge({ tokens }: Scene, head: number, first: number): number {
  let from = head;
  while (from > first) {
    const before = tokens[from - 1]!;
    if (isMark(before) && !/^[-–$#@'’"“”‘(]|''$/.test(before.text)) break;
    from--;
  }
  while (
    from < head &&
    (leadingWords.has(tokens[from]!.lower) || tokens[from]!.pos === 'SCONJ' || tokens[from]!.pos === 'CCONJ') &&
    !/^(?:both|either|neither)$/.test(tokens[from]!.lower)
  )
    from++;
  return from;
}

/** Nominal words right before the phrase that the parse left outside, if they reach back to where a phrase can begin. */
function regainLeft({ tokens }: Scene, first: number, limit: number): number {
  let from = first;
  if (tokens[first]!.pos === 'PRON' || tokens[first]!.pos === 'DET') return first;
  while (from > limit) {
    const before = tokens[from - 1]!;
    const fits =
      nominalTags.has(before.pos) || before.tag === 'POS' || before.tag === 'PRP$' || (before.text === '-' && from - 2 >= limit);
    if (!fits) break;
    from--;
  }
  const before = tokens[from - 1];
  const clean =
    from === limit ||
    before === undefined ||
    isMark(before) ||
    before.pos === 'SCONJ' ||
    before.pos === 'CCONJ' ||
    leadingWords.has(before.lower) ||
    before.pos === 'ADV';
  return clean ? from : first;
}

/** Words of a name between the phrase and the verb that the parse hung elsewhere. */
function regainRight({ tokens }: Scene, last: number, limit: number): number {
  let to = last;
  while (
    to < limit &&
    (tokens[to + 1]!.pos === 'PROPN' ||
      tokens[to + 1]!.pos === 'NOUN' ||
      tokens[to + 1]!.tag === 'POS' ||
      tokens[to + 1]!.pos === 'NUM')
  )
    to++;
  return to === limit ? to : last;
}

/**
 * The words of a source from its head. `verb` is the cue's group, which the source must not run into; `within` the sentence on
 * the cue's level.
 */
export function sourceRange(scene: Scene, head: number, verb: Range, within: Range): Range {
  const before = head < verb.first;
  const limit = before ? { first: within.first, last: verb.first - 1 } : { first: verb.last + 1, last: within.last };
  if (scene.tokens[head]!.pos === 'PRON' && scene.children[head]!.length === 0) return { first: head, last: head };
  const all = subtreeRange(scene, head, limit);
  let first = leftEdge(scene, head, all.first);
  let last = all.last;
  if (first === all.first || first === head) first = regainLeft(scene, first, limit.first);
  if (before) last = regainRight(scene, last, limit.last);
  return trimMarks(scene, { first, last: Math.max(last, head) }) ?? { first: head, last: head };
}
