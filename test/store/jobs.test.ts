/** Jobs outlive the processes that work on them, and no two work on one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startJobRunner } from '../../src/ingest/job-runner.ts';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Job } from '../../src/schema/job.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything } from './served.ts';

const program = join(import.meta.dirname, '..', 'fixtures', 'job-process.ts');
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const batch = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    article: JSON.stringify(article(`Person ${number % 9}a (NOR) meets PERULIA (PER), Wire says.\nNumber ${number}.`)),
  }));

describe('jobs', () => {
  let folder: TemporaryFolder;
  let path: string;
  let store: Store;
  const children: ChildProcess[] = [];
  const begun: string[] = [];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        begun.push(
          ...text
            .trim()
            .split('\n')
            .filter((line) => line !== 'ready'),
        );
        resolve();
      });
    });
    return child;
  };
  const kill = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  const finished = async (id: string): Promise<Job> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
      const job = await store.jobs.get(id);
      if (job?.state === 'finished') return job;
    }
    throw new Error(`not finished: ${JSON.stringify(await store.jobs.get(id))}`);
  };
  const texts = (): number => {
    const raw = new DatabaseSync(path);
    const [row] = raw.prepare("SELECT count(*) AS n FROM job_items WHERE article <> ''").all();
    raw.close();
    return Number(row!.n);
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'jobs.db');
    store = await openStore(`sqlite:${path}`);
    begun.length = 0;
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await store.close();
    folder.remove();
  });

  it('go on where they were when a process is killed, each article once', async () => {
    const total = 60;
    await store.jobs.create('job_one', new Date().toISOString(), batch(total));
    const first = await start();
    const seen: number[] = [];
    for (let round = 0; round < 2; round++) {
      const child = round === 0 ? first : await start();
      for (const end = Date.now() + 30_000; begun.length < (round + 1) * 18 && Date.now() < end;) await pause(2);
      await kill(child);
      const { items, state } = (await store.jobs.get('job_one'))!;
      seen.push(items.waiting);
      expect(state).toBe('running');
      expect(items.waiting + items.created).toBe(total);
      expect(texts()).toBe(items.waiting);
    }
    expect(seen[0]!).toBeLessThan(total);
    expect(seen[1]!).toBeLessThan(seen[0]!);
    await start();
    const job = await finished('job_one');
    expect(job.items).toMatchObject({ total, waiting: 0, failed: 0, canceled: 0, created: total, known: 0 });
    expect(begun.length - total, 'begun again').toBeLessThanOrEqual(4);
    expect(await everything(store, 'articles')).toHaveLength(total);
    const { items } = await store.jobs.items('job_one', { limit: 200 });
    expect(new Set(items.map((each) => each.article?.id)).size).toBe(total);
    expect(texts()).toBe(0);
    expect(await dangling(store)).toEqual([]);
  }, 120_000);

  it('are worked on by one process at a time', async () => {
    await Promise.all([start(), start(), start()]);
    for (const id of ['job_a', 'job_b'])
      await store.jobs.create(id, new Date().toISOString(), batch(40).slice(id === 'job_a' ? 0 : 20));
    const [a, b] = [await finished('job_a'), await finished('job_b')];
    expect(a.items.created + b.items.created).toBe(40);
    expect(a.items.known + b.items.known).toBe(20);
    expect(await everything(store, 'articles')).toHaveLength(40);
  }, 120_000);

  it('are left at once by a process that stops, after what it was reading', async () => {
    const reader = fakeReader();
    const read: typeof reader.read = async (...given) => pause(20).then(() => reader.read(...given));
    const ingest = createIngest({ store, reader: { ...reader, read }, now: () => new Date() });
    const runner = startJobRunner({ jobs: store.jobs, ingest, threads: 2, onFault: () => undefined });
    await store.jobs.create('job_one', new Date().toISOString(), batch(20));
    runner.wake();
    await pause(100);
    await runner.stop();
    const { items } = (await store.jobs.get('job_one'))!;
    expect(items.created).toBeGreaterThan(0);
    expect(items.waiting).toBeGreaterThan(0);
    expect(items.waiting + items.created).toBe(20);
    const at = new Date().toISOString();
    expect(await store.jobs.take({ holder: 'another', at, until: at })).toBe('job_one');
  });

  it('lose their holder when it is silent for too long', async () => {
    const at = (second: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString();
    await store.jobs.create('job_one', at(0), batch(3));
    const [one, two] = ['one', 'two'].map((holder) => ({ holder, at: at(1), until: at(10) })) as [never, never];
    expect(await store.jobs.take(one)).toBe('job_one');
    expect(await store.jobs.take(two)).toBeUndefined();
    expect(await store.jobs.take({ ...(two as object), at: at(11), until: at(20) } as never)).toBe('job_one');
    expect(await store.jobs.hold('job_one', one)).toBe(false);
    const place = { job: 'job_one', position: 0 };
    expect(await store.jobs.finish(place, { state: 'known', article: 'art_1' }, one)).toBe(false);
    expect(await store.jobs.finish(place, { state: 'known', article: 'art_1' }, two)).toBe(true);
    expect(await store.jobs.finish(place, { state: 'known', article: 'art_1' }, two)).toBe(false);
    expect((await store.jobs.get('job_one'))!.items).toMatchObject({ total: 3, waiting: 2, known: 1 });
  });

  it('are forgotten some time after they were finished', async () => {
    await store.jobs.create('job_one', '2024-01-01T00:00:00.000Z', batch(1));
    await store.jobs.create('job_two', '2024-01-01T00:00:00.000Z', batch(1));
    await store.jobs.cancel('job_one', '2024-01-02T00:00:00.000Z');
    await store.jobs.forget('2024-01-02T00:00:00.000Z');
    expect(await store.jobs.get('job_one')).toBeDefined();
    await store.jobs.forget('2024-01-03T00:00:00.000Z');
    expect(await store.jobs.get('job_one')).toBeUndefined();
    expect((await store.jobs.items('job_one', { limit: 10 })).items).toEqual([]);
    expect(await store.jobs.get('job_two')).toBeDefined();
  });
});
