/** Words that reached the reader through somebody: a medium told, interviewed with, carrying a statement; a spokesman. */
import type { Draft } from './draft.ts';
import { outward, type Phrase, phraseAfter } from './links.ts';
import { entityIn, isMedium } from './media.ts';
import type { Place } from './place.ts';
import { type Range, type Scene, sameLevel, trimMarks } from './scene.ts';

const inside = (at: number, { content }: Pick<Draft, 'content'>): boolean =>
  content.some(({ first, last }) => first <= at && at <= last);

/** The saying that a phrase of the same sentence belongs to: outermost of those whose content it does not stand in. */
function sayingBeside({ scene, at, here }: Place): Draft | undefined {
  const usable = here.filter(
    (draft) =>
      draft.row.kind === 'speech' &&
      sameLevel(scene, draft.head, at.first) &&
      !inside(at.first, draft) &&
      draft.source.length > 0,
  );
  const nearest = [...usable].sort((a, b) => Math.abs(a.head - at.first) - Math.abs(b.head - at.first));
  return (
    nearest.find(
      (draft) => !nearest.some((other) => other !== draft && inside(draft.head, other) && !inside(other.head, draft)),
    ) ?? nearest[0]
  );
}

const mediumAfter = (scene: Scene, at: number): Phrase | undefined => {
  const phrase = phraseAfter(scene, at);
  return phrase && isMedium(scene, phrase.range, phrase.head) ? phrase : undefined;
};

/** "told the Harbour Post". */
export function addresseeLink({ scene, at, rule, here }: Place): Draft | undefined {
  const draft = here.find(({ head, content }) => head === at.first && content.length > 0);
  if (!draft || draft.source.length === 0) return undefined;
  const medium = mediumAfter(scene, at.last);
  if (
    !medium ||
    medium.range.first > at.last + 2 ||
    draft.source.some(({ first, last }) => first <= medium.head && medium.head <= last)
  )
    return undefined;
  return outward(
    rule,
    at,
    draft,
    medium.range.last === medium.head
      ? medium
      : { ...medium, range: { first: medium.range.first, last: runEnd(scene, medium.head) } },
  );
}

/** The end of a name: its further words without what hangs behind them. */
function runEnd({ tokens }: Scene, head: number): number {
  let last = head;
  while (
    tokens[last + 1] &&
    (tokens[last + 1]!.pos === 'PROPN' || tokens[last + 1]!.pos === 'NOUN') &&
    tokens[last + 1]!.sentence === tokens[head]!.sentence
  )
    last++;
  return last;
}

const asWord = /^as$/;

/** "in a statement carried by Norland Press", "…, as quoted by Norland Press". */
export function carriedLink(place: Place): Draft | undefined {
  const { scene, at, rule, here } = place;
  const { tokens } = scene;
  if (tokens[at.first]!.tag !== 'VBN' && tokens[at.first]!.tag !== 'VBD') return undefined;
  const next = tokens[at.last + 1]?.lower ?? '';
  const printed =
    /^(?:quote|cite|publish|broadcast|air|print|post|carry)$/.test(tokens[at.first]!.lemma) && tokens[at.first]!.tag === 'VBN';
  if (next !== 'by' && !(printed && /^(?:in|on)$/.test(next))) return undefined;
  const medium = mediumAfter(scene, at.last + 1);
  if (!medium) return undefined;
  const before = tokens[at.first - 1]!;
  if (asWord.test(before.lower)) {
    const draft = here.filter(({ row, content }) => row.kind === 'speech' && content.length > 0).at(-1);
    if (!draft) return undefined;
    const start = at.first - 1;
    draft.content = draft.content.flatMap(({ first, last }) => {
      const part = first >= start || last < start ? { first, last } : trimMarks(scene, { first, last: start - 1 });
      return part ? [part] : [];
    });
    draft.source = draft.source.flatMap(({ first, last }) => {
      const part = first >= start || last < start ? { first, last } : trimMarks(scene, { first, last: start - 1 });
      return part ? [part] : [];
    });
    return outward(rule, at, draft, tidy(scene, medium));
  }
  if (before.pos !== 'NOUN' || /^(?:was|were|is|been|be)$/.test(before.lower)) return undefined;
  const draft = sayingBeside(place);
  return draft && outward(rule, at, draft, tidy(scene, medium));
}

/** A medium's name up to its end, without the time or place behind it. */
function tidy(scene: Scene, { head, range }: Phrase): Phrase {
  const comma = range.last;
  return { head, range: { first: range.first, last: Math.max(head, Math.min(comma, runEnd(scene, head))) } };
}

/** "in an interview with the Harbour Post", "in a dispatch of Norland Press". */
export function interviewLink(place: Place): Draft | undefined {
  const { scene, at, rule } = place;
  const { tokens, words } = scene;
  const next = tokens[at.last + 1]?.lower ?? '';
  const { pos, lemma, sentence } = tokens[at.first]!;
  if (pos !== 'NOUN' || !(words.relayingWorks.has(lemma) ? /^(?:of|by|from)$/ : /^(?:with|to|on)$/).test(next)) return undefined;
  const opens = tokens
    .slice(Math.max(0, at.first - 4), at.first)
    .some((each) => each.sentence === sentence && each.lower === 'in');
  if (words.relayingWorks.has(lemma) && !opens) return undefined;
  const medium = mediumAfter(scene, at.last + 1);
  const draft = medium && sayingBeside(place);
  return draft && outward(rule, at, draft, tidy(scene, medium));
}

const spokesmen =
  /^(?:spokes(?:man|woman|person|people)|lawyers?|attorneys?|solicitors?|representatives?|publicists?|agents?|interpreters?|translators?|intermediar(?:y|ies)|aides?)$/;

/** "said through a spokesman". */
export function throughLink(place: Place): Draft | undefined {
  const { scene, at, rule, here } = place;
  const phrase = phraseAfter(scene, at.last);
  if (!phrase || scene.tokens[at.first]!.pos !== 'ADP') return undefined;
  const words: Range = { first: phrase.range.first, last: Math.min(phrase.range.last, runEnd(scene, phrase.head)) };
  const isSpokesman = [...Array(words.last - words.first + 1).keys()].some((offset) =>
    spokesmen.test(scene.tokens[words.first + offset]!.lower),
  );
  if (!isSpokesman || (entityIn(scene, words, phrase.head)?.kind ?? 'person') === 'organisation') return undefined;
  const own = here.find((draft) => draft.row.kind === 'speech' && draft.shape === 'object' && inside(at.first, draft));
  if (own) own.content = own.content.map(({ first, last }) => ({ first, last: Math.min(last, at.first - 1) }));
  const draft = own ?? sayingBeside(place);
  return draft && outward(rule, at, draft, withAppositive(scene, { head: phrase.head, range: words }));
}

/** ", Marek Oll" behind "his lawyer". */
function withAppositive({ tokens }: Scene, { head, range }: Phrase): Phrase {
  let last = range.last;
  if (tokens[last + 1]?.text === ',' && tokens[last + 2]?.pos === 'PROPN') {
    last += 2;
    while (tokens[last + 1]?.pos === 'PROPN') last++;
  }
  return { head, range: { first: range.first, last } };
}
