/** Whether a database is as it should be after its process was killed. */
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../src/open-store.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Source } from '../../src/schema/source.ts';
import type { Store } from '../../src/store/store.ts';
import { dangling, everything } from '../store/served.ts';

/** Rows of an article that is not there, and tags of nothing. */
const orphans = [
  'SELECT article_id FROM contributions WHERE article_id NOT IN (SELECT id FROM articles)',
  'SELECT id FROM claims WHERE article_id NOT IN (SELECT id FROM articles)',
  'SELECT article_id FROM texts WHERE article_id NOT IN (SELECT id FROM articles)',
  "SELECT record_id FROM contributions WHERE kind = 'sources' AND record_id NOT IN (SELECT id FROM sources)",
  "SELECT record_id FROM contributions WHERE kind = 'actors' AND record_id NOT IN (SELECT id FROM actors)",
  "SELECT record_id FROM contributions WHERE kind = 'events' AND record_id NOT IN (SELECT id FROM events)",
  'SELECT id FROM events WHERE id NOT IN (SELECT record_id FROM contributions)',
  'SELECT id FROM sources WHERE id NOT IN (SELECT record_id FROM contributions)',
  'SELECT id FROM actors WHERE id NOT IN (SELECT record_id FROM contributions)',
  'SELECT seq FROM event_tags WHERE seq NOT IN (SELECT seq FROM events)',
  'SELECT seq FROM claim_tags WHERE seq NOT IN (SELECT seq FROM claims)',
];

function checkFile(path: string): string[] {
  const raw = new DatabaseSync(path);
  const integrity = raw
    .prepare('PRAGMA integrity_check')
    .all()
    .flatMap((row) => Object.values(row));
  const faults = integrity.filter((each) => each !== 'ok').map((each) => `integrity: ${String(each)}`);
  for (const sql of orphans) {
    const found = raw.prepare(sql).all().length;
    if (found > 0) faults.push(`${found} rows: ${sql}`);
  }
  raw.close();
  return faults;
}

const sizes = ({ sources, actors, events, claims }: RecordSet) => ({
  sources: sources.length,
  actors: actors.length,
  events: events.length,
  claims: claims.length,
});

/** One article's record set against its own counts and, where it was acknowledged, against what was answered. */
function checkSet(set: RecordSet, answered: RecordSet | undefined): string[] {
  const { id, counts, text } = set.article;
  const faults: string[] = [];
  const { sources, actors, events, claims } = counts;
  if (JSON.stringify(sizes(set)) !== JSON.stringify({ sources, actors, events, claims }))
    faults.push(`${id} has not what it counts`);
  if (!answered) return faults;
  const claimIds = (of: RecordSet): string => of.claims.map((claim) => claim.id).join();
  if (answered.article.text.sha256 !== text.sha256 || claimIds(answered) !== claimIds(set))
    faults.push(`${id} is not what was answered`);
  if (JSON.stringify(sizes(answered)) !== JSON.stringify(sizes(set))) faults.push(`${id} lost a part of what was answered`);
  return faults;
}

/** Sums over all articles against what the merged records count. */
async function checkCounts(store: Store, sets: readonly RecordSet[]): Promise<string[]> {
  const claims = sets.reduce((sum, set) => sum + set.claims.length, 0);
  const sources = (await everything(store, 'sources')) as Source[];
  const actors = (await everything(store, 'actors')) as Actor[];
  const asOrigin = sources.reduce((sum, { counts }) => sum + counts.asOrigin, 0);
  const inArticles = actors.reduce((sum, { counts }) => sum + counts.articles, 0);
  const given = sets.reduce((sum, set) => sum + set.actors.length, 0);
  return [
    ...(asOrigin === claims ? [] : [`sources count ${asOrigin} claims, and there are ${claims}`]),
    ...(inArticles === given ? [] : [`actors count ${inArticles} articles, and these name ${given}`]),
  ];
}

/** Takes the file, and what was acknowledged: by article, the record set that was answered. */
export async function checkDatabase(
  path: string,
  acknowledged: ReadonlyMap<string, RecordSet>,
): Promise<{ readonly articles: number; readonly faults: readonly string[] }> {
  const inFile = checkFile(path);
  const store = await openStore(`sqlite:${path}`);
  const ids = new Set((await everything(store, 'articles')).map(({ id }) => id));
  const sets: RecordSet[] = [];
  for (const id of ids) sets.push(JSON.parse((await store.recordSet(id)) ?? '{}') as RecordSet);
  const lost = [...acknowledged.keys()].filter((id) => !ids.has(id)).map((id) => `${id} was acknowledged and is not there`);
  const broken = sets.flatMap((set) => checkSet(set, acknowledged.get(set.article.id)));
  const nowhere = (await dangling(store)).map((each) => `leads nowhere: ${each}`);
  const faults = [...inFile, ...lost, ...broken, ...nowhere, ...(await checkCounts(store, sets))];
  await store.close();
  return { articles: ids.size, faults };
}
