/** Who takes part in an event, and as what. */
import type { EventParticipant, Mentioned } from '../document.ts';
import type { Match } from './match.ts';
import type { PartiesAt, Party } from './participants.ts';

type Role = EventParticipant['role'];

function gather(match: Match, names: readonly string[], partiesAt: PartiesAt): (Party & { slot: string })[] {
  for (const slot of names) {
    const found = match.slot(slot).flatMap((token) => partiesAt(token).map((party) => ({ ...party, slot })));
    if (found.length > 0) return found;
  }
  return [];
}

const together: readonly string[] = ['between', 'among', 'with', 'of', 'mod', 'poss', 'obj'];

/** The participants that the grammar of an event's own phrase or clause gives. */
export function findParticipants(document: Mentioned, match: Match, partiesAt: PartiesAt): EventParticipant[] {
  const { frame } = match;
  const found = new Map<number, EventParticipant>();
  const put = (parties: readonly (Party & { slot: string })[], role: Role): void => {
    for (const { entity, mention, slot } of parties) {
      if (!found.has(entity))
        found.set(entity, { entity, ...(mention !== undefined && { mention }), role, rule: `${frame.id}/${slot}` });
    }
  };
  if (frame.reciprocal) {
    put(gather(match, frame.actor, partiesAt), 'party');
    for (const slot of new Set([...together, ...frame.recipient])) {
      if (slot === 'obj' && !frame.recipient.includes('obj')) continue;
      if (slot === 'of' && match.kind === 'verb') continue;
      put(
        gather(match, [slot], partiesAt).filter(({ entity }) => document.entities[entity]!.kind !== 'place' || slot === 'mod'),
        'party',
      );
    }
    return [...found.values()];
  }
  put(gather(match, frame.actor, partiesAt), 'actor');
  put(gather(match, frame.recipient, partiesAt), 'recipient');
  return [...found.values()];
}
