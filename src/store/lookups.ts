/** What ingest asks before it changes anything: who is known by which key, and who refers to whom. */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import type { Database, Row, SqlValue } from './dialect.ts';
import { countsOf } from './sendable.ts';
import { chunks, marks } from './sql.ts';
import type {
  ArticleParts,
  Contribution,
  ContributionKind,
  ContributionOf,
  Facet,
  Introduction,
  MergedKind,
  Referrers,
  StoredMerged,
} from './port/change.ts';
import type { KnownText } from './store.ts';

/** Runs a query with `IN (#)` for a list of any length. */
export async function inParts(
  database: Database,
  query: string,
  ids: readonly SqlValue[],
  rest: readonly SqlValue[] = [],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks([...new Set(ids)]))
    rows.push(...(await database.all(query.replace('#', marks(part.length)), [...part, ...rest])));
  return rows;
}

export const pairs = (rows: readonly Row[], key: string, value: string): Map<string, string> =>
  new Map(rows.map((row) => [String(row[key]), String(row[value])]));
const parsed = <T>(rows: readonly Row[]): T[] => rows.map((row) => JSON.parse(String(row.json)) as T);

export const contribution = (row: Row): ContributionOf => ({
  article: String(row.article_id),
  kind: row.kind as Contribution['kind'],
  localId: String(row.local_id),
  recordId: String(row.record_id),
  key: String(row.identity_key),
  json: String(row.json),
});

export async function findKnown(database: Database, column: 'id' | 'text_sha256', value: string): Promise<KnownText | undefined> {
  const [live] = await database.all(
    `SELECT id, version, text_sha256, pipeline_name, pipeline_version FROM articles WHERE ${column} = ?`,
    [value],
  );
  if (live) {
    const pipeline = { name: String(live.pipeline_name), version: String(live.pipeline_version) };
    return {
      article: String(live.id),
      version: Number(live.version),
      withdrawn: false,
      textSha256: String(live.text_sha256),
      pipeline,
    };
  }
  const [gone] = await database.all(`SELECT id, version, text_sha256 FROM withdrawn WHERE ${column} = ?`, [value]);
  return (
    gone && { article: String(gone.id), version: Number(gone.version), withdrawn: true, textSha256: String(gone.text_sha256) }
  );
}

export async function articleParts(database: Database, article: string): Promise<ArticleParts | undefined> {
  const [row] = await database.all('SELECT json, copies, placed, introduced FROM articles WHERE id = ?', [article]);
  if (!row) return undefined;
  const contributions = await database.all('SELECT * FROM contributions WHERE article_id = ? ORDER BY kind, ordinal', [article]);
  const claims = await database.all('SELECT json FROM claims WHERE article_id = ? ORDER BY ordinal', [article]);
  return {
    article: JSON.parse(String(row.json)) as Article,
    contributions: contributions.map(contribution),
    claims: parsed<Claim>(claims),
    copies: String(row.copies),
    placed: row.placed === 1,
    introduced: row.introduced === 1,
  };
}

const facet = (row: Row): Facet => ({
  key: String(row.key),
  block: String(row.block),
  country: String(row.country),
  record: String(row.record_id),
  own: String(row.own_id),
  age: Number(row.age),
});

export async function aliasesOf(database: Database, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return pairs(await inParts(database, 'SELECT key, means FROM identity_aliases WHERE key IN (#)', keys), 'key', 'means');
}

export async function facets(database: Database, column: 'key' | 'block', values: readonly string[]): Promise<Facet[]> {
  return (await inParts(database, `SELECT * FROM identities WHERE ${column} IN (#)`, values)).map(facet);
}

export async function introductions(database: Database, blocks: readonly string[]): Promise<Introduction[]> {
  const rows = await Promise.all(
    (['block', 'means'] as const).map((side) =>
      inParts(database, `SELECT block, means, articles FROM introductions WHERE ${side} IN (#)`, blocks),
    ),
  );
  return rows.flat().map((row) => ({ block: String(row.block), means: String(row.means), articles: Number(row.articles) }));
}

export async function recordsIn(
  database: Database,
  articles: readonly string[],
  kind: ContributionKind,
): Promise<Pick<ContributionOf, 'article' | 'localId' | 'recordId'>[]> {
  const query = 'SELECT article_id, local_id, record_id FROM contributions WHERE article_id IN (#) AND kind = ?';
  const rows = await inParts(database, query, articles, [kind]);
  return rows.map((row) => ({ article: String(row.article_id), localId: String(row.local_id), recordId: String(row.record_id) }));
}

/** Asks once for each id and takes the first answer: an id that everybody knows must not cost more than one that nobody does. */
async function firstOfEach(database: Database, query: string, ids: readonly string[], rest: readonly SqlValue[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const id of new Set(ids)) rows.push(...(await database.all(`${query} LIMIT 1`, [id, ...rest])));
  return rows;
}

export async function linkedByLocalId(
  database: Database,
  localIds: readonly string[],
  exceptArticle: string,
): Promise<ReadonlyMap<string, { record: string; key: string }>> {
  const query =
    "SELECT local_id, record_id, identity_key FROM contributions WHERE local_id = ? AND article_id <> ? AND kind <> 'events' AND instr(identity_key, '#') = 0";
  const rows = await firstOfEach(database, query, localIds, [exceptArticle]);
  return new Map(rows.map((row) => [String(row.local_id), { record: String(row.record_id), key: String(row.identity_key) }]));
}

export async function idsInUse(
  database: Database,
  ids: readonly string[],
  exceptArticle: string,
): Promise<ReadonlyMap<string, string>> {
  const kept = await inParts(database, 'SELECT own_id AS id, key FROM identities WHERE own_id IN (#)', ids);
  const query = 'SELECT record_id AS id, identity_key AS key FROM contributions WHERE record_id = ? AND article_id <> ?';
  const shared = await firstOfEach(database, query, ids, [exceptArticle]);
  const redirected = await inParts(database, "SELECT id, '' AS key FROM redirects WHERE id IN (#)", ids);
  return new Map([...pairs(redirected, 'id', 'key'), ...pairs(shared, 'id', 'key'), ...pairs(kept, 'id', 'key')]);
}

export async function keysElsewhere(
  database: Database,
  keys: readonly string[],
  exceptArticle: string,
): Promise<ReadonlySet<string>> {
  const query =
    'SELECT key FROM identities i WHERE key IN (#) AND EXISTS (SELECT 1 FROM contributions c WHERE c.identity_key = i.key AND c.article_id <> ?)';
  return new Set((await inParts(database, query, keys, [exceptArticle])).map((row) => String(row.key)));
}

export async function contributionsWithKeys(
  database: Database,
  keys: readonly string[],
  exceptArticles: readonly string[],
): Promise<ContributionOf[]> {
  const except = new Set(exceptArticles);
  const rows = await inParts(database, 'SELECT * FROM contributions WHERE identity_key IN (#)', keys);
  return rows.map(contribution).filter(({ article }) => !except.has(article));
}

export async function redirectsInto(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await inParts(database, 'SELECT id, into_id FROM redirects WHERE into_id IN (#)', ids);
  return new Map(
    [...Map.groupBy(rows, (row) => String(row.into_id))].map(([into, all]) => [into, all.map((row) => String(row.id))]),
  );
}

export async function storedMerged<T extends Actor | Source>(
  database: Database,
  kind: MergedKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredMerged<T>>> {
  const rows = await inParts(database, `SELECT * FROM ${kind} WHERE id IN (#)`, ids);
  return new Map(
    rows.map((row) => [
      String(row.id),
      {
        record: JSON.parse(String(row.json)) as Omit<T, 'counts'>,
        counts: countsOf(kind, row),
        tally: String(row.tally),
      },
    ]),
  );
}

/** Everything that holds a reference to one of the ids: what a change of a name or a merge has to reach. */
export async function referrers(database: Database, ids: readonly string[]): Promise<Referrers> {
  const eventTags = `SELECT DISTINCT r.json FROM event_tags t JOIN events r ON r.seq = t.seq WHERE t.dimension IN ('participant', 'about', 'partOf') AND t.value IN (#)`;
  const claimTags = `SELECT DISTINCT r.json FROM claim_tags t JOIN claims r ON r.seq = t.seq WHERE t.dimension IN ('source', 'actor', 'event') AND t.value IN (#)`;
  const events = parsed<Event>(await inParts(database, eventTags, ids));
  const claims = parsed<Claim>(await inParts(database, claimTags, ids));
  const articles = parsed<Article>(await inParts(database, 'SELECT json FROM articles WHERE publisher_id IN (#)', ids));
  const sources = await inParts(database, 'SELECT id FROM sources WHERE actor_id IN (#)', ids);
  const unique = <T extends { id: string }>(records: readonly T[]): T[] => [
    ...new Map(records.map((record) => [record.id, record])).values(),
  ];
  return {
    articles: unique(articles),
    sources: sources.map((row) => String(row.id)),
    events: unique(events),
    claims: unique(claims),
  };
}
