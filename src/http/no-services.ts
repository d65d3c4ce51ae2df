/** Services that nobody calls, for making the document from the routes without a store or an engine. */
import type { Services } from './services.ts';

function refuse(): never {
  throw new Error('there is no service here, only the document');
}

const nothing = new Proxy({}, { get: () => refuse });

export const noServices = (version: string): Services => ({
  store: nothing as Services['store'],
  ingest: nothing as Services['ingest'],
  curation: nothing as Services['curation'],
  keys: nothing as Services['keys'],
  metrics: nothing as Services['metrics'],
  feed: nothing as Services['feed'],
  wakeJobs: refuse,
  vocabularies: [],
  readiness: async () => refuse(),
  version,
});
