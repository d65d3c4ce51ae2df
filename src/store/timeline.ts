/** Events over time: how many in each stretch, how they lean, and of which quadrants. */
import type { EventTimeline, TimelinePoint } from '../schema/counts.ts';
import type { TimelineQuery } from '../schema/query-analytics.ts';
import type { Quad } from '../schema/vocabularies.ts';
import { fillBuckets, firstDay, nextKey, placedIn } from './buckets.ts';
import { countAll, startCounting, sumOf, unplacedOf } from './counts.ts';
import type { Database, Sql } from './dialect.ts';
import { both, dimensions } from './dimensions.ts';
import { groupBy } from './grouping.ts';
import { written } from './sql.ts';
import { meanOf } from './strength.ts';
import { listUrl } from './urls.ts';
import { readAlong } from './walk.ts';

interface Cell {
  readonly key: string;
  readonly quad: Quad;
  readonly count: number;
  readonly intensity: number;
}

/** Reads the timeline. */
export async function readTimeline(database: Database, query: TimelineQuery): Promise<EventTimeline> {
  const { interval, limit } = query;
  const counting = await startCounting(database, query);
  const { from, where, keys } = groupBy(database, counting.walk, [interval, 'quad'], counting.resolved);
  const [time, quad] = keys as [Sql, Sql];
  const statement = written`SELECT ${time} AS k0, ${quad} AS k1, count(*) AS n, sum(r.intensity) AS total FROM ${from} WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 3 DESC`;
  const rows = await readAlong(database, counting.walk, statement);
  const cells = rows.map((row): Cell => ({
    key: String(row.k0),
    quad: row.k1 as Quad,
    count: Number(row.n),
    intensity: Number(row.total),
  }));
  const byKey = Map.groupBy(cells, ({ key }) => key);
  const possible = both(query.timePrecision, placedIn(interval)).length > 0;
  const filled = possible ? fillBuckets(interval, [...byKey.keys()], query, limit) : { keys: [], more: false };
  const point = (key: string): TimelinePoint => {
    const own = byKey.get(key) ?? [];
    const changes = dimensions[interval].list(counting.query, key);
    const count = sumOf(own);
    return {
      start: firstDay(key),
      end: firstDay(nextKey(interval, key)),
      count,
      ...meanOf(
        own.reduce((sum, cell) => sum + cell.intensity, 0),
        count,
      ),
      url: listUrl('events', query, changes),
      quads: own.map((cell) => ({
        quad: cell.quad,
        count: cell.count,
        url: listUrl('events', query, { ...changes, quad: [cell.quad] }),
      })),
    };
  };
  const total = await countAll(counting);
  const unplaced = unplacedOf(counting, interval, total, sumOf(cells));
  return {
    interval,
    total,
    points: filled.keys.map(point),
    more: filled.more,
    ...(unplaced && { unplaced }),
  };
}
