/** Statements that put an event or a claim into its table, with the tags that lists select it by. */
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import { chronologicalKey, countriesOf, dyadsOf, fold, precisionOf, searchText } from './columns.ts';
import type { Statement } from './dialect.ts';
import { comparable } from './moments.ts';
import type { Difference, PutEvent, TellingDimension } from './port/change.ts';
import { type Columns, upsert } from './put-records.ts';
import { marks, statement } from './sql.ts';

type Tag = readonly [dimension: string, value: string];

function putTags(kind: 'event' | 'claim', id: string, tags: readonly Tag[], dimensions?: readonly string[]): Statement[] {
  const seq = `(SELECT seq FROM ${kind}s WHERE id = ?)`;
  const distinct = [...new Map(tags.map((tag) => [tag.join('\n'), tag])).values()];
  const some = dimensions ? ` AND dimension IN (${marks(dimensions.length)})` : '';
  return [
    statement(`DELETE FROM ${kind}_tags WHERE seq = ${seq}${some}`, id, ...(dimensions ?? [])),
    ...distinct.map(([dimension, value]) =>
      statement(`INSERT INTO ${kind}_tags (dimension, value, seq) VALUES (?, ?, ${seq})`, dimension, value, id),
    ),
  ];
}

const tags = (dimension: string, values: readonly string[]): Tag[] => values.map((value): Tag => [dimension, value]);
const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);

/** What follows from the record alone. */
const eventColumns = (event: Event): Columns => ({
  id: event.id,
  type: event.type,
  status: event.status,
  quad: event.quad,
  earliest: comparable(event.time?.earliest),
  latest: comparable(event.time?.latest),
  time_precision: precisionOf(event.time),
  intensity: event.intensity,
  independent_origins: event.corroboration.independentOrigins,
  search: searchText([event.label, ...event.participants.map(({ actor }) => actor.name), event.place?.name]),
  updated: event.updated ?? '',
  json: JSON.stringify(event),
});

function eventTags(event: Event): Tag[] {
  const actorsWith = (...roles: readonly string[]): string[] =>
    event.participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.id);
  return [
    ...tags('actor', actorsWith('actor', 'party')),
    ...tags('recipient', actorsWith('recipient')),
    ...tags('participant', actorsWith('actor', 'party', 'recipient')),
    ...tags('dyad', dyadsOf(event)),
    ...tags('country', countriesOf(event)),
    ...tags('place', event.place ? [fold(event.place.name)] : []),
    ...tags('mode', event.modes),
    ...tags('context', event.contexts),
    ...tags('about', ids(event.about)),
    ...tags('partOf', event.partOf ? [event.partOf.id] : []),
  ];
}
const ownDimensions = ['actor', 'recipient', 'participant', 'dyad', 'country', 'place', 'mode', 'context', 'about', 'partOf'];

const seqOf = '(SELECT seq FROM events WHERE id = ?)';

/** Tags of the articles and claims that an event is known through: they come and go one by one, however many there are. */
function changeTags(event: string, dimension: TellingDimension, { added, removed }: Difference): Statement[] {
  return [
    ...removed.map((value) =>
      statement(`DELETE FROM event_tags WHERE dimension = '${dimension}' AND value = ? AND seq = ${seqOf}`, value, event),
    ),
    ...added.map((value) =>
      statement(
        `INSERT INTO event_tags (dimension, value, seq) VALUES ('${dimension}', ?, ${seqOf}) ON CONFLICT DO NOTHING`,
        value,
        event,
      ),
    ),
  ];
}

/** Tags of an event's own fields, as far as they differ from what is stored. */
function changeOwnTags(event: Event, was: Event | undefined): Statement[] {
  const texts = (tagged: Event | undefined): Map<string, Tag> =>
    new Map((tagged ? eventTags(tagged) : []).map((tag) => [tag.join('\n'), tag]));
  const [before, after] = [texts(was), texts(event)];
  return [
    ...[...before].flatMap(([text, [dimension, value]]) =>
      after.has(text)
        ? []
        : [statement(`DELETE FROM event_tags WHERE dimension = ? AND value = ? AND seq = ${seqOf}`, dimension, value, event.id)],
    ),
    ...[...after].flatMap(([text, [dimension, value]]) =>
      before.has(text)
        ? []
        : [
            statement(
              `INSERT INTO event_tags (dimension, value, seq) VALUES (?, ?, ${seqOf}) ON CONFLICT DO NOTHING`,
              dimension,
              value,
              event.id,
            ),
          ],
    ),
  ];
}

/** An event's place in the order of publication is that of the first article that tells of it, and moves when an earlier one comes. */
export function putEvent({ record, tally, reported, told, was }: PutEvent, salt: number): Statement[] {
  const first = comparable(reported);
  const seq = chronologicalKey(reported === '' ? undefined : reported, record.id, salt);
  const differences = Object.entries(told) as [TellingDimension, Difference][];
  return [
    statement(
      'UPDATE event_tags SET seq = ? WHERE seq = (SELECT seq FROM events WHERE id = ? AND reported <> ?)',
      seq,
      record.id,
      first,
    ),
    statement('DELETE FROM events WHERE id = ? AND reported <> ?', record.id, first),
    upsert('events', seq, { ...eventColumns(record), reported: first, tally }),
    ...changeOwnTags(record, was),
    ...differences.flatMap(([dimension, difference]) => changeTags(record.id, dimension, difference)),
  ];
}

const claimColumns = (claim: Claim): Columns => ({
  id: claim.id,
  article_id: claim.article.id,
  origin_id: claim.origin.id,
  stance: claim.stance,
  direct: claim.direct ? 1 : 0,
  negated: claim.negated ? 1 : 0,
  hedged: claim.hedged ? 1 : 0,
  published: comparable(claim.article.published),
  search: searchText([
    ...claim.events.map(({ name }) => name),
    ...claim.asserted.flatMap(({ participants }) => participants.map(({ actor }) => actor.name)),
  ]),
  updated: claim.updated ?? '',
  json: JSON.stringify(claim),
});

function claimTags(claim: Claim): Tag[] {
  const sources = claim.chain.map(({ source }) => source.id);
  const participants = claim.asserted.flatMap((each) => each.participants.map(({ actor }) => actor));
  return [
    ...tags('publisher', sources.slice(0, 1)),
    ...tags('source', sources),
    ...tags(
      'relay',
      sources.slice(1).map((source, index) => `${sources[index]}:${source}`),
    ),
    ...tags('event', ids(claim.events)),
    ...tags(
      'type',
      claim.events.map(({ type }) => type),
    ),
    ...tags(
      'status',
      claim.events.map(({ status }) => status),
    ),
    ...tags('actor', ids(participants)),
  ];
}

export function putClaim(claim: Claim, ordinal: number, salt: number): Statement[] {
  return [
    upsert('claims', chronologicalKey(claim.article.published, claim.id, salt), { ...claimColumns(claim), ordinal }),
    ...putTags('claim', claim.id, claimTags(claim)),
  ];
}

function change(table: string, { id, ...columns }: Columns): Statement {
  const set = Object.keys(columns).map((column) => `${column} = ?`);
  return statement(`UPDATE ${table} SET ${set.join(', ')} WHERE id = ?`, ...Object.values(columns), id!);
}

/** An event or claim that reads otherwise now, though its article stays as it is. */
export const changeEvent = (event: Event): Statement[] => [
  change('events', eventColumns(event)),
  ...putTags('event', event.id, eventTags(event), ownDimensions),
];
export const changeClaim = (claim: Claim): Statement[] => [
  change('claims', claimColumns(claim)),
  ...putTags('claim', claim.id, claimTags(claim)),
];
