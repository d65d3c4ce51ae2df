/**
 * Who takes part in each event: whom its own phrase or clause names, and then, where that leaves somebody out, whom another event
 * of the article gives: the act that it is the content of, the content of its own, or what it serves.
 */
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { Attributed, EventParticipant } from '../document.ts';
import type { VerbSlots } from './arguments.ts';
import { isAnswer } from './about.ts';
import { inferred, withInherited } from './inherit.ts';
import type { Match } from './matching.ts';
import { findOccasionParties } from './occasions.ts';
import type { PartiesAt } from './participants.ts';
import { findParticipants } from './roles.ts';
import type { Scene } from './scene.ts';
import { dependents, governs, isVerbal, tokenAt } from './tree.ts';

type Participants = readonly EventParticipant[];

const has = (participants: Participants, ...roles: EventParticipant['role'][]): boolean =>
  participants.some(({ role }) => roles.includes(role));

function ownParticipants(
  document: Scene,
  match: Match,
  contents: readonly Match[],
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
): Participants {
  const judged = judging.has(match.frame.type) ? contents.map(({ token }) => token) : [];
  const found = findParticipants(document, match, partiesAt, new Set(judged));
  if (found.length > 1) return found;
  const known = new Set(found.map(({ entity }) => entity));
  return [...found, ...findOccasionParties(document, match, verbSlots, partiesAt).filter(({ entity }) => !known.has(entity))];
}

/** "gave in to the rebels' demands": who answers a speech act answers whoever made it. */
function withAsker(
  document: Attributed,
  act: Match,
  own: Participants,
  contents: readonly Match[],
  theirs: readonly Participants[],
): Participants {
  if (has(own, 'recipient', 'party')) return own;
  const known = new Set(own.map(({ entity }) => entity));
  const askers = contents.flatMap((content, index) =>
    isAnswer(document, act, content) ? theirs[index]!.filter(({ role, entity }) => role === 'actor' && !known.has(entity)) : [],
  );
  return [...own, ...askers.map((each) => inferred(each, 'recipient', 'answered'))];
}

/** Types that speak of what somebody did: who did it is whom they are for. */
const judging: ReadonlySet<string> = new Set(['ACCUSE', 'SUPPORT', 'REJECT']);

/**
 * Whom a demand, a threat or a judgement without an addressee is for: who shall do what is demanded, whom what is threatened would hit,
 * who did what is judged.
 */
function withAddressee({ frame }: Match, own: Participants, contents: readonly Participants[]): Participants {
  const ofDoers = frame.type === 'REQUEST' || judging.has(frame.type);
  const roles = ofDoers ? ['actor', 'party'] : frame.type === 'THREATEN' || frame.type === 'AGREE' ? ['recipient'] : [];
  if (roles.length === 0 || has(own, 'recipient', 'party')) return own;
  const known = new Set(own.map(({ entity }) => entity));
  const addressed = contents.flat().filter(({ role, entity, rule }) => {
    const fromAct = rule === `from-${frame.id}`;
    return roles.includes(role) && !known.has(entity) && !fromAct;
  });
  const once = [...new Map(addressed.map((each) => [each.entity, each])).values()];
  return [...own, ...once.map((each) => inferred(each, 'recipient', 'content'))];
}

/** "sent arms to help in Norland's invasion of Sudmark": what serves somebody's attack is for whoever attacks. */
function withBeneficiary(
  document: Attributed,
  matches: readonly Match[],
  index: number,
  all: readonly Participants[],
): Participants {
  const { frame, token, carrier } = matches[index]!;
  const own = all[index]!;
  if (frame.type !== 'AID' || has(own, 'recipient', 'party')) return own;
  const { sentence } = tokenAt(document, token);
  for (let at = index + 1; at < matches.length && tokenAt(document, matches[at]!.token).sentence === sentence; at++) {
    const served = matches[at]!;
    if (served.frame.type !== 'ASSAULT' || !governs(document, carrier ?? token, served.token)) continue;
    const attackers = all[at]!.filter(({ role, entity }) => role === 'actor' && !own.some((each) => each.entity === entity));
    if (attackers.length > 0) return [...own, ...attackers.map((each) => inferred(each, 'recipient', 'purpose'))];
  }
  return own;
}

/** "imposed sanctions and closed the border with Norland": of two hostile acts in one breath, the one without a target has the other's. */
function withSharedTarget(
  document: Attributed,
  matches: readonly Match[],
  index: number,
  all: readonly Participants[],
): Participants {
  const own = all[index]!;
  const match = matches[index]!;
  if (has(own, 'recipient', 'party') || !isHostile(match)) return own;
  const verb = tokenAt(document, match.carrier ?? match.token);
  if (!isVerbal(verb)) return own;
  const sibling = [index - 1, index + 1].find((at) => {
    const other = matches[at];
    if (other === undefined || !isHostile(other) || !has(all[at]!, 'recipient')) return false;
    const their = tokenAt(document, other.carrier ?? other.token);
    const [first, second] = their.index < verb.index ? [their, verb] : [verb, their];
    const joined = second.relation === 'conj' && second.head === first.index;
    return joined && dependents(document, second.index, 'nsubj', 'nsubj:pass').length === 0;
  });
  if (sibling === undefined) return own;
  const known = new Set(own.map(({ entity }) => entity));
  const targets = all[sibling]!.filter(({ role, entity }) => role === 'recipient' && !known.has(entity));
  return [...own, ...targets.map((each) => inferred(each, 'recipient', 'sibling'))];
}

const isHostile = ({ frame }: Match): boolean =>
  frame.type !== 'PROTEST' && eventTypeTable[frame.type].quad === 'material-conflict' && !frame.reciprocal;

/** Whoever does alone what takes two is its actor; several are its parties, and so is whoever is named of a meeting. */
function withRoles(document: Attributed, { frame, kind }: Match, participants: Participants): Participants {
  if (!frame.reciprocal) return participants;
  const many = participants.length > 1 || participants.some(({ entity }) => document.entities[entity]!.plural);
  const meeting = frame.type === 'CONSULT' && kind === 'noun';
  return participants.map((each) => ({ ...each, role: many || meeting ? 'party' : 'actor' }));
}

/** The participants of all events, by index; `about` has the contents of each. */
export function assembleParticipants(
  document: Scene,
  matches: readonly Match[],
  about: readonly (readonly number[])[],
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
): readonly Participants[] {
  const contentsOf = (index: number): readonly Match[] => about[index]!.map((content) => matches[content]!);
  const own = matches.map((match, index) => ownParticipants(document, match, contentsOf(index), verbSlots, partiesAt));
  const actOf = new Map(about.flatMap((contents, act) => contents.map((content) => [content, act] as const)));
  const inherited = matches.map((match, index) => {
    const act = actOf.get(index);
    return act === undefined ? own[index]! : withInherited(document, match, own[index]!, matches[act]!, own[act]!);
  });
  const addressed = matches.map((match, index) => {
    const contents = contentsOf(index);
    const theirs = about[index]!.map((content) => inherited[content]!);
    return withAsker(document, match, withAddressee(match, inherited[index]!, theirs), contents, theirs);
  });
  const served = matches.map((_, index) => withBeneficiary(document, matches, index, addressed));
  return matches.map((match, index) => withRoles(document, match, withSharedTarget(document, matches, index, served)));
}
