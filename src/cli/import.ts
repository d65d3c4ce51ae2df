/**
 * `npm run -s import -- FILE […] [--database URL]`: articles into the store, through the same door as everything else.
 *
 *     .jsonl  one article to a line, as POST /v1/articles takes it     .json  one article
 *     .md     a YAML header between lines of ---, then the text        .txt   the text alone
 *     .yml    a curated record set
 *
 * Prints the id and what became of it for each, and what is wrong with those that cannot be read; ends with code 1 then.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { readSample } from '../ingest/bundled.ts';
import { createPool } from '../ingest/pool.ts';
import { type Added, createIngest } from '../ingest.ts';
import { openStore } from '../open-store.ts';
import { NewArticle } from '../schema/article.ts';
import { fail } from './arguments.ts';

const usage = 'usage: import FILE […] [--database sqlite:PATH]   (.jsonl, .json, .md, .txt, .yml)';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { database: { type: 'string' } }, allowPositionals: true });
    if (positionals.length === 0) fail(usage);
    const config = readConfig(process.env);
    return { files: positionals, config, database: values.database ?? config.DATABASE_URL };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { files, config, database } = readArguments();
const store = await openStore(database);
const reader = createPool({
  threads: config.ENGINE_THREADS,
  queue: 1_000,
  timeout: 60_000,
  onFault: (error) => console.error(error),
});
await reader.ready().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
const ingest = createIngest({ store, reader, now: () => new Date() });

type Job = readonly [where: string, run: () => Promise<Added>];

async function* jobsOf(file: string): AsyncGenerator<Job> {
  const add = (value: unknown) => ingest.add(NewArticle.parse(value));
  const text = (): string => readFileSync(file, 'utf8');
  switch (extname(file)) {
    case '.jsonl': {
      let number = 0;
      for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
        number++;
        if (line.trim() !== '') yield [`${file}:${number}`, async () => add(JSON.parse(line))];
      }
      return;
    }
    case '.json':
      return yield [file, async () => add(JSON.parse(text()))];
    case '.md':
      return yield [file, async () => ingest.add(readSample(text(), file))];
    case '.yml':
      return yield [file, async () => ingest.addRecords(await reader.readCurated(text(), file))];
    default:
      return yield [file, async () => add({ text: text() })];
  }
}

let failed = 0;
async function runJob([where, run]: Job): Promise<void> {
  try {
    const { article, outcome } = await run();
    process.stdout.write(`${article} ${outcome} ${where}\n`);
  } catch (error) {
    failed++;
    process.stderr.write(`${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** A few at a time: as many as read at once, and some that wait. */
const running = new Set<Promise<void>>();
for (const file of files) {
  for await (const job of jobsOf(file)) {
    const run = runJob(job).finally(() => running.delete(run));
    running.add(run);
    if (running.size >= config.ENGINE_THREADS * 4) await Promise.race(running);
  }
}
await Promise.all(running);
await reader.close();
await store.close();
process.exitCode = failed > 0 ? 1 : 0;
