/**
 * One event, once: which mentions inside an article tell of the same event. A later mention repeats an earlier one where type,
 * parties, time and topic do not contradict each other and something ties them: shared parties, or a definite noun ("the
 * offer", "such drills") that points back. Without such a tie they stay apart.
 */
import type { Attributed, EventMention } from '../document.ts';
import type { Match } from './match.ts';
import { dependents, isDefinite, tokenAt } from './tree.ts';

/** Types whose mentions may tell of one event under two names: an offer that is a proposal. */
const family = (type: EventMention['type']): string => (type === 'REQUEST' ? 'AGREE' : type);

function timesAgree(a: EventMention['time'], b: EventMention['time']): boolean {
  if (a?.earliest === undefined || b?.earliest === undefined || a.latest === undefined || b.latest === undefined) return true;
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

const people = (event: EventMention): ReadonlySet<number> => new Set(event.participants.map(({ entity }) => entity));

/** Whether the same entity has opposite roles in the two: an attack and the answer to it. */
function rolesContradict(a: EventMention, b: EventMention): boolean {
  const roleIn = new Map(a.participants.map(({ entity, role }) => [entity, role]));
  return b.participants.some(({ entity, role }) => {
    const before = roleIn.get(entity);
    return before !== undefined && before !== role && before !== 'party' && role !== 'party';
  });
}

/** Somebody in one role in the one, somebody else in it in the other: two events, unless one may stand for the other. */
function sidesContradict(document: Attributed, a: EventMention, b: EventMention): boolean {
  return (['actor', 'recipient'] as const).some((side) => {
    const ours = a.participants.filter(({ role }) => role === side);
    const theirs = b.participants.filter(({ role }) => role === side);
    if (ours.length === 0 || theirs.length === 0) return false;
    return !ours.some((one) =>
      theirs.some((other) => one.entity === other.entity || sameState(document, one.entity, other.entity)),
    );
  });
}

/** A state and those who act for it: "Russia" and its minister. */
function sameState(document: Attributed, one: number, other: number): boolean {
  const a = document.entities[one]!;
  const b = document.entities[other]!;
  return a.country !== undefined && a.country === b.country && (a.kind === 'country' || b.kind === 'country');
}

function topicsAgree(a: EventMention, b: EventMention, pointsBack: boolean): boolean {
  if (a.topic === undefined || b.topic === undefined || a.topic === b.topic) return true;
  const ours = new Set(a.topic.split(' '));
  return pointsBack || b.topic.split(' ').some((word) => ours.has(word));
}

const real = ({ status }: EventMention): boolean => status === 'occurred' || status === 'ongoing';

/** By event index, the earlier event that it repeats. */
export function findRepeats(
  document: Attributed,
  matches: readonly Match[],
  events: readonly EventMention[],
): (number | undefined)[] {
  return events.map((event, index) => {
    const match = matches[index]!;
    const pointsBack = match.kind === 'noun' && isDefinite(document, match.token);
    for (let before = index - 1; before >= 0; before--) {
      const earlier = events[before]!;
      if (family(earlier.type) !== family(event.type)) continue;
      if (earlier.about.includes(index) || event.about.includes(before)) continue;
      if (real(earlier) !== real(event) && (!pointsBack || earlier.status === 'alleged' || event.status === 'alleged')) continue;
      if (!pointsBack && earlier.status !== event.status && !real(event)) continue;
      if (earlier.type !== event.type && !pointsBack) continue;
      if (!timesAgree(earlier.time, event.time) || rolesContradict(earlier, event) || sidesContradict(document, earlier, event))
        continue;
      if (earlier.negated !== event.negated) continue;
      const ours = people(event);
      const shared = [...people(earlier)].filter((entity) => ours.has(entity)).length;
      const sameWord = tokenAt(document, matches[before]!.token).lemma === tokenAt(document, match.token).lemma;
      const sameSentence = tokenAt(document, matches[before]!.token).sentence === tokenAt(document, match.token).sentence;
      const smaller = Math.min(ours.size, people(earlier).size);
      if (!topicsAgree(earlier, event, pointsBack && ours.size === 0)) continue;
      const tied =
        smaller === 0
          ? pointsBack && !sameSentence
          : shared === smaller && (sameWord || pointsBack || shared > 1) && !(sameSentence && !pointsBack && !sameWord);
      if (tied && OTHERAllowed(event, sameWord)) return before;
    }
    return undefined;
  });
}

/** What PLOVER does not cover has no type to compare: the word has to be the same. */
const OTHERAllowed = (event: EventMention, sameWord: boolean): boolean => event.type !== 'OTHER' || sameWord;

/** By event index, the event that it is a part of: the meeting during a visit, the pledge made at a summit. */
export function findParts(
  document: Attributed,
  matches: readonly Match[],
  events: readonly EventMention[],
): (number | undefined)[] {
  return events.map((event, index) => {
    const match = matches[index]!;
    const under = dependents(document, match.carrier ?? match.token, 'obl', 'advcl', 'nmod');
    const whole = events.findIndex((other, at) => {
      if (at === index || other.type !== 'CONSULT' || event.about.includes(at)) return false;
      const token = matches[at]!.token;
      const phrase = under.find((each) => each === token || each === matches[at]!.carrier);
      if (phrase === undefined) return false;
      return dependents(document, phrase, 'case').some((word) => ['at', 'during', 'in'].includes(tokenAt(document, word).lower));
    });
    return whole < 0 ? undefined : whole;
  });
}
