/**
 * Numbers for Prometheus. Labels take few values each: routes by their template, never by their address, so that no caller can
 * make the service remember more.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { StoreFigures } from './store/store.ts';

export type ReadFrom = 'memory' | 'store';

export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  /** A read that was answered, as before from memory or anew from the store. */
  read(from: ReadFrom): void;
  /** What became of an article that was to be brought in or withdrawn. */
  ingested(outcome: string): void;
  /** Seconds of each stage of the engine for one article. */
  staged(stages: Readonly<Record<string, number>>): void;
  /** The exposition format, for /metrics. */
  text(): Promise<string>;
}

export interface MetricsParts {
  readonly version: string;
  /** Articles that wait for the engine. */
  readonly waiting: () => number;
  readonly figures: () => Promise<StoreFigures>;
  readonly now: () => Date;
}

export const exposition = Registry.PROMETHEUS_CONTENT_TYPE;

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5];
const stageBuckets = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** Gauges that are asked for when they are wanted. Gives what brings them up to date. */
function addGauges(registers: Registry[], { version, waiting, figures, now }: MetricsParts): () => Promise<void> {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  new Gauge({ name: 'whence_info', help: 'Version of the service.', labelNames: ['version'], registers }).set({ version }, 1);
  const queue = gauge('whence_engine_queue_length', 'Articles that wait to be read.');
  const bytes = gauge('whence_store_bytes', 'Size of the database.');
  const articles = gauge('whence_articles', 'Articles that are stored.');
  const age = gauge(
    'whence_newest_article_age_seconds',
    'Time since an article was last brought in or renewed: how fresh the records are. Not a number while there is none.',
  );
  return async () => {
    queue.set(waiting());
    const found = await figures();
    bytes.set(found.bytes);
    articles.set(found.articles);
    age.set(found.newest === undefined ? Number.NaN : Math.max(0, (now().getTime() - Date.parse(found.newest)) / 1000));
  };
}

/** Counted by hand, since it is done with every read; Prometheus is told when it asks. */
function countReads(registers: Registry[]): (from: ReadFrom) => void {
  const reads: Record<ReadFrom, number> = { memory: 0, store: 0 };
  new Counter({
    name: 'whence_reads_total',
    help: 'Reads that were answered, by where the answer is from.',
    labelNames: ['from'],
    registers,
    collect() {
      this.reset();
      for (const [from, count] of Object.entries(reads)) this.inc({ from }, count);
    },
  });
  return (from) => void reads[from]++;
}

export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const refresh = addGauges(registers, parts);
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer, by the route’s template.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const read = countReads(registers);
  const outcomes = new Counter({
    name: 'whence_ingest_total',
    help: 'Articles by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const stages = new Histogram({
    name: 'whence_engine_stage_seconds',
    help: 'Time of each stage of the engine for one article.',
    labelNames: ['stage'],
    buckets: stageBuckets,
    registers,
  });
  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    read,
    ingested: (outcome) => outcomes.inc({ outcome }),
    staged: (times) => {
      for (const [stage, seconds] of Object.entries(times)) stages.observe({ stage }, seconds);
    },
    text: async () => {
      await refresh();
      return registry.metrics();
    },
  };
}
