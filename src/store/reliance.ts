/** Whom a source relays, and who relays it: its neighbours in the chains of claims. */
import type { SourceRef } from '../schema/common.ts';
import type { RelianceQuery } from '../schema/query-analytics.ts';
import type { Reliance, SourceReliance } from '../schema/ties.ts';
import { readFilters } from './context.ts';
import type { Database } from './dialect.ts';
import { hasTag } from './filter-parts.ts';
import { readSourceRefs } from './refs.ts';
import { allOf, isIn, sql, written } from './sql.ts';
import { listUrl } from './urls.ts';
import { chooseWhole, keysOf, readAlong, selectionOf } from './walk.ts';

/** Reads the neighbours of a source that there is. */
export async function readReliance(database: Database, source: SourceRef, query: RelianceQuery): Promise<SourceReliance> {
  const { dialect } = database;
  const inChain = hasTag('claim_tags', 'source', source.id);
  const walk = await chooseWhole(database, 'claims', [...(await readFilters(database, 'claims', query)), inChain]);
  const base = (walk.rest.length === 0 && keysOf(walk)) || selectionOf(walk, dialect.narrow('claims'));
  const [from, to] = dialect.ends('g.value');
  const side = async (own: string, other: string, pair: (id: string) => string): Promise<SourceReliance['relays']> => {
    const where = allOf([
      base.where,
      sql(`g.seq = ${base.seq} AND g.dimension = 'relay' AND ${own} = ?`, source.id),
      ...(query.relay ? [isIn('g.value', query.relay)] : []),
    ]);
    const neighbours = written`SELECT ${sql(other)} AS other, count(*) AS n FROM ${base.from} CROSS JOIN claim_tags g WHERE ${where} GROUP BY 1`;
    const limit = sql('?', query.limit);
    const most = written`SELECT *, count(*) OVER () AS all_of_them FROM (${neighbours}) found ORDER BY n DESC, other LIMIT ${limit}`;
    const rows = await readAlong(database, walk, most);
    const refs = await readSourceRefs(
      database,
      rows.map((row) => String(row.other)),
    );
    const sources = rows.flatMap((row): Reliance[] => {
      const id = String(row.other);
      const neighbour = refs.get(id);
      if (!neighbour) return []; // merged into another meanwhile
      return [{ source: neighbour, count: Number(row.n), url: listUrl('claims', query, { relay: [pair(id)] }) }];
    });
    return { sources, total: Number(rows[0]?.all_of_them ?? 0) };
  };
  return {
    source,
    relays: await side(from, to, (id) => `${source.id}:${id}`),
    relayedBy: await side(to, from, (id) => `${id}:${source.id}`),
  };
}
