/**
 * The log of changes. Its entries are written in the transaction of a change, before that puts anything: what is stored then
 * tells whether a record is new, and whether its text really becomes another. Counts are no part of a record's text.
 */
import type { ChangeEntry, ChangeKind } from '../schema/change.ts';
import { type Resource, resources } from '../schema/query.ts';
import type { ChangesAsked, ChangesFound, ChangeStore } from './port/changes.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row, Statement } from './dialect.ts';
import { allOf, isIn, sql, statement } from './sql.ts';
import type { Change } from './port/change.ts';

interface Put {
  readonly id: string;
}

/** Every record that a change puts, each once, in an order in which none comes before what it refers to. */
function puts({ actors, sources, articles, events, refreshed }: Change): readonly (readonly [Resource, readonly Put[]])[] {
  const once = <T extends Put>(records: readonly T[]): T[] => [...new Map(records.map((record) => [record.id, record])).values()];
  return [
    ['actors', once(actors.map(({ record }) => record))],
    ['sources', once(sources.map(({ record }) => record))],
    ['articles', once([...refreshed.articles, ...articles.map(({ article }) => article)])],
    ['events', once([...refreshed.events, ...events.map(({ record }) => record)])],
    ['claims', once([...refreshed.claims, ...articles.flatMap(({ claims }) => claims)])],
  ];
}

function logPut(at: string, resource: Resource, record: Put): Statement {
  const json = JSON.stringify(record);
  return statement(
    `INSERT INTO changes (at, resource, record_id, change, into_id)
     SELECT ?, '${resource}', ?, CASE WHEN r.id IS NULL THEN 'created' ELSE 'updated' END, ''
     FROM (SELECT 1) AS one LEFT JOIN ${resource} r ON r.id = ? WHERE r.id IS NULL OR r.json <> ?`,
    at,
    record.id,
    record.id,
    json,
  );
}

/** Only what stands can go. */
const logGone = (at: string, resource: Resource, id: string, change: ChangeKind, into = ''): Statement =>
  statement(
    `INSERT INTO changes (at, resource, record_id, change, into_id) SELECT ?, '${resource}', id, '${change}', ? FROM ${resource} WHERE id = ?`,
    at,
    into,
    id,
  );

/** The statements that write what a change does into the log; they go before all that put or remove. */
export function logChanges(change: Change): Statement[] {
  const { at, removed, redirects, withdrawn } = change;
  const into = new Map(redirects.map((each) => [each.from, each.into]));
  return [
    ...puts(change).flatMap(([resource, records]) => records.map((record) => logPut(at, resource, record))),
    ...(withdrawn ? [logGone(at, 'articles', withdrawn.article, 'retracted')] : []),
    ...(['claims', 'events', 'sources', 'actors'] as const).flatMap((resource) =>
      removed[resource].map((id) => logGone(at, resource, id, into.has(id) ? 'merged' : 'deleted', into.get(id))),
    ),
  ];
}

const piece = 500;

const entryOf = (row: Row): ChangeEntry => ({
  seq: Number(row.seq),
  at: String(row.at),
  resource: row.resource as Resource,
  id: String(row.record_id),
  change: row.change as ChangeKind,
  ...(row.into_id !== '' && { into: String(row.into_id) }),
});

export function createChangeStore(database: Database): ChangeStore {
  const head = async (): Promise<number> =>
    Number((await database.all('SELECT max(seq) AS head FROM changes', []))[0]?.head ?? 0);
  const read = async ({ since, limit, resource, change }: ChangesAsked): Promise<ChangesFound> => {
    const last = await head(); // before the entries: what is saved meanwhile belongs to the next page
    const { sql: where, values } = allOf([
      sql('seq > ? AND seq <= ?', since, last),
      ...(resource && resource.length < resources.length ? [isIn('resource', resource)] : []),
      ...(change ? [isIn('change', change)] : []),
    ]);
    const rows = await database.all(`SELECT * FROM changes WHERE ${where} ORDER BY seq LIMIT ?`, [...values, limit + 1]);
    const entries = rows.slice(0, limit).map(entryOf);
    const more = rows.length > limit;
    return { entries, more, until: more ? entries.at(-1)!.seq : Math.max(since, last) };
  };
  return {
    head,
    read,
    page: async (query) => {
      const bound = fingerprint('changes', query);
      const since = query.cursor === undefined ? query.since : Number(readCursor(query.cursor, bound, 1)[0]);
      const found = await read({ ...query, since });
      return { ...found, ...(found.more && { next: writeCursor(bound, [found.until]) }) };
    },
    compact: async (before) => {
      const later = 'SELECT 1 FROM changes l WHERE l.record_id = changes.record_id AND l.seq > changes.seq';
      const query = `SELECT seq FROM changes WHERE seq > ? AND at < ? AND EXISTS (${later}) ORDER BY seq LIMIT ?`;
      for (let at = 0; ;) {
        // In pieces, so that other writers have their turn.
        const rows = await database.all(query, [at, before, piece]);
        if (rows.length === 0) return;
        at = Number(rows.at(-1)!.seq);
        const { sql: where, values } = isIn(
          'seq',
          rows.map((row) => Number(row.seq)),
        );
        await database.transact([statement(`DELETE FROM changes WHERE ${where}`, ...values)]);
      }
    },
  };
}
