/**
 * `npm run -s export -- [articles|sources|actors|events|claims] [--database URL]`: what is stored, one JSON text to a line; without a kind, every
 * article's record set. Facts and offsets only: no article text leaves the store.
 */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { type Resource, resources } from '../schema/query.ts';
import type { Store } from '../store/store.ts';
import { fail } from './arguments.ts';

const usage = `usage: export [${resources.join('|')}] [--database sqlite:PATH]`;

function readArguments(): { kind: Resource | undefined; database: string } {
  try {
    const { values, positionals } = parseArgs({ options: { database: { type: 'string' } }, allowPositionals: true });
    const [kind] = positionals;
    const known = resources.find((each) => each === kind);
    if (positionals.length > 1 || (kind !== undefined && known === undefined)) fail(usage);
    return { kind: known, database: values.database ?? readConfig(process.env).DATABASE_URL };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Waits where the reader of a pipe is slower than the store. */
async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

async function* everyRecord(store: Store, kind: Resource): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await store.list(kind, { limit: 200, ...(cursor !== undefined && { cursor }) });
    yield* page.records;
    cursor = page.next;
  } while (cursor !== undefined);
}

const { kind, database } = readArguments();
const store = await openStore(database);
for await (const record of everyRecord(store, kind ?? 'articles')) {
  const line = kind === undefined ? await store.recordSet((JSON.parse(record) as { id: string }).id) : record;
  if (line !== undefined) await writeLine(line);
}
await store.close();
