/**
 * Speech acts and their content: a proposal, a pledge, an accusation is an event of its own, and what it is about is another.
 * The content gets from the act whoever it does not name itself.
 */
import type { EventParticipant } from '../document.ts';
import type { Match, Matcher } from './match.ts';

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

/** What a content event takes over from its act: the actor where it names none, and for what is done together the recipient too. */
export function withInherited(
  content: Match,
  own: readonly EventParticipant[],
  act: Match,
  actors: readonly EventParticipant[],
): readonly EventParticipant[] {
  const doers = actors.filter(({ role }) => role !== 'recipient');
  const others = actors.filter(({ role }) => role === 'recipient');
  if (content.frame.reciprocal) {
    if (own.length > 1) return own;
    const known = new Set(own.map(({ entity }) => entity));
    return [
      ...own,
      ...[...doers, ...others].filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, 'party', act.frame.id)),
    ];
  }
  if (own.some(({ role }) => role === 'actor')) return own;
  const givers = act.frame.controller === 'obj' ? others : doers;
  const known = new Set(own.map(({ entity }) => entity));
  return [...givers.filter(({ entity }) => !known.has(entity)).map((each) => inferred(each, 'actor', act.frame.id)), ...own];
}
