/** What is kept for a time goes when that is over: finished jobs, and changes that later ones of the same record make needless. */
import type { Store } from './store/store.ts';

const hour = 3_600_000;
const kept = 30 * 24 * hour;

/** Tidies now and every hour. Gives what ends it. */
export function startHousekeeping(store: Pick<Store, 'jobs' | 'changes'>, onFault: (error: unknown) => void): () => void {
  const tidy = async (): Promise<void> => {
    const before = new Date(Date.now() - kept).toISOString();
    await store.jobs.forget(before);
    await store.changes.compact(before);
  };
  const run = (): void => void tidy().catch(onFault);
  run();
  const timer = setInterval(run, hour).unref();
  return () => clearInterval(timer);
}
