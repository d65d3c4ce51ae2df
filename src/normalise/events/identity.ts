/**
 * One event, once: which mentions inside an article tell of the same event. A later mention repeats an earlier one where type,
 * parties, status and time do not contradict each other and something ties them: shared parties, or a definite noun ("the
 * offer", "such drills") that points back. Without such a tie they stay apart.
 */
import type { Attributed, EventMention } from '../document.ts';
import type { Match } from './matching.ts';
import type { Scene } from './scene.ts';
import { dependents, isDefinite, tokenAt } from './tree.ts';

/** Whether two words may name the same: a war and an invasion. */
export type Alike = (one: string, other: string) => boolean;

/** A mention with what comparing needs. */
interface Telling {
  readonly event: EventMention;
  readonly match: Match;
  readonly lemma: string;
  readonly sentence: number;
  readonly pointsBack: boolean;
}

/** Types whose mentions may tell of one event under two names: a proposal that is called a request. */
const family = (type: EventMention['type']): string => (type === 'REQUEST' ? 'AGREE' : type);

/** How far events of a status are the same world: what an accuser says is not what is planned. */
const worlds: Readonly<Record<EventMention['status'], string>> = {
  occurred: 'real',
  ongoing: 'real',
  planned: 'open',
  proposed: 'open',
  hypothetical: 'open',
  unknown: 'open',
  alleged: 'alleged',
  denied: 'denied',
};

function timesAgree(a: EventMention['time'], b: EventMention['time']): boolean {
  if (a?.earliest === undefined || b?.earliest === undefined || a.latest === undefined || b.latest === undefined) return true;
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** Whether the same entity has opposite roles in the two: an attack and the answer to it. */
function rolesContradict(a: EventMention, b: EventMention): boolean {
  const roleIn = new Map(a.participants.map(({ entity, role }) => [entity, role]));
  return b.participants.some(({ entity, role }) => {
    const before = roleIn.get(entity);
    return before !== undefined && before !== role && before !== 'party' && role !== 'party';
  });
}

/** The same entity, or a state and those who act for it: "Russia" and its minister. */
function mayBeSame(document: Attributed, one: number, other: number): boolean {
  if (one === other) return true;
  const a = document.entities[one]!;
  const b = document.entities[other]!;
  return a.country !== undefined && a.country === b.country && (a.kind === 'country' || b.kind === 'country');
}

/** "its neighbour": somebody whom the article may have named elsewhere. */
function isOpen(document: Attributed, entity: number): boolean {
  const { named, country } = document.entities[entity]!;
  return !named && country === undefined;
}

/** Somebody in one role in the one, somebody else in it in the other: two events, unless one may stand for the other. */
function sidesContradict(document: Attributed, a: EventMention, b: EventMention): boolean {
  return (['actor', 'recipient'] as const).some((side) => {
    const ours = a.participants.filter(({ role }) => role === side);
    const theirs = b.participants.filter(({ role }) => role === side);
    if (ours.length === 0 || theirs.length === 0) return false;
    return !ours.some((one) =>
      theirs.some(
        (other) => mayBeSame(document, one.entity, other.entity) || (side === 'recipient' && isOpen(document, other.entity)),
      ),
    );
  });
}

/** Types of which one kind is not told as another: an abduction is no war. */
const particular: ReadonlySet<string> = new Set(['AGREE', 'ASSAULT', 'COERCE', 'MOBILIZE', 'PROTEST', 'SANCTION']);

/** The first letters that a verb and its noun share: "invade" and "invasion". */
const sharedStem = 4;

/** Whether two words may tell of one act: the same word or kind of word, a verb and its noun, or a noun for whatever was done. */
function isOneKind({ words }: Scene, a: Telling, b: Telling, alike: Alike): boolean {
  if (a.lemma === b.lemma || a.lemma.slice(0, sharedStem) === b.lemma.slice(0, sharedStem)) return true;
  if (a.match.frame.lasting !== b.match.frame.lasting) return false;
  return alike(a.lemma, b.lemma) || words.vague.has(b.lemma) || a.match.frame.id === b.match.frame.id;
}

const wordsOf = ({ event, match }: Telling): ReadonlySet<string> | undefined =>
  match.kind === 'noun' && event.topic !== undefined ? new Set(event.topic.split(' ')) : undefined;

/** Nouns that say of what kind they are have to share a word, or head words that name the same; a verb says nothing of that. */
function topicsAgree(a: Telling, b: Telling, alike: Alike): boolean {
  if (a.match.kind === 'noun' && b.match.kind === 'noun' && alike(a.lemma, b.lemma)) return true;
  const ours = wordsOf(a);
  const theirs = wordsOf(b);
  return ours === undefined || theirs === undefined || [...theirs].some((word) => ours.has(word));
}

/** "their annual exercise": one that is told apart from the one told before. */
const isAnother = ({ children, tokens, words }: Scene, a: Telling, b: Telling): boolean =>
  (children[b.match.token] ?? []).some((child) => words.others.has(tokens[child]!.lower)) &&
  !(children[a.match.token] ?? []).some((child) => words.others.has(tokens[child]!.lower));

function contradict(document: Scene, a: Telling, b: Telling, alike: Alike): boolean {
  if (family(a.event.type) !== family(b.event.type) || (a.event.type !== b.event.type && !b.pointsBack)) return true;
  if (a.event.modes.includes('visit') !== b.event.modes.includes('visit')) return true;
  if (isAnother(document, a, b)) return true;
  const sameWorld = worlds[a.event.status] === worlds[b.event.status];
  const apart = a.event.status === 'alleged' || b.event.status === 'alleged' || !b.pointsBack;
  if (!sameWorld && apart) return true;
  if (a.event.negated !== b.event.negated || !timesAgree(a.event.time, b.event.time)) return true;
  if (particular.has(b.event.type) && b.pointsBack && !isOneKind(document, a, b, alike)) return true;
  return rolesContradict(a.event, b.event) || sidesContradict(document, a.event, b.event);
}

/** "Chile would take part in the drills": one more party to what was told before. */
export function joinsIn(document: Attributed, { carrier, token }: Match): boolean {
  if (carrier === undefined || !isDefinite(document, token)) return false;
  const { lemma } = tokenAt(document, carrier);
  const takesPart = dependents(document, carrier, 'obj').some((each) => tokenAt(document, each).lower === 'part');
  return lemma === 'join' || lemma === 'participate' || (lemma === 'take' && takesPart);
}

function areTied(document: Attributed, a: Telling, b: Telling, alike: Alike): boolean {
  if (a.lemma === b.lemma && joinsIn(document, b.match)) return true;
  const ours = a.event.participants.filter(({ entity }) => !isOpen(document, entity));
  const theirs = b.event.participants.filter(({ entity }) => !isOpen(document, entity));
  const open = worlds[b.event.status] === 'open';
  const kindred = alike(a.lemma, b.lemma) || alike(a.event.topic ?? a.lemma, b.lemma);
  const sameWord = a.lemma === b.lemma || ((b.pointsBack || (open && b.event.type !== 'OTHER')) && kindred);
  if (b.event.type === 'OTHER' && !sameWord) return false;
  const smaller = Math.min(ours.length, theirs.length);
  const sameSentence = a.sentence === b.sentence;
  if (smaller === 0)
    return (
      theirs.length === 0 && (!sameSentence || b.pointsBack) && topicsAgree(a, b, alike) && (b.pointsBack || (sameWord && open))
    );
  const shared = theirs.filter(({ entity }) => ours.some((one) => mayBeSame(document, one.entity, entity))).length;
  if (shared < smaller || (!b.pointsBack && !topicsAgree(a, b, alike))) return false;
  if (sameSentence) return sameWord && b.pointsBack;
  const journeys = a.event.modes.includes('visit') && b.event.modes.includes('visit');
  if (journeys && shared > 1 && worlds[a.event.status] === worlds[b.event.status]) return true;
  return sameWord || b.pointsBack || (a.match.frame.id === b.match.frame.id && shared > 1);
}

/** An event is looked for among so many earlier ones of its family: more than an article has, and linear for what is none. */
const furthestBack = 150;

/** By event index, the nearest earlier event that it repeats. */
export function findRepeats(
  document: Scene,
  matches: readonly Match[],
  events: readonly EventMention[],
  alike: Alike,
): (number | undefined)[] {
  const judged = new Set(events.flatMap(({ type, about }) => (type === 'SANCTION' || type === 'REJECT' ? about : [])));
  const tellings = events.map((event, index): Telling => {
    const match = matches[index]!;
    const { lemma, sentence } = tokenAt(document, match.token);
    const pointsBack = match.kind === 'noun' && (isDefinite(document, match.token) || judged.has(index));
    return { event, match, lemma, sentence, pointsBack };
  });
  const lookedAt = new Map<string, number[]>(); // nearest last, by family
  return tellings.map((telling, index) => {
    const kin = family(telling.event.type);
    const earlierOnes = lookedAt.get(kin) ?? [];
    const repeated = earlierOnes.findLast((before) => {
      const earlier = tellings[before]!;
      if (earlier.event.about.includes(index) || telling.event.about.includes(before)) return false;
      return !contradict(document, earlier, telling, alike) && areTied(document, earlier, telling, alike);
    });
    lookedAt.set(kin, [...earlierOnes.slice(-furthestBack), index]);
    return repeated;
  });
}
