/** What the routes work with; main.ts puts it together. */
import type { Curation } from '../curation.ts';
import type { Ingest } from '../ingest.ts';
import type { Keys } from '../keys.ts';
import type { Metrics } from '../metrics.ts';
import type { Readiness } from '../schema/service.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Store } from '../store/store.ts';
import type { Feed } from './feed.ts';

export interface Services {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly curation: Curation;
  readonly keys: Keys;
  readonly metrics: Metrics;
  readonly feed: Feed;
  /** Says that there is a new job. */
  readonly wakeJobs: () => void;
  readonly vocabularies: readonly Vocabulary[];
  readonly readiness: () => Promise<Readiness>;
  readonly version: string;
}
