/** Reading what is served: one record, one article's record set, and mentions across articles. */
import type { Claim } from '../schema/claim.ts';
import type { Mention } from '../schema/common.ts';
import { type MentionQuery, type Resource, resources } from '../schema/query.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row } from './dialect.ts';
import { columnsSent, sendable } from './sendable.ts';
import type { Found, MentionPageOf } from './store.ts';

const byId = Object.fromEntries(
  resources.map((resource) => [resource, `SELECT ${columnsSent(resource)} FROM ${resource} r WHERE r.id = ?`]),
) as Readonly<Record<Resource, string>>;

/** Finds a record, or where its id leads. */
export async function get(database: Database, resource: Resource, id: string): Promise<Found> {
  const [row] = await database.all(byId[resource], [id]);
  if (row) return { state: 'here', json: sendable(resource, row) };
  const [redirect] = await database.all('SELECT into_id FROM redirects WHERE id = ?', [id]);
  if (redirect) return { state: 'merged', into: String(redirect.into_id) };
  const table = resource === 'articles' ? 'withdrawn' : 'tombstones';
  const [gone] = await database.all(`SELECT at FROM ${table} WHERE id = ?`, [id]);
  return gone ? { state: 'gone', at: String(gone.at) } : { state: 'absent' };
}

/** Views of one record by one article: one text. Only where somebody decided that two of an article's records are one are there several. */
function oneView(rows: readonly Row[]): string {
  if (rows.length === 1) return String(rows[0]!.json);
  const views = rows.map((row) => JSON.parse(String(row.json)) as { readonly mentions: readonly Mention[] });
  return JSON.stringify({ ...views[0], mentions: views.flatMap(({ mentions: each }) => each) });
}

/** An article's record set, put together from stored texts without parsing one. */
export async function recordSet(database: Database, article: string): Promise<string | undefined> {
  const [row] = await database.all('SELECT json FROM articles WHERE id = ?', [article]);
  if (!row) return undefined;
  const parts = await database.all(
    'SELECT kind, record_id, json FROM contributions WHERE article_id = ? ORDER BY kind, ordinal',
    [article],
  );
  const claims = await database.all('SELECT json FROM claims WHERE article_id = ? ORDER BY ordinal', [article]);
  const records = Map.groupBy(parts, (part) => part.record_id);
  const of = (kind: string): string =>
    [...records.values()]
      .filter(([part]) => part!.kind === kind)
      .map(oneView)
      .join(',');
  return `{"article":${row.json},"sources":[${of('sources')}],"actors":[${of('actors')}],"events":[${of('events')}],"claims":[${claims.map((claim) => claim.json).join(',')}]}`;
}

/** A claim's own places: its content, and the sources and cues of its chain. */
function claimMentions(claim: Claim): Mention[] {
  const content = claim.evidence.map((evidence) => ({ ...evidence, rule: claim.rule }));
  const chain = claim.chain.flatMap((link) =>
    link.evidence.map((evidence) => ({ ...evidence, rule: link.rule, field: 'chain' })),
  );
  return [...content, ...chain];
}

interface Part {
  /** Orders the articles, newest first. */
  readonly key: number;
  readonly mentions: readonly Mention[];
}

async function readParts(
  database: Database,
  resource: string,
  id: string,
  from: number | undefined,
  limit: number,
): Promise<Part[]> {
  if (resource === 'claims') {
    const rows = await database.all('SELECT seq, json FROM claims WHERE id = ?', [id]);
    return rows.map((row) => ({ key: Number(row.seq), mentions: claimMentions(JSON.parse(String(row.json)) as Claim) }));
  }
  const rows = await database.all(
    'SELECT article_seq, json FROM contributions WHERE record_id = ? AND article_seq <= ? ORDER BY article_seq DESC, article_id, ordinal LIMIT ?',
    [id, from ?? Number.MAX_SAFE_INTEGER, limit + 2],
  );
  return rows.map((row) => ({
    key: Number(row.article_seq),
    mentions: (JSON.parse(String(row.json)) as { mentions: Mention[] }).mentions,
  }));
}

/** A page of the places where a record is found. The cursor tells the article and how many of its mentions were given. */
export async function mentions(
  database: Database,
  resource: Exclude<Resource, 'articles'>,
  id: string,
  query: MentionQuery,
): Promise<MentionPageOf> {
  const bound = fingerprint(`${resource}/${id}/mentions`, {});
  const [index, key] = query.cursor === undefined ? [] : readCursor(query.cursor, bound, 2).map(Number);
  const found: { mention: Mention; key: number; index: number }[] = [];
  for (const part of await readParts(database, resource, id, key, query.limit)) {
    part.mentions.forEach((mention, at) => {
      if (part.key !== key || at >= index!) found.push({ mention, key: part.key, index: at });
    });
    if (found.length > query.limit) break;
  }
  const next = found[query.limit];
  return {
    mentions: found.slice(0, query.limit).map(({ mention }) => mention),
    ...(next && { next: writeCursor(bound, [next.index, next.key]) }),
  };
}
