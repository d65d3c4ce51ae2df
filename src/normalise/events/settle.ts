/**
 * What is known of an event only once all that is told of it is one: who made the offer that somebody accepts, and when that was
 * which happened at the same time.
 */
import type { Attributed, EventMention } from '../document.ts';
import { isAnswer } from './about.ts';
import { joinsIn } from './identity.ts';
import { inferred } from './inherit.ts';
import type { Match } from './matching.ts';
import { shareTimes } from './shared-times.ts';
import type { Timing } from './time-hosts.ts';

/** By event, the first event that tells of the same. */
function firstsOf(repeats: readonly (number | undefined)[]): number[] {
  const firsts: number[] = [];
  repeats.forEach((earlier, at) => firsts.push(earlier !== undefined && earlier < at ? firsts[earlier]! : at));
  return firsts;
}

/** Who made the offers, in whichever telling says so most exactly: a minister rather than his state. */
function makersOf(document: Attributed, events: readonly EventMention[], firsts: readonly number[], offers: ReadonlySet<number>) {
  const makers = events.flatMap(({ participants }, at) =>
    offers.has(firsts[at]!) ? participants.filter(({ role }) => role === 'actor') : [],
  );
  const people = makers.filter(({ entity }) => document.entities[entity]!.kind === 'person');
  return [...new Map((people.length > 0 ? people : makers).map((maker) => [maker.entity, maker])).values()];
}

/** "accepted the offer": an answer goes to whoever made the offer, and is about what was offered. */
function withAnswered(
  document: Attributed,
  matches: readonly Match[],
  events: readonly EventMention[],
  firsts: readonly number[],
  at: number,
): EventMention {
  const event = events[at]!;
  const answered = event.about.filter((each) => firsts[each] !== at && isAnswer(document, matches[at]!, matches[each]!));
  if (answered.length === 0) return event;
  const known = new Set(event.participants.map(({ entity }) => entity));
  const makers = event.participants.some(({ role }) => role !== 'actor')
    ? []
    : makersOf(document, events, firsts, new Set(answered.map((each) => firsts[each]!))).filter(
        ({ entity }) => !known.has(entity),
      );
  const about = event.about.flatMap((each) => {
    const offered = answered.includes(each) ? events[firsts[each]!]!.about.filter((content) => content !== at) : [];
    return offered.length > 0 ? offered : [each];
  });
  return {
    ...event,
    participants: [...event.participants, ...makers.map((maker) => inferred(maker, 'recipient', 'answered'))],
    about: [...new Set(about)],
  };
}

/** "Chile would take part in the drills": one more of those who hold them together. */
function withJoining(event: EventMention, first: EventMention): EventMention {
  if (!first.participants.some(({ role }) => role === 'party')) return event;
  const participants = event.participants.map((each) => (each.role === 'actor' ? { ...each, role: 'party' as const } : each));
  return { ...event, participants, joins: true };
}

/** The events, with what the others give them; `repeats` says which earlier one each of them repeats. */
export function settleEvents(
  document: Attributed,
  timings: readonly Timing[],
  events: readonly EventMention[],
  repeats: readonly (number | undefined)[],
): EventMention[] {
  const matches = timings.map(({ match }) => match);
  const firsts = firstsOf(repeats);
  const times = shareTimes(
    document,
    timings,
    events.map(({ time }, at) => time ?? events.find((other, index) => firsts[index] === firsts[at] && other.time)?.time),
  );
  return events.map((_, at) => {
    const event = withAnswered(document, matches, events, firsts, at);
    const time = event.time ?? (repeats[at] === undefined ? times[at] : undefined);
    const repeated = repeats[at];
    const same = { ...event, ...(time && { time }), ...(repeated !== undefined && { sameAs: repeated }) };
    return repeated !== undefined && joinsIn(document, matches[at]!) ? withJoining(same, events[firsts[at]!]!) : same;
  });
}
