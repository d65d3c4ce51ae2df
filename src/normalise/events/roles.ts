/** Who takes part in an event, and as what. */
import type { EventParticipant } from '../document.ts';
import type { Match } from './matching.ts';
import type { PartiesAt, Party } from './participants.ts';
import type { Scene } from './scene.ts';
import { conjuncts, dependents } from './tree.ts';

type Role = EventParticipant['role'];

/** "Four of them have died": a part of those who are named, and nobody that the article names. */
function isPart({ tokens, children, words }: Scene, token: number): boolean {
  const { lower } = tokens[token]!;
  if (!words.parts.has(lower) && !/^\d+$/.test(lower)) return false;
  return (children[token] ?? []).some(
    (child) => tokens[child]!.pos === 'PRON' && (children[child] ?? []).some((each) => tokens[each]!.lower === 'of'),
  );
}

/** "the first visit by a minister in years": one of a kind, and nobody beside whoever the visit is told of. */
function isKind({ tokens, children, words }: Scene, { kind, token }: Match, person: number): boolean {
  const below = (children[person] ?? []).map((child) => tokens[child]!.lower);
  if (kind !== 'noun' || !below.includes('by') || !(below.includes('a') || below.includes('an'))) return false;
  return (children[token] ?? []).some((child) => words.ordinals.has(tokens[child]!.lower));
}

function gather(
  document: Scene,
  match: Match,
  names: readonly string[],
  partiesAt: PartiesAt,
  isTopic: (token: number) => boolean = () => false,
): (Party & { slot: string })[] {
  for (const slot of names) {
    const tokens = match
      .slot(slot)
      .filter((token) => !isTopic(token) && !isPart(document, token) && !isKind(document, match, token));
    const found = tokens.flatMap((token) => partiesAt(token).map((party) => ({ ...party, slot })));
    if (found.length > 0) return found;
  }
  return [];
}

const together: readonly string[] = ['between', 'among', 'with', 'of', 'mod', 'poss', 'obj'];

/** "drills that included China": the clause right after the noun names more who take part. */
function included(document: Scene, match: Match, partiesAt: PartiesAt): (Party & { slot: string })[] {
  const pronoun = document.tokens[match.token + 1];
  if (match.kind !== 'noun' || (pronoun?.lower !== 'that' && pronoun?.lower !== 'which')) return [];
  const verb = document.tokens[pronoun.head];
  if (verb === undefined || !['include', 'involve'].includes(verb.lemma)) return [];
  return dependents(document, verb.index, 'obj')
    .flatMap((object) => conjuncts(document, object))
    .flatMap((token) => partiesAt(token).map((party) => ({ ...party, slot: 'included' })));
}

/** A capital or other place that somebody is visited in or that is attacked stands for its state, where the article has that state. */
function asState(document: Scene, entity: number): number {
  const found = document.entities[entity]!;
  const code = found.kind === 'place' ? (found.country ?? found.place?.country) : undefined;
  const state = code === undefined ? -1 : document.entities.findIndex((each) => each.kind === 'country' && each.country === code);
  return state < 0 ? entity : state;
}

/**
 * The participants that the grammar of an event's own phrase or clause gives. `contents` are the nouns of events that it judges: in
 * "criticised the jailing of the activist" the activist is not whom the criticism is for.
 */
export function findParticipants(
  document: Scene,
  match: Match,
  partiesAt: PartiesAt,
  contents: ReadonlySet<number>,
): EventParticipant[] {
  const { frame } = match;
  const found = new Map<number, EventParticipant>();
  const isTrigger = (mention: number | undefined): boolean =>
    mention !== undefined && document.mentions[mention]!.head === match.token;
  const put = (parties: readonly (Party & { slot: string })[], role: Role): void => {
    for (const { entity: named, mention, slot } of parties) {
      if (isTrigger(mention)) continue;
      const entity = asState(document, named);
      if (!found.has(entity))
        found.set(entity, { entity, ...(mention !== undefined && { mention }), role, rule: `${frame.id}/${slot}` });
    }
  };
  if (frame.reciprocal) {
    put(gather(document, match, frame.actor, partiesAt), 'party');
    for (const slot of new Set([...together, ...frame.recipient])) {
      if (slot === 'obj' && !frame.recipient.includes('obj')) continue;
      if (slot === 'of' && match.kind === 'verb') continue;
      if ((slot === 'mod' || slot === 'poss') && !frame.actor.includes('subj') && !frame.actor.includes('mod')) continue;
      put(
        gather(document, match, [slot], partiesAt).filter(
          ({ entity }) => document.entities[entity]!.kind !== 'place' || slot === 'mod',
        ),
        'party',
      );
    }
    put(included(document, match, partiesAt), 'party');
    return [...found.values()];
  }
  put(gather(document, match, frame.actor, partiesAt), 'actor');
  put(
    gather(document, match, frame.recipient, partiesAt, (token) => contents.has(token)),
    'recipient',
  );
  return [...found.values()];
}
