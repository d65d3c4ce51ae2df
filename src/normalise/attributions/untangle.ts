/**
 * Two sayings of one sentence that claim each other's words: "X said the dam was safe, according to Y". The one whose phrase stands
 * last, behind a comma, is the outer one; the first one's content ends before it. A phrase inserted in the middle of the first one's
 * content stays inside it.
 */
import type { Draft } from './draft.ts';
import { type Range, type Scene, sameLevel, trimMarks } from './scene.ts';

const inside = (at: number, { content }: Pick<Draft, 'content'>): boolean =>
  content.some(({ first, last }) => first <= at && at <= last);

const insertable: ReadonlySet<Draft['shape']> = new Set(['according', 'inserted', 'as', 'headline']);

/** Where the words of a saying begin and end: source and cue. */
function phraseRange({ source, cue }: Draft): Range {
  const parts = [...source, ...cue];
  return { first: Math.min(...parts.map(({ first }) => first)), last: Math.max(...parts.map(({ last }) => last)) };
}

function cutOff(scene: Scene, draft: Draft, at: number): void {
  draft.content = draft.content.flatMap(({ first, last }) => {
    if (first >= at) return [];
    const part = trimMarks(scene, { first, last: Math.min(last, at - 1) });
    return part ? [part] : [];
  });
}

/** Keeps of a content what stands inside another's. */
function confine(inner: Draft, outer: Draft): void {
  const parts = inner.content.flatMap((part) =>
    outer.content.flatMap(({ first, last }) => {
      const range = { first: Math.max(part.first, first), last: Math.min(part.last, last) };
      return range.first <= range.last ? [range] : [];
    }),
  );
  if (parts.length > 0) inner.content = parts;
}

/** "X said …; Y said …": what stands behind a semicolon and has a teller of its own is not the first one's. */
function partAtSemicolons(scene: Scene, group: readonly Draft[]): void {
  for (const later of group) {
    const { first } = phraseRange(later);
    if (later.way !== 'own' || scene.tokens[first - 1]?.text !== ';') continue;
    for (const earlier of group)
      if (earlier !== later && earlier.head < first && sameLevel(scene, earlier.head, later.head)) cutOff(scene, earlier, first);
  }
}

/** Settles every such pair of a sentence. */
export function untangle(scene: Scene, drafts: readonly Draft[]): void {
  const bySentence = Map.groupBy(drafts, ({ head }) => scene.tokens[head]!.sentence);
  for (const group of bySentence.values()) {
    partAtSemicolons(scene, group);
    for (const later of group) {
      if (!insertable.has(later.shape)) continue;
      for (const earlier of group) {
        if (
          earlier === later ||
          earlier.head > later.head ||
          !inside(later.head, earlier) ||
          !sameLevel(scene, earlier.head, later.head)
        )
          continue;
        const phrase = phraseRange(later);
        const end = earlier.content.at(-1)!.last;
        const last = later.shape === 'inserted' && later.content.length === 1 && later.content[0]!.last < phrase.first;
        const atEnd = (last || phrase.last >= end - 3) && scene.tokens[phrase.first - 1]?.pos === 'PUNCT';
        if (atEnd) cutOff(scene, earlier, phrase.first);
        else confine(later, earlier);
      }
    }
  }
}

/** Whether content has words in it: "said nothing" and "said so" tell of none, but who "denied it" answers what was said before. */
function hasWords({ tokens, words: lists }: Scene, { content, row }: Draft): boolean {
  const words = content.flatMap(({ first, last }) => tokens.slice(first, last + 1).filter(({ pos }) => pos !== 'PUNCT'));
  const answers = row.stance === 'denies' && /^(?:it|this|that)$/.test(words[0]?.lower ?? '');
  return words.length > 1 || (words.length === 1 && (answers || !lists.emptyContent.has(words[0]!.lower)));
}

/** Drops drafts without words, and those without a source that stand in what somebody else says: they would add a link without a name. */
export function withoutBlanks(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const sourced = drafts.filter(({ source }) => source.length > 0);
  const covered = new Set<number>();
  const blank = new Set(drafts.filter(({ source }) => source.length === 0).map(({ head }) => head));
  for (const { content } of sourced)
    for (const { first, last } of content) for (let at = first; at <= last; at++) if (blank.has(at)) covered.add(at);
  return drafts.filter((draft) => hasWords(scene, draft) && (draft.source.length > 0 || !covered.has(draft.head)));
}

const phraseWords = /^(?:ADJ|NOUN|PROPN|NUM)$/;

/** "declined to confirm American reports that …": who will not say leaves the reports where they are, so that they speak for themselves. */
function detach({ tokens }: Scene, draft: Draft, drafts: readonly Draft[]): boolean {
  const left = drafts.some(({ row, negated, content }) => {
    const stance = negated ? row.negatedStance : row.stance;
    return stance === 'declines' && content.some(({ first, last }) => first <= draft.head && draft.head <= last + 1);
  });
  if (!left || draft.shape !== 'that') return false;
  let first = draft.head;
  while (phraseWords.test(tokens[first - 1]!.pos)) first--;
  draft.source = [{ first, last: draft.head }];
  draft.sourceHead = draft.head;
  draft.detached = true;
  return true;
}

/** Drops nouns without a source that stand in what somebody does with them: "denied reports that …" is the denier's. */
export function withoutEchoes(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const key = ({ content }: Draft): string => content.map(({ first, last }) => `${first}-${last}`).join();
  const told = new Set(drafts.filter(({ way }) => way !== undefined).map(key));
  return drafts.filter((draft) => {
    if (draft.way !== undefined || draft.source.length > 0 || draft.shape === 'passive' || detach(scene, draft, drafts))
      return true;
    return (
      !told.has(key(draft)) && !drafts.some((other) => other !== draft && other.shape === 'object' && inside(draft.head, other))
    );
  });
}
