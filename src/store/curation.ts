/** What people decided, as the store keeps it: merges, fields, and the log of both. */
import type { RecordSet } from '../schema/article.ts';
import type { MentionQuery } from '../schema/query.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Statement } from './dialect.ts';
import { contribution, inParts, pairs } from './lookups.ts';
import { insert, statement } from './sql.ts';
import type { Apart, Change, ContributionOf, Split } from './port/change.ts';
import type { RecordPage } from './store.ts';

/** Statements that keep a decision, and the originals of articles that give one record twice. */
export function curationStatements({ curated, originals, withdrawn }: Change): Statement[] {
  const articles = [...originals.map(({ article }) => article), ...(withdrawn ? [withdrawn.article] : [])];
  return [
    ...articles.map((article) => statement('DELETE FROM originals WHERE article_id = ?', article)),
    ...originals.flatMap(({ article, set }) =>
      set ? [insert('originals', { article_id: article, json: JSON.stringify(set) })] : [],
    ),
    ...(curated?.parted ?? []).map((id) => statement('DELETE FROM curated_merges WHERE from_id = ?', id)),
    ...[...(curated?.merged ?? [])].map(([from, into]) =>
      insert(
        'curated_merges',
        { from_id: from, into_id: into },
        'ON CONFLICT (from_id) DO UPDATE SET into_id = excluded.into_id',
      ),
    ),
    // What is merged is apart no more.
    ...[...(curated?.merged ?? [])].map(([from, into]) =>
      statement('DELETE FROM curated_apart WHERE one = ? AND other = ?', ...[from, into].sort()),
    ),
    ...(curated?.apart ?? []).map(({ one, other }) => {
      const [first, second] = [one, other].sort();
      return insert('curated_apart', { one: first!, other: second! }, 'ON CONFLICT DO NOTHING');
    }),
    ...(curated?.splits ?? []).map(({ article, record, into }) =>
      insert(
        'curated_splits',
        { article_id: article, record_id: record, into_id: into },
        'ON CONFLICT (article_id, record_id) DO UPDATE SET into_id = excluded.into_id',
      ),
    ),
    ...[...(curated?.fields ?? [])].map(([id, fields]) =>
      insert(
        'curated_fields',
        { record_id: id, json: JSON.stringify(fields) },
        'ON CONFLICT (record_id) DO UPDATE SET json = excluded.json',
      ),
    ),
    ...(curated?.log ?? []).map(({ record, entry }) =>
      insert('curation_log', { record_id: record, json: JSON.stringify(entry) }),
    ),
  ];
}

const asked = (database: Database, query: string, ids: readonly string[]): Promise<Map<string, string>> =>
  inParts(database, query, ids).then((rows) => pairs(rows, 'from_id', 'into_id'));

/** Follows each id along the merges to where it leads in the end. */
export async function mergedInto(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let next = new Map(ids.map((id): [string, string] => [id, id]));
  while (next.size > 0) {
    const step = await asked(database, 'SELECT from_id, into_id FROM curated_merges WHERE from_id IN (#)', [...next.values()]);
    next = new Map([...next].flatMap(([id, at]) => (step.has(at) ? [[id, step.get(at)!] as const] : [])));
    for (const [id, into] of next) found.set(id, into);
  }
  return found;
}

/** All merges that hang together with some ids, each as it was decided. */
export async function leadsAround(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let next = new Set(ids);
  const seen = new Set<string>();
  while (next.size > 0) {
    for (const id of next) seen.add(id);
    const out = await asked(database, 'SELECT from_id, into_id FROM curated_merges WHERE from_id IN (#)', [...next]);
    const back = await asked(database, 'SELECT from_id, into_id FROM curated_merges WHERE into_id IN (#)', [...next]);
    for (const [from, into] of [...out, ...back]) found.set(from, into);
    next = new Set([...out.values(), ...back.keys()].filter((id) => !seen.has(id)));
  }
  return found;
}

/** Pairs of which one at least is among some ids. */
export async function apartAmong(database: Database, ids: readonly string[]): Promise<Apart[]> {
  const rows = await Promise.all(
    (['one', 'other'] as const).map((side) =>
      inParts(database, `SELECT one, other FROM curated_apart WHERE ${side} IN (#)`, ids),
    ),
  );
  const pairs = rows.flat().map((row): Apart => ({ one: String(row.one), other: String(row.other) }));
  return [...new Map(pairs.map((each) => [`${each.one} ${each.other}`, each])).values()];
}

/** What articles tell as another record than the engine takes it for; a record that was led on since is the one that it is now. */
export async function splitsOf(database: Database, articles: readonly string[]): Promise<Split[]> {
  const query = `SELECT s.article_id, coalesce(r.into_id, s.record_id) AS record_id, s.into_id FROM curated_splits s
    LEFT JOIN redirects r ON r.id = s.record_id WHERE s.article_id IN (#)`;
  const rows = await inParts(database, query, articles);
  return rows.map((row) => ({ article: String(row.article_id), record: String(row.record_id), into: String(row.into_id) }));
}

export async function fieldsSet(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const rows = await inParts(database, 'SELECT record_id, json FROM curated_fields WHERE record_id IN (#)', ids);
  return new Map(rows.map((row) => [String(row.record_id), JSON.parse(String(row.json)) as Record<string, unknown>]));
}

export async function originalOf(database: Database, article: string): Promise<RecordSet | undefined> {
  const [row] = await database.all('SELECT json FROM originals WHERE article_id = ?', [article]);
  return row && (JSON.parse(String(row.json)) as RecordSet);
}

export const viewsOf = async (database: Database, records: readonly string[]): Promise<ContributionOf[]> =>
  (await inParts(database, 'SELECT * FROM contributions WHERE record_id IN (#)', records)).map(contribution);

/** How many articles say something of some records. */
export async function countTelling(database: Database, records: readonly string[]): Promise<number> {
  const rows = await inParts(
    database,
    'SELECT record_id, count(*) AS n FROM contributions WHERE record_id IN (#) GROUP BY record_id',
    records,
  );
  return rows.reduce((sum, row) => sum + Number(row.n), 0);
}

/** A page of what was decided of a record, the newest first. */
export async function decisionsOn(database: Database, record: string, query: MentionQuery): Promise<RecordPage> {
  const bound = fingerprint(`${record}/decisions`, {});
  const [below = Number.MAX_SAFE_INTEGER] = query.cursor === undefined ? [] : readCursor(query.cursor, bound, 1).map(Number);
  const rows = await database.all(
    'SELECT seq, json FROM curation_log WHERE record_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
    [record, below, query.limit + 1],
  );
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    records: rows.slice(0, query.limit).map((row) => String(row.json)),
    ...(last && { next: writeCursor(bound, [Number(last.seq)]) }),
  };
}
