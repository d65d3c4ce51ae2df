/**
 * Events as pairs of countries, the shape that event-coding corpora have.
 *
 * Such corpora code what a sentence reports, not every event that it mentions. So an event is written where the narration
 * itself tells it: as a clause, or as a noun that a light verb carries. A noun in passing ("since the war") is written only
 * where its sentence has nothing else, and what stands in the content of a speech act is left to that act.
 * By the same convention a plan to cooperate is coded as the intent (AGREE), a plan to harm as a threat, and a refusal as one.
 */
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { EventMention, Told } from '../document.ts';
import { codeOf, codesOf, recipientsOf, sourcesOf } from './pair-countries.ts';

export interface EventPair {
  /** ISO 3166-1 alpha-3 of the country, IGO or NGO for what stands over countries, or '' where there is none. */
  readonly source: string;
  readonly target: string;
  /** CAMEO root or finer. */
  readonly code: string;
  readonly plover: string;
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

/** Such corpora have the host of a visit as its source (CAMEO 043); for us the visitor acts. */
const isHosting = ({ modes, cameo }: EventMention): boolean => cameo === '043' && modes.includes('visit');

function pairsOf(told: Told, event: EventMention, coded: Coded): EventPair[] {
  const parties = codesOf(told, event.participants, 'party');
  if (parties.length > 1)
    return parties.flatMap((source) =>
      parties.filter((target) => target !== source).map((target) => ({ source, target, ...coded })),
    );
  const doers = sourcesOf(told, event);
  const addressed = recipientsOf(told, event, doers);
  const [sources, recipients] = isHosting(event) ? [addressed, doers] : [doers, addressed];
  return (sources.length > 0 ? sources : ['']).flatMap((source) =>
    (recipients.length > 0 ? recipients : ['']).map((target) => ({ source, target, ...coded })),
  );
}

/** "… where two were killed", "… as the rebels advanced": a clause beside the main one that the parser hung as its equal. */
function isBeside(told: Told, verb: number): boolean {
  const { head } = told.tokens[verb]!;
  const relative = told.children[verb]!.some((child) => child < verb && told.tokens[child]!.tag === 'WRB');
  const opened = told.tokens
    .slice(head + 1, verb)
    .some(({ lower }) => ['as', 'while', 'when', 'after', 'because'].includes(lower));
  const joined = told.tokens.slice(head + 1, verb).some(({ relation }) => relation === 'cc');
  return relative || (opened && !joined);
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
    if (relation === 'conj' && isBeside(told, at)) return 1;
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
  const targets = codesOf(told, event.participants, 'actor', 'party');
  if (from === '' && targets.length === 0) return undefined;
  return (targets.length > 0 ? targets : ['']).map((target) => ({ source: from, target, code: '10', plover: 'REQUEST' }));
}

/** The main events of an article as ordered pairs, without repetitions. */
export function eventPairs(told: Told): EventPair[] {
  const pairs = mainEvents(told).flatMap((event) => {
    const coded = intended(event);
    return coded === undefined ? [] : (demandPairs(told, event) ?? pairsOf(told, event, coded));
  });
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
