/** Statements that put one record into its table, with the tags that lists select it by. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import { chronologicalKey, comparable, countriesOf, fold, precisionOf } from './columns.ts';
import type { SqlValue, Statement } from './dialect.ts';
import { countColumns } from './sendable.ts';
import { insert, statement } from './sql.ts';
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
    publisher_search: fold(article.publisher.name),
    language: article.language,
    published: comparable(article.published?.earliest),
    search: fold(article.headline ?? ''),
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
  putMerged('sources', { actor_id: put.record.actor?.id ?? '', search: fold(put.record.name) }, put);

export const putActor = (put: PutMerged<Actor>): Statement =>
  putMerged(
    'actors',
    { sector: put.record.sector ?? '', search: fold([put.record.name, ...put.record.aliases].join(' \n ')) },
    put,
  );

type Tag = readonly [dimension: string, value: string];

function putTags(kind: 'event' | 'claim', id: string, tags: readonly Tag[]): Statement[] {
  const seq = `(SELECT seq FROM ${kind}s WHERE id = ?)`;
  const distinct = [...new Map(tags.map((tag) => [tag.join('\n'), tag])).values()];
  return [
    statement(`DELETE FROM ${kind}_tags WHERE seq = ${seq}`, id),
    ...distinct.map(([dimension, value]) =>
      statement(`INSERT INTO ${kind}_tags (dimension, value, seq) VALUES (?, ?, ${seq})`, dimension, value, id),
    ),
  ];
}

const tags = (dimension: string, values: readonly string[]): Tag[] => values.map((value): Tag => [dimension, value]);

/** What of an event follows from its claims: the articles and sources that it is known through. */
export interface EventTold {
  readonly published: string | undefined;
  readonly articles: readonly string[];
  readonly sources: readonly string[];
}

export function putEvent(event: Event, told: EventTold, salt: number): Statement[] {
  const doers = event.participants.filter(({ role }) => role !== 'recipient');
  const receivers = event.participants.filter(({ role }) => role === 'recipient');
  const row = {
    id: event.id,
    type: event.type,
    status: event.status,
    quad: event.quad,
    earliest: comparable(event.time?.earliest),
    time_precision: precisionOf(event.time),
    updated: event.updated ?? '',
    json: JSON.stringify(event),
  };
  return [
    upsert('events', chronologicalKey(told.published, event.id, salt), row),
    ...putTags('event', event.id, [
      ...tags(
        'actor',
        doers.map(({ actor }) => actor.id),
      ),
      ...tags(
        'recipient',
        receivers.map(({ actor }) => actor.id),
      ),
      ...tags(
        'participant',
        event.participants.map(({ actor }) => actor.id),
      ),
      ...tags('country', countriesOf(event)),
      ...tags('mode', event.modes),
      ...tags('context', event.contexts),
      ...tags('article', told.articles),
      ...tags('source', told.sources),
    ]),
  ];
}

export function putClaim(claim: Claim, ordinal: number, salt: number): Statement[] {
  const row = {
    id: claim.id,
    article_id: claim.article.id,
    ordinal,
    origin_id: claim.origin.id,
    stance: claim.stance,
    direct: claim.direct ? 1 : 0,
    updated: claim.updated ?? '',
    json: JSON.stringify(claim),
  };
  const actors = claim.asserted.flatMap(({ participants }) => participants.map(({ actor }) => actor.id));
  return [
    upsert('claims', chronologicalKey(claim.article.published, claim.id, salt), row),
    ...putTags('claim', claim.id, [
      ...tags(
        'source',
        claim.chain.map(({ source }) => source.id),
      ),
      ...tags(
        'event',
        claim.events.map(({ id }) => id),
      ),
      ...tags('actor', actors),
    ]),
  ];
}
