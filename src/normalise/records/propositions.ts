/**
 * Where a claim stands. A proposition is what can be true or false, so that the evidence of a claim holds a finite verb: a bare noun
 * ("the deal") or an infinitive that tells of an event is widened to the sentence of the source's words that it stands in. And what
 * a source says beside its events and beside what it passes on from others is a proposition of its own.
 */
import type { Attribution, Span, Told } from '../document.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { firstAt, tokensIn } from './tokens-in.ts';

export const hasVerb = (document: Told, span: Span): boolean =>
  tokensIn(document, span).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

const hasNoun = (document: Told, span: Span): boolean =>
  tokensIn(document, span).some(({ pos }) => pos === 'NOUN' || pos === 'PROPN');

/** Whether a verb is finite, by itself or by its auxiliary; a conjunct by the verb that it is joined to. */
export function isFinite(document: Told, at: number): boolean {
  const { tokens, children } = document;
  const { pos, tag, relation, head } = tokens[at]!;
  if (pos !== 'VERB' && pos !== 'AUX') return (children[at] ?? []).some((each) => tokens[each]!.relation === 'cop');
  if (finiteTags.has(tag)) return true;
  // A past tense that was read as a participle: it has a subject and no auxiliary.
  const below = (children[at] ?? []).map((each) => tokens[each]!.relation);
  if (tag === 'VBN' && below.includes('nsubj') && !below.some((each) => each.startsWith('aux'))) return true;
  if ((children[at] ?? []).some((each) => tokens[each]!.relation === 'mark' && tokens[each]!.lower === 'to')) return false;
  const helped = (children[at] ?? []).some(
    (each) => tokens[each]!.relation.startsWith('aux') && finiteTags.has(tokens[each]!.tag),
  );
  return helped || (relation === 'conj' && head >= 0 && head < at && tag !== 'VBG' && isFinite(document, head));
}

/** Whether somebody's words say something that can be true or false: they are quoted, or there is a verb in them. */
const isProposition = (document: Told, span: Span, direct: boolean): boolean =>
  hasVerb(document, span) || (direct && tokensIn(document, span).filter(({ pos }) => pos !== 'PUNCT').length > 2);

/** A stretch of text, sentence by sentence. */
export function bySentence({ tokens, sentences }: Told, span: Span): Span[] {
  const first = tokens[firstAt(tokens, span.start)];
  const pieces: Span[] = [];
  for (let at = first?.sentence ?? sentences.length; at < sentences.length && sentences[at]!.start < span.end; at++) {
    const start = Math.max(span.start, sentences[at]!.start);
    const end = Math.min(span.end, sentences[at]!.end);
    if (start < end) pieces.push({ start, end });
  }
  return pieces;
}

/** Whether somebody's words go over more than one sentence. */
export const spansSentences = (document: Told, content: readonly Span[]): boolean =>
  content.flatMap((span) => bySentence(document, span)).length > content.length;

export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** What is left of a stretch without others, in order. */
export function without(span: Span, others: readonly Span[]): Span[] {
  let left = [span];
  for (const { start, end } of others)
    left = left.flatMap((piece) =>
      end <= piece.start || start >= piece.end
        ? [piece]
        : [
            { start: piece.start, end: start },
            { start: end, end: piece.end },
          ].filter((part) => part.start < part.end),
    );
  return left;
}

/** A stretch without the marks at its edges, and without an "and" that joins it to what stands beside it. */
export function trim(document: Told, span: Span): Span[] {
  const inside = tokensIn(document, span);
  const words = inside.filter(({ pos }) => pos !== 'PUNCT');
  while (words.at(-1)?.pos === 'CCONJ') words.pop();
  while (words.length > 1 && words[0]!.pos === 'CCONJ' && words[0]!.lower !== 'both') words.shift();
  if (words.length === 0) return [];
  const opens = /^["“‘]$/.test(inside[0]!.text) ? inside[0]! : words[0]!;
  const closes = /^["”’]$/.test(inside.at(-1)!.text) ? inside.at(-1)! : words.at(-1)!;
  return [{ start: opens.start, end: closes.end }];
}

const apart = /^(?:conj|parataxis|advcl|acl:relcl)$/;

/** Whether words that are passed on depend on a stretch before them: "that he was giving | his own opinion" is one proposition. */
function dependsOn({ tokens }: Told, inner: Span, rest: Span): boolean {
  for (let at = firstAt(tokens, inner.start), steps = 0; steps < 40; steps++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.start >= rest.start && token.end <= rest.end) return true;
    if (apart.test(token.relation) || token.head < 0) return false;
    at = token.head;
  }
  return false;
}

/** Whether a stretch only leads up to what somebody else says: "Asked about the vote". */
const leadsUp = (document: Told, span: Span): boolean => {
  const [first] = tokensIn(document, span);
  return first !== undefined && (/^VB[NG]$/.test(first.tag) || first.lower === 'asked');
};

/** Whether a stretch breaks off before what it leads over to: "Washington had information that". */
const hangs = (document: Told, span: Span): boolean =>
  hasVerb(document, span) && /^(?:that|whether|if)$/.test(tokensIn(document, span).at(-1)?.lower ?? '');

/** What of a sentence is left without what others are cited for in it; all of it where that is no proposition of its own. */
function restOf(document: Told, sentence: Span, passedOn: readonly Citation[]): Span[] {
  const rest = without(
    sentence,
    passedOn.flatMap(({ spans }) => spans),
  ).flatMap((piece) => trim(document, piece));
  const bound = rest.some(
    (piece) =>
      hangs(document, piece) ||
      (hasVerb(document, piece) && passedOn.some(({ cue }) => holds(sentence, cue) && dependsOn(document, cue, piece))),
  );
  return bound ? trim(document, sentence) : rest.filter((piece) => !leadsUp(document, piece));
}

/**
 * What stands for an attribution's words: its content, or where that has no verb and is taken up as it stands, the clause that does
 * so. What a denial names ("dismissed the result") stands by itself: with the denying word in it, the denial would be denied.
 */
export function contentOf(document: Told, { content, source, cue, stance, kind }: Attribution): readonly Span[] {
  const takes = kind === 'speech' && (stance === 'asserts' || stance === 'denies' || stance === 'declines');
  // But not where it only points back: "denies | it".
  if (stance === 'denies' && content.some((span) => hasNoun(document, span))) return content;
  if (!takes || content.some((span) => hasVerb(document, span))) return content;
  const all = [...(source ?? []), ...cue, ...content];
  return [{ start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }];
}

/** Somebody who is cited in somebody's words: how, and all that it takes up of them. */
export interface Citation {
  readonly cue: Span;
  readonly spans: readonly Span[];
}

/**
 * What of an attribution's content is told by nothing else: `passedOn` are those that it cites, `told` the triggers of
 * its events, whose sentences have claims of their own. All of the content where there is neither.
 */
export function leftUntold(
  document: Told,
  attribution: Attribution,
  passedOn: readonly Citation[],
  told: readonly Span[],
): readonly Span[] {
  const { direct, stance } = attribution;
  const denies = stance === 'denies' || stance === 'declines';
  const content = denies && passedOn.length === 0 ? contentOf(document, attribution) : attribution.content;
  if (passedOn.length === 0 && told.length === 0)
    return content.some((span) => isProposition(document, span, direct) || (stance === 'denies' && hasNoun(document, span)))
      ? content
      : [];
  return content
    .flatMap((span) => bySentence(document, span))
    .filter((sentence) => !told.some((trigger) => holds(sentence, trigger)))
    .flatMap((sentence) => restOf(document, sentence, passedOn))
    .filter((piece) => isProposition(document, piece, direct && passedOn.length === 0));
}
