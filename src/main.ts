/** Wires everything and listens: the only file that knows every part. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import closeWithGrace from 'close-with-grace';
import type { FastifyBaseLogger } from 'fastify';
import { catchUp } from './catch-up.ts';
import { type Config, readConfig } from './config.ts';
import { createCuration } from './curation.ts';
import { createApp } from './http/app.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createFeed } from './http/feed.ts';
import { importBundled } from './ingest/bundled.ts';
import { countOutcomes } from './ingest/counted.ts';
import { type JobRunner, startJobRunner } from './ingest/job-runner.ts';
import { createPool, type Pool } from './ingest/pool.ts';
import { createIngest, createSettle } from './ingest.ts';
import { createKeys } from './keys.ts';
import { createLogLines } from './log-lines.ts';
import { createMetrics } from './metrics.ts';
import { openStore } from './open-store.ts';
import { dataFolder, version } from './project.ts';
import { createReadiness } from './readiness.ts';
import { readVocabularies } from './vocabularies.ts';

export interface Serving {
  readonly config: Config;
  /** The module that runs in the engine's threads, in place of the engine. */
  readonly worker?: URL;
}

/** How long requests under way may take when the service is told to stop, in milliseconds. */
const grace = 10_000;

/** Starts the service. Resolves when it is ready. */
export async function serve({ config, worker }: Serving): Promise<void> {
  const now = (): Date => new Date();
  const store = await openStore(config.DATABASE_URL, { writesBeside: true });
  const state = { engine: false, bundled: false, stopping: false };
  const metrics = createMetrics({ version, waiting: () => reader.waiting(), figures: () => store.figures(), now });
  const reader: Pool = createPool({
    threads: Math.min(config.ENGINE_THREADS, Math.max(1, availableParallelism() - 1)), // one processor is left to this thread
    queue: config.ENGINE_QUEUE,
    timeout: config.ENGINE_TIMEOUT,
    onFault: (error) => log.error({ err: error }, 'engine fault'),
    onRead: (stages) => metrics.staged(stages),
    ...(worker && { worker }),
  });
  const settle = createSettle();
  const ingest = countOutcomes(createIngest({ store, reader, now, settle }), (outcome) => metrics.ingested(outcome));
  const curation = createCuration({ store, settle, now });
  const keys = createKeys({ store: store.keys, now, generation: () => store.generation(), adminKey: config.ADMIN_KEY });
  const vocabularies = readVocabularies(join(dataFolder, 'lexicon', 'vocabularies.yml'));
  const readiness = createReadiness(store, state);
  /** What goes on behind the requests, once the engine is there. */
  const behind: { jobs?: JobRunner; endHousekeeping?: () => void } = {};
  const feed = createFeed({ changes: store.changes, most: config.STREAMS });
  const wakeJobs = (): void => behind.jobs?.wake();
  const app = await createApp({
    services: { store, ingest, curation, keys, metrics, feed, wakeJobs, vocabularies, readiness, version },
    config,
    logger: { level: config.LOG_LEVEL, stream: createLogLines() },
  });
  const log: FastifyBaseLogger = app.log;

  closeWithGrace({ delay: grace + config.SHUTDOWN_DELAY }, async ({ signal, err }) => {
    state.stopping = true;
    if (err) log.error({ err }, 'closing after an error');
    else log.info({ signal }, 'closing');
    if (!err) await pause(config.SHUTDOWN_DELAY);
    behind.endHousekeeping?.();
    await Promise.all([app.close(), behind.jobs?.stop()]);
    await reader.close();
    await store.close();
  });

  const warmUp = async (): Promise<void> => {
    await reader.ready();
    state.engine = true;
    await catchUp(store);
    const placed = await ingest.placeStored();
    if (placed > 0) log.info({ count: placed }, 'stored articles placed among the others');
    if (state.stopping) return;
    const onBroken = (error: unknown): void => log.error({ err: error }, 'fault behind the requests');
    behind.jobs = startJobRunner({ jobs: store.jobs, ingest, threads: config.ENGINE_THREADS, onFault: onBroken });
    behind.endHousekeeping = startHousekeeping(store, onBroken);
    if (config.BUNDLED === 'yes') {
      const onFault = (file: string, error: unknown): void => log.error({ file, err: error }, 'not brought in');
      const goOn = (): boolean => !state.stopping;
      const count = await importBundled({ store, ingest, reader, dataFolder, onFault, goOn });
      if (count > 0) log.info({ count }, 'bundled articles brought in');
    }
    state.bundled = true;
  };

  await app.listen({ host: config.HOST, port: config.PORT });
  await warmUp().catch((error: unknown) => {
    if (!state.stopping) throw error; // told to stop before it was ready: what breaks off then is no fault
  });
  if (state.stopping) return;
  const firstKey = 'npm run keys -- create --name NAME --scope ingest';
  if (!(await keys.any())) log.warn(`no key exists yet: requests from this machine may write. Make one: ${firstKey}`);
  log.info({ url: app.listeningOrigin }, 'ready');
}

if (import.meta.main) {
  // From answers that are remembered V8 learns to make all of them in old memory, where those that are not last until it is full.
  setFlagsFromString('--no-allocation-site-pretenuring');
  try {
    await serve({ config: readConfig(process.env) });
  } catch (error) {
    process.stderr.write(`Cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
