/**
 * Threads for what may take its time, so that a count over a million events holds up nobody who asks for one of them. They start
 * with the first such read, and see what was committed before it.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Database } from './dialect.ts';
import type { ReadAnswer, ReadTask } from './sqlite-reader.ts';
import { StoreBusy, StoreFault } from './store.ts';

const readerFile = new URL(import.meta.url.endsWith('.ts') ? './sqlite-reader.ts' : './sqlite-reader.js', import.meta.url);
const mostThreads = 2;
/** Milliseconds after which a thread that nobody needs ends: starting one costs as much as a hundred reads. */
const idle = 300_000;
/** Reads that may wait. */
const queue = 200;

export interface Readers {
  readonly read: Database['read'];
  readonly close: () => Promise<void>;
}

export function createReaders(path: string, timeout: number): Readers {
  let pool: Piscina<ReadTask, ReadAnswer> | undefined;
  const started = (): Piscina<ReadTask, ReadAnswer> =>
    (pool ??= new Piscina({
      filename: readerFile.href,
      name: 'read',
      minThreads: 1,
      maxThreads: Math.min(mostThreads, availableParallelism()),
      maxQueue: queue,
      idleTimeout: idle,
      workerData: { path, timeout },
    }));
  return {
    read: async (sql, values) => {
      const threads = started();
      if (threads.queueSize >= queue) throw new StoreBusy();
      const answer = await threads.run({ sql, values });
      if ('fault' in answer) throw new StoreFault(answer.fault, answer.message);
      return answer.rows;
    },
    close: async () => void (await pool?.destroy()),
  };
}
