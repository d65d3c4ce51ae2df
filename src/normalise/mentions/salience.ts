/**
 * Whom a pronoun or a definite phrase can take up: the entities named shortly before it, each with what speaks for it. The
 * scheme is the classic one of salience weights (Lappin and Leass, 1994: role in the clause, decay by sentences), with our own
 * weights as rows.
 */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { salienceRow } from './syntax-places.ts';

export interface Candidate {
  readonly entity: EntityDraft;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Mentions that were linked so far, in the order of the text. */
export type History = readonly Draft[];

/** No mention further back than this is looked at, in sentences and in mentions. */
export interface Reach {
  readonly sentences: number;
  readonly mentions: number;
}

/** More signs for or against a candidate; `undefined` shuts it out. */
export type Judge = (entity: EntityDraft, mention: Draft) => { readonly score: number; readonly reason?: string } | undefined;

interface Weighed {
  score: number;
  reasons: string[];
  count: number;
}

/** Entities in reach of a mention, best first. */
export function weigh(workspace: Workspace, history: History, draft: Draft, reach: Reach, judge: Judge): Candidate[] {
  const { document, lookups } = workspace;
  const { tokens, sentences, blocks } = document;
  const own = tokens[draft.head]!.sentence;
  const decay = lookups.weight('salience-decay');
  const weighed = new Map<EntityDraft, Weighed>();
  const shut = new Set<EntityDraft>();
  for (let index = history.length - 1; index >= 0 && history.length - index <= reach.mentions; index--) {
    const mention = history[index]!;
    const { entity } = mention;
    const { sentence } = tokens[mention.head]!;
    if (own - sentence > reach.sentences) break;
    if (
      entity === undefined ||
      shut.has(entity) ||
      (mention.first <= draft.head && mention.last >= draft.head && mention.head > draft.head)
    )
      continue;
    const known = weighed.get(entity);
    if (known !== undefined) {
      known.count++;
      if (known.count <= 5) known.score += lookups.weight('repeated');
      const again = lookups.weight(salienceRow(document, mention)) * decay ** (own - sentence);
      known.score = Math.max(known.score, again);
      continue;
    }
    const verdict = judge(entity, mention);
    if (verdict === undefined) {
      shut.add(entity);
      continue;
    }
    const row = salienceRow(document, mention);
    let score = lookups.weight(row) * decay ** (own - sentence) + verdict.score;
    const reasons = [row.replace('salience-', ''), own === sentence ? 'same sentence' : `${own - sentence} sentences before`];
    if (own === sentence) score += lookups.weight('same-sentence');
    else if (sentences[sentence]!.block !== sentences[own]!.block) score += lookups.weight('paragraph-first');
    if (blocks[sentences[sentence]!.block]!.kind === 'headline') score += lookups.weight('salience-headline');
    if (weighed.size === 0) score += lookups.weight('nearest');
    if (verdict.reason !== undefined) reasons.push(verdict.reason);
    weighed.set(entity, { score, reasons, count: 1 });
  }
  return [...weighed]
    .map(([entity, { score, reasons }]) => ({ entity, score, reasons }))
    .sort((left, right) => right.score - left.score);
}

/** The best candidate if it is good enough and leads; otherwise why there is none. */
export function decide(
  { lookups }: Workspace,
  candidates: readonly Candidate[],
): { readonly entity?: EntityDraft; readonly because: string } {
  const [best, next] = candidates;
  if (best === undefined) return { because: 'nobody in reach agrees' };
  if (best.score < lookups.weight('link-least'))
    return { because: `${best.entity.name} is too far off (${best.score.toFixed(1)})` };
  if (next !== undefined && best.score - next.score < lookups.weight('link-lead')) {
    return { because: `${best.entity.name} or ${next.entity.name} (${best.score.toFixed(1)} to ${next.score.toFixed(1)})` };
  }
  return {
    entity: best.entity,
    because: `${best.reasons.join(', ')}${next === undefined ? '' : `; before ${next.entity.name}`}`,
  };
}
