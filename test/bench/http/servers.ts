/** The servers that are measured, each in a process of its own, and how much processor time one has used. */
import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Running {
  readonly origin: string;
  /** Milliseconds of processor time so far, all threads. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function waitFor(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error(`nothing answers at ${url}`);
}

/** Of each thread the kernel tells the nanoseconds that it ran. */
function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
    } catch {
      return 0; // it ended meanwhile
    }
  });
  return times.reduce((sum, each) => sum + each, 0) / 1e6;
}

interface Launch {
  readonly file: URL | string;
  readonly parameters?: readonly string[];
  /** For Node itself. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What answers 200 once it is ready. */
  readonly ready: string;
}

/** Starts one; it is told its port by PORT. Its output goes where that of a service in production goes: away from here. */
export async function launch({ file, parameters = [], flags = [], environment = {}, ready }: Launch): Promise<Running> {
  const port = await freePort();
  const away = openSync('/dev/null', 'w');
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const child = spawn(process.execPath, [...flags, path, ...parameters], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', away, process.env.BENCH_DEBUG ? 'inherit' : away],
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await Promise.race([ended, pause(5_000)]);
    child.kill('SIGKILL');
  };
  await waitFor(`${origin}${ready}`, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { origin, cpu: () => cpuOf(child.pid!), stop };
}
