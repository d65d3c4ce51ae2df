/**
 * Events as pairs of countries, the shape that event-coding corpora have.
 *
 * Such corpora code what a sentence reports, not every event that it mentions. So an event is written where the narration
 * itself tells it: as a clause, or as a noun that a light verb carries. A noun in passing ("since the war") is written only
 * where its sentence has nothing else, and what stands in the content of a speech act is left to that act.
 * By the same convention a plan to cooperate is coded as the intent (AGREE), a plan to harm as a threat, and a refusal as one.
 */
import { eventTypeTable } from '../../schema/vocabularies.ts';
import type { Entity, EventMention, EventParticipant, Told } from '../document.ts';

export interface EventPair {
  /** ISO 3166-1 alpha-3 of the country, IGO or NGO for what stands over countries, or '' where there is none. */
  readonly source: string;
  readonly target: string;
  /** CAMEO root or finer. */
  readonly code: string;
  readonly plover: string;
}

/** The country of an entity; what has none but spans several is IGO or NGO. */
function codeOf(entity: Entity): string {
  const country = entity.country ?? entity.place?.country ?? entity.roles.find((role) => role.country !== undefined)?.country;
  if (country !== undefined) return country;
  return entity.sector === 'IGO' || entity.sector === 'NGO' ? entity.sector : '';
}

function codesOf(told: Told, participants: readonly EventParticipant[], ...roles: EventParticipant['role'][]): string[] {
  const codes = participants.filter(({ role }) => roles.includes(role)).map(({ entity }) => codeOf(told.entities[entity]!));
  const known = codes.filter((code) => code !== '');
  return [...new Set(known.length > 0 ? known : codes)];
}

interface Coded {
  readonly code: string;
  readonly plover: string;
}

/** Type and code as such corpora have them: what is only intended counts as the intent. */
function intended({ type, status, cameo, negated, modes }: EventMention): Coded | undefined {
  const row = eventTypeTable[type];
  if (type === 'OTHER') return undefined;
  if (row.quad === 'verbal-cooperation' || row.quad === 'material-cooperation') {
    if (negated) return { code: '12', plover: 'REJECT' };
    if (status === 'planned' || status === 'proposed') return { code: '03', plover: 'AGREE' };
  }
  if (negated) return undefined;
  if (row.quad === 'material-conflict' && (status === 'planned' || status === 'hypothetical'))
    return { code: '13', plover: 'THREATEN' };
  if (type === 'ACCUSE') return { code: cameo ?? (modes.includes('investigate') ? '09' : '11'), plover: type };
  return { code: cameo ?? row.cameoRoot, plover: type };
}

/** Whom a speech act without a recipient of its own concerns: those of its content, of other countries. */
function contentRecipients(told: Told, event: EventMention, sources: readonly string[]): string[] {
  const contents = event.about.map((index) => told.events[index]!);
  const codes = contents.flatMap((content) => codesOf(told, content.participants, 'recipient', 'party', 'actor'));
  return [...new Set(codes)].filter((code) => code !== '' && !sources.includes(code));
}

function pairsOf(told: Told, event: EventMention, coded: Coded): EventPair[] {
  const parties = codesOf(told, event.participants, 'party');
  if (parties.length > 1)
    return parties.flatMap((source) =>
      parties.filter((target) => target !== source).map((target) => ({ source, target, ...coded })),
    );
  const sources = parties.length > 0 ? parties : codesOf(told, event.participants, 'actor');
  const own = codesOf(told, event.participants, 'recipient');
  const recipients = own.length > 0 ? own : contentRecipients(told, event, sources);
  return (sources.length > 0 ? sources : ['']).flatMap((source) =>
    (recipients.length > 0 ? recipients : ['']).map((target) => ({ source, target, ...coded })),
  );
}

/** Events told by the narration itself, without those that others are about. */
function mainEvents(told: Told): EventMention[] {
  const contents = new Set(told.events.flatMap(({ about }) => about));
  const own = told.events.filter((event, index) => !contents.has(index) && event.type !== 'OTHER');
  const bySentence = Map.groupBy(own, ({ trigger }) => told.tokens[trigger]!.sentence);
  return [...bySentence.values()].flatMap((events) => {
    const told1 = events.filter((event) => isTold(told, event));
    return told1.length > 0 ? told1 : events.slice(0, 1);
  });
}

/** Whether a clause tells the event, or a noun that a verb carries. */
function isTold(told: Told, { trigger, clause }: EventMention): boolean {
  const token = told.tokens[trigger]!;
  if (token.pos === 'NOUN' || token.pos === 'PROPN') {
    const over = token.head < 0 ? undefined : told.tokens[token.head]!;
    return over !== undefined && over.pos === 'VERB' && clause.start <= over.start && over.end <= clause.end;
  }
  return token.relation !== 'amod';
}

/** The main events of an article as ordered pairs, without repetitions. */
export function eventPairs(told: Told): EventPair[] {
  const pairs = mainEvents(told).flatMap((event) => {
    const coded = intended(event);
    return coded === undefined ? [] : pairsOf(told, event, coded);
  });
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
