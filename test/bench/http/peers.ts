/**
 * The peers: Platformatic DB over a table with the same events, and json-server over a file of them. json-server reads its file
 * into memory and searches it from end to end, so that it gets ten thousand events instead of a million.
 */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Event } from '../../../src/schema/event.ts';
import type { Asked, Contender } from './measure.ts';
import { size } from './made-up.ts';
import { launch, type Running } from './servers.ts';

export interface Peer {
  readonly server: Running;
  readonly one: (ids: readonly string[], amount: number) => Contender;
  readonly page: (amount: number) => Contender;
  /** Takes the columns and values of each page that is asked for in a round. */
  readonly newPages: (pairs: (round: number) => readonly Filters[]) => Contender;
}
type Filters = Readonly<Record<string, string>>;

type MakeEvent = (article: number, ordinal: number) => Event;
const little = 1_000;

function* rowsOf(articles: number, event: MakeEvent) {
  for (let article = 0; article < articles; article++)
    for (let ordinal = 0; ordinal < size.eventsPerArticle; ordinal++) {
      const made = event(article, ordinal);
      yield {
        id: made.id,
        type: made.type,
        status: made.status,
        country: made.place?.country ?? '',
        earliest: made.time?.earliest ?? '',
        label: made.label,
        body: JSON.stringify(made),
      };
    }
}

/** A table with an index for what is asked of it, as its users would have. */
function tableOf(articles: number, event: MakeEvent): string {
  const path = join(tmpdir(), `whence-bench-peers-${articles}.db`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  rmSync(unfinished, { force: true });
  const database = new DatabaseSync(unfinished);
  database.exec(
    'CREATE TABLE events (id TEXT PRIMARY KEY NOT NULL, type TEXT, status TEXT, country TEXT, earliest TEXT, label TEXT, body TEXT); BEGIN',
  );
  const put = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const row of rowsOf(articles, event)) put.run(...Object.values(row));
  database.exec(
    'COMMIT; CREATE INDEX events_asked ON events (type, country, earliest); CREATE INDEX events_status ON events (status, country, earliest)',
  );
  database.close();
  renameSync(unfinished, path);
  return path;
}

const contender = (name: string, server: Running, paths: readonly string[], amount: number): Contender => ({
  name,
  server,
  asked: () => paths.map((path): Asked => ({ path })),
  amount,
});

const newContender = (
  name: string,
  server: Running,
  pairs: (round: number) => readonly Filters[],
  pathOf: (filters: Filters) => string,
): Contender => ({
  name,
  server,
  asked: (round) => pairs(round).map((filters): Asked => ({ path: pathOf(filters) })),
  amount: pairs(0).length,
});

/**
 * Its driver, better-sqlite3 before 13, brings the process down when Node 24.19 or later collects one of its statements between two
 * turns (WiseLibs/better-sqlite3#1515). With room for all that is young, nothing is collected while it is measured.
 */
const roomForYoung = ['--min-semi-space-size=256', '--max-semi-space-size=256'];

async function platformatic(articles: number, event: MakeEvent): Promise<Peer> {
  const server = await launch({
    file: new URL('../peers/platformatic.js', import.meta.url),
    parameters: [tableOf(articles, event)],
    flags: roomForYoung,
    ready: '/events/?limit=1',
  });
  const pathOf = (filters: Filters): string =>
    `/events/?${Object.entries(filters)
      .map(([name, value]) => `where.${name}.eq=${value}`)
      .join('&')}&limit=50`;
  const paths = [
    { type: 'AID', country: 'KEN' },
    { type: 'ASSAULT', country: 'JPN' },
  ].map(pathOf);
  return {
    server,
    one: (ids, amount) =>
      contender(
        'Platformatic DB',
        server,
        ids.map((id) => `/events/${id}`),
        Math.ceil(amount / 4),
      ),
    page: (amount) => contender('Platformatic DB', server, paths, Math.ceil(amount / 4)),
    newPages: (pairs) => newContender('Platformatic DB', server, pairs, pathOf),
  };
}

async function jsonServer(event: MakeEvent): Promise<Peer> {
  const file = join(tmpdir(), 'whence-bench-peer.json');
  writeFileSync(
    file,
    JSON.stringify({
      events: [...rowsOf(little, event)].map(({ body: _, ...row }, index) => ({
        ...event(Math.floor(index / size.eventsPerArticle), index % size.eventsPerArticle),
        ...row,
      })),
    }),
  );
  const server = await launch({
    file: new URL('../peers/json-server.js', import.meta.url),
    parameters: [file],
    ready: '/events?_limit=1',
  });
  const known = Array.from({ length: 200 }, (_, index) => event(index * (little / 200), index % size.eventsPerArticle).id);
  return {
    server,
    one: (_, amount) =>
      contender(
        'json-server',
        server,
        known.map((id) => `/events/${id}`),
        Math.ceil(amount / 16),
      ),
    page: (amount) =>
      contender(
        'json-server',
        server,
        ['/events?type=AID&country=KEN&_limit=50', '/events?status=occurred&_limit=50'],
        Math.ceil(amount / 40),
      ),
    newPages: (pairs) =>
      newContender('json-server', server, pairs, (filters) => `/events?${String(new URLSearchParams(filters))}&_limit=50`),
  };
}

export async function peers(articles: number, event: MakeEvent): Promise<Peer[]> {
  return [await platformatic(articles, event), await jsonServer(event)];
}
