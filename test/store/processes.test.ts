/** Several processes on one database, and processes that end at once: what was acknowledged is there, and nothing by halves. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/open-store.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Source } from '../../src/schema/source.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { dangling, everything } from './served.ts';

const program = join(import.meta.dirname, '..', 'fixtures', 'ingest-process.ts');

interface Running {
  readonly child: ChildProcess;
  readonly acknowledged: string[];
  readonly ready: Promise<void>;
}

function start(url: string, seed: string): Running {
  const child = spawn(process.execPath, [program, url, seed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  let rest = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      acknowledged.push(...lines.filter((line) => line.startsWith('art_')));
      resolve();
    });
  });
  return { child, acknowledged, ready };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
  );
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('processes that end without warning', () => {
  let folder: TemporaryFolder;
  let path: string;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'killed.db');
    for (let round = 0; round < 4; round++) {
      const running = [start(`sqlite:${path}`, `${round}a`), start(`sqlite:${path}`, `${round}b`)];
      await Promise.all(running.map(({ ready }) => ready));
      while (running.some((each) => each.acknowledged.length < 4)) await pause(20);
      await pause(150 + round * 97);
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ child }) => ended(child)));
      acknowledged.push(...running.flatMap((each) => each.acknowledged));
    }
  }, 60_000);
  afterAll(() => folder.remove());

  it('leave a sound database', () => {
    const raw = new DatabaseSync(path);
    expect(raw.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    raw.close();
  });

  it('leave every acknowledged article whole, and no other by halves', async () => {
    const store = await openStore(`sqlite:${path}`);
    const ids = new Set((await everything(store, 'articles')).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    for (const id of ids) {
      const set = JSON.parse((await store.recordSet(id))!) as RecordSet;
      expect({
        sources: set.sources.length,
        actors: set.actors.length,
        events: set.events.length,
        claims: set.claims.length,
      }).toEqual(set.article.counts);
    }
    expect(await dangling(store)).toEqual([]);
    await store.close();
  });

  it('leave counts that agree with what is there, and no twins', async () => {
    const store = await openStore(`sqlite:${path}`);
    const articles = (await everything(store, 'articles')).length;
    const perulia = (await everything(store, 'actors', { kind: ['country'] })) as Actor[];
    const events = (await everything(store, 'events')).length;
    expect(events).toBeLessThanOrEqual(24); // there are so many people and days, each told by many articles
    expect(perulia).toMatchObject([{ name: 'PERULIA', counts: { articles, events, asActor: events } }]);
    const sources = (await everything(store, 'sources')) as Source[];
    expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length);
    const claims = (await everything(store, 'claims')).length;
    expect(sources.reduce((sum, { counts }) => sum + counts.asOrigin, 0)).toBe(claims);
    await store.close();
  });
});
