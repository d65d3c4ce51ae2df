/** What a chart writes for the keys of buckets that are ids or folded names. */
import type { Database } from './dialect.ts';
import type { Dimension } from './dimensions.ts';
import { chunks, marks } from './sql.ts';

type Names = ReadonlyMap<string, string>;

async function namesIn(database: Database, table: 'actors' | 'sources', ids: readonly string[]): Promise<Names> {
  const found = new Map<string, string>();
  for (const part of chunks([...new Set(ids)]))
    for (const { id, name } of await database.all(`SELECT id, name FROM ${table} WHERE id IN (${marks(part.length)})`, part))
      found.set(String(id), String(name));
  return found;
}

/** A place is called as some event there calls it. */
async function placeNames(database: Database, keys: readonly string[]): Promise<Names> {
  const found = new Map<string, string>();
  const text = `SELECT json FROM events WHERE seq = (SELECT min(seq) FROM event_tags WHERE dimension = 'place' AND value = ?)`;
  for (const key of new Set(keys)) {
    const [row] = await database.all(text, [key]);
    const { place } = JSON.parse(String(row?.json ?? '{}')) as { place?: { name: string } };
    if (place) found.set(key, place.name);
  }
  return found;
}

/** Names by key; what has none is called by its key. */
export async function readNames(database: Database, names: Dimension['names'], keys: readonly string[]): Promise<Names> {
  if (names === undefined) return new Map();
  if (names === 'places') return placeNames(database, keys);
  if (names !== 'dyads') return namesIn(database, names, keys);
  const actors = await namesIn(
    database,
    'actors',
    keys.flatMap((key) => key.split(':')),
  );
  return new Map(
    keys.map((key) => [
      key,
      key
        .split(':')
        .map((id) => actors.get(id) ?? id)
        .join(' → '),
    ]),
  );
}
