/** Statements that put one record into its table, with the tags that lists select it by. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import { chronologicalKey, countriesOf, dyadsOf, fold, precisionOf, searchText } from './columns.ts';
import type { SqlValue, Statement } from './dialect.ts';
import { comparable } from './moments.ts';
import { countColumns } from './sendable.ts';
import { insert, marks, statement } from './sql.ts';
import type { MergedKind, PutMerged } from './store.ts';

type Columns = Readonly<Record<string, SqlValue>>;

/** Names sort by their first letters; a cursor has to hold them. */
const sortName = (name: string): string => fold(name).slice(0, 100);

/** Inserts a row, or sets its columns where the id is there; `seq` stays what it was. */
function upsert(table: string, seq: number, row: Columns): Statement {
  const updates = Object.keys(row).filter((column) => column !== 'id');
  return insert(
    table,
    { seq, ...row },
    `ON CONFLICT (id) DO UPDATE SET ${updates.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}

export function putArticle(article: Article, textSha256: string, salt: number): Statement {
  return upsert('articles', chronologicalKey(article.published?.earliest, article.id, salt), {
    id: article.id,
    text_sha256: textSha256,
    version: article.version,
    pipeline_name: article.pipeline.name,
    pipeline_version: article.pipeline.version,
    publisher_id: article.publisher.id,
    language: article.language,
    published: comparable(article.published?.earliest),
    pub_status: article.pubStatus,
    search: searchText([article.headline]),
    updated: article.updated ?? '',
    json: JSON.stringify(article),
  });
}

/** A source or actor; a new one is numbered after all others. */
function putMerged(table: MergedKind, columns: Columns, put: PutMerged<Actor | Source>): Statement {
  const counts = Object.fromEntries(
    Object.entries(countColumns[table]!).map(([name, column]) => [column, put.counts[name] ?? 0]),
  );
  const { record } = put;
  const row: Columns = {
    id: record.id,
    name: record.name,
    kind: record.kind,
    country: record.country ?? '',
    named: record.named ? 1 : 0,
    sort_name: sortName(record.name),
    updated: record.updated ?? '',
    tally: put.tally,
    json: JSON.stringify(record),
    ...counts,
    ...columns,
  };
  const names = Object.keys(row);
  const values = names.map(() => '?').join(', ');
  const updates = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  const text = `INSERT INTO ${table} (seq, ${names.join(', ')}) SELECT coalesce(max(seq), 0) + 1, ${values} FROM ${table} WHERE true ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`;
  return statement(text, ...Object.values(row));
}

export const putSource = (put: PutMerged<Source>): Statement =>
  putMerged(
    'sources',
    { actor_id: put.record.actor?.id ?? '', search: searchText([put.record.name, put.record.description]) },
    put,
  );

export const putActor = (put: PutMerged<Actor>): Statement =>
  putMerged(
    'actors',
    {
      sector: put.record.sector ?? '',
      search: searchText([
        put.record.name,
        ...put.record.aliases,
        ...put.record.roles.flatMap(({ title, organisation }) => [title, organisation]),
      ]),
    },
    put,
  );

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

/** What of an event follows from its claims: the articles and sources that it is known through. */
export interface EventTold {
  readonly published: string | undefined;
  readonly articles: readonly string[];
  readonly publishers: readonly string[];
  readonly sources: readonly string[];
  readonly origins: readonly string[];
}

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

export function putEvent(event: Event, told: EventTold, salt: number): Statement[] {
  return [
    upsert('events', chronologicalKey(told.published, event.id, salt), eventColumns(event)),
    ...putTags('event', event.id, [
      ...eventTags(event),
      ...tags('article', told.articles),
      ...tags('publisher', told.publishers),
      ...tags('source', told.sources),
      ...tags('origin', told.origins),
    ]),
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
