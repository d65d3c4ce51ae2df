/** Actors and their ties, the strongest of them, and how many were left out. */
import type { GraphQuery } from '../schema/query-analytics.ts';
import type { Graph, GraphActor, GraphTie } from '../schema/ties.ts';
import { countAll, startCounting } from './counts.ts';
import type { Database, Row } from './dialect.ts';
import { readActorRefs } from './refs.ts';
import { allOf, crossJoin, isIn, sql, written } from './sql.ts';
import { meanOf } from './strength.ts';
import { listUrl } from './urls.ts';
import { keysOf, readAlong, selectionOf, type Walk } from './walk.ts';

/** Values of a tag among the events of a walk, the most frequent first, and how many values there are. */
async function readActors(database: Database, walk: Walk, query: GraphQuery): Promise<readonly Row[]> {
  const base = walk.rest.length > 0 ? selectionOf(walk, database.dialect.narrow('events')) : keysOf(walk);
  const where = allOf([
    ...(base ? [base.where, sql(`g.seq = ${base.seq}`)] : []),
    sql("g.dimension = 'participant'"),
    ...(query.participant ? [isIn('g.value', query.participant)] : []),
  ]);
  const from = crossJoin([...(base ? [base.from] : []), sql('event_tags g')]);
  const found = written`SELECT g.value, count(*) AS n FROM ${from} WHERE ${where} GROUP BY 1`;
  const limit = sql('?', query.actors);
  const most = written`SELECT *, count(*) OVER () AS all_of_them FROM (${found}) found ORDER BY n DESC, value LIMIT ${limit}`;
  return readAlong(database, walk, most);
}

/** Dyads among some actors, the most frequent first; the first row tells how many dyads there are in all, whoever is in them. */
async function readTies(database: Database, walk: Walk, query: GraphQuery, among: readonly string[]): Promise<readonly Row[]> {
  const { from, where } = selectionOf(walk, database.dialect.narrow('events'));
  const [doer, receiver] = database.dialect.ends('value');
  const conditions = allOf([
    where,
    sql("g.seq = r.seq AND g.dimension = 'dyad'"),
    ...(query.dyad ? [isIn('g.value', query.dyad)] : []),
  ]);
  const within = allOf([isIn(doer, among), isIn(receiver, among)]);
  const found = written`SELECT g.value, count(*) AS n, sum(r.intensity) AS total FROM ${from} CROSS JOIN event_tags g WHERE ${conditions} GROUP BY 1`;
  const limit = sql('?', query.ties);
  // The outer row is there even where no tie is among them.
  const strongest = written`WITH found AS (${found})
    SELECT * FROM (SELECT count(*) AS all_of_them FROM found) counted LEFT JOIN found ON ${within} ORDER BY n DESC, value LIMIT ${limit}`;
  return readAlong(database, walk, strongest);
}

/** Reads the graph. */
export async function readGraph(database: Database, query: GraphQuery): Promise<Graph> {
  const counting = await startCounting(database, query);
  const nodes = await readActors(database, counting.walk, query);
  const ids = nodes.map(({ value }) => String(value));
  const found = await readTies(database, counting.walk, query, ids);
  const ties = found.filter(({ value }) => value !== null);
  const refs = await readActorRefs(database, ids);
  const actor = ({ value, n }: Row): GraphActor[] => {
    const ref = refs.get(String(value));
    return ref ? [{ actor: ref, count: Number(n), url: listUrl('events', query, { participant: [value] }) }] : []; // merged meanwhile
  };
  const tie = ({ value, n, total }: Row): GraphTie => {
    const [from = '', to = ''] = String(value).split(':');
    return { from, to, count: Number(n), ...meanOf(Number(total), Number(n)), url: listUrl('events', query, { dyad: [value] }) };
  };
  return {
    total: await countAll(counting),
    actors: nodes.flatMap(actor),
    ties: ties.map(tie),
    cut: {
      actors: Number(nodes[0]?.all_of_them ?? 0) - nodes.length,
      ties: Number(found[0]?.all_of_them ?? 0) - ties.length,
    },
  };
}
