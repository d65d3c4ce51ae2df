/**
 * A telling is one place that tells of an event, with the chain through which it is known there. Tellings vote on the event's
 * status and are gathered into claims.
 *
 * A performative ("proposed", "accused") is an event that the enclosing chain asserts; its content is known through whoever
 * performs it. Where no attribution states that link already, it is added here.
 */
import type { EventType, Stance } from '../../schema/vocabularies.ts';
import type { EventMention, Told } from '../document.ts';
import { answerTo, isAside, isAsked, isCondition } from './asides.ts';
import { type Chain, type DeeperLink, informingOf, makeChain } from './chains.ts';
import type { Spoken } from './speakers.ts';
import type { Sources, Workshop } from './workshop.ts';

export interface Telling {
  readonly event: EventMention;
  /** Index of the first mention of the same event. */
  readonly cluster: number;
  readonly chain: Chain;
  /** True where the event is only named by the way there. */
  readonly aside: boolean;
  /** True where the event only stands in the condition of another that a source tells of there. */
  readonly condition: boolean;
}

/** What the performer of a speech act does with its content; types that are no speech acts are absent. */
const performedStance: Partial<Record<EventType, Stance>> = {
  AGREE: 'pledges',
  REQUEST: 'demands',
  ACCUSE: 'alleges',
  THREATEN: 'pledges',
  REJECT: 'declines',
};

/** For each event mention the first one of the same event. Only earlier mentions can be repeated, so that one pass does. */
export function findClusters(events: readonly EventMention[]): readonly number[] {
  const clusters: number[] = [];
  events.forEach(({ sameAs }, index) => clusters.push(sameAs !== undefined && sameAs < index ? clusters[sameAs]! : index));
  return clusters;
}

/** The speech act that has this event as its content, stated at the same depth; by event index. */
function findPerformers(events: readonly EventMention[]): ReadonlyMap<number, number> {
  const performers = new Map<number, number>();
  events.forEach((act, index) => {
    for (const content of act.about) {
      if (performedStance[act.type] && events[content]?.attribution === act.attribution && !performers.has(content))
        performers.set(content, index);
    }
  });
  return performers;
}

function deepen({ anchors, document }: Workshop, sources: Sources, act: EventMention): DeeperLink | undefined {
  const actor = act.participants.find(({ role }) => role === 'actor');
  const source = actor && sources.refOfEntity(actor.entity);
  if (!actor || !source) return undefined;
  const mention = actor.mention === undefined ? undefined : document.mentions[actor.mention];
  const token = document.tokens[act.trigger];
  const stance = act.type === 'AGREE' && act.status === 'proposed' ? 'proposes' : performedStance[act.type]!;
  return {
    stance,
    link: {
      source,
      ...(token && { cue: token.lemma }),
      rule: act.rule,
      evidence: anchors.evidence(...(mention ? [mention] : []), ...(token ? [token] : [])),
    },
  };
}

const taints: ReadonlySet<Stance> = new Set<Stance>(['alleges', 'denies', 'doubts', 'declines']);

/**
 * Whether an event mention is taken for granted by words that accuse or deny: a definite noun under what the source really
 * speaks of ("accused it of arming the invasion"). Such an event is known from further out than that source.
 * After presupposition projection: a definite description keeps its presupposition under attitude verbs.
 */
function isPresupposed({ tokens, children, attributions }: Told, triggers: ReadonlySet<number>, event: EventMention): boolean {
  const attribution = event.attribution === undefined ? undefined : attributions[event.attribution];
  const trigger = tokens[event.trigger];
  if (!attribution || !taints.has(attribution.stance) || trigger?.pos !== 'NOUN') return false;
  const definite = (children[event.trigger] ?? []).some(
    (child) => tokens[child]?.relation === 'nmod:poss' || tokens[child]?.lower === 'the',
  );
  let above = trigger.head;
  for (let steps = 0; above >= 0 && steps < 50 && !triggers.has(above); steps++) above = tokens[above]?.head ?? -1;
  return definite && above >= 0;
}

const acts: ReadonlySet<Stance> = new Set<Stance>(['pledges', 'demands', 'proposes']);

/** "threatened to strike | if jobs were cut": nobody threatens the condition, which whoever tells of the threat gives. */
const conditionsAct = (document: Told, event: EventMention): boolean =>
  event.attribution !== undefined && acts.has(document.attributions[event.attribution]!.stance) && isCondition(document, event);

/** Each event with the attribution it is known through: the innermost around it whose source speaks of it rather than takes it for granted. */
function attributeEvents(document: Told): EventMention[] {
  const byAttribution = Map.groupBy(document.events, ({ attribution }) => attribution);
  const triggers = new Map(
    [...byAttribution].map(([attribution, events]) => [attribution, new Set(events.map(({ trigger }) => trigger))]),
  );
  return document.events.map((event) => {
    const answer = answerTo(document, event);
    if (answer !== undefined) return { ...event, attribution: answer };
    if (!isPresupposed(document, triggers.get(event.attribution)!, event) && !conditionsAct(document, event)) return event;
    const { attribution, ...rest } = event;
    const parent = document.attributions[attribution!]?.parent;
    return typeof parent === 'number' ? { ...rest, attribution: parent } : rest;
  });
}

/** One telling for each event mention, in their order, and behind them one for each further speaker (`alike`). */
export function findTellings(workshop: Workshop, sources: Sources, alike: Spoken['alike']): Telling[] {
  const { document } = workshop;
  const events = attributeEvents(document);
  const clusters = findClusters(events);
  const performers = findPerformers(events);
  const placeOf = ({ attribution, trigger }: EventMention): string => `${attribution} ${document.tokens[trigger]!.sentence}`;
  const stated = new Set(events.filter((event) => !isCondition(document, event)).map(placeOf));
  const told = events.map((event, index): Telling => {
    const act = events[performers.get(index) ?? -1];
    const deeper = act && deepen(workshop, sources, act);
    const chain = makeChain(workshop, sources, event.attribution, deeper);
    const asked = chain.stance === 'asserts' && isAsked(document, event) && answerTo(document, event) === undefined;
    return {
      event,
      cluster: clusters[index]!,
      chain: asked ? { ...chain, stance: 'doubts', key: `${chain.key} asked` } : chain,
      aside: isAside(workshop, event),
      condition: event.attribution !== undefined && stated.has(placeOf(event)) && isCondition(document, event),
    };
  });
  const also = told.flatMap(({ event, cluster }) =>
    (alike.get(informingOf(document, event.attribution) ?? -1) ?? []).map((attribution): Telling => {
      return {
        event: { ...event, attribution },
        cluster,
        chain: makeChain(workshop, sources, attribution),
        aside: false,
        condition: false,
      };
    }),
  );
  return [...told, ...also];
}
