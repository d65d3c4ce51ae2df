/**
 * A telling is one place that tells of an event, with the chain through which it is known there. Tellings vote on the event's
 * status and are gathered into claims.
 *
 * A performative ("proposed", "accused") is an event that the enclosing chain asserts; its content is known through whoever
 * performs it. Where no attribution states that link already, it is added here.
 */
import type { EventType, Stance } from '../../schema/vocabularies.ts';
import type { EventMention, Told } from '../document.ts';
import { type Chain, type DeeperLink, makeChain } from './chains.ts';
import type { Sources, Workshop } from './workshop.ts';

export interface Telling {
  readonly event: EventMention;
  /** Index of the first mention of the same event. */
  readonly cluster: number;
  readonly chain: Chain;
}

/** What the performer of a speech act does with its content; types that are no speech acts are absent. */
const performedStance: Partial<Record<EventType, Stance>> = {
  AGREE: 'pledges',
  REQUEST: 'demands',
  ACCUSE: 'alleges',
  THREATEN: 'pledges',
  REJECT: 'declines',
};

/** The first mention of the event that a mention repeats. */
export function clusterOf(events: readonly EventMention[], index: number): number {
  let at = index;
  for (let steps = 0; steps < events.length; steps++) {
    const next = events[at]?.sameAs;
    if (next === undefined || next >= at) break;
    at = next;
  }
  return at;
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
function isPresupposed({ tokens, children, attributions }: Told, events: readonly EventMention[], event: EventMention): boolean {
  const attribution = event.attribution === undefined ? undefined : attributions[event.attribution];
  const trigger = tokens[event.trigger];
  if (!attribution || !taints.has(attribution.stance) || trigger?.pos !== 'NOUN') return false;
  const definite = (children[event.trigger] ?? []).some(
    (child) => tokens[child]?.relation === 'nmod:poss' || tokens[child]?.lower === 'the',
  );
  const others = new Set(
    events.filter((each) => each !== event && each.attribution === event.attribution).map((each) => each.trigger),
  );
  let above = trigger.head;
  for (let steps = 0; above >= 0 && steps < 50 && !others.has(above); steps++) above = tokens[above]?.head ?? -1;
  return definite && above >= 0;
}

/** The attribution through which an event is known: the innermost around it whose source speaks of it rather than takes it for granted. */
function attributionOf(document: Told, event: EventMention): number | undefined {
  return isPresupposed(document, document.events, event)
    ? (document.attributions[event.attribution!]?.parent ?? undefined)
    : event.attribution;
}

/** One telling for each event mention, in their order. */
export function findTellings(workshop: Workshop, sources: Sources): Telling[] {
  const events = workshop.document.events.map((event): EventMention => {
    const { attribution: _, ...rest } = event;
    const attribution = attributionOf(workshop.document, event);
    return attribution === undefined ? rest : { ...rest, attribution };
  });
  const performers = findPerformers(events);
  return events.map((event, index) => {
    const act = events[performers.get(index) ?? -1];
    const deeper = act && deepen(workshop, sources, act);
    return { event, cluster: clusterOf(events, index), chain: makeChain(workshop, sources, event.attribution, deeper) };
  });
}
