/** Statements that put an article, a source or an actor into its table. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Source } from '../schema/source.ts';
import { chronologicalKey, fold, searchText } from './columns.ts';
import type { SqlValue, Statement } from './dialect.ts';
import { comparable } from './moments.ts';
import type { MergedKind, PutMerged } from './port/change.ts';
import { countColumns } from './sendable.ts';
import { insert, statement } from './sql.ts';

export type Columns = Readonly<Record<string, SqlValue>>;

/** Names sort by their first letters; a cursor has to hold them. */
const sortName = (name: string): string => fold(name).slice(0, 100);

/** Inserts a row, or sets its columns where the id is there; `seq` stays what it was. */
export function upsert(table: string, seq: number, row: Columns): Statement {
  const updates = Object.keys(row).filter((column) => column !== 'id');
  return insert(
    table,
    { seq, ...row },
    `ON CONFLICT (id) DO UPDATE SET ${updates.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
}

export function putArticle(article: Article, copies: string, salt: number): Statement {
  return upsert('articles', chronologicalKey(article.published?.earliest, article.id, salt), {
    id: article.id,
    text_sha256: article.text.sha256,
    copies,
    sketch: article.text.sketch ?? '',
    placed: 1,
    introduced: 1,
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
