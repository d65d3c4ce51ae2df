/** To whom an actor is tied: the other ends of its dyads, in both directions. */
import type { ActorRef } from '../schema/common.ts';
import type { Strength } from '../schema/counts.ts';
import type { RelationsQuery } from '../schema/query-analytics.ts';
import type { ActorRelations, Relation } from '../schema/ties.ts';
import { readFilters } from './context.ts';
import type { Database, Row } from './dialect.ts';
import { hasTag } from './filter-parts.ts';
import { readActorRefs } from './refs.ts';
import { allOf, isIn, sql, written } from './sql.ts';
import { meanOf } from './strength.ts';
import { listUrl } from './urls.ts';
import { chooseWhole, readAlong, selectionOf } from './walk.ts';

interface Direction {
  /** `act_…:act_…`, where the filters leave room for it. */
  readonly dyad: string | undefined;
  readonly count: number;
  readonly intensity: number;
}

/** Reads the relations of an actor that there is. */
export async function readRelations(database: Database, actor: ActorRef, query: RelationsQuery): Promise<ActorRelations> {
  const { dialect } = database;
  const takesPart = hasTag('event_tags', 'participant', actor.id);
  const walk = await chooseWhole(database, 'events', [...(await readFilters(database, 'events', query)), takesPart]);
  const { from, where } = selectionOf(walk, dialect.narrow('events'));
  const [doer, receiver] = dialect.ends('g.value');
  const conditions = allOf([
    where,
    sql(`g.seq = r.seq AND g.dimension = 'dyad' AND (${doer} = ? OR ${receiver} = ?)`, actor.id, actor.id),
    ...(query.dyad ? [isIn('g.value', query.dyad)] : []),
  ]);
  const given = sql(`${doer} = ?`, actor.id);
  const other = written`CASE WHEN ${given} THEN ${sql(receiver)} ELSE ${sql(doer)} END`;
  const others = written`SELECT ${other} AS other, count(DISTINCT r.seq) AS n,
      sum(CASE WHEN ${given} THEN 1 ELSE 0 END) AS given, sum(CASE WHEN ${given} THEN r.intensity ELSE 0 END) AS given_total,
      count(*) AS directed, sum(r.intensity) AS total
    FROM ${from} CROSS JOIN event_tags g WHERE ${conditions} GROUP BY 1`;
  const limit = sql('?', query.limit);
  const strongest = written`SELECT *, count(*) OVER () AS all_of_them FROM (${others}) others ORDER BY n DESC, other LIMIT ${limit}`;
  const rows = await readAlong(database, walk, strongest);
  const refs = await readActorRefs(
    database,
    rows.map(({ other }) => String(other)),
  );
  const possible = (dyad: string): string | undefined =>
    query.dyad === undefined || query.dyad.includes(dyad) ? dyad : undefined;
  const strength = ({ dyad, count, intensity }: Direction, either: readonly string[]): Strength => ({
    count,
    ...meanOf(intensity, count),
    // A direction that the filters leave out has no events and no list of its own: one that holds none stands in its place.
    url: listUrl('events', query, {
      dyad: dyad === undefined ? either : [dyad],
      ...(dyad === undefined && { excludeDyad: either }),
    }),
  });
  const relation = (row: Row): Relation[] => {
    const other = refs.get(String(row.other));
    if (!other) return []; // merged into another meanwhile
    const [to, back] = [possible(`${actor.id}:${other.id}`), possible(`${other.id}:${actor.id}`)];
    const either = [to, back].filter((dyad) => dyad !== undefined);
    const [count, total] = [Number(row.given), Number(row.given_total)];
    return [
      {
        actor: other,
        count: Number(row.n),
        url: listUrl('events', query, { dyad: either }),
        given: strength({ dyad: to, count, intensity: total }, either),
        received: strength({ dyad: back, count: Number(row.directed) - count, intensity: Number(row.total) - total }, either),
      },
    ];
  };
  return { actor, relations: rows.flatMap(relation), total: Number(rows[0]?.all_of_them ?? 0) };
}
