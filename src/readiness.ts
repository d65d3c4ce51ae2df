/** Whether the service can do its work, and why not: what /readyz answers. */
import type { Readiness } from './schema/service.ts';
import { type Store, StoreFault } from './store/store.ts';

export interface ReadinessState {
  engine: boolean;
  bundled: boolean;
  stopping: boolean;
}

/** The store is asked at most so often, in milliseconds: to ask is to write, and anybody may ask for /readyz. */
const oftenest = 1_000;

const remedies: Readonly<Record<StoreFault['reason'], string>> = {
  locked: 'another process holds the database; it is tried again',
  unwritable: 'look after the disk, its space and its permissions',
  damaged: 'stop the service, and restore a backup: npm run restore -- FILE',
};

async function askStore(store: Store): Promise<string | undefined> {
  try {
    await store.ping();
    return undefined;
  } catch (error) {
    if (error instanceof StoreFault) return `store: ${error.reason}: ${error.message}; ${remedies[error.reason]}`;
    return `store: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function createReadiness(store: Store, state: ReadinessState): () => Promise<Readiness> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<string | undefined> = Promise.resolve(undefined);
  return async () => {
    if (performance.now() - asked > oftenest) {
      asked = performance.now();
      answer = askStore(store);
    }
    const fault = await answer;
    const { engine, bundled, stopping } = state;
    const reasons = [
      ...(stopping ? ['the service is stopping'] : []),
      ...(fault === undefined ? [] : [fault]),
      ...(engine ? [] : ['the engine is being loaded']),
      ...(bundled ? [] : ['the bundled articles are being brought in']),
    ];
    const status = stopping ? 'stopping' : fault !== undefined ? 'failing' : engine && bundled ? 'ready' : 'starting';
    return { status, store: fault === undefined, engine, bundled, reasons };
  };
}
