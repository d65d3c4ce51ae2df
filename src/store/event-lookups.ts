/** What ingest asks about events across articles before it changes anything. */
import type { Article } from '../schema/article.ts';
import type { Event } from '../schema/event.ts';
import type { Database, Row, SqlValue } from './dialect.ts';
import { inParts } from './lookups.ts';
import { marks } from './sql.ts';
import type { OutlineRow, Sketched, StoredEvent } from './port/change.ts';

const outline = (row: Row): OutlineRow => ({
  key: String(row.key),
  outline: String(row.outline),
  first: String(row.first),
  rivals: JSON.parse(String(row.rivals)) as Record<string, number>,
  component: String(row.component),
  record: String(row.record_id),
  own: String(row.own_id),
  age: Number(row.age),
});

export async function outlines(
  database: Database,
  column: 'key' | 'component' | 'own_id',
  values: readonly string[],
): Promise<OutlineRow[]> {
  return (await inParts(database, `SELECT * FROM outlines WHERE ${column} IN (#)`, values)).map(outline);
}

export async function outlinesInBlocks(database: Database, blocks: readonly number[]): Promise<OutlineRow[]> {
  const found = await inParts(database, 'SELECT key FROM outline_blocks WHERE block IN (#)', blocks);
  return outlines(
    database,
    'key',
    found.map((row) => String(row.key)),
  );
}

/** Asks once for each, and takes the first that another article gives: the index has it in front. */
async function firstElsewhere(
  database: Database,
  query: string,
  values: readonly string[],
  exceptArticles: readonly string[],
): Promise<Map<string, string>> {
  const except: readonly SqlValue[] = exceptArticles;
  const found = new Map<string, string>();
  for (const value of new Set(values)) {
    const [row] = await database.all(query.replace('#', marks(except.length)), [value, ...except]);
    if (row) found.set(value, String(row.first));
  }
  return found;
}

export const firstTold = (
  database: Database,
  keys: readonly string[],
  exceptArticles: readonly string[],
): Promise<Map<string, string>> =>
  firstElsewhere(
    database,
    'SELECT local_id AS first FROM contributions WHERE identity_key = ? AND article_id NOT IN (#) ORDER BY local_id LIMIT 1',
    keys,
    exceptArticles,
  );

export const firstReported = (
  database: Database,
  records: readonly string[],
  exceptArticles: readonly string[],
): Promise<Map<string, string>> =>
  firstElsewhere(
    database,
    "SELECT a.published AS first FROM contributions c CROSS JOIN articles a ON a.id = c.article_id WHERE c.record_id = ? AND c.article_id NOT IN (#) ORDER BY a.published = '', c.article_seq LIMIT 1",
    records,
    exceptArticles,
  );

export async function storedEvents(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, StoredEvent>> {
  const rows = await inParts(database, 'SELECT id, json, tally, reported FROM events WHERE id IN (#)', ids);
  return new Map(
    rows.map((row) => [
      String(row.id),
      { record: JSON.parse(String(row.json)) as Event, tally: String(row.tally), reported: String(row.reported) },
    ]),
  );
}

export async function unplacedArticles(database: Database, limit: number): Promise<string[]> {
  return (await database.all('SELECT id FROM articles WHERE placed = 0 LIMIT ?', [limit])).map((row) => String(row.id));
}

const sketched = (row: Row): Sketched => ({
  article: JSON.parse(String(row.json)) as Article,
  sketch: String(row.sketch),
  copies: String(row.copies),
  published: String(row.published),
});

/** So many in one band are looked at: with more, the text is a form that is filled in, or copied so often that these are enough. */
const mostInBand = 50;

export async function sketchesInBands(database: Database, bands: readonly number[], exceptArticle: string): Promise<Sketched[]> {
  const ids = new Set<string>();
  for (const band of bands) {
    const rows = await database.all('SELECT article_id FROM sketch_bands WHERE band = ? LIMIT ?', [band, mostInBand]);
    for (const row of rows) ids.add(String(row.article_id));
  }
  ids.delete(exceptArticle);
  return (await inParts(database, 'SELECT json, sketch, copies, published FROM articles WHERE id IN (#)', [...ids])).map(
    sketched,
  );
}

export async function copiesIn(database: Database, groups: readonly string[]): Promise<Sketched[]> {
  return (
    await inParts(database, "SELECT json, sketch, copies, published FROM articles WHERE copies IN (#) AND copies <> ''", groups)
  ).map(sketched);
}
