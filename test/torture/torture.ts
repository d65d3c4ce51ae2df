/**
 * The program is killed (SIGKILL) at random moments while many write to it. What was acknowledged has to be whole afterwards, what
 * was not may be there as a whole or not at all, and the database opens without repair.
 */
import { join } from 'node:path';
import { projectRoot } from '../../src/project.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { startProgram, stopProgram } from '../fixtures/program.ts';
import { temporaryFolder } from '../fixtures/service.ts';
import { articleNumber, seeded } from './articles.ts';
import { checkDatabase } from './check.ts';

export interface TortureOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly writers: number;
  /** The program itself, or the one with the stand-in for an engine, which starts and reads faster. */
  readonly real: boolean;
  /** Rounds after which a new database is begun; in between, each round goes on with what the last one left. */
  readonly roundsEach?: number;
  readonly tell?: (round: number, counts: TortureCounts) => void;
}

export interface TortureCounts {
  rounds: number;
  /** Articles whose answer had arrived in full before the end. */
  acknowledged: number;
  /** Requests that had no answer yet when the end came. */
  inFlight: number;
  /** Articles that are there without having been acknowledged: saved, and the answer cut off. */
  unacknowledged: number;
  /** What is wrong, in words. */
  readonly faults: string[];
}

const programs = { real: join(projectRoot, 'src/main.ts'), fake: join(projectRoot, 'test/fixtures/server.ts') };
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Writing {
  readonly url: string;
  readonly next: () => number;
  readonly real: boolean;
  readonly acknowledged: Map<string, RecordSet>;
}

/** Writes until the connection breaks. Gives whether a request was under way then. */
async function write({ url, next, real, acknowledged }: Writing): Promise<boolean> {
  for (;;) {
    try {
      const body = JSON.stringify(articleNumber(next(), real));
      const answer = await fetch(`${url}/v1/articles`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      const text = await answer.text();
      if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${text.slice(0, 200)}`);
      const set = JSON.parse(text) as RecordSet;
      acknowledged.set(set.article.id, set);
    } catch (error) {
      if (error instanceof TypeError) return true; // how fetch tells that a connection broke
      throw error;
    }
  }
}

export async function torture({ rounds, seed, writers, real, roundsEach = 10, tell }: TortureOptions): Promise<TortureCounts> {
  const random = seeded(seed);
  const counts: TortureCounts = { rounds: 0, acknowledged: 0, inFlight: 0, unacknowledged: 0, faults: [] };
  let number = 0;
  for (let begun = 0; begun < rounds; begun += roundsEach) {
    const folder = temporaryFolder();
    const path = join(folder.path, 'torture.db');
    const acknowledged = new Map<string, RecordSet>();
    for (let round = begun; round < Math.min(rounds, begun + roundsEach); round++) {
      const environment = { DATABASE_URL: `sqlite:${path}`, BUNDLED: 'no', LOG_LEVEL: 'info', RATE_WRITE: '0', RATE_READ: '0' };
      const started = await startProgram(programs[real ? 'real' : 'fake'], environment);
      const before = acknowledged.size;
      const enough = Math.floor(random() * (real ? 12 : 40));
      const writing = { url: started.url, next: () => number++, real, acknowledged };
      const running = Array.from({ length: writers }, () => write(writing));
      const all = Promise.all(running);
      // So many acknowledged, and then some time: a moment at random on a slow machine as on a fast one.
      let over = false;
      const moment = (async () => {
        while (!over && acknowledged.size - before < enough) await pause(1);
        await pause(random() * (real ? 80 : 20));
      })();
      await Promise.race([all, moment]);
      over = true;
      await stopProgram(started, 'SIGKILL');
      counts.inFlight += (await all).filter((underWay) => underWay).length;
      const { articles, faults } = await checkDatabase(path, acknowledged);
      counts.faults.push(...faults.map((fault) => `round ${round}: ${fault}`));
      counts.rounds++;
      if (round === Math.min(rounds, begun + roundsEach) - 1) {
        counts.acknowledged += acknowledged.size;
        counts.unacknowledged += articles - acknowledged.size;
      }
      tell?.(round, counts);
    }
    folder.remove();
  }
  return counts;
}
