/**
 * Where the clause that a cue governs ends. Reported content runs to the end of its sentence, unless something that the teller
 * says again begins before: a verb joined to the cue, a participle after a comma, the main clause after a subordinate one.
 */
import { measuredStop, ownClauseStop, semicolonStop, speakerStop, summedStop } from './clause-stops.ts';
import { type Range, type Scene, subtreeRange } from './scene.ts';

const finite = /^(?:VBD|VBZ|VBP)$/;

/** Where a clause begins, with the conjunction and comma before it. */
function startOf(scene: Scene, child: number, from: number): number {
  const { tokens } = scene;
  let first = Math.max(from + 1, subtreeRange(scene, child).first);
  while (first - 1 > from && (tokens[first - 1]!.pos === 'CCONJ' || tokens[first - 1]!.text === ',')) first--;
  return first;
}

/** Whether a dependent of the cue (or of a verb above it) that follows the content is told by the teller. */
function isTellers(scene: Scene, child: number, of: number, verb: number): boolean {
  const { tokens, children } = scene;
  const each = tokens[child]!;
  const comma = tokens[subtreeRange(scene, child).first - 1]?.text === ',';
  if (each.relation === 'advcl') return of === verb && each.tag === 'VBG' && comma;
  if (each.relation !== 'conj' || child < verb || (each.pos !== 'VERB' && each.pos !== 'AUX')) return false;
  const ownSubject = children[child]!.some(
    (grandchild) => tokens[grandchild]!.relation.startsWith('nsubj') && grandchild < child,
  );
  return ownSubject ? finite.test(each.tag) || each.pos === 'AUX' : each.tag === tokens[of]!.tag;
}

/** "X, who said that …, resigned": the comma that ends a clause about its subject, before the main verb. */
function relativeEnd({ tokens, levelOf, children }: Scene, verb: number, from: number, end: number): number | undefined {
  const pronoun = children[verb]!.find((child) => child < verb && /^(?:who|which)$/.test(tokens[child]!.lower));
  if (pronoun === undefined || tokens[pronoun - 1]?.text !== ',') return undefined;
  for (let at = from; at < end; at++) {
    const next = tokens[at + 1]!;
    if (
      tokens[at]!.text === ',' &&
      levelOf[at] === levelOf[verb] &&
      (next.pos === 'VERB' || next.pos === 'AUX') &&
      next.tag !== 'VBG'
    )
      return at - 1;
  }
  return undefined;
}

const starters = /^(?:The|He|She|It|They|His|Her|Their|But|A|An|This|That|These|Those|We|In|On|At|After|When)$/;

/** Where a full stop inside the range ends a sentence that was not parted from the next. */
function sentenceStop({ tokens, levelOf }: Scene, from: number, end: number): number {
  for (let at = from + 2; at < end; at++) {
    const next = tokens[at + 1]!;
    const closes = /^(?:[”"’]|'')$/.test(tokens[at]!.text) && /^[.!?]$/.test(tokens[at - 1]!.text);
    const stops = /\w\.$/.test(tokens[at]!.text) && starters.test(next.text);
    if (stops) return at;
    if (closes && /^\p{Lu}/u.test(next.text) && levelOf[at + 1] === levelOf[from - 1]) return at;
  }
  return end;
}

/** Where the teller takes over again: ", even as he …", ", while others …", ", though …". */
function asideStop({ tokens, levelOf }: Scene, verb: number, from: number, end: number): number {
  for (let at = from + 2; at < end; at++) {
    if (tokens[at]!.text !== ',' || levelOf[at] !== levelOf[verb]) continue;
    const next = tokens[at + 1]!.lower;
    const second = tokens[at + 2]?.lower ?? '';
    if (/^(?:while|although|though)$/.test(next) || (next === 'even' && /^(?:as|though)$/.test(second))) return at - 1;
  }
  return end;
}

/** Where the teller says more: "…, adding that …", "… — calling it …", "… and threatened to sue". */
function resumedStop({ tokens, levelOf, words }: Scene, verb: number, from: number, end: number): number {
  for (let at = from + 2; at < end; at++) {
    const joined = tokens[at]!.pos === 'CCONJ' && /^VB[DZ]$/.test(tokens[verb]!.tag) && tokens[at + 1]!.tag === tokens[verb]!.tag;
    if (joined && words.acts.has(tokens[at + 1]!.lemma) && levelOf[at] === levelOf[verb]) return at - 1;
    const { tag, lemma } = tokens[at + 1]!;
    if (tag !== 'VBG' || !words.resuming.has(lemma) || levelOf[at + 1] !== levelOf[verb]) continue;
    const mark = tokens[at]!.text;
    const closesQuotation = /^(?:[”"’]|'')$/.test(mark) && tokens[at - 1]!.text === ',';
    if (/^(?:,|—|–|--)$/.test(mark)) return at - 1;
    if (closesQuotation) return at;
  }
  return end;
}

const subordinators = /^(?:while|after|when|although|though|because|since|if|as|before|once)$/;

/** "While X said …, the town slept": the comma that ends a subordinate clause which opens the sentence. */
function subordinateStop({ tokens, levelOf }: Scene, verb: number, from: number, end: number, within: Range): number {
  if (!subordinators.test(tokens[within.first]!.lower) || tokens[within.last]!.text === '?') return end;
  for (let at = within.first; at < verb; at++) if (tokens[at]!.text === ',') return end;
  for (let at = from + 2; at < end; at++) {
    if (
      tokens[at]!.text === ',' &&
      levelOf[at] === levelOf[verb] &&
      tokens[at + 1]!.pos !== 'CCONJ' &&
      tokens[at + 1]!.tag !== 'WDT'
    )
      return at - 1;
  }
  return end;
}

/** The last token of the content that opens at `from`. `within` is the sentence on the cue's level. */
export function clauseEnd(scene: Scene, verb: number, from: number, within: Range): number {
  const { tokens, children } = scene;
  let end = within.last;
  let at = verb;
  for (let steps = 0; steps < 8; steps++) {
    for (const child of children[at]!) {
      if (child <= from || child > end || !isTellers(scene, child, at, verb)) continue;
      const start = startOf(scene, child, from);
      // A second verb without conjunction or comma is one that the parse hung too high.
      if (start > from + 1 && (tokens[start]!.pos === 'CCONJ' || tokens[start]!.pos === 'PUNCT')) end = Math.min(end, start - 1);
    }
    const { head } = tokens[at]!;
    if (head < within.first || head > within.last) break;
    if (head > at && tokens.slice(Math.max(at, verb), head).some(({ text }) => text === ','))
      end = Math.min(end, Math.max(subtreeRange(scene, at, within).last, from));
    at = head;
  }
  end = Math.min(
    end,
    sentenceStop(scene, from, end),
    asideStop(scene, verb, from, end),
    resumedStop(scene, verb, from, end),
    subordinateStop(scene, verb, from, end, within),
    semicolonStop(scene, verb, from, end),
    ownClauseStop(scene, verb, from, end),
    speakerStop(scene, verb, from, end),
    measuredStop(scene, from, end),
    summedStop(scene, from, end),
  );
  const relative = relativeEnd(scene, verb, from, end);
  if (relative !== undefined) return relative;
  // A participle that opens the sentence ends with the comma before the main clause.
  const { tag } = tokens[verb]!;
  const alone =
    tag === 'VBD' && verb === within.first && !children[verb]!.some((child) => tokens[child]!.relation.startsWith('nsubj'));
  if ((tag === 'VBN' || tag === 'VBG' || alone) && verb - within.first < 2) {
    for (let comma = from; comma < end; comma++)
      if (tokens[comma]!.text === ',' && scene.levelOf[comma] === scene.levelOf[verb]) return comma - 1;
  }
  return end;
}
