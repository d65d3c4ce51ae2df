/**
 * Where the claim of an event stands. A proposition is what can be true or false, so that its words hold a finite verb: a bare noun
 * ("the deal"), an infinitive or a condition ("if jobs were cut") is widened to the clause that it belongs to, and no words go over into
 * what somebody else says.
 */
import { extent, isVerbal } from '../events/tree.ts';
import type { EventMention, Span, Told } from '../document.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { informingOf, informs } from './chains.ts';
import { bySentence, contentOf, hasVerb, holds, isFinite, spansSentences, trim, without } from './propositions.ts';
import type { Telling } from './tellings.ts';
import { firstAt, tokensIn } from './tokens-in.ts';

/** Somebody who is cited: how, what for, and all that it takes up of a sentence. */
interface Saying {
  readonly cue: readonly Span[];
  readonly source: readonly Span[];
  readonly content: readonly Span[];
}

/** Where some tellings of one event stand, all with one chain. */
export type Wording = (tellings: readonly Telling[]) => readonly Span[];

/** A stretch of words, and whether it can stand by itself. */
interface Words {
  readonly spans: readonly Span[];
  readonly whole: boolean;
}

const leaning = /^(?:if|unless|whether|lest)$/;
const farthest = 12;

/** The nearest verb at or over a token whose clause can stand by itself: finite, and no condition or question of another. */
function standingOver(document: Told, from: number): number | undefined {
  const { tokens, children } = document;
  for (let at = from, steps = 0; at >= 0 && steps < farthest; at = tokens[at]!.head, steps++) {
    const below = children[at] ?? [];
    if (below.some((each) => tokens[each]!.relation === 'mark' && leaning.test(tokens[each]!.lower))) continue;
    const inverted = tokens[below[0] ?? at]!.lower === 'should' && tokens[at]!.head >= 0;
    if (isFinite(document, at) && !inverted) return at;
  }
  return undefined;
}

/** The clause of a verb, without clauses beside it. */
function clauseAt(document: Told, verb: number, trigger: number): Span {
  const { tokens } = document;
  const { first, last } = extent(document, verb, (each) => {
    if (each.index === trigger) return true;
    return !(each.relation === 'parataxis' || each.relation === 'punct' || (each.relation === 'conj' && isVerbal(each)));
  });
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}

/** What others say in a narrator's stretch, but for the words with which the event itself is told. */
function takenByOthers(sayings: readonly Saying[], trigger: Span, themselves: boolean): Span[] {
  const tells = ({ cue, content }: Saying): boolean => [...cue, ...content].some((span) => holds(span, trigger));
  const kept = sayings.filter(tells).flatMap(({ content }) => content);
  return sayings
    .filter((each) => !tells(each) && !each.cue.some((cue) => kept.some((span) => holds(span, cue))))
    .flatMap(({ cue, source, content }) => {
      if (!themselves) return content;
      // Who stands before the event and speaks behind it does both: "X accused Y of spying and said that …".
      const shared = source.some((span) => span.start < trigger.start) && cue.some((span) => span.start > trigger.start);
      return shared ? [...cue, ...content] : [...source, ...cue, ...content];
    });
}

/** Without a phrase at its end that only leads over to what was cut off: ", a decision | that it said would …". */
function withoutLead(document: Told, span: Span, cut: boolean): Span {
  if (!cut) return span;
  const inside = tokensIn(document, span);
  const comma = inside.findLast(({ text }) => text === ',');
  if (comma && !hasVerb(document, { start: comma.end, end: span.end })) return { start: span.start, end: comma.start };
  const last = inside.findLast(({ pos, tag }) => !/^(?:SCONJ|ADP|PUNCT)$/.test(pos) && !/^W(?:DT|P)/.test(tag));
  return last ? { start: span.start, end: last.end } : span;
}

/** The piece of a narrator's stretch that tells of the event, if it says something. */
function ownPiece(document: Told, around: Span, trigger: Span, taken: readonly Span[]): Span | undefined {
  const left = without(around, taken).find((piece) => holds(piece, trigger));
  if (!left) return undefined;
  const cut = taken.some(({ start }) => start >= left.end && start <= left.end + 1);
  const [own] = trim(document, withoutLead(document, left, cut));
  return own && tokensIn(document, own).some(({ index }) => isFinite(document, index)) ? own : undefined;
}

/** "have died | four of them": a clause whose subject the parse hung elsewhere. */
function lacksSubject({ tokens }: Told, { start }: Span, trigger: number): boolean {
  const opener = tokens[firstAt(tokens, start)]!;
  const joined = tokens[trigger]!.relation === 'conj' || tokens[opener.index - 1]?.pos === 'CCONJ';
  return !joined && (opener.pos === 'VERB' || opener.pos === 'AUX') && opener.sentence === tokens[opener.index - 1]?.sentence;
}

/** "scored the goal as Spain | beat England": without the beginning of a clause that the parse cut in two. */
function withoutStub(document: Told, span: Span): Span {
  const { tokens } = document;
  const next = tokens[firstAt(tokens, span.end)];
  const inside = tokensIn(document, span);
  if (!next || next.sentence !== inside[0]?.sentence || !finiteTags.has(next.tag)) return span;
  const opener = inside.findLast(({ lower }) => /^(?:as|when|while|after|before|until|since|because)$/.test(lower));
  return opener && opener.index > inside[0].index + 2 ? { start: span.start, end: opener.start } : span;
}

/** "Ada Moor, in Lima for the talks, | said": a cue at the end, whose words stand elsewhere, says nothing of the event. */
function withoutCue(document: Told, span: Span, sayings: readonly Saying[], trigger: Span): Span {
  const cue = sayings.flatMap((each) => each.cue).find(({ start, end }) => end === span.end && start > trigger.end);
  return (cue && trim(document, { start: span.start, end: cue.start })[0]) ?? span;
}

function wordsOfNarrator(document: Told, { trigger, clause }: EventMention, sayings: readonly Saying[]): Words {
  const { start, end, sentence } = document.tokens[trigger]!;
  const here = { start, end };
  const { start: from, end: to } = document.sentences[sentence]!;
  const verb = standingOver(document, trigger);
  const own = takenByOthers(sayings, here, true);
  let found =
    (verb === trigger && !lacksSubject(document, clause, trigger)
      ? ownPiece(document, withoutStub(document, clause), here, own)
      : ownPiece(document, { start: from, end: to }, here, own)) ??
    (verb === undefined ? undefined : ownPiece(document, clauseAt(document, verb, trigger), here, own)) ??
    ownPiece(document, { start: from, end: to }, here, takenByOthers(sayings, here, false));
  if (found) found = withoutCue(document, found, sayings, here);
  return found ? { spans: [found], whole: true } : { spans: trim(document, clause), whole: false };
}

function wordsOfSource(document: Told, { trigger, clause }: EventMention, content: readonly Span[]): Words {
  const { start, end } = document.tokens[trigger]!;
  const around = content.find((span) => holds(span, { start, end }));
  if (!around) return { spans: content, whole: true };
  const piece = bySentence(document, around).find((each) => holds(each, { start, end })) ?? around;
  const within = { start: Math.max(piece.start, clause.start), end: Math.min(piece.end, clause.end) };
  return { spans: trim(document, standingOver(document, trigger) === trigger ? within : piece), whole: true };
}

/** Attributions that tell of one event only. */
function findSingle(document: Told, tellings: readonly Telling[]): ReadonlySet<number> {
  const clusters = new Map<number, number>();
  for (const { event, cluster } of tellings) {
    const at = informingOf(document, event.attribution);
    if (at !== undefined) clusters.set(at, clusters.has(at) && clusters.get(at) !== cluster ? -1 : cluster);
  }
  return new Set([...clusters].filter(([, cluster]) => cluster >= 0).map(([attribution]) => attribution));
}

/** By sentence, who is cited in it. */
function findSayings(document: Told): ReadonlyMap<number, readonly Saying[]> {
  const informing = document.attributions.filter((each) => informs(document, each));
  return Map.groupBy(
    informing.map(({ cue, source, content }) => ({ cue, source: source ?? [], content })),
    ({ cue, content }) => document.tokens[firstAt(document.tokens, (cue[0] ?? content[0]!).start)]!.sentence,
  );
}

/** Reads where claims stand. Where one telling can stand by itself, those that cannot add nothing. */
export function createWording(document: Told, tellings: readonly Telling[]): Wording {
  const single = findSingle(document, tellings);
  const sayings = findSayings(document);
  const wordsOf = ({ event }: Telling): Words => {
    const at = informingOf(document, event.attribution);
    if (at === undefined) return wordsOfNarrator(document, event, sayings.get(document.tokens[event.trigger]!.sentence) ?? []);
    const attribution = document.attributions[at]!;
    const content = contentOf(document, attribution);
    if (single.has(at) && content.length > 0 && !spansSentences(document, content)) return { spans: content, whole: true };
    return wordsOfSource(document, event, content);
  };
  return (same) => {
    const all = same.map(wordsOf);
    const whole = all.filter((each) => each.whole);
    return (whole.length > 0 ? whole : all).flatMap(({ spans }) => spans);
  };
}
