/**
 * The same event across articles.
 *
 * An *outline* is what one article says of an event, reduced to what decides which event it is: type, what happened, who with
 * whom, when, where, and whether it is real. Articles that say the same share one outline, so that a hundred copies cost what
 * one does.
 *
 * 1. **Blocks.** An outline stands in blocks: type family × party (or pair of countries, or country and subject, or place) ×
 *    day. Only outlines that share a block, days next to each other included, are ever compared: candidates come from an index.
 * 2. **Pairs.** `judge` (same-event.ts) scores two outlines, with reasons, from nothing but the two. The same pair gets the
 *    same score whenever it comes.
 * 3. **Components.** Outlines that are tied, directly or through others, form a component. What arrives later can join two, and
 *    a withdrawn article can part them. Against chaining (Monday's talks ~ Tuesday's talks ~ …) only pairs with something of their
 *    own, a person, a body, a named place, are tied across days.
 * 4. **Clusters.** Within a component, pairs are joined from the best score down (clusters.ts), never two that contradict each
 *    other, that one article tells apart, or that somebody has decided are two. A cluster is one served event.
 *
 * All of this is a function of the set of articles: components of pairwise decisions, and within one a fixed order that no
 * arrival changes. Only the id depends on it: that of the oldest outline. Decisions that people made are pairs too (`decided`),
 * kept by ids that a re-run of the engine does not change.
 */
import { createHash } from 'node:crypto';
import type { Time } from '../../schema/common.ts';
import type { Event, Participant } from '../../schema/event.ts';
import { topicOf } from '../../schema/labels.ts';
import type { ActorKind, EventStatus, EventType } from '../../schema/vocabularies.ts';
import { foldName } from '../identity.ts';

export interface Party {
  /** The record of the actor; of one that has no name, what it is called. */
  readonly id: string;
  readonly kind: ActorKind;
  readonly country: string;
  readonly role: Participant['role'];
}

/** A stretch of days, as days since 1970: stated, or only reported on that day. */
export interface When {
  readonly first: number;
  readonly last: number;
  readonly stated: boolean;
}

export interface Outline {
  readonly type: EventType;
  readonly topic: string;
  readonly modes: readonly string[];
  readonly parties: readonly Party[];
  readonly when?: When;
  readonly place?: { readonly name: string; readonly kind: string; readonly country: string };
  readonly state: 'real' | 'ahead' | 'idea' | 'open';
}

const states: Record<EventStatus, Outline['state']> = {
  occurred: 'real',
  ongoing: 'real',
  alleged: 'real',
  planned: 'ahead',
  proposed: 'idea',
  hypothetical: 'idea',
  denied: 'open',
  unknown: 'open',
};

const dayLength = 86_400_000;
const dayOf = (time: string | undefined): number | undefined => {
  const day = time === undefined ? Number.NaN : Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / dayLength;
  return Number.isNaN(day) ? undefined : day;
};

/** Longest stretch of days that still places an event: a month and what "about" adds to it. */
const longest = 45;

/** When it was; where the article does not say, when it was reported. What is said too vaguely to place it has no time at all. */
function whenOf(time: Time | undefined, reported: string | undefined): When | undefined {
  const [first, last] = [dayOf(time?.earliest), dayOf(time?.latest)];
  if (time && time.basis !== 'unresolved' && (first !== undefined || last !== undefined))
    return first !== undefined && last !== undefined && last - first <= longest ? { first, last, stated: true } : undefined;
  const day = dayOf(reported);
  return day === undefined ? undefined : { first: day, last: day, stated: false };
}

export interface Reported {
  readonly event: Pick<Event, 'label' | 'type' | 'modes' | 'participants' | 'time' | 'place' | 'status'>;
  /** Publication of the article. */
  readonly reported: string | undefined;
  /** Whether an actor goes by a name: one without belongs to its article. */
  readonly named: (actor: string) => boolean;
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

export function outlineOf({ event, reported, named }: Reported): Outline {
  const when = whenOf(event.time, reported);
  const parties = event.participants.map(({ actor, role }): Party => ({
    id: named(actor.id) ? actor.id : `~${foldName(actor.name)}`,
    kind: actor.kind,
    country: actor.country ?? '',
    role,
  }));
  const { place } = event;
  return {
    type: event.type,
    topic: foldName(topicOf(event.label, event.type) ?? ''),
    modes: [...event.modes].sort(),
    parties: parties.sort(byText),
    ...(when && { when }),
    ...(place && { place: { name: foldName(place.name), kind: place.kind, country: place.country ?? '' } }),
    state: states[event.status],
  };
}

/** The key by which articles share an outline. */
export const outlineKey = (outline: Outline): string =>
  `event|${createHash('sha256').update(JSON.stringify(outline)).digest('base64url').slice(0, 22)}`;
