/** Actors that may be one, found by the blocks that they stand in. */
import type { Actor } from '../schema/actor.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row, Statement } from './dialect.ts';
import { inParts } from './lookups.ts';
import type { ActorBlocks, CandidateStore, Ranked } from './port/candidates.ts';
import { sendable } from './sendable.ts';
import { insert, statement } from './sql.ts';
import type { Change } from './port/change.ts';
import type { RecordPage } from './store.ts';

/** So many of one block are looked at: with more, what they share says nothing. */
const mostInBlock = 200;
/** An article that names both is looked for among so many of the one that has fewer. */
const mostArticles = 200;

/** What stands for blocks that are not worked out yet. */
const unknown = '?';

const putBlocks = ({ actor, blocks }: ActorBlocks): Statement[] => [
  statement('DELETE FROM actor_blocks WHERE actor_id = ?', actor),
  ...blocks.map((block) => insert('actor_blocks', { block, actor_id: actor }, 'ON CONFLICT DO NOTHING')),
];

/** Statements that keep what actors are found by. */
export const blockStatements = ({ actorBlocks, removed }: Change): Statement[] => [
  ...removed.actors.map((id) => statement('DELETE FROM actor_blocks WHERE actor_id = ?', id)),
  ...actorBlocks.flatMap(putBlocks),
];

const actor = (row: Row): Actor => JSON.parse(sendable('actors', row)) as Actor;

async function inBlocks(database: Database, blocks: readonly string[]): Promise<Actor[]> {
  const ids = new Set<string>();
  for (const block of new Set(blocks)) {
    const rows = await database.all('SELECT actor_id FROM actor_blocks WHERE block = ? LIMIT ?', [block, mostInBlock]);
    for (const row of rows) ids.add(String(row.actor_id));
  }
  return (await inParts(database, 'SELECT * FROM actors WHERE id IN (#)', [...ids])).map(actor);
}

/** Asks from the side of each of the others, which mostly are in few articles. */
async function namedBeside(database: Database, id: string, others: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const query = `SELECT c.article_id AS article FROM (SELECT article_id FROM contributions WHERE record_id = ? LIMIT ?) c
    WHERE EXISTS (SELECT 1 FROM contributions o WHERE o.article_id = c.article_id AND o.kind = 'actors' AND o.record_id = ?) LIMIT 1`;
  for (const other of others) {
    const [row] = await database.all(query, [other, mostArticles, id]);
    if (row) found.set(other, String(row.article));
  }
  return found;
}

async function page(
  name: string,
  ranked: readonly Ranked[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<RecordPage> {
  const bound = fingerprint(name, {});
  const [score, id] = cursor === undefined ? [Number.POSITIVE_INFINITY, ''] : (readCursor(cursor, bound, 2) as [number, string]);
  const ordered = [...ranked].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const rest = ordered.filter((each) => each.score < score || (each.score === score && each.id > id));
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  return {
    records: shown.map((each) => each.json()),
    ...(last && { next: writeCursor(bound, [last.score, last.id]) }),
  };
}

export const createCandidateStore = (database: Database): CandidateStore => ({
  inBlocks: (blocks) => inBlocks(database, blocks),
  namedBeside: (id, others) => namedBeside(database, id, others),
  page,
  unblocked: async (limit) => {
    const query = 'SELECT * FROM actors WHERE id IN (SELECT actor_id FROM actor_blocks WHERE block = ? LIMIT ?)';
    return (await database.all(query, [unknown, limit])).map(actor);
  },
  fill: async (all) => {
    // Whoever changed an actor meanwhile has worked it out: then the mark is gone, and nothing is put.
    const marked = 'EXISTS (SELECT 1 FROM actor_blocks WHERE actor_id = ? AND block = ?)';
    const put = `INSERT INTO actor_blocks (block, actor_id) SELECT ?, ? WHERE ${marked} ON CONFLICT DO NOTHING`;
    await database.transact(
      all.flatMap(({ actor: id, blocks }) => [
        ...blocks.map((block) => statement(put, block, id, id, unknown)),
        statement('DELETE FROM actor_blocks WHERE actor_id = ? AND block = ?', id, unknown),
      ]),
    );
  },
});
