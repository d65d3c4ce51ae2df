/** Load on one server: how many requests a second it answers, and how much of its processor one takes. */
import { createRequire } from 'node:module';
import { connect } from 'node:net';
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

const headEnd = '\r\n\r\n';

/** Asks over one connection, one after the other, as long as there is something to ask. Gives each the milliseconds until its last byte. */
function askInTurn(origin: string, next: () => Asked | undefined, done: (milliseconds: number) => void): Promise<void> {
  const { host, hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let [begun, head, left] = [0, '', 0];
    const ask = (): void => {
      const asked = next();
      if (!asked) return void socket.destroy();
      const lines = Object.entries({ host, ...asked.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      head = '';
      begun = performance.now();
      socket.write(`GET ${asked.path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    };
    const read = (size: number, bytes: Uint8Array): boolean => {
      if (head.includes(headEnd)) left -= size;
      else {
        const before = head.length;
        head += Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('latin1');
        const end = head.indexOf(headEnd);
        if (end < 0) return true;
        if (!/^HTTP\/1\.1 (200|304) /.test(head)) return !socket.destroy(new Error(head.slice(0, 100)));
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
        left = length - (before + size - end - headEnd.length);
      }
      if (left > 0) return true;
      done(performance.now() - begun);
      ask();
      return true;
    };
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: { buffer: new Uint8Array(65_536), callback: read },
    });
    socket.on('connect', ask).on('error', reject).on('close', resolve);
  });
}

/**
 * Milliseconds that each of many requests took, sorted. Each connection reads into one buffer: a client that allocates what it throws
 * away stops for its own collector, which was most of the slowest percent of answers, those of bare Fastify with nothing beside it too.
 */
export async function latencies(origin: string, asked: readonly Asked[], count: number, workers = 8): Promise<number[]> {
  const taken: number[] = [];
  let given = 0;
  const next = (): Asked | undefined => (given < count ? asked[given++ % asked.length] : undefined);
  const worker = () => askInTurn(origin, next, (milliseconds) => void taken.push(milliseconds));
  await Promise.all(Array.from({ length: workers }, worker));
  if (taken.length < count) throw new Error(`${count - taken.length} of ${count} requests were not answered`);
  return taken.sort((a, b) => a - b);
}

export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
