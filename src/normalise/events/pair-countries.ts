/**
 * The countries of the two sides of an event, as event coders give them: a participant's own, else the first that its phrase
 * names, else one named beside the trigger in the same clause, else where it happened. Who is not named in a conflict is taken
 * for somebody at home: a protest is against one's own government, an arrest by one's own police.
 */
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { Entity, EventMention, EventParticipant, Told } from '../document.ts';
import { extent } from './tree.ts';

/** The country of an entity; what has none but spans several is IGO or NGO. */
export function codeOf(entity: Entity): string {
  const country = entity.country ?? entity.place?.country ?? entity.roles.find((role) => role.country !== undefined)?.country;
  if (country !== undefined) return country;
  return entity.sector === 'IGO' || entity.sector === 'NGO' ? entity.sector : '';
}

const codeOfMention = (told: Told, mention: number): string => {
  const entity = told.mentions[mention]?.entity;
  return entity === undefined ? '' : codeOf(told.entities[entity]!);
};

/** The first code named under a token, in the order of the text: "Rwandan" in "18 Rwandan rebels". */
function codeUnder(told: Told, token: number): string {
  const { first, last } = extent(told, token);
  for (let at = first; at <= last; at++) {
    const code = codeOfMention(told, told.mentionAt[at] ?? -1);
    if (code !== '') return code;
  }
  return '';
}

function codeOfParticipant(told: Told, { entity, mention }: EventParticipant): string {
  const own = codeOf(told.entities[entity]!);
  return own !== '' || mention === undefined ? own : codeUnder(told, told.mentions[mention]!.head);
}

/** Distinct known countries of the participants in the roles. */
export function codesOf(told: Told, participants: readonly EventParticipant[], ...roles: EventParticipant['role'][]): string[] {
  const codes = participants.filter(({ role }) => roles.includes(role)).map((each) => codeOfParticipant(told, each));
  return [...new Set(codes.filter((code) => code !== ''))];
}

/** Whom a speech act without a recipient of its own concerns: those of its content, of other countries. */
function contentRecipients(told: Told, event: EventMention, sources: readonly string[]): string[] {
  const codes = event.about.flatMap((index) => codesOf(told, told.events[index]!.participants, 'recipient', 'party', 'actor'));
  return [...new Set(codes)].filter((code) => !sources.includes(code));
}

/** Countries named in an event's clause on one side of its trigger. */
function codesBeside(told: Told, event: EventMention, side: 'before' | 'after'): string[] {
  const { start, end } =
    side === 'before' ? { start: event.clause.start, end: event.start } : { start: event.end, end: event.clause.end };
  return told.mentions.flatMap((mention, index) =>
    mention.start >= start && mention.end <= end ? codeOfMention(told, index) || [] : [],
  );
}

const hasRole = ({ participants }: EventMention, ...roles: EventParticipant['role'][]): boolean =>
  participants.some(({ role }) => roles.includes(role));

/** Where it happened, for people whose country is not said: "gunmen in Nairobi". */
function placeOf(told: Told, event: EventMention): string[] {
  const code = event.place === undefined ? '' : codeOf(told.entities[event.place.entity]!);
  return code === '' ? codesBeside(told, event, 'after').slice(0, 1) : [code];
}

/** Countries of those who act; empty where nobody can be told. */
export function sourcesOf(told: Told, event: EventMention): string[] {
  const own = codesOf(told, event.participants, 'actor', 'party');
  if (own.length > 0) return own;
  const theirs = codesOf(told, event.participants, 'recipient');
  const before = codesBeside(told, event, 'before').filter((code) => !theirs.includes(code));
  if (before.length > 0) return before.slice(0, 1);
  const material = eventTypeTable[event.type].quad === 'material-conflict';
  const place = material || hasRole(event, 'actor', 'party') ? placeOf(told, event) : [];
  if (place.length > 0 && (material || !theirs.includes(place[0]!))) return place;
  return material ? theirs.slice(0, 1) : [];
}

/** Countries of those it is done to; empty where nobody can be told. */
export function recipientsOf(told: Told, event: EventMention, sources: readonly string[]): string[] {
  const own = codesOf(told, event.participants, 'recipient');
  if (own.length > 0) return own;
  const content = contentRecipients(told, event, sources);
  if (content.length > 0) return content;
  const beside = codesBeside(told, event, 'after').filter((code) => !sources.includes(code));
  if (beside.length > 0) return beside.slice(0, 1);
  const somebody = hasRole(event, 'recipient');
  const place = somebody ? placeOf(told, event) : [];
  const atHome = somebody || eventTypeTable[event.type].quad.endsWith('conflict');
  return place.length > 0 || !atHome ? place : sources.slice(0, 1);
}
