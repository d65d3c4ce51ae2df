/** Versions of articles: which text and address belong to which, and what each changed. */
import type { MentionQuery } from '../schema/query.ts';
import type { ClaimChanges } from '../schema/version.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Statement } from './dialect.ts';
import { findKnown } from './lookups.ts';
import { insert, statement } from './sql.ts';
import type { Address, Change } from './port/change.ts';
import type { KnownText, RecordPage } from './store.ts';

const nothing: ClaimChanges = { gained: [], lost: [], altered: [] };

/** Statements that keep a new version, or forget what the versions of a withdrawn article changed. */
export function versionStatements({ version, withdrawn }: Change): Statement[] {
  const forget = withdrawn
    ? [statement('UPDATE article_versions SET changes = ? WHERE article_id = ?', JSON.stringify(nothing), withdrawn.article)]
    : [];
  if (!version) return forget;
  const { record, claims, urlKey } = version;
  const row = {
    article_id: record.article,
    version: record.version,
    text_sha256: record.textSha256,
    url_key: urlKey,
    at: record.at,
    json: JSON.stringify(record),
    changes: JSON.stringify(claims),
  };
  return [...forget, insert('article_versions', row)];
}

/** The article that a text or an address belonged to in some version, as it is now. */
async function findVersion(database: Database, column: 'text_sha256' | 'url_key', value: string): Promise<KnownText | undefined> {
  // The index leaves out empty keys, and is used only where the query does so too.
  const query = `SELECT article_id FROM article_versions WHERE ${column} = ? AND ${column} <> '' ORDER BY at DESC LIMIT 1`;
  const [row] = await database.all(query, [value]);
  return row && findKnown(database, 'id', String(row.article_id));
}

/** An article by its text: the one that has it, or else one that had it. */
export async function findByText(database: Database, sha256: string): Promise<KnownText | undefined> {
  return (await findKnown(database, 'text_sha256', sha256)) ?? (await findVersion(database, 'text_sha256', sha256));
}

/** An article by its address. */
export const findByUrl = async (database: Database, urlKey: string): Promise<KnownText | undefined> =>
  urlKey === '' ? undefined : findVersion(database, 'url_key', urlKey);

/** A page of an article's versions, the newest first. */
export async function listVersions(database: Database, article: string, query: MentionQuery): Promise<RecordPage> {
  const bound = fingerprint(`${article}/versions`, {});
  const [below = Number.MAX_SAFE_INTEGER] = query.cursor === undefined ? [] : readCursor(query.cursor, bound, 1).map(Number);
  const rows = await database.all(
    'SELECT version, json FROM article_versions WHERE article_id = ? AND version < ? ORDER BY version DESC LIMIT ?',
    [article, below, query.limit + 1],
  );
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    records: rows.slice(0, query.limit).map((row) => String(row.json)),
    ...(last && { next: writeCursor(bound, [Number(last.version)]) }),
  };
}

/** One version with the claims that it changed, as the JSON text that is sent. */
export async function getVersion(database: Database, article: string, version: number): Promise<string | undefined> {
  const [row] = await database.all('SELECT json, changes FROM article_versions WHERE article_id = ? AND version = ?', [
    article,
    version,
  ]);
  return row && `${String(row.json).slice(0, -1)},"claims":${row.changes}}`;
}

/** What stands for the key of an address that is not worked out yet. */
const unknown = '?';

export async function addressesWithoutKey(database: Database, limit: number): Promise<Address[]> {
  const query = `SELECT v.article_id, v.version, json_extract(a.json, '$.url') AS url FROM article_versions v
    LEFT JOIN articles a ON a.id = v.article_id AND a.version = v.version WHERE v.url_key = ? AND v.url_key <> '' LIMIT ?`;
  const rows = await database.all(query, [unknown, limit]);
  return rows.map((row) => ({ article: String(row.article_id), version: Number(row.version), url: String(row.url ?? '') }));
}

export async function putAddressKeys(database: Database, keys: readonly (Address & { readonly key: string })[]): Promise<void> {
  const put = 'UPDATE article_versions SET url_key = ? WHERE article_id = ? AND version = ? AND url_key = ?';
  await database.transact(keys.map(({ article, version, key }) => statement(put, key, article, version, unknown)));
}
