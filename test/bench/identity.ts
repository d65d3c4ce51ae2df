/**
 * `npm run bench:identity -- [ARTICLES] [STORIES]`: takes in articles of a made-up world and says how well the events are told
 * apart, and whether taking one in costs the same at the end as at the beginning. Beside every tenth the same two hundred articles
 * go into an empty store, so that what the machine does at that moment is taken out of the comparison.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIngest, type Reader } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { makeSketch } from '../../src/ingest/sketch.ts';
import { bCubed } from '../support/b-cubed.ts';
import { makeArticle } from './identity/articles.ts';
import { chance, makeWorld, sizes } from './identity/world.ts';

const [articleCount = 100_000, storyCount = Math.max(1, Math.round(articleCount / 20))] = process.argv.slice(2).map(Number);
const random = chance(7);
const world = makeWorld(11, storyCount);
// In the order of publication, roughly: what belongs together comes within days.
const order = sizes(storyCount, articleCount, random)
  .flatMap((size, story) =>
    Array.from({ length: size }, () => ({ story: world.stories[story]!, at: world.stories[story]!.day + random.next() * 5 })),
  )
  .sort((a, b) => a.at - b.at)
  .slice(0, articleCount);

const none = (): never => {
  throw new Error('the bench makes its records itself');
};
const reader: Reader = {
  pipeline: { name: 'whence', version: '0.0.1' },
  ready: async () => undefined,
  read: none,
  readCurated: none,
  verify: none,
  close: async () => undefined,
};
const folder = mkdtempSync(join(tmpdir(), 'whence-bench-'));
const store = await openStore(`sqlite:${join(folder, 'bench.db')}`);
const ingest = createIngest({ store, reader, now: () => new Date() });

const cpuSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

/** Seconds of processor time that articles of a small world take, the same ones each time, into a store with nothing in it. */
async function yardstick(articles = 200): Promise<number> {
  const [small, dice] = [makeWorld(3, 20), chance(5)];
  const sets = Array.from(
    { length: articles },
    (_, number) => makeArticle(small, small.stories[number % 20]!, number, dice, makeSketch).set,
  );
  const path = join(folder, `yardstick-${seconds.length}.db`);
  const empty = await openStore(`sqlite:${path}`);
  const into = createIngest({ store: empty, reader, now: () => new Date() });
  const start = process.cpuUsage();
  for (const set of sets) await into.addRecords(set);
  const used = cpuSince(start);
  await empty.close();
  return used;
}

const truth = new Map<string, readonly string[]>();
const seconds: number[] = [];
const yardsticks: number[] = [];
await yardstick(); // what is compiled first is slow
let mostMemory = 0;
const part = Math.max(1, Math.floor(order.length / 10));
let started = process.cpuUsage();
let wall = performance.now();
for (const [number, { story }] of order.entries()) {
  const made = makeArticle(world, story, number, random, makeSketch);
  await ingest.addRecords(made.set);
  truth.set(made.set.article.id, [...made.truth.values()]);
  if ((number + 1) % part === 0) {
    seconds.push(cpuSince(started));
    const elapsed = performance.now() - wall;
    yardsticks.push(await yardstick());
    const memory = process.memoryUsage().rss / 2 ** 20;
    mostMemory = Math.max(mostMemory, memory);
    console.log(
      `${number + 1} articles: ${(part / seconds.at(-1)!).toFixed(0)}/s of CPU, ${((part * 1000) / elapsed).toFixed(0)}/s of wall clock, ${memory.toFixed(0)} MB; 200 into an empty store: ${yardsticks.at(-1)!.toFixed(2)} s`,
    );
    started = process.cpuUsage();
    wall = performance.now();
  }
}

/** Which record each telling became, as the articles' record sets say. */
const mentions: { system: string; gold: string }[] = [];
for (const [article, golds] of truth) {
  const { events } = JSON.parse((await store.recordSet(article))!) as RecordSet;
  events.forEach(({ id }, index) => mentions.push({ system: id, gold: golds[index]! }));
}
const { precision, recall, f1, mentions: count } = bCubed(mentions);
const records = new Set(mentions.map(({ system }) => system)).size;
console.log(`events: ${count} tellings of ${new Set(mentions.map(({ gold }) => gold)).size} events became ${records} records`);
console.log(`B³ on events: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`);
const [raw, machine] = [seconds[0]! / seconds.at(-1)!, yardsticks[0]! / yardsticks.at(-1)!];
console.log(`ingest rate, last tenth against first, by CPU time: ${(raw * 100).toFixed(0)} %`);
console.log(
  `the same, with the machine's own pace taken out (${(machine * 100).toFixed(0)} %): ${((raw / machine) * 100).toFixed(0)} %`,
);
console.log(`most memory: ${mostMemory.toFixed(0)} MB`);
await store.close();
rmSync(folder, { recursive: true, force: true });
