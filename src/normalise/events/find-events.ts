/**
 * The events stage: who did what to whom, when, where, and whether it happened at all.
 *
 * Every token is asked whether it fires a frame; whoever fires one gets participants, status, time, place and figures from the
 * grammar around it. Then the events are tied: to what they are about, to what they repeat, to what they are part of.
 */
import type { EventRules } from '../../lexicon/frame-rules.ts';
import type { Context } from '../context.ts';
import type { Attributed, Entity, EventMention, Span, Told } from '../document.ts';
import type { ResolveTime } from '../times/types.ts';
import { findAbout } from './about.ts';
import { assembleParticipants } from './assemble.ts';
import { createVerbSlots } from './arguments.ts';
import { type EventIndex, indexEventRules } from './frame-index.ts';
import { findRepeats } from './identity.ts';
import { createMatcher } from './match.ts';
import type { Match } from './matching.ts';
import { createPartiesAt } from './participants.ts';
import { withParts } from './parts.ts';
import { findPlace } from './places.ts';
import { findQuantities } from './quantities.ts';
import type { Scene } from './scene.ts';
import { settleEvents } from './settle.ts';
import { createStatus } from './status.ts';
import { tokensOfTimes } from './time-tokens.ts';
import { findEventTimes } from './times.ts';
import { topicOf } from './topic.ts';
import { caseWord, dependents, extent, governs, isVerbal, tokenAt } from './tree.ts';

export type FindEvents = (document: Attributed, context: Context) => Told;

/** The clause or phrase that tells of the event, without clauses that hang beside it. */
function clauseOf(document: Attributed, match: Match): Span {
  const over = match.kind === 'modal' ? tokenAt(document, match.token).head : match.carrier;
  const top = over !== undefined && governs(document, over, match.token) ? over : match.token;
  const { first, last } = extent(
    document,
    top,
    ({ relation, index }) =>
      index === match.token ||
      !(relation === 'parataxis' || relation === 'punct' || (relation === 'conj' && isVerbal(tokenAt(document, index)))),
  );
  return { start: tokenAt(document, first).start, end: tokenAt(document, last).end };
}

/** Events whose frame says that its object tells no event of its own ("signed an agreement"). */
function absorbed(document: Attributed, matches: readonly Match[]): ReadonlySet<number> {
  const tokens = matches.flatMap((match) => match.frame.absorbs.flatMap((name) => match.slot(name)));
  const under = tokens.flatMap((token) =>
    dependents(document, token, 'nmod').filter((child) => caseWord(document, child) === 'of'),
  );
  return new Set([...tokens, ...under]);
}

const legislatures = ['@legislature'];

function isLegislature({ sector, name }: Entity, { isOneOf }: EventIndex): boolean {
  return sector === 'LEG' || (name.toLowerCase().match(/\w+/g) ?? []).some((word) => isOneOf(word, legislatures));
}

/** A vote is a parliament's where one takes it: boards and cabinets vote and approve, too. */
function contextsOf(
  document: Attributed,
  { frame }: Match,
  participants: EventMention['participants'],
  index: EventIndex,
): EventMention['contexts'] {
  if (!frame.contexts.includes('legislative')) return frame.contexts;
  const doers = participants.filter(({ role }) => role !== 'recipient').map(({ entity }) => document.entities[entity]!);
  const other = doers.length > 0 && doers.every((each) => each.kind === 'organisation' && !isLegislature(each, index));
  return other ? frame.contexts.filter((context) => context !== 'legislative') : frame.contexts;
}

function findMatches(document: Attributed, matchAt: (token: number) => Match | undefined): Match[] {
  const all = document.tokens.map(({ index }) => matchAt(index)).filter((match) => match !== undefined) as Match[];
  const inside = absorbed(document, all);
  return all.filter(({ token }) => !inside.has(token));
}

/** Makes the stage from its rules and from what puts times on the calendar. */
export function createFindEvents(rules: EventRules, resolveTime: ResolveTime): FindEvents {
  const index = indexEventRules(rules);
  return (document, context) => ({ ...document, events: read(document, context, index, resolveTime) });
}

function read(attributed: Attributed, context: Context, index: EventIndex, resolveTime: ResolveTime): EventMention[] {
  const document: Scene = { ...attributed, words: index.words };
  const partiesAt = createPartiesAt(document);
  const timeTokens = tokensOfTimes(document);
  const verbSlots = createVerbSlots(document, {
    controllerOf: (lemma) => index.controllers.get(lemma),
    nounControllerOf: (lemma) => index.nounControllers.get(lemma),
    isDitransitive: (lemma) => index.ditransitives.has(lemma),
    isTime: (token) => timeTokens.has(token),
  });
  const matcher = createMatcher(document, index, verbSlots, partiesAt, context.trace);
  const readingOf = createStatus(document, matcher, index.adverbs);
  const told = (match: Match): boolean => !(match.frame.affirmative && readingOf(match).negated);
  const matches = findMatches(document, matcher.matchAt).filter(told);
  const about = findAbout(document, matches, matcher);
  const timings = matches.map((match) => ({ match, reading: readingOf(match) }));
  const times = findEventTimes(document, timings, resolveTime);
  const participants = assembleParticipants(document, matches, about, verbSlots, partiesAt);
  const events = timings.map(({ match, reading }, at): EventMention => {
    const { frame, token } = match;
    const trigger = tokenAt(document, token);
    const time = times[at];
    const place = findPlace(document, match);
    const attribution = document.attributionAt[token] ?? -1;
    const topic = topicOf(document, match);
    context.trace?.({
      stage: 'events',
      rule: frame.id,
      outcome: 'fired',
      because: `${frame.reason}; ${reading.status}: ${reading.because}`,
      start: trigger.start,
      end: trigger.end,
    });
    return {
      rule: frame.id,
      start: trigger.start,
      end: trigger.end,
      trigger: token,
      clause: clauseOf(document, match),
      type: frame.type,
      modes: frame.modes,
      contexts: contextsOf(document, match, participants[at]!, index),
      ...(frame.cameo !== undefined && { cameo: frame.cameo }),
      participants: participants[at]!,
      status: reading.status,
      negated: reading.negated,
      ...(time && { time }),
      ...(place && { place }),
      about: about[at]!,
      ...(attribution >= 0 && { attribution }),
      quantities: findQuantities(document, match, index.figures),
      ...(topic !== undefined && { topic }),
    };
  });
  const whole = withParts(document, matches, events);
  const repeats = findRepeats(document, matches, whole, index.alike);
  return settleEvents(document, timings, whole, repeats);
}
