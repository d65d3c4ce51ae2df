/**
 * A store with a hundred thousand made-up articles and a million events, put there by the store's own statements. It takes
 * minutes and three gigabytes, so that it is kept in the temporary folder; newer migrations
 * are applied to it as they are to any store.
 */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../../src/project.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { putActor, putArticle, putSource } from '../../../src/store/put-records.ts';
import { putClaim, putEvent } from '../../../src/store/put-tagged.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { actor, article, chainOf, claim, event, size, source } from './made-up.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function* statementsOf(number: number) {
  const record = article(number);
  yield putArticle(record, '', 0);
  const only = (...added: string[]) => ({ added, removed: [] });
  for (const ordinal of range(size.eventsPerArticle)) {
    const [paper, teller] = chainOf(number, ordinal).map((each) => source(each).id) as [string, string];
    const told = { article: only(record.id), publisher: only(paper), source: only(paper, teller), origin: only(teller) };
    const reported = record.published?.earliest ?? '';
    yield* putEvent({ record: event(number, ordinal), tally: '{}', reported, told, was: undefined }, 0);
  }
  for (const ordinal of range(size.claimsPerArticle)) yield* putClaim(claim(number, ordinal), ordinal, 0);
}

async function fill(path: string, articles: number): Promise<void> {
  const database = openSqlite(path);
  await migrate(database, join(dataFolder, 'migrations'));
  // What breaks off is begun again: nothing has to be safe on disk before the end.
  await database.all('PRAGMA synchronous = OFF', []);
  await database.all('PRAGMA cache_size = -500000', []);
  const put = async (statements: Parameters<typeof database.transact>[0]): Promise<void> => {
    if ((await database.transact(statements)) === 'conflict') throw new Error('two made-up records are one');
  };
  await put(range(size.actors).map((each) => putActor({ record: actor(each), counts: { ...actor(each).counts }, tally: '{}' })));
  await put(
    range(size.sources).map((each) => putSource({ record: source(each), counts: { ...source(each).counts }, tally: '{}' })),
  );
  const batch = 500;
  for (let first = 0; first < articles; first += batch) {
    await put(range(Math.min(batch, articles - first)).flatMap((each) => [...statementsOf(first + each)]));
    if (first % 10_000 === 0) console.error(`filling: ${first} of ${articles} articles`);
  }
  await database.close();
}

/** The store's path; makes it where it is not there yet. */
export async function filledStore(articles = 100_000): Promise<string> {
  const made = JSON.stringify([size, article(7), event(7, 3), claim(7, 1), actor(7), source(7)]);
  const name = createHash('sha256').update(made).digest('hex').slice(0, 12);
  const path = join(tmpdir(), `whence-bench-${articles}-${name}.db`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  await fill(unfinished, articles);
  renameSync(unfinished, path);
  return path;
}
