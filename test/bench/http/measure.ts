/** Load on one server: how many requests a second it answers, and how much of its processor one takes. */
import { createRequire } from 'node:module';
import { Agent, request } from 'node:http';
import type { Running } from './servers.ts';

export interface Asked {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Measured {
  readonly perSecond: number;
  /** Microseconds of the server's processor. */
  readonly cpu: number;
}

interface LoadResult {
  readonly requests: { readonly total: number };
  readonly duration: number;
  readonly errors: number;
  readonly non2xx: number;
  readonly '3xx': number;
}
/** Resolves on the next full second after the last answer, so that the time is taken here. */
type Load = (options: Readonly<Record<string, unknown>>) => Promise<LoadResult> & {
  on: (event: 'response', listener: () => void) => void;
};
const autocannon = createRequire(new URL('../peers/package.json', import.meta.url))('autocannon') as Load;

const connections = 32;

/** What each connection asks: a part of its own, so that what is to be asked once is; all of it where that is little. */
const partOf = (asked: readonly Asked[], connection: number): readonly Asked[] => {
  const size = Math.floor(asked.length / connections);
  return size === 0 ? asked : asked.slice(connection * size, (connection + 1) * size);
};

async function load({ origin, cpu }: Running, asked: readonly Asked[], amount: number): Promise<Measured> {
  const before = cpu();
  const begun = performance.now();
  let connection = 0;
  let last = begun;
  const loading = autocannon({
    url: origin,
    connections,
    amount,
    setupClient: (client: { setRequests: (requests: readonly object[]) => void }) =>
      client.setRequests(partOf(asked, connection++).map(({ path, headers }) => ({ method: 'GET', path, headers }))),
  });
  loading.on('response', () => {
    last = performance.now();
  });
  const result = await loading;
  const seconds = (last - begun) / 1000;
  if (result.errors > 0 || result.non2xx - result['3xx'] > 0)
    throw new Error(`${origin}${asked[0]!.path}: ${result.errors} errors, ${result.non2xx} answers that are none`);
  return { perSecond: result.requests.total / seconds, cpu: ((cpu() - before) * 1000) / result.requests.total };
}

export interface Contender {
  readonly name: string;
  readonly server: Running;
  /** What is asked in a round. */
  readonly asked: (round: number) => readonly Asked[];
  readonly amount: number;
  /** How much is asked before anything counts; as much as in a round where it is not given. */
  readonly warmUp?: number;
}

const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Of each, what it took, and what part that is of what the yardstick did, round by round. */
export interface Compared extends Measured {
  readonly partOfPerSecond: number;
  readonly partOfCpu: number;
}

/**
 * Each in turn, several rounds. The machine's own pace changes from minute to minute: what counts is the middle of the rounds, and
 * of what each was beside the yardstick in the same round.
 */
export async function compare(
  contenders: readonly Contender[],
  yardstick: string,
  rounds: number,
): Promise<ReadonlyMap<string, Compared>> {
  const all = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, server, asked, amount, warmUp = amount } of contenders) {
      const measured = await load(server, asked(round), round === 0 ? warmUp : amount);
      if (round > 0) all.get(name)!.push(measured);
    }
  }
  const yard = all.get(yardstick)!;
  return new Map(
    [...all].map(([name, each]) => [
      name,
      {
        perSecond: median(each.map(({ perSecond }) => perSecond)),
        cpu: median(each.map(({ cpu }) => cpu)),
        partOfPerSecond: median(each.map(({ perSecond }, index) => perSecond / yard[index]!.perSecond)),
        partOfCpu: median(each.map(({ cpu }, index) => yard[index]!.cpu / cpu)),
      },
    ]),
  );
}

/** Milliseconds that each of many requests took, sorted. */
export async function latencies(origin: string, asked: readonly Asked[], count: number, workers = 8): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  const once = ({ path, headers }: Asked): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${origin}${path}`, { agent, headers }, (answer) =>
        answer.on('error', reject).on('end', resolve).resume(),
      );
      outgoing.on('error', reject).end();
    });
  const taken: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const begun = performance.now();
      await once(asked[next++ % asked.length]!);
      taken.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  agent.destroy();
  return taken.sort((a, b) => a - b);
}

export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
