/**
 * `npm run bench:http`: reads of a store with 100,000 articles and a million events, beside bare Fastify that sends the same bytes
 * from memory, and beside two servers that give a database over HTTP without a line of code. One process each, all plugins on.
 *
 *     npm ci --prefix test/bench/peers
 *     npm run bench:http -- [--articles 100000] [--requests 4000]
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filledStore } from './fill.ts';
import { article, event, size } from './made-up.ts';
import { type Asked, compare, type Contender, latencies, type Measured, quantile } from './measure.ts';
import { peers } from './peers.ts';
import { launch, type Running } from './servers.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '4000' },
    peers: { type: 'string', default: 'yes' },
  },
});
const articles = Number(values.articles);
const requests = Number(values.requests);
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
const page: Asked[] = filtered.map((filter) => ({ path: `/v1/events?${filter}&limit=50` }));

async function withTags({ origin }: Running, asked: readonly Asked[]): Promise<Asked[]> {
  return Promise.all(
    asked.map(async ({ path }) => {
      const tag = (await fetch(`${origin}${path}`)).headers.get('etag');
      return { path, headers: { 'if-none-match': tag! } };
    }),
  );
}

/** The bytes that bare Fastify sends: what this service answers to the first of each kind. */
async function startBare({ origin }: Running): Promise<Running> {
  const body = async ({ path }: Asked): Promise<string> => (await fetch(`${origin}${path}`)).text();
  const answers = { '/one': await body(one[0]!), '/page': await body(page[0]!) };
  const file = join(tmpdir(), `whence-bench-answers-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(answers));
  return launch({ file: new URL('./bare.ts', import.meta.url), parameters: [file], ready: '/ready' });
}

const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
function print(title: string, measured: ReadonlyMap<string, Measured>, bar: number): void {
  const bare = measured.get('bare Fastify')!;
  console.log(`\n${title} (bar: ${percent(bar)} of bare Fastify)`);
  for (const [name, { cpu, perSecond }] of measured)
    console.log(
      `  ${name.padEnd(16)} ${cpu.toFixed(0).padStart(6)} µs CPU a request (${percent(bare.cpu / cpu)})  ${perSecond.toFixed(0).padStart(6)} requests/s (${percent(perSecond / bare.perSecond)})`,
    );
}

async function underIngest(whence: Running): Promise<void> {
  const state = { going: true, added: 0 };
  const add = async (): Promise<void> => {
    while (state.going) {
      const text = `Oslo and Lima signed fishing agreement number ${Math.random()} on Tuesday, Reuters reported, citing two officials. Norway warned Peru of sanctions, the ministry said.`;
      const answer = await fetch(`${whence.origin}/v1/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ text, publisher: 'Harbour Post', published: '2024-03-06' }),
      });
      if (answer.status !== 201) throw new Error(`ingest answered ${answer.status}`);
      state.added++;
    }
  };
  await latencies(whence.origin, page, 500);
  const adding = Promise.all([add(), add()]);
  const taken = await latencies(whence.origin, page, requests);
  state.going = false;
  await adding;
  const [half, most] = [quantile(taken, 0.5), quantile(taken, 0.99)];
  console.log(
    `\nfiltered page under concurrent ingest (${state.added} articles taken in meanwhile): p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms, ${(most / half).toFixed(1)} × (bar: 5 ×)`,
  );
}

const path = await filledStore(articles);
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
  const others = values.peers === 'yes' ? await peers(articles, event) : [];
  running.push(...others.map(({ server }) => server));
  console.log(
    `${articles} articles, ${articles * size.eventsPerArticle} events; ${article(0).pipeline.name} in one process; load by autocannon, 32 connections`,
  );
  const ours = (asked: readonly Asked[]): Contender => ({ name: 'Whence', server: whence, asked, amount: requests });
  const beside = (path: string): Contender => ({ name: 'bare Fastify', server: bare, asked: [{ path }], amount: requests });
  print('one event by its id', await compare([ours(one), beside('/one'), ...others.map((peer) => peer.one(ids, requests))]), 0.5);
  print(
    'a filtered page of 50 events',
    await compare([ours(page), beside('/page'), ...others.map((peer) => peer.page(requests))]),
    0.25,
  );
  print('the same event again: 304', await compare([ours(await withTags(whence, one)), beside('/one/same')]), 0.7);
  print('the same page again: 304', await compare([ours(await withTags(whence, page)), beside('/page/same')]), 0.7);
  await underIngest(whence);
} finally {
  for (const each of running) await each.stop();
}
