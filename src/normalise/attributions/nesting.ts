/** Drafts to attributions: in order, each hung into the one in whose content it stands. */

import type { AnonymityRule } from '../../lexicon/cue-rules.ts';
import type { Attribution, Span } from '../document.ts';
import { anonymityOf } from './anonymity.ts';
import { contentSize, type Draft } from './draft.ts';
import type { Range, Scene } from './scene.ts';

const inside = (at: number, { content }: Draft): boolean => content.some(({ first, last }) => first <= at && at <= last);

/** For each cue's head token the drafts whose content covers it. */
function coverage({ tokens }: Scene, drafts: readonly Draft[]): Map<number, Draft[]> {
  const heads = new Map<number, Draft[]>(drafts.map(({ head }) => [head, []]));
  const isHead = new Uint8Array(tokens.length);
  for (const { head } of drafts) isHead[head] = 1;
  for (const draft of drafts) {
    for (const { first, last } of draft.content) {
      for (let at = first; at <= last; at++) if (isHead[at] === 1) heads.get(at)!.push(draft);
    }
  }
  return heads;
}

/** The smallest draft in whose content the cue of another stands. */
function holderOf(draft: Draft, covering: ReadonlyMap<number, readonly Draft[]>): Draft | undefined {
  let holder: Draft | undefined;
  for (const other of covering.get(draft.head) ?? []) {
    if (other === draft) continue;
    if (inside(other.head, draft) && contentSize(other) <= contentSize(draft)) continue;
    if (
      !holder ||
      contentSize(other) < contentSize(holder) ||
      (contentSize(other) === contentSize(holder) && other.parent === holder)
    )
      holder = other;
  }
  return holder;
}

function depthOf(draft: Draft, holders: ReadonlyMap<Draft, Draft>): number {
  let depth = 0;
  for (let at = holders.get(draft); at && depth < 50; at = holders.get(at)) depth++;
  return depth;
}

/** Ranges in order, those that touch or overlap joined. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const sorted = ranges.filter(({ first, last }) => first <= last).sort((a, b) => a.first - b.first);
  const joined: { first: number; last: number }[] = [];
  for (const { first, last } of sorted) {
    const before = joined.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else joined.push({ first, last });
  }
  return joined;
}

const toSpans = ({ tokens }: Scene, ranges: readonly Range[]): Span[] =>
  joinRanges(ranges).map(({ first, last }) => ({ start: tokens[first]!.start, end: tokens[last]!.end }));

function isDirect(scene: Scene, { content }: Draft): boolean {
  let quoted = 0;
  let all = 0;
  for (const { first, last } of content) {
    for (let at = first; at <= last; at++) {
      if (scene.tokens[at]!.pos === 'PUNCT') continue;
      all++;
      if (scene.quotationOf[at]! >= 0) quoted++;
    }
  }
  return all > 0 && quoted >= all * 0.9;
}

/**
 * The mention that a source is: the one at its head, or where the parse missed the head, the phrase that fills the source
 * from its start up to its end or to a mark ("the New York Times", with "Times" hung elsewhere).
 */
function mentionOfSource({ document, tokens }: Scene, { source: [range], sourceHead }: Draft): number {
  const own = sourceHead === undefined ? -1 : (document.mentionAt[sourceHead] ?? -1);
  if (!range || document.mentions[own]?.entity !== undefined) return own;
  const start = tokens[range.first]!.pos === 'DET' && range.first < range.last ? range.first + 1 : range.first;
  const found = document.mentionAt[start] ?? -1;
  const phrase = document.mentions[found];
  const fills =
    phrase !== undefined &&
    phrase.form !== 'pronoun' &&
    phrase.first <= start &&
    (phrase.last >= range.last || tokens[phrase.last + 1]?.pos === 'PUNCT');
  return fills ? found : own;
}

/** "Neither Moscow nor Beijing", "nobody". */
function isNobody({ tokens }: Scene, { source }: Draft): boolean {
  const first = source[0] && tokens[source[0].first];
  return first !== undefined && /^(?:neither|no|nobody|none|no-one)$/.test(first.lower);
}

/** Gives the attributions, parents before children, and for each token the innermost one that covers it. */
export function nest(
  scene: Scene,
  drafts: readonly Draft[],
  anonymity: readonly AnonymityRule[],
): { readonly attributions: Attribution[]; readonly attributionAt: number[] } {
  const { document, tokens } = scene;
  const holders = new Map<Draft, Draft>();
  const known = new Set(drafts);
  const covering = coverage(scene, drafts);
  for (const draft of drafts) if (draft.parent && known.has(draft.parent)) holders.set(draft, draft.parent);
  for (const draft of drafts) {
    if (holders.has(draft) || draft.detached) continue;
    const holder = holderOf(draft, covering);
    if (holder && !isAncestor(draft, holder, holders)) holders.set(draft, holder);
  }
  const ordered = [...drafts].sort((a, b) => depthOf(a, holders) - depthOf(b, holders) || a.head - b.head);
  const indexOf = new Map(ordered.map((draft, index) => [draft, index]));
  const attributions = ordered.map((draft): Attribution => {
    const negated = draft.negated || isNobody(scene, draft);
    const source = toSpans(scene, draft.source);
    const why = anonymityOf(scene, draft, anonymity);
    const holder = holders.get(draft);
    const mention = mentionOfSource(scene, draft);
    const entity = mention < 0 ? undefined : document.mentions[mention]?.entity;
    return {
      source: source.length > 0 ? source : null,
      ...(mention >= 0 && { sourceMention: mention }),
      ...(entity !== undefined && { sourceEntity: entity }),
      cue: toSpans(scene, draft.cue),
      cueLemma: tokens[draft.head]!.lemma,
      content: toSpans(scene, draft.content),
      parent: holder ? (indexOf.get(holder) ?? null) : null,
      stance: draft.instead ? 'asserts' : negated ? (draft.row.negatedStance ?? draft.row.stance) : draft.row.stance,
      hedged: draft.row.hedges || (!draft.negated && /^(?:may|might|could)$/.test(draft.modal ?? '')),
      negated: negated && draft.row.negatedStance === undefined,
      kind: draft.row.kind,
      direct: isDirect(scene, draft),
      rule: `${draft.row.id}/${draft.shape}`,
      ...(why && { anonymity: why }),
    };
  });
  const attributionAt = new Array<number>(tokens.length).fill(-1);
  const rank = (draft: Draft): number => depthOf(draft, holders) + (draft.detached ? 1.5 : 0);
  const innermostLast = ordered.some(({ detached }) => detached) ? [...ordered].sort((a, b) => rank(a) - rank(b)) : ordered;
  innermostLast.forEach((draft) => {
    const index = indexOf.get(draft)!;
    for (const { first, last } of draft.content) for (let at = first; at <= last; at++) attributionAt[at] = index;
  });
  return { attributions, attributionAt };
}

function isAncestor(draft: Draft, of: Draft, holders: ReadonlyMap<Draft, Draft>): boolean {
  let steps = 0;
  for (let at: Draft | undefined = of; at && steps < 60; at = holders.get(at), steps++) if (at === draft) return true;
  return false;
}
