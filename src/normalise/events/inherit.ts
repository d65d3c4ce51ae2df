/** Who takes part where only the speech act over it says so: the content of a proposal, a pledge, an accusation gets its people from the act. */
import type { EventParticipant, Mentioned } from '../document.ts';
import { isAnswer } from './about.ts';
import type { Match } from './matching.ts';

/** A participant that another event gives. */
export const inferred = (participant: EventParticipant, role: EventParticipant['role'], from: string): EventParticipant => ({
  entity: participant.entity,
  ...(participant.mention !== undefined && { mention: participant.mention }),
  role,
  rule: `from-${from}`,
});

const statesAct: ReadonlySet<string> = new Set(['COOPERATE', 'MOBILIZE', 'ASSAULT', 'AID']);

/** Drills and supplies that a minister proposes are his state's, where the article names it. */
function standIn(document: Mentioned, content: Match, { entity, ...rest }: EventParticipant): EventParticipant {
  const { kind, country, sector } = document.entities[entity]!;
  const speaksForState = kind === 'person' && country !== undefined && (sector === 'GOV' || sector === 'MIL');
  if (!speaksForState || !statesAct.has(content.frame.type)) return { entity, ...rest };
  const state = document.entities.findIndex((each) => each.kind === 'country' && each.country === country);
  return state < 0 ? { entity, ...rest } : { ...rest, entity: state };
}

const has = (participants: readonly EventParticipant[], role: EventParticipant['role']): boolean =>
  participants.some((each) => each.role === role);

/** Who opposes, condemns or welcomes something does not do it. */
const judges: ReadonlySet<string> = new Set(['REJECT', 'ACCUSE', 'SUPPORT']);

/** Who answers is whom the speech act was addressed to. */
function answered(own: readonly EventParticipant[], ofAct: readonly EventParticipant[]): readonly EventParticipant[] {
  if (own.some(({ role }) => role === 'recipient')) return own;
  const known = new Set(own.map(({ entity }) => entity));
  return [
    ...own,
    ...ofAct
      .filter(({ role, entity }) => role !== 'recipient' && !known.has(entity))
      .map((each) => inferred(each, 'recipient', 'answer')),
  ];
}

/**
 * What a content event takes over from its act: the actor where it names none, and for what is done together the recipient too. What is
 * asked for ("sought aid from Norland") is for the other side to do, and aid is for whoever asks.
 */
export function withInherited(
  document: Mentioned,
  content: Match,
  ownParticipants: readonly EventParticipant[],
  act: Match,
  ofAct: readonly EventParticipant[],
): readonly EventParticipant[] {
  if (isAnswer(document, act, content)) return answered(ownParticipants, ofAct);
  const actors = ofAct.map((each) => standIn(document, content, each));
  const inferredOnly = content.slot('subj').length === 0 || content.kind === 'noun';
  const own = inferredOnly ? ownParticipants.map((each) => standIn(document, content, each)) : ownParticipants;
  const doers = actors.filter(({ role }) => role !== 'recipient');
  const others = actors.filter(({ role }) => role === 'recipient');
  if (content.kind === 'noun' && judges.has(act.frame.type)) return ownParticipants;
  if (content.frame.reciprocal) {
    if (own.length > 1 && others.length === 0) return own;
    const known = new Set(own.map(({ entity }) => entity));
    return [
      ...own,
      ...[...doers, ...others].filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, 'party', act.frame.id)),
    ];
  }
  const asked = act.frame.type === 'REQUEST' && content.kind === 'noun';
  const givers = act.frame.controller === 'obj' || asked ? others : doers;
  const takers = act.frame.type === 'REQUEST' && content.frame.type === 'AID' && !has(own, 'recipient') ? doers : [];
  const known = new Set(own.map(({ entity }) => entity));
  const add = (from: readonly EventParticipant[], role: EventParticipant['role']): EventParticipant[] =>
    from.filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, role, act.frame.id));
  return [...(has(own, 'actor') ? [] : add(givers, 'actor')), ...own, ...add(takers, 'recipient')];
}
