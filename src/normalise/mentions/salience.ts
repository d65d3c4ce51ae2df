/**
 * Whom a pronoun or a definite phrase can take up: the entities named shortly before it, each with what speaks for it. The
 * scheme is the classic one of salience weights (Lappin and Leass, 1994: role in the clause, decay by sentences), with our own
 * weights as rows.
 */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { isPredicate, salienceRow } from './syntax-places.ts';

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

/** More signs for or against a candidate; `skip` passes over this mention of it, `undefined` shuts it out. */
export type Judge = (
  entity: EntityDraft,
  mention: Draft,
) => { readonly score: number; readonly reason?: string } | 'skip' | undefined;

interface Weighed {
  /** Of its most salient mention. */
  salience: number;
  /** The best that the judge says of any of its mentions. */
  verdict: number;
  /** For where its nearest mention stands, and for being named often. */
  extra: number;
  reasons: string[];
  count: number;
}

/** What is added for where a mention stands: in the same sentence, in an earlier paragraph, in the headline. */
function extraOf({ document, lookups, facts }: Workspace, mention: Draft, draft: Draft): number {
  const { tokens, sentences, blocks } = document;
  const sentence = sentences[tokens[mention.head]!.sentence]!;
  const own = sentences[tokens[draft.head]!.sentence]!;
  let extra = 0;
  if (own === sentence) extra += lookups.weight('same-sentence');
  else if (sentence.block !== own.block) extra += lookups.weight('paragraph-first');
  const inside = facts.quoted(mention.head);
  if (inside !== facts.quoted(draft.head)) extra += lookups.weight(inside ? 'other-level' : 'into-quotation');
  if (mention.form === 'nominal' && isPredicate(document, mention.head)) extra += lookups.weight('predicate');
  if (mention.form === 'nominal' && mention.determiner !== 'definite' && mention.entity?.kind === 'person')
    extra += lookups.weight('unnamed');
  if (blocks[sentence.block]!.kind === 'headline') extra += lookups.weight('salience-headline');
  return extra;
}

/** Entities in reach of a mention, best first. */
export function weigh(workspace: Workspace, history: History, draft: Draft, reach: Reach, judge: Judge): Candidate[] {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const own = tokens[draft.head]!.sentence;
  const decay = lookups.weight('salience-decay');
  const weighed = new Map<EntityDraft, Weighed>();
  const shut = new Set<EntityDraft>();
  for (let index = history.length - 1; index >= 0 && history.length - index <= reach.mentions; index--) {
    const mention = history[index]!;
    const { entity } = mention;
    const distance = own - tokens[mention.head]!.sentence;
    if (distance > reach.sentences) break;
    const around = mention.first <= draft.head && mention.last >= draft.head && mention.head > draft.head;
    if (entity === undefined || shut.has(entity) || around) continue;
    const verdict = judge(entity, mention);
    if (verdict === 'skip') continue;
    if (verdict === undefined) {
      shut.add(entity);
      weighed.delete(entity);
      continue;
    }
    const row = (mention.salience ??= salienceRow(document, mention));
    const salience = lookups.weight(row) * decay ** distance;
    const known = weighed.get(entity);
    if (known !== undefined) {
      if (++known.count <= 5) known.extra += lookups.weight('repeated');
      known.salience = Math.max(known.salience, salience);
      known.verdict = Math.max(known.verdict, verdict.score);
      continue;
    }
    const reasons = [row.replace('salience-', ''), distance === 0 ? 'same sentence' : `${distance} sentences before`];
    if (verdict.reason !== undefined) reasons.push(verdict.reason);
    const nearest = weighed.size === 0 ? lookups.weight('nearest') : 0;
    weighed.set(entity, {
      salience,
      verdict: verdict.score,
      extra: extraOf(workspace, mention, draft) + nearest,
      reasons,
      count: 1,
    });
  }
  return [...weighed]
    .map(([entity, { salience, verdict, extra, reasons }]) => ({ entity, score: salience + verdict + extra, reasons }))
    .sort((left, right) => right.score - left.score);
}

/** The best candidate if it is good enough (`aloneIsEnough`: by a lower bar where nobody else agrees, or where it leads) and leads; otherwise why there is none. */
export function decide(
  { lookups }: Workspace,
  candidates: readonly Candidate[],
  aloneIsEnough: boolean | 'leading' = true,
): { readonly entity?: EntityDraft; readonly because: string } {
  const [best, next] = candidates;
  if (best === undefined) return { because: 'nobody in reach agrees' };
  const alone = aloneIsEnough === 'leading' || (next === undefined && aloneIsEnough);
  if (best.score < lookups.weight(alone ? 'link-least-alone' : 'link-least'))
    return { because: `${best.entity.name} is too far off (${best.score.toFixed(1)})` };
  if (next !== undefined && best.score - next.score < lookups.weight('link-lead')) {
    return { because: `${best.entity.name} or ${next.entity.name} (${best.score.toFixed(1)} to ${next.score.toFixed(1)})` };
  }
  return {
    entity: best.entity,
    because: `${best.reasons.join(', ')}${next === undefined ? '' : `; before ${next.entity.name}`}`,
  };
}
