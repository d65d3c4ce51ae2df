/**
 * Threads beside the one that serves. In some it is read what may take its time, so that a count over a million events holds up
 * nobody who asks for one of them; in another it is written, since to put a change on the disk is mostly to wait. Those see
 * what was committed before they are asked.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Database } from './dialect.ts';
import type { ThreadFault } from './sqlite-faults.ts';
import type { ReadAnswer, ReadTask } from './sqlite-reader.ts';
import type { WriteAnswer, WriteTask } from './sqlite-writer.ts';
import { StoreBusy, StoreFault } from './store.ts';

const mostReaders = 2;
/** Milliseconds after which a thread that nobody needs ends: starting one costs as much as a hundred reads. */
const idle = 300_000;
/** Reads that may wait. */
const queue = 200;

/** Gives the pool of threads that run a function of a file, which is made when it is first asked for. */
function createPool<Task, Answer>(file: string, name: string, maxThreads: number, workerData: { path: string; timeout: number }) {
  const filename = new URL(`./${file}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href;
  let pool: Piscina<Task, Answer> | undefined;
  return {
    started: () => (pool ??= new Piscina({ filename, name, minThreads: 1, maxThreads, idleTimeout: idle, workerData })),
    close: async () => void (await pool?.close()),
  };
}

/** Throws the fault that a thread met. */
function sound<T extends object>(answer: T | ThreadFault): T {
  if ('fault' in answer) throw new StoreFault(answer.fault, answer.message);
  return answer;
}

export interface Readers {
  readonly read: Database['read'];
  readonly close: () => Promise<void>;
}

export function createReaders(path: string, timeout: number): Readers {
  const threads = Math.min(mostReaders, availableParallelism());
  const { started, close } = createPool<ReadTask, ReadAnswer>('sqlite-reader', 'read', threads, { path, timeout });
  return {
    read: async (sql, values) => {
      const pool = started();
      if (pool.queueSize >= queue) throw new StoreBusy();
      return sound(await pool.run({ sql, values })).rows;
    },
    close,
  };
}

export interface Writer {
  readonly transact: Database['transact'];
  /** Takes how many milliseconds another writer is waited for. */
  readonly probe: (patience: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createWriter(path: string, timeout: number): Writer {
  const { started, close } = createPool<WriteTask, WriteAnswer>('sqlite-writer', 'write', 1, { path, timeout });
  const pool = started(); // whoever writes first does not wait for it
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other as they are asked for, which the pool's own queue does not promise. */
  const run = (task: WriteTask): Promise<'done' | 'conflict'> => {
    const mine = last.then(async () => sound(await pool.run(task)).outcome);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    transact: (statements) => run({ statements }),
    probe: async (patience) => void (await run({ patience })),
    close: async () => {
      await last;
      await close();
    },
  };
}
