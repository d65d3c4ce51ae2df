/** Event mentions become event records: all mentions of one event are folded into one. */
import type { EventRef, Time } from '../../schema/common.ts';
import type { Corroboration, MentionedEvent, Participant } from '../../schema/event.ts';
import { summariseStatus } from '../../schema/status.ts';
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { EventContext, EventMode, EventStatus } from '../../schema/vocabularies.ts';
import type { EventMention } from '../document.ts';
import { makeId } from './identity.ts';
import { makeLabel } from '../../schema/labels.ts';
import type { Telling } from './tellings.ts';
import { bestTime, makePlace, makeTime } from './times.ts';
import type { Actors, Workshop } from './workshop.ts';

export interface Events {
  readonly records: readonly MentionedEvent[];
  refOf(mention: number): EventRef | undefined;
}

export const eventRef = ({ id, label, type, status }: MentionedEvent): EventRef => ({ id, name: label, type, status });

/**
 * Who takes part, from all mentions of one event. The mention that says most is the base; the others only fill roles that it
 * leaves empty, so that a loose mention ("the deal", a headline's country for its minister) adds nobody who is not in it; only one that says who joins does.
 * Each actor once, in the first role that it is given.
 */
export function makeParticipants(actors: Actors, mentions: readonly EventMention[]): Participant[] {
  const roles = ({ participants }: EventMention) => new Set(participants.map(({ role }) => role));
  const ranked = [...mentions].sort((a, b) => roles(b).size - roles(a).size || b.participants.length - a.participants.length);
  const seen = new Map<string, Participant>();
  for (const mention of ranked) {
    const filled = new Set([...seen.values()].map(({ role }) => role));
    for (const { entity, role, rule } of mention.participants) {
      const actor = actors.refOf(entity);
      const joins = mention.joins === true && role === 'party' && filled.has('party');
      const open = joins || (!filled.has(role) && (filled.size === 0 || filled.has('party') === (role === 'party')));
      if (actor && open && !seen.has(actor.id)) seen.set(actor.id, { actor, role, rule });
    }
  }
  return [...seen.values()];
}

function corroborate(tellings: readonly Telling[], articleHasPublisher: boolean): Corroboration {
  const origins = new Set(tellings.map(({ chain }) => chain.links.at(-1)!.source.id));
  return {
    articles: 1,
    publishers: articleHasPublisher ? 1 : 0,
    origins: origins.size,
    independentOrigins: Math.min(1, origins.size),
    method: 'one-article',
    collapsedBecause: origins.size > 1 ? ['one article: its sources are not known to be independent of each other'] : [],
  };
}

function statusOfCluster(tellings: readonly Telling[]): EventStatus {
  return summariseStatus(
    tellings.map(({ event, chain }) => ({
      stance: chain.stance,
      status: event.negated ? 'denied' : event.status,
      narrator: chain.links.length === 1,
    })),
  );
}

type WithoutRefs = Omit<MentionedEvent, 'about' | 'partOf'>;

function makeEvent(workshop: Workshop, actors: Actors, tellings: readonly Telling[]): WithoutRefs {
  const { anchors, textHash } = workshop;
  const mentions = [...new Map(tellings.map(({ event }) => [event.trigger, event])).values()];
  const first = tellings[0]!.event;
  const row = eventTypeTable[first.type];
  const participants = makeParticipants(actors, mentions);
  const time = bestTime(mentions.map((each) => makeTime(workshop, each)).filter((each): each is Time => each !== undefined));
  const place = mentions.map((each) => makePlace(workshop, each)).find((each) => each !== undefined);
  const modes: EventMode[] = [
    ...new Set(mentions.filter((each) => each.type === first.type).flatMap((each) => each.modes)),
  ].sort();
  const contexts: EventContext[] = [...new Set(mentions.flatMap((each) => each.contexts))].sort();
  const code = first.cameo;
  const decided = code !== undefined && code.length > 2;
  const topic = mentions.find((each) => each.topic !== undefined)?.topic;
  return {
    id: makeId('evt', textHash, anchors.offset(first.start), anchors.offset(first.end), first.type),
    label: makeLabel(first.type, topic, participants),
    type: first.type,
    modes,
    contexts,
    quad: row.quad,
    cameo: { root: code?.slice(0, 2) ?? row.cameoRoot, ...(decided && { code }), mapping: code ? 'exact' : row.mapping },
    status: statusOfCluster(tellings),
    participants,
    ...(time && { time }),
    ...(place && { place }),
    intensity: row.intensity,
    rule: first.rule,
    corroboration: corroborate(tellings, workshop.publisher.named),
    mergedFrom: [],
    mentions: mentions.flatMap((each) => anchors.mention({ ...each.clause, rule: each.rule })),
  };
}

/** All events of the article that are more than a condition, in the order of their first mention, tied to each other. */
export function makeEvents(workshop: Workshop, actors: Actors, tellings: readonly Telling[]): Events {
  const clusters = Map.groupBy(tellings, ({ cluster }) => cluster);
  const stated = [...clusters].filter(([, members]) => members.some(({ condition }) => !condition));
  const bare = new Map(stated.map(([cluster, members]) => [cluster, makeEvent(workshop, actors, members)]));
  const refOf = (mention: number): EventRef | undefined => {
    const event = bare.get(tellings[mention]?.cluster ?? -1);
    return event && eventRef({ ...event, about: [] });
  };
  const records = [...bare].map(([cluster, event]): MentionedEvent => {
    const members = clusters.get(cluster)!.map((telling) => telling.event);
    const others = (mentions: readonly number[]) =>
      mentions.flatMap((each) => refOf(each) ?? []).filter(({ id }) => id !== event.id);
    const about = new Map(others(members.flatMap((each) => each.about)).map((ref) => [ref.id, ref]));
    const [partOf] = others(members.flatMap((each) => each.partOf ?? []));
    return { ...event, about: [...about.values()], ...(partOf && { partOf }) };
  });
  return { records, refOf };
}
