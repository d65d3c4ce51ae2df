/**
 * Claims: an event with the chain through which it is known. The same event through the same chain, told twice, is one claim
 * with two pieces of evidence. What a source says without any event in it is a claim too: who said it, and where it stands.
 */
import type { Asserted, Claim } from '../../schema/claim.ts';
import type { Evidence } from '../../schema/common.ts';
import type { Attribution, Span, Told } from '../document.ts';
import { informs, makeChain } from './chains.ts';
import { type Events, makeParticipants } from './events.ts';
import { makeId } from './identity.ts';
import { type Citation, leftUntold, propositionOf, spansSentences } from './propositions.ts';
import type { Telling } from './tellings.ts';
import { makePlace, makeTime } from './times.ts';
import type { Actors, Sources, Workshop } from './workshop.ts';

const uniqueEvidence = (all: readonly Evidence[]): Evidence[] =>
  [...new Map(all.map((each) => [`${each.start}-${each.end}`, each])).values()].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );

/** Attributions that tell of one event only. */
function findSingle(tellings: readonly Telling[]): ReadonlySet<number> {
  const clusters = new Map<number, number>();
  for (const { event, cluster } of tellings) {
    if (event.attribution === undefined) continue;
    clusters.set(
      event.attribution,
      clusters.has(event.attribution) && clusters.get(event.attribution) !== cluster ? -1 : cluster,
    );
  }
  return new Set([...clusters].filter(([, cluster]) => cluster >= 0).map(([attribution]) => attribution));
}

/** Where a telling stands: the whole content of its attribution if that tells of nothing else, otherwise its clause. */
function placeTelling({ document }: Workshop, single: ReadonlySet<number>, { event }: Telling): readonly Span[] {
  const content = event.attribution === undefined ? [] : document.attributions[event.attribution]!.content;
  const whole = event.attribution !== undefined && single.has(event.attribution) && content.length > 0;
  return whole && !spansSentences(document, content) ? content : [propositionOf(document, event, content)];
}

function assertEvent(workshop: Workshop, actors: Actors, events: Events, tellings: readonly Telling[]): Asserted | undefined {
  const { event, cluster } = tellings[0]!;
  const ref = events.refOf(cluster);
  if (!ref) return undefined;
  const time = tellings.map((each) => makeTime(workshop, each.event)).find((each) => each !== undefined);
  const place = tellings.map((each) => makePlace(workshop, each.event)).find((each) => each !== undefined);
  const quantities = tellings
    .flatMap((each) => each.event.quantities)
    .map(({ value, unit, modifier, start, end }) => ({
      value,
      unit,
      modifier,
      evidence: workshop.anchors.evidence({ start, end }),
    }));
  const participants = makeParticipants(
    actors,
    tellings.map((each) => each.event),
  );
  return { event: ref, status: event.status, ...(time && { time }), ...(place && { place }), participants, quantities };
}

function makeEventClaim(
  workshop: Workshop,
  actors: Actors,
  events: Events,
  single: ReadonlySet<number>,
  same: readonly Telling[],
): Claim[] {
  const { event, chain } = same[0]!;
  const asserted = assertEvent(workshop, actors, events, same);
  if (!asserted) return [];
  const evidence = uniqueEvidence(same.flatMap((each) => workshop.anchors.evidence(...placeTelling(workshop, single, each))));
  const origin = chain.links.at(-1)!.source;
  return [
    {
      id: makeId('clm', workshop.textHash, asserted.event.id, chain.key, event.negated ? 1 : 0),
      article: workshop.article,
      chain: [...chain.links],
      origin,
      stance: chain.stance,
      negated: event.negated,
      hedged: same.every((each) => each.chain.hedged),
      direct: same.some((each) => each.chain.direct),
      events: [asserted.event],
      asserted: [asserted],
      rule: event.rule,
      evidence,
    },
  ];
}

function makePlainClaim(
  workshop: Workshop,
  sources: Sources,
  attribution: Attribution,
  index: number,
  spans: readonly Span[],
): Claim {
  const chain = makeChain(workshop, sources, index);
  const evidence = uniqueEvidence(workshop.anchors.evidence(...spans));
  return {
    id: makeId('clm', workshop.textHash, evidence[0]!.start, evidence[0]!.end, chain.key),
    article: workshop.article,
    chain: [...chain.links],
    origin: chain.links.at(-1)!.source,
    stance: chain.stance,
    negated: attribution.negated,
    hedged: chain.hedged,
    direct: attribution.direct,
    events: [],
    asserted: [],
    rule: attribution.rule,
    evidence,
  };
}

/** Whom an attribution cites, by its index. */
function findPassedOn(document: Told): ReadonlyMap<number, readonly Citation[]> {
  const cited = new Map<number, Citation[]>();
  for (const each of document.attributions) {
    if (each.parent === null || !informs(document, each)) continue;
    const spans = [...(each.source ?? []), ...each.cue, ...each.content];
    cited.set(each.parent, [...(cited.get(each.parent) ?? []), { cue: each.cue[0] ?? each.content[0]!, spans }]);
  }
  return cited;
}

/** What sources say without any event in it. */
function makePlainClaims(workshop: Workshop, sources: Sources, tellings: readonly Telling[]): Claim[] {
  const { document } = workshop;
  const passedOn = findPassedOn(document);
  const triggers = Map.groupBy(tellings, ({ event }) => event.attribution);
  return document.attributions.flatMap((attribution, index) => {
    if (!informs(document, attribution)) return [];
    const told = (triggers.get(index) ?? []).flatMap(({ event }) => document.tokens[event.trigger] ?? []);
    const spans = leftUntold(document, attribution, passedOn.get(index) ?? [], told);
    return spans.length > 0 ? [makePlainClaim(workshop, sources, attribution, index, spans)] : [];
  });
}

/** All claims of the article, in the order of their evidence. */
export function makeClaims(
  workshop: Workshop,
  actors: Actors,
  sources: Sources,
  events: Events,
  tellings: readonly Telling[],
): Claim[] {
  const single = findSingle(tellings);
  const groups = Map.groupBy(tellings, ({ cluster, chain, event }) => `${cluster} ${chain.key} ${event.negated}`);
  const ofEvents = [...groups.values()].flatMap((same) => makeEventClaim(workshop, actors, events, single, same));
  const plain = makePlainClaims(workshop, sources, tellings);
  const unique = new Map([...ofEvents, ...plain].map((claim) => [claim.id, claim]));
  return [...unique.values()].sort(
    (a, b) => a.evidence[0]!.start - b.evidence[0]!.start || a.evidence[0]!.end - b.evidence[0]!.end || (a.id < b.id ? -1 : 1),
  );
}
