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
import { repairTrees } from './repair-trees.ts';
import { extent } from './tree.ts';

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

const codeOfMention = (told: Told, mention: number): string => {
  const entity = told.mentions[mention]?.entity;
  return entity === undefined ? '' : codeOf(told.entities[entity]!);
};

/** Codes named under a token, in the order of the text: "Rwandan" in "18 Rwandan rebels". */
function codesUnder(told: Told, token: number): string[] {
  const { first, last } = extent(told, token);
  const codes: string[] = [];
  for (let at = first; at <= last; at++) {
    const code = codeOfMention(told, told.mentionAt[at] ?? -1);
    if (code !== '') codes.push(code);
  }
  return codes;
}

/** A participant's country: its own, or the first that its phrase names. */
function codeOfParticipant(told: Told, { entity, mention }: EventParticipant): string {
  const own = codeOf(told.entities[entity]!);
  if (own !== '' || mention === undefined) return own;
  return codesUnder(told, told.mentions[mention]!.head)[0] ?? '';
}

function codesOf(told: Told, participants: readonly EventParticipant[], ...roles: EventParticipant['role'][]): string[] {
  const codes = participants.filter(({ role }) => roles.includes(role)).map((each) => codeOfParticipant(told, each));
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
  if (row.quad === 'material-conflict' && type !== 'PROTEST' && (status === 'planned' || status === 'hypothetical'))
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

/** Countries named in an event's clause on one side of its trigger, where grammar gives nobody for that side. */
function codesBeside(told: Told, event: EventMention, side: 'before' | 'after'): string[] {
  const { start, end } =
    side === 'before' ? { start: event.clause.start, end: event.start } : { start: event.end, end: event.clause.end };
  return told.mentions
    .filter((mention) => mention.start >= start && mention.end <= end)
    .flatMap((mention) => codeOfMention(told, told.mentions.indexOf(mention)) || []);
}

function recipientsOf(told: Told, event: EventMention, sources: readonly string[]): string[] {
  const own = codesOf(told, event.participants, 'recipient').filter((code) => code !== '');
  if (own.length > 0) return own;
  const content = contentRecipients(told, event, sources);
  if (content.length > 0) return content;
  const beside = codesBeside(told, event, 'after').filter((code) => !sources.includes(code));
  if (beside.length > 0) return beside.slice(0, 1);
  if (!event.participants.some(({ role }) => role === 'recipient')) return [];
  const place = placeOf(told, event);
  return place.length > 0 ? place : sources.slice(0, 1);
}

/** Where it happened, for people whose country is not said: "gunmen in Nairobi". */
function placeOf(told: Told, event: EventMention): string[] {
  const code = event.place === undefined ? '' : codeOf(told.entities[event.place.entity]!);
  return code === '' ? codesBeside(told, event, 'after').slice(0, 1) : [code];
}

function sourcesOf(told: Told, event: EventMention): string[] {
  const own = codesOf(told, event.participants, 'actor', 'party').filter((code) => code !== '');
  if (own.length > 0) return own;
  const theirs = codesOf(told, event.participants, 'recipient');
  const before = codesBeside(told, event, 'before').filter((code) => !theirs.includes(code));
  if (before.length > 0) return before.slice(0, 1);
  return event.participants.some(({ role }) => role !== 'recipient')
    ? placeOf(told, event).filter((code) => theirs.length === 0 || event.type === 'ASSAULT' || !theirs.includes(code))
    : [];
}

function pairsOf(told: Told, event: EventMention, coded: Coded): EventPair[] {
  const parties = codesOf(told, event.participants, 'party').filter((code) => code !== '');
  if (parties.length > 1)
    return parties.flatMap((source) =>
      parties.filter((target) => target !== source).map((target) => ({ source, target, ...coded })),
    );
  const sources = sourcesOf(told, event);
  const recipients = recipientsOf(told, event, sources);
  return (sources.length > 0 ? sources : ['']).flatMap((source) =>
    (recipients.length > 0 ? recipients : ['']).map((target) => ({ source, target, ...coded })),
  );
}

/** How far an event stands from the main clause: 0 told by it, 1 in a clause beside it, 2 named in passing. */
function distance(told: Told, { trigger, clause }: EventMention): number {
  let at = trigger;
  const noun = told.tokens[trigger]!.pos === 'NOUN' || told.tokens[trigger]!.pos === 'PROPN';
  if (noun) {
    const over = told.tokens[told.tokens[trigger]!.head];
    const carried = over !== undefined && over.pos === 'VERB' && clause.start <= over.start && over.end <= clause.end;
    if (over !== undefined && !carried) return 2;
    at = over?.index ?? trigger;
  }
  for (let steps = 0; steps < 12; steps++) {
    const { relation, head } = told.tokens[at]!;
    if (head < 0) return 0;
    if (relation.startsWith('acl') || relation === 'advcl' || relation === 'amod') return 1;
    if (relation.startsWith('obl') || relation.startsWith('nmod') || relation === 'appos') return 2;
    at = head;
  }
  return 2;
}

/** Of each sentence, the events nearest to its main clause, without those that others are about. */
function mainEvents(told: Told): readonly EventMention[] {
  const contents = new Set(told.events.flatMap(({ about }) => about));
  const own = told.events.filter((event, index) => !contents.has(index) && intended(event) !== undefined);
  const bySentence = Map.groupBy(own, ({ trigger }) => told.tokens[trigger]!.sentence);
  return [...bySentence.values()].flatMap((events) => {
    const nearest = Math.min(...events.map((event) => distance(told, event)));
    const chosen = events.filter((event) => distance(told, event) === nearest);
    return nearest < 2 ? chosen : chosen.slice(0, 1);
  });
}

/** "Israel should withdraw, Egypt said": a demand of whoever says so. */
function demandPairs(told: Told, event: EventMention): EventPair[] | undefined {
  const source = event.status === 'proposed' ? told.attributions[event.attribution ?? -1] : undefined;
  if (source?.sourceEntity === undefined) return undefined;
  const from = codeOf(told.entities[source.sourceEntity]!);
  const targets = codesOf(told, event.participants, 'actor', 'party').filter((code) => code !== '');
  if (from === '' && targets.length === 0) return undefined;
  return (targets.length > 0 ? targets : ['']).map((target) => ({ source: from, target, code: '10', plover: 'REQUEST' }));
}

/** The main events of an article as ordered pairs, without repetitions. */
export function eventPairs(document: Told): EventPair[] {
  const told = repairTrees(document);
  const pairs = mainEvents(told).flatMap((event) => {
    const coded = intended(event);
    return coded === undefined ? [] : (demandPairs(told, event) ?? pairsOf(told, event, coded));
  });
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
