/**
 * The engine in worker threads, so that a long article never holds up a read: at most as many as there are processors, a
 * bounded queue before them, and a time limit after which the thread is ended and another takes its place.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { type Reader, ReadingFault } from '../ingest.ts';
import { pipeline } from '../normalise/pipeline.ts';
import type { RecordSet } from '../schema/article.ts';
import type { Verification } from '../schema/verify.ts';
import type { Reading } from './worker.ts';

export interface PoolOptions {
  /** At most; the number of processors where that is less. */
  readonly threads: number;
  /** Articles that may wait; more are refused. */
  readonly queue: number;
  /** Milliseconds for one article, the wait in the queue included. */
  readonly timeout: number;
  /** Told of errors inside the engine, which the answer does not show. */
  readonly onFault?: (error: unknown) => void;
  /** Told of the seconds that each stage took, for each article. */
  readonly onRead?: (stages: Readonly<Record<string, number>>) => void;
  /** The module that runs in the threads. */
  readonly worker?: URL;
}

const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** A thread may use this much memory, in MB, before it is ended: a text that needs more is not an article. */
const memoryLimit = 1_536;
/**
 * Room for young objects, in MB: reading one article makes some tens of MB that nobody needs afterwards, and what has died before
 * the collector comes costs nothing.
 */
const youngLimit = 192;

function faultOf(error: unknown, begun: boolean): ReadingFault {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'AbortError' || name === 'TimeoutError') {
    return begun
      ? new ReadingFault('too-slow', 'reading this text took too long')
      : new ReadingFault('busy', 'waiting for the engine took too long');
  }
  if (/queue is at limit/i.test(message)) return new ReadingFault('busy', 'too many articles are waiting to be read');
  return new ReadingFault('unreadable', 'the engine could not read this text');
}

export interface Pool extends Reader {
  /** Articles that wait to be read. */
  waiting(): number;
}

/** Starts the threads. */
export function createPool({ threads, queue, timeout, onFault, onRead, worker = workerFile }: PoolOptions): Pool {
  const maxThreads = Math.max(1, Math.min(threads, availableParallelism()));
  const pool = new Piscina({
    filename: worker.href,
    minThreads: 1,
    maxThreads,
    maxQueue: queue,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: youngLimit },
  });
  // A thread that ends by itself is replaced; what it was doing is answered by its own task.
  pool.on('error', (error: unknown) => onFault?.(error));

  const run = async <T>(name: string, task: object): Promise<T> => {
    const begun = new Int32Array(new SharedArrayBuffer(4));
    try {
      return (await pool.run({ ...task, begun }, { name, signal: AbortSignal.timeout(timeout) })) as T;
    } catch (error) {
      const fault = faultOf(error, Atomics.load(begun, 0) === 1);
      if (fault.reason === 'unreadable') onFault?.(error);
      throw fault;
    }
  };
  return {
    pipeline,
    ready: async () => void (await pool.run({}, { name: 'warm' })),
    read: async (article, explain) => {
      const { set, stages } = await run<Reading>('read', { article, explain });
      onRead?.(stages);
      return set;
    },
    waiting: () => pool.queueSize,
    readCurated: (yaml, file) => run<RecordSet>('readCurated', { yaml, file }),
    verify: (set, text) => run<Verification>('verify', { set, text }),
    close: () => pool.destroy(), // whoever waits for an answer has it by now
  };
}
