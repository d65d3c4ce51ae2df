/**
 * The chain of sources of a claim, from the publisher inwards, and the stance that results along it. A chain names each source
 * once: where a source comes again further in ("the ministry said that it had said …") the outer place stands.
 */
import type { ChainLink } from '../../schema/claim.ts';
import type { Stance } from '../../schema/vocabularies.ts';
import type { Attribution, Told } from '../document.ts';
import { voiceOf } from './voices.ts';
import type { Sources, Workshop } from './workshop.ts';

export interface Chain {
  readonly links: readonly ChainLink[];
  readonly stance: Stance;
  readonly hedged: boolean;
  readonly direct: boolean;
  /** Source ids and stance: two places with the same key are one claim. */
  readonly key: string;
}

/** Outer stances that change what an inner one amounts to: who denies reports of a pledge, denies. */
const overruling: readonly Stance[] = ['denies', 'doubts', 'declines', 'alleges'];

const composeStance = (fromOuter: readonly Stance[]): Stance =>
  fromOuter.slice(0, -1).find((stance) => overruling.includes(stance)) ?? fromOuter.at(-1) ?? 'asserts';

/** The attributions from the outermost to the given one. Parents have lower indices, so that this ends. */
export function attributionPath(attributions: readonly Attribution[], index: number | undefined): Attribution[] {
  const path: Attribution[] = [];
  for (let at: number | null | undefined = index; at !== undefined && at !== null;) {
    const attribution: Attribution | undefined = attributions[at];
    if (!attribution) break;
    path.unshift(attribution);
    at = attribution.parent !== null && attribution.parent < at ? attribution.parent : null;
  }
  return path;
}

/**
 * Whether an attribution tells the reader something on its source's word. What somebody means to do or takes a stand towards is
 * an event or its status, not information from that source; and words that name no source, or nobody but whoever speaks around
 * them, pass on what stands there.
 */
export function informs(document: Told, attribution: Attribution): boolean {
  const { kind, source, parent } = attribution;
  if (kind === 'intention' || kind === 'attitude') return false;
  if (source === null) return kind === 'speech' && parent === null;
  return voiceOf(document, attribution) === 'somebody';
}

/** The nearest attribution outwards that tells the reader something; undefined where it is the narrator who does. */
export function informingOf(document: Told, index: number | undefined): number | undefined {
  let at: number | null | undefined = index;
  while (at !== undefined && at !== null && document.attributions[at]) {
    const attribution: Attribution = document.attributions[at]!;
    if (informs(document, attribution)) return at;
    at = attribution.parent !== null && attribution.parent < at ? attribution.parent : null;
  }
  return undefined;
}

/** A further link that no attribution states: the maker of a proposal as the source of what is proposed. */
export interface DeeperLink {
  readonly link: ChainLink;
  readonly stance: Stance;
}

export function makeChain(workshop: Workshop, sources: Sources, attribution: number | undefined, deeper?: DeeperLink): Chain {
  const path = attributionPath(workshop.document.attributions, attribution).filter((each) => informs(workshop.document, each));
  const links: ChainLink[] = [{ source: sources.publisher, rule: workshop.publisher.rule, evidence: [] }];
  const stances: Stance[] = [];
  for (const each of path) {
    const source = sources.refOf(each);
    stances.push(each.stance);
    if (links.some((link) => link.source.id === source.id)) continue;
    links.push({
      source,
      cue: each.cueLemma,
      rule: each.rule,
      evidence: workshop.anchors.evidence(...(each.source ?? []), ...each.cue),
    });
  }
  if (deeper && !links.some((link) => link.source.id === deeper.link.source.id)) {
    links.push(deeper.link);
    stances.push(deeper.stance);
  }
  const stance = composeStance(stances);
  return {
    links,
    stance,
    hedged: path.some((each) => each.hedged),
    direct: path.at(-1)?.direct ?? false,
    key: [...links.map((link) => link.source.id), stance].join(' '),
  };
}
