/** A service that is told to stop finishes what it is at. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import { startProgram, stopProgram } from '../fixtures/program.ts';
import { temporaryFolder } from '../fixtures/service.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a service that is told to stop', () => {
  it('answers what is under way, says that it is stopping, lets nobody in, and ends well', async () => {
    const folder = temporaryFolder();
    const environment = { DATABASE_URL: `sqlite:${join(folder.path, 'stop.db')}`, SHUTDOWN_DELAY: '400' };
    const started = await startProgram(join(projectRoot, 'test/fixtures/server.ts'), environment);
    const headers = { 'content-type': 'text/plain' };
    const body = 'Ada Quint (NOR) meets Ben Sorel (PER), Harbour Institute says.\nThis one does take 1500 ms to read.';
    const slow = fetch(`${started.url}/v1/articles`, { method: 'POST', body, headers });
    await pause(200);
    const ended = stopProgram(started);
    await pause(100);
    const readiness = await fetch(`${started.url}/readyz`);
    expect([readiness.status, await readiness.json()]).toEqual([503, expect.objectContaining({ status: 'stopping' })]);
    await pause(600);
    await expect(fetch(`${started.url}/v1/events`)).rejects.toThrow();
    const answer = await slow;
    expect(answer.status).toBe(201);
    expect(((await answer.json()) as { claims: unknown[] }).claims).toHaveLength(1);
    expect(await ended).toBe(0);
    folder.remove();
  }, 60_000);

  it('ends well before it is ready, too', async () => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [join(projectRoot, 'src/main.ts')], {
      env: { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${join(folder.path, 'early.db')}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    let log = '';
    await new Promise<void>((resolve) =>
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk;
        if (log.includes('Server listening')) resolve();
      }),
    );
    let faults = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (faults += chunk));
    child.kill('SIGTERM');
    expect([await ended, faults]).toEqual([0, '']);
    expect(log).not.toContain('not brought in');
    folder.remove();
  }, 60_000);
});
