/** Of two who work on one job, whoever lost the lease or was stopped in between, each article is noted once, as what became of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobRunner, startJobRunner } from '../../src/ingest/job-runner.ts';
import { createIngest, type Ingest, ReadingFault } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { JobItemState } from '../../src/schema/job.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader } from '../fixtures/service.ts';
import { everything } from './served.ts';

const at = '2024-01-01T00:00:00.000Z';
const tells = (day: string, url?: string) =>
  article(`Ada Quint (NOR) meets PERULIA (PER) on ${day}, Wire says.`, url === undefined ? {} : { url });
const first = tells('2024-03-01', 'https://post.example/1');
const second = tells('2024-03-02', 'https://post.example/1');
const other = tells('2024-03-03');

const gate = () => Promise.withResolvers<void>();

/** Somebody who works on jobs, whose reading and whose way back from the store wait until they are let go. */
interface Worker {
  readonly runner: JobRunner;
  /** Texts that it began to read. */
  readonly read: string[];
  /** Resolves when it has begun to read. */
  readonly begun: Promise<void>;
  readonly letRead: (fault?: ReadingFault) => void;
  /** Resolves when the store has what was read. */
  readonly saved: Promise<void>;
  readonly letGoOn: () => void;
  /** Ends after what it is reading. */
  readonly end: () => Promise<void>;
}

describe('an article of a job', () => {
  let store: Store;
  const workers: Worker[] = [];
  beforeEach(async () => {
    store = await openStore('sqlite::memory:');
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.end()));
    await store.close();
  });

  const ingestWith = (version: string, read = fakeReader(version).read): Ingest =>
    createIngest({ store, reader: { ...fakeReader(version), read }, now: () => new Date() });

  /** With no lease at all, whoever looks next takes the job. */
  const work = (lease?: 0): Worker => {
    const [begun, reading, saved, going] = [gate(), gate(), gate(), gate()];
    const texts: string[] = [];
    const ingest = ingestWith('0.1.0', async (given) => {
      texts.push(given.text);
      begun.resolve();
      await reading.promise;
      return fakeReader('0.1.0').read(given, false);
    });
    const add: Ingest['add'] = async (...given) => {
      const added = await ingest.add(...given);
      saved.resolve();
      await going.promise;
      return added;
    };
    const runner = startJobRunner({
      jobs: store.jobs,
      ingest: { ...ingest, add },
      threads: 1,
      interval: 5,
      onFault: () => undefined,
      ...(lease !== undefined && { lease }),
    });
    const letRead: Worker['letRead'] = (fault) => (fault ? reading.reject(fault) : reading.resolve());
    const end = (): Promise<void> => {
      letRead();
      going.resolve();
      return runner.stop();
    };
    const worker = { runner, read: texts, begun: begun.promise, letRead, saved: saved.promise, letGoOn: going.resolve, end };
    workers.push(worker);
    return worker;
  };

  const createJob = (...articles: readonly object[]): Promise<void> =>
    store.jobs.create(
      'job_one',
      at,
      articles.map((each) => ({ article: JSON.stringify(each) })),
    );
  /** What is noted of each article; the job's counts have to be those. */
  const noted = async (): Promise<JobItemState[]> => {
    const { items } = await store.jobs.items('job_one', { limit: 10 });
    const states = items.map(({ state }) => state);
    const { total, ...counts } = (await store.jobs.get('job_one'))!.items;
    expect(total).toBe(states.length);
    for (const [state, count] of Object.entries(counts))
      expect(count, state).toBe(states.filter((each) => each === state).length);
    for (const { article: its, state } of items)
      expect(its?.json !== undefined, state).toBe(!['waiting', 'failed', 'canceled'].includes(state));
    return states;
  };
  /** Two who read one article, of whom the first has lost the job to the second. */
  const twoOn = async (...articles: readonly object[]): Promise<[former: Worker, holder: Worker]> => {
    await createJob(...articles);
    const former = work(0);
    await former.begun;
    const holder = work();
    await holder.begun;
    return [former, holder];
  };

  const becomes: readonly (readonly [outcome: JobItemState, what: string, before: () => Promise<unknown>])[] = [
    ['created', 'a new text', async () => undefined],
    ['corrected', 'another text from a known address', () => ingestWith('0.0.1').add(first)],
    ['renewed', 'a text that an older engine read', () => ingestWith('0.0.1').add(second)],
  ];

  describe.each(becomes)('that is %s: %s', (outcome, _what, before) => {
    beforeEach(before);

    it('is noted as that where who lost the lease saves it first', async () => {
      const [former, holder] = await twoOn(second);
      await former.end();
      expect(await noted()).toEqual([outcome]);
      await holder.end();
      expect(await noted()).toEqual([outcome]);
      expect((await store.jobs.get('job_one'))!.state).toBe('finished');
    });

    it('is noted as that where who lost the lease comes later', async () => {
      const [former, holder] = await twoOn(second);
      await holder.end();
      await former.end();
      expect(await noted()).toEqual([outcome]);
      expect(await everything(store, 'articles')).toHaveLength(1);
    });

    it('is noted as that where nothing comes after the save, and is not read again', async () => {
      await createJob(second, other);
      const killed = work(0);
      killed.letRead();
      await killed.saved;
      const next = work();
      next.letGoOn();
      await next.begun;
      await next.end();
      expect(await noted()).toEqual([outcome, 'created']);
      expect(next.read).toEqual([other.text]);
    });
  });

  it('is not lost where who lost the lease could not read it', async () => {
    const [former, holder] = await twoOn(first);
    former.letRead(new ReadingFault('too-slow', 'starved'));
    await former.end();
    expect(await noted()).toEqual(['waiting']);
    await holder.end();
    expect(await noted()).toEqual(['created']);
  });

  it('is created once and known once where the job has it twice', async () => {
    const [former, holder] = await twoOn(first, first);
    await former.end();
    holder.letRead();
    holder.letGoOn();
    await vi.waitFor(async () => expect((await store.jobs.get('job_one'))!.state).toBe('finished'), 20_000);
    expect(await noted()).toEqual(['created', 'known']);
  });

  it('that failed is not saved any more', async () => {
    const [former, holder] = await twoOn(first);
    holder.letRead(new ReadingFault('unreadable', 'no'));
    await holder.end();
    await former.end();
    expect(await noted()).toEqual(['failed']);
    expect(await everything(store, 'articles')).toEqual([]);
  });

  it('that was given up is not saved any more', async () => {
    await createJob(first, other);
    const holder = work();
    await holder.begun;
    await store.jobs.cancel('job_one', at);
    holder.letRead();
    holder.letGoOn();
    await holder.end();
    expect(await noted()).toEqual(['canceled', 'canceled']);
    expect(holder.read).toEqual([first.text]);
    expect(await everything(store, 'articles')).toEqual([]);
  });
});
