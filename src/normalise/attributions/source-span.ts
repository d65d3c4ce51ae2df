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

const timeWords =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight|week|month|year|night|morning|afternoon|evening)$/;

/** Words right before the phrase that the parse left outside, if nothing but nominal words stands between it and the clause's edge. */
function regainLeft({ tokens }: Scene, head: number, first: number, limit: number): number {
  let from = first;
  if (tokens[head]!.pos === 'PRON') return first;
  while (from > limit) {
    const before = tokens[from - 1]!;
    const number = before.pos === 'ADP' && from - 2 >= limit && tokens[from - 2]!.pos === 'NUM' && tokens[from]!.pos === 'NUM';
    const fits =
      nominalTags.has(before.pos) ||
      before.tag === 'POS' ||
      before.tag === 'PRP$' ||
      number ||
      ((before.text === '-' || before.text === '/') && from - 2 >= limit);
    if (!fits || timeWords.test(before.lower)) break;
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

/** Without an adverbial at its end that tells of the saying: ", in Kentucky", "on Saturday", ", speaking at a rally". */
function cutAdverbials({ tokens }: Pick<Scene, 'tokens'>, head: number, last: number): number {
  if (last > head && tokens[last]!.text === ',') return cutAdverbials({ tokens }, head, last - 1);
  let comma = last;
  while (comma > head && tokens[comma]!.text !== ',') comma--;
  const after = tokens[comma + 1];
  if (
    comma > head &&
    after &&
    (/^(?:in|on|at|for|during|after|before|from|by|as)$/.test(after.lower) || after.tag === 'VBG' || after.tag === 'RB')
  )
    return cutAdverbials1(tokens, head, comma - 1);
  return cutAdverbials1(tokens, head, last);
}

function cutAdverbials1(tokens: Scene['tokens'], head: number, last: number): number {
  const end = tokens[last]!;
  if (last - 1 > head && timeWords.test(end.lower) && /^(?:on|last|this|late|early)$/.test(tokens[last - 1]!.lower))
    return last - 2;
  if (last > head && timeWords.test(end.lower) && /^[A-Z]/.test(end.text) && tokens[last - 1]!.pos !== 'ADP') return last - 1;
  return last;
}

/** "The tanker sank, Norland Press reported": what stands between the last comma and the verb, if it is a phrase by itself. */
function lastSegment({ tokens }: Scene, first: number, last: number, verb: number): number {
  if (tokens[verb - 1]?.text === ',' || last < verb - 3) return first;
  for (let at = last; at > first; at--) {
    const { text, pos, lower } = tokens[at]!;
    if (pos === 'CCONJ' || pos === 'VERB' || pos === 'AUX' || lower === 'who' || lower === 'which') return first;
    if (text === ',') return /^(?:NOUN|PROPN|DET|PRON|NUM|ADJ)$/.test(tokens[at + 1]!.pos) && at - first > 2 ? at + 1 : first;
  }
  return first;
}

/** The name that the phrase's head belongs to, where the parse cut it: "Go Myong-hyun" read as a verb and a name. */
function nameAround({ document }: Scene, head: number, first: number, last: number): Range | undefined {
  for (const at of [head, first, last]) {
    const mention = document.mentions[document.mentionAt[at] ?? -1];
    if (mention?.form === 'name' && mention.first <= head && head <= mention.last)
      return { first: mention.first, last: mention.last };
  }
  for (const token of [first - 1, last + 1]) {
    const mention = document.mentions[document.mentionAt[token] ?? -1];
    if (mention?.form === 'name' && mention.first <= head && head <= mention.last)
      return { first: mention.first, last: mention.last };
  }
  return undefined;
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
  if (first === all.first || first === head) first = regainLeft(scene, head, first, limit.first);
  if (before) last = regainRight(scene, last, limit.last);
  if (before) first = lastSegment(scene, first, last, verb.first);
  const name = nameAround(scene, head, first, last);
  if (name) {
    first = Math.max(limit.first, Math.min(first, name.first));
    last = Math.min(limit.last, Math.max(last, name.last));
  }
  last = cutAdverbials(scene, head, Math.max(last, head));
  return trimMarks(scene, { first, last }) ?? { first: head, last: head };
}
