/** Who meets, where only the clause around a meeting says it. */
import type { EventParticipant } from '../document.ts';
import type { VerbSlots } from './arguments.ts';
import { negatedHere } from './conditions.ts';
import type { Match } from './matching.ts';
import type { PartiesAt } from './participants.ts';
import type { Scene } from './scene.ts';
import { caseWord, isVerbal, tokenAt } from './tree.ts';

/** Whoever speaks or acts "at a summit", "in a session". */
export function findOccasionParties(
  document: Scene,
  match: Match,
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
): EventParticipant[] {
  if (match.frame.type !== 'CONSULT' || match.kind !== 'noun' || match.carrier !== undefined) return [];
  if (document.words.apart.has(caseWord(document, match.token) ?? '')) return [];
  let at = match.token;
  for (let steps = 0; steps < 6; steps++) {
    const { head, relation } = tokenAt(document, at);
    if (head < 0 || ['nsubj', 'obj', 'ccomp', 'parataxis'].includes(relation)) return [];
    at = head;
    if (isVerbal(tokenAt(document, at))) break;
  }
  if (!isVerbal(tokenAt(document, at)) || negatedHere(document, at)) return [];
  const people = (verbSlots(at).get('subj') ?? verbSlots(at).get('obj') ?? []).flatMap((token) => partiesAt(token));
  const distinct = [...new Map(people.map((party) => [party.entity, party])).values()];
  return distinct.map(({ entity, mention }) => ({
    entity,
    ...(mention !== undefined && { mention }),
    role: 'party',
    rule: 'from-occasion',
  }));
}
