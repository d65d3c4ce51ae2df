/** Drafts to attributions: in order, each hung into the one in whose content it stands. */
import type { Attribution, Span } from '../document.ts';
import { contentSize, type Draft } from './draft.ts';
import type { Range, Scene } from './scene.ts';

const inside = (at: number, { content }: Draft): boolean => content.some(({ first, last }) => first <= at && at <= last);

/** The smallest draft in whose content the cue of another stands. */
function holderOf(draft: Draft, drafts: readonly Draft[]): Draft | undefined {
  let holder: Draft | undefined;
  for (const other of drafts) {
    if (other === draft || !inside(draft.head, other)) continue;
    if (inside(other.head, draft) && contentSize(other) <= contentSize(draft)) continue;
    if (!holder || contentSize(other) < contentSize(holder)) holder = other;
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
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
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

/** Gives the attributions, parents before children, and for each token the innermost one that covers it. */
export function nest(
  scene: Scene,
  drafts: readonly Draft[],
): { readonly attributions: Attribution[]; readonly attributionAt: number[] } {
  const { document, tokens } = scene;
  const holders = new Map<Draft, Draft>();
  for (const draft of drafts) {
    const holder = holderOf(draft, drafts);
    if (holder && !isAncestor(draft, holder, holders)) holders.set(draft, holder);
  }
  const ordered = [...drafts].sort((a, b) => depthOf(a, holders) - depthOf(b, holders) || a.head - b.head);
  const attributions = ordered.map((draft): Attribution => {
    const holder = holders.get(draft);
    const mention = draft.sourceHead === undefined ? -1 : (document.mentionAt[draft.sourceHead] ?? -1);
    const entity = mention < 0 ? undefined : document.mentions[mention]?.entity;
    return {
      source: draft.source.length > 0 ? toSpans(scene, draft.source) : null,
      ...(mention >= 0 && { sourceMention: mention }),
      ...(entity !== undefined && { sourceEntity: entity }),
      cue: toSpans(scene, draft.cue),
      cueLemma: tokens[draft.head]!.lemma,
      content: toSpans(scene, draft.content),
      parent: holder ? ordered.indexOf(holder) : null,
      stance: draft.row.stance,
      hedged: draft.row.hedges || /^(?:may|might|could)$/.test(draft.modal ?? ''),
      negated: draft.negated,
      direct: isDirect(scene, draft),
      rule: `${draft.row.id}/${draft.shape}`,
    };
  });
  const attributionAt = new Array<number>(tokens.length).fill(-1);
  ordered.forEach((draft, index) => {
    for (const { first, last } of draft.content) for (let at = first; at <= last; at++) attributionAt[at] = index;
  });
  return { attributions, attributionAt };
}

function isAncestor(draft: Draft, of: Draft, holders: ReadonlyMap<Draft, Draft>): boolean {
  let steps = 0;
  for (let at: Draft | undefined = of; at && steps < 60; at = holders.get(at), steps++) if (at === draft) return true;
  return false;
}
