/**
 * Claims: an event with the chain through which it is known. The same event through the same chain, told twice, is one claim
 * with two pieces of evidence. What a source says without any event in it is a claim too: who said it, and where it stands.
 */
import type { Asserted, Claim } from '../../schema/claim.ts';
import type { Evidence } from '../../schema/common.ts';
import type { Attribution, Span, Told } from '../document.ts';
import { informs, informingOf, makeChain } from './chains.ts';
import { type Events, makeParticipants } from './events.ts';
import { isContentReserved, isReserved } from './hedges.ts';
import { makeId } from './identity.ts';
import { type Citation, holds, leftUntold } from './propositions.ts';
import type { Telling } from './tellings.ts';
import { makePlace, makeTime } from './times.ts';
import { createWording, type Wording } from './wording.ts';
import type { Actors, Sources, Workshop } from './workshop.ts';

const uniqueEvidence = (all: readonly Evidence[]): Evidence[] =>
  [...new Map(all.map((each) => [`${each.start}-${each.end}`, each])).values()].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );

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

function makeEventClaim(workshop: Workshop, actors: Actors, events: Events, wording: Wording, same: readonly Telling[]): Claim[] {
  const { event, chain } = same[0]!;
  const asserted = assertEvent(workshop, actors, events, same);
  if (!asserted) return [];
  const evidence = uniqueEvidence(workshop.anchors.evidence(...wording(same)));
  const origin = chain.links.at(-1)!.source;
  return [
    {
      id: makeId('clm', workshop.textHash, asserted.event.id, chain.key, event.negated ? 1 : 0),
      article: workshop.article,
      chain: [...chain.links],
      origin,
      stance: chain.stance,
      negated: event.negated,
      hedged: same.every((each) => each.chain.hedged || isReserved(workshop, each.event.trigger)),
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
    hedged: chain.hedged || isContentReserved(workshop, attribution, spans),
    direct: attribution.direct,
    events: [],
    asserted: [],
    rule: attribution.rule,
    evidence,
  };
}

/** Whether an attribution only says what its parent's source will not: "declined | to comment on the vote". */
function goesOn({ attributions }: Told, { parent, sourceEntity, stance }: Attribution): boolean {
  const over = parent === null ? undefined : attributions[parent];
  const same = sourceEntity !== undefined && over?.sourceEntity === sourceEntity;
  return same && over?.stance === 'declines' && stance !== 'denies';
}

/** Whom an attribution cites, by its index. */
function findPassedOn(document: Told): ReadonlyMap<number, readonly Citation[]> {
  const cited = new Map<number, Citation[]>();
  for (const each of document.attributions) {
    if (each.parent === null || !informs(document, each) || goesOn(document, each)) continue;
    const spans = [...(each.source ?? []), ...each.cue, ...each.content];
    cited.set(each.parent, [...(cited.get(each.parent) ?? []), { cue: each.cue[0] ?? each.content[0]!, spans }]);
  }
  return cited;
}

/** The triggers of the events that each attribution tells of, by itself or by what only goes on with it. */
function findTold(document: Told, tellings: readonly Telling[]): ReadonlyMap<number, readonly Span[]> {
  const told = new Map<number, Span[]>();
  for (const { event } of tellings) {
    const trigger = document.tokens[event.trigger];
    let at = informingOf(document, event.attribution);
    while (trigger && at !== undefined) {
      told.set(at, [...(told.get(at) ?? []), trigger]);
      const attribution: Attribution = document.attributions[at]!;
      at = goesOn(document, attribution) ? attribution.parent! : undefined;
    }
  }
  return told;
}

/** What sources say without any event in it. */
function makePlainClaims(workshop: Workshop, sources: Sources, tellings: readonly Telling[]): Claim[] {
  const { document } = workshop;
  const passedOn = findPassedOn(document);
  const told = findTold(document, tellings);
  const onward = Map.groupBy(
    document.attributions.filter((each) => goesOn(document, each)),
    ({ parent }) => parent ?? -1,
  );
  return document.attributions.flatMap((attribution, index) => {
    if (!informs(document, attribution)) return [];
    const triggers = told.get(index) ?? [];
    // Events that stand elsewhere are what a short denial answers.
    const elsewhere = triggers.length > 0 && !triggers.some((each) => attribution.content.some((span) => holds(span, each)));
    if (elsewhere) return [];
    const further = onward.get(index) ?? [];
    const content = [...attribution.content, ...further.flatMap((each) => each.content)];
    const whole = { start: Math.min(...content.map(({ start }) => start)), end: Math.max(...content.map(({ end }) => end)) };
    const said = further.length > 0 ? { ...attribution, content: [whole] } : attribution;
    const spans = leftUntold(document, said, passedOn.get(index) ?? [], triggers);
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
  const wording = createWording(workshop.document, tellings);
  const proper = new Set(tellings.filter(({ aside }) => !aside).map(({ cluster }) => cluster));
  const groups = Map.groupBy(
    tellings.filter(({ aside, cluster }) => !aside || !proper.has(cluster)),
    ({ cluster, chain, event }) => `${cluster} ${chain.key} ${event.negated}`,
  );
  const ofEvents = [...groups.values()].flatMap((same) => makeEventClaim(workshop, actors, events, wording, same));
  const plain = makePlainClaims(workshop, sources, tellings);
  const unique = new Map([...ofEvents, ...plain].map((claim) => [claim.id, claim]));
  return [...unique.values()].sort(
    (a, b) => a.evidence[0]!.start - b.evidence[0]!.start || a.evidence[0]!.end - b.evidence[0]!.end || (a.id < b.id ? -1 : 1),
  );
}
