/**
 * Speech acts and their content: a proposal, a pledge, an accusation is an event of its own, and what it is about is another.
 * The content gets from the act whoever it does not name itself.
 */
import type { EventParticipant, Mentioned } from '../document.ts';
import type { VerbSlots } from './arguments.ts';
import type { Match, Matcher } from './matching.ts';
import type { PartiesAt } from './participants.ts';
import { isDefinite, isVerbal, tokenAt } from './tree.ts';

/** Indices of the events that each event is about. */
export function findAbout(matches: readonly Match[], matcher: Matcher): number[][] {
  const indexOf = new Map(matches.map((match, index) => [match.token, index]));
  return matches.map((match, index) => {
    const contents = match.frame.about.flatMap((name) => match.slot(name)).flatMap((token) => matcher.contentOf(token));
    return [
      ...new Set(
        contents.map((content) => indexOf.get(content.token)).filter((each) => each !== undefined && each !== index) as number[],
      ),
    ];
  });
}

const inferred = (participant: EventParticipant, role: EventParticipant['role'], from: string): EventParticipant => ({
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

/** Who meets, where only the clause around says it: whoever speaks or acts "at a summit", "in a session". */
export function findOccasionParties(
  document: Mentioned,
  match: Match,
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
): EventParticipant[] {
  if (match.frame.type !== 'CONSULT' || match.kind !== 'noun' || match.carrier !== undefined) return [];
  let at = match.token;
  for (let steps = 0; steps < 6; steps++) {
    const { head, relation } = tokenAt(document, at);
    if (head < 0 || relation === 'nsubj' || relation === 'obj') return [];
    at = head;
    if (isVerbal(tokenAt(document, at))) break;
  }
  if (!isVerbal(tokenAt(document, at))) return [];
  const people = (verbSlots(at).get('subj') ?? verbSlots(at).get('obj') ?? []).flatMap((token) => partiesAt(token));
  const distinct = [...new Map(people.map((party) => [party.entity, party])).values()];
  return distinct.map(({ entity, mention }) => ({
    entity,
    ...(mention !== undefined && { mention }),
    role: 'party',
    rule: 'from-occasion',
  }));
}

const speechTypes: ReadonlySet<string> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'THREATEN']);

/** "accepted the offer", "rejected the demands": the content is somebody else's speech act, to which this one answers. */
export function isAnswer(document: Mentioned, act: Match, content: Match): boolean {
  if (act.frame.reciprocal || content.kind !== 'noun' || !speechTypes.has(content.frame.type)) return false;
  if (!['AGREE', 'REJECT', 'CONCEDE', 'SUPPORT'].includes(act.frame.type)) return false;
  return act.frame.type === 'REJECT' || act.frame.type === 'CONCEDE' || isDefinite(document, content.token);
}

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

/** What a content event takes over from its act: the actor where it names none, and for what is done together the recipient too. */
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
  if (content.frame.reciprocal) {
    if (own.length > 1 && others.length === 0) return own;
    const known = new Set(own.map(({ entity }) => entity));
    return [
      ...own,
      ...[...doers, ...others].filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, 'party', act.frame.id)),
    ];
  }
  if (own.some(({ role }) => role === 'actor')) return own;
  if (content.kind === 'noun' && judges.has(act.frame.type)) return own;
  const givers = act.frame.controller === 'obj' ? others : doers;
  const known = new Set(own.map(({ entity }) => entity));
  return [...givers.filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, 'actor', act.frame.id)), ...own];
}
