/** References to actors and sources, by their ids. */
import type { ActorRef, SourceRef } from '../schema/common.ts';
import type { Database, Row } from './dialect.ts';
import { chunks, marks } from './sql.ts';

async function rowsOf(database: Database, table: 'actors' | 'sources', ids: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks([...new Set(ids)]))
    rows.push(
      ...(await database.all(`SELECT id, name, kind, named, country FROM ${table} WHERE id IN (${marks(part.length)})`, part)),
    );
  return rows;
}

const actorRef = ({ id, name, kind, country }: Row): ActorRef => ({
  id: String(id),
  name: String(name),
  kind: kind as ActorRef['kind'],
  ...(country !== '' && { country: String(country) }),
});
const sourceRef = ({ id, name, kind, named }: Row): SourceRef => ({
  id: String(id),
  name: String(name),
  kind: kind as SourceRef['kind'],
  named: named === 1,
});
const byId = <T extends { readonly id: string }>(refs: readonly T[]): ReadonlyMap<string, T> =>
  new Map(refs.map((ref) => [ref.id, ref]));

export const readActorRefs = async (database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, ActorRef>> =>
  byId((await rowsOf(database, 'actors', ids)).map(actorRef));
export const readSourceRefs = async (database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, SourceRef>> =>
  byId((await rowsOf(database, 'sources', ids)).map(sourceRef));
