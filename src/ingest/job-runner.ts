/**
 * Works off jobs, as many articles at once as there are threads to read them. What was acknowledged outlives the process: a job
 * is taken under a lease that runs out by itself, so that after a crash another process (or this one, started again) goes on
 * with what still waits. What became of an article is noted as it is saved, so that nobody reads it again. A holder that lost its
 * lease may still save the article that it is reading, as long as that waits; it notes nothing else, and once it knows begins no other.
 */
import { randomUUID } from 'node:crypto';
import { type Added, type Ingest, ReadingFault } from '../ingest.ts';
import { NewArticle } from '../schema/article.ts';
import {
  type ItemOutcome,
  type JobItemPlace,
  type JobStore,
  type Lease,
  NotWaiting,
  type WaitingItem,
} from '../store/port/jobs.ts';

export interface JobRunnerOptions {
  readonly jobs: JobStore;
  readonly ingest: Ingest;
  readonly threads: number;
  /** Milliseconds after which a silent holder has lost its job. */
  readonly lease?: number;
  /** Milliseconds between two looks for jobs that other processes took or left. */
  readonly interval?: number;
  /** Told of what is nobody's fault but ours. */
  readonly onFault: (error: unknown) => void;
}

export interface JobRunner {
  /** There may be a new job. */
  wake(): void;
  /** Ends after the articles that are being read, and leaves the rest for whoever comes. */
  stop(): Promise<void>;
}

/** Articles fetched at once. */
const piece = 50;
const pauseWhenBusy = 500;

const passing = (error: unknown): boolean =>
  error instanceof ReadingFault && (error.reason === 'busy' || error.reason === 'conflict');

/** Articles from one address are versions of one article, of which the later is the newer: they are read in their order. */
function inOrder(items: readonly WaitingItem[]): WaitingItem[][] {
  const address = ({ position, article }: WaitingItem) => (JSON.parse(article) as { url?: string }).url ?? position;
  return [...Map.groupBy(items, address).values()];
}

export function startJobRunner({
  jobs,
  ingest,
  threads,
  lease = 10_000,
  interval = 1_000,
  onFault,
}: JobRunnerOptions): JobRunner {
  const holder = randomUUID();
  const stopping = new AbortController();
  let woken = false;
  let rouse = (): void => undefined;

  const leaseNow = (): Lease => ({ holder, at: new Date().toISOString(), until: new Date(Date.now() + lease).toISOString() });
  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      rouse = done;
      if (woken || stopping.signal.aborted) done();
    });

  /** Reads one article, unless it waits no more; what passes by itself is tried again until it does. */
  const read = async (json: string, item: JobItemPlace): Promise<ItemOutcome | undefined> => {
    while (!stopping.signal.aborted) {
      try {
        const { article, outcome }: Added = await ingest.add(NewArticle.parse(JSON.parse(json)), { item });
        return { state: outcome, article };
      } catch (error) {
        if (error instanceof NotWaiting) return undefined;
        if (passing(error)) {
          await new Promise((resolve) => setTimeout(resolve, pauseWhenBusy));
          continue;
        }
        if (error instanceof ReadingFault)
          return { state: 'failed', fault: { reason: error.reason, detail: error.message, errors: [] } };
        onFault(error);
        return { state: 'failed', fault: { reason: 'internal', detail: 'Something went wrong on our side.', errors: [] } };
      }
    }
    return undefined;
  };

  /** Reads what waits; true when some of it was, false when the job is not ours any more. */
  const workOff = async (job: string): Promise<boolean> => {
    const queue = inOrder(await jobs.waiting(job, piece));
    let ours = queue.length > 0;
    const finish = async ({ position, article }: WaitingItem): Promise<void> => {
      const item = { job, position };
      const outcome = await read(article, item);
      const nothingSaved = outcome?.state === 'known' || outcome?.state === 'failed';
      if (!(await (nothingSaved ? jobs.finish(item, outcome, leaseNow()) : jobs.hold(job, leaseNow())))) ours = false;
    };
    const work = async (): Promise<void> => {
      for (let items = queue.shift(); items; items = queue.shift())
        for (const item of items) if (ours && !stopping.signal.aborted) await finish(item);
    };
    await Promise.all(Array.from({ length: threads }, work));
    return ours;
  };

  const runJob = async (job: string): Promise<void> => {
    const renewal = setInterval(() => void jobs.hold(job, leaseNow()).catch(onFault), lease / 3);
    try {
      while (!stopping.signal.aborted && (await workOff(job)));
    } finally {
      clearInterval(renewal);
      await jobs.leave(job, holder);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        woken = false;
        const job = await jobs.take(leaseNow());
        if (job === undefined) await rest(interval);
        else await runJob(job);
      } catch (error) {
        onFault(error);
        await rest(interval);
      }
    }
  };
  const running = run();
  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: async () => {
      stopping.abort();
      rouse();
      await running;
    },
  };
}
