/** The program as it is started: the bundled articles come once, the engine reads, and it stops when told. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import { startProgram, type Started, stopProgram } from '../fixtures/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';

const start = (databaseUrl: string): Promise<Started> =>
  startProgram(join(projectRoot, 'src/main.ts'), { DATABASE_URL: databaseUrl });
const stop = (started: Started): Promise<number | null> => stopProgram(started);

const get = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;
interface Page<T> {
  readonly data: T[];
}

describe('the program', () => {
  let folder: TemporaryFolder;
  let databaseUrl: string;
  let started: Started;
  beforeAll(async () => {
    folder = temporaryFolder();
    databaseUrl = `sqlite:${join(folder.path, 'start.db')}`;
    started = await start(databaseUrl);
  }, 90_000);
  afterAll(async () => {
    if (started.child.exitCode === null) await stop(started);
    folder.remove();
  });

  it('is ready with the bundled articles, of which only the curated one says that it is', async () => {
    expect((await fetch(`${started.url}/readyz`)).status).toBe(200);
    const { data } = await get<Page<RecordSet['article']>>(`${started.url}/v1/articles?limit=200`);
    expect(data.length).toBeGreaterThanOrEqual(13);
    expect(data.filter(({ pipeline }) => pipeline.name === 'curated').map(({ headline }) => headline)).toEqual([
      'Russia Proposed Joint Naval Drills With North Korea and China',
    ]);
    expect(data.every(({ text }) => !text.stored)).toBe(true);
  });

  it('has evidence for every event, and a chain for every claim', async () => {
    const { data } = await get<Page<{ id: string }>>(`${started.url}/v1/articles?limit=200`);
    for (const { id } of data) {
      const { events, claims, article } = await get<RecordSet>(`${started.url}/v1/articles/${id}/records`);
      expect(
        events.filter(({ mentions }) => mentions.length === 0),
        article.headline,
      ).toEqual([]);
      expect(
        claims.filter(({ chain, evidence }) => chain.length === 0 || evidence.length === 0),
        article.headline,
      ).toEqual([]);
    }
  });

  it('does not bring back what was deleted, nor anything twice', async () => {
    const { data } = await get<Page<{ id: string }>>(`${started.url}/v1/articles?limit=200`);
    expect((await fetch(`${started.url}/v1/articles/${data[0]!.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await stop(started)).toBe(0);
    started = await start(databaseUrl);
    const again = await get<Page<{ id: string }>>(`${started.url}/v1/articles?limit=200`);
    expect(again.data.map(({ id }) => id)).toEqual(data.slice(1).map(({ id }) => id));
    expect(started.log.join('\n')).not.toContain('brought in');
  }, 90_000);

  it('reads an article, and logs no word of it', async () => {
    const text = 'Foreign Minister Ada Quint of Norway met her Peruvian counterpart in Oslo on Tuesday, Reuters reported.';
    const answer = await fetch(`${started.url}/v1/articles?publisher=Harbour+Post&published=2024-03-06`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBe(201);
    expect(((await answer.json()) as RecordSet).article.pipeline.name).toBe('whence');
    expect(started.log.join('\n')).not.toMatch(/Quint|Harbour/);
  });

  it('answers hostile texts in time, and keeps them whole or not at all', async () => {
    const before = (await get<{ total: { value: number } }>(`${started.url}/v1/articles?limit=1&includeTotal=true`)).total.value;
    const texts = [
      'x'.repeat(200_000),
      'The minister met the president on Monday. '.repeat(10_000),
      '"('.repeat(20_000),
      'he said that '.repeat(5_000),
      '\u{1f642}'.repeat(50_000),
      'e\u0301\u202e'.repeat(20_000),
    ];
    let created = 0;
    for (const text of texts) {
      const began = Date.now();
      const answer = await fetch(`${started.url}/v1/articles`, {
        method: 'POST',
        body: JSON.stringify({ text }),
        headers: { 'content-type': 'application/json' },
      });
      expect(Date.now() - began, text.slice(0, 20)).toBeLessThan(10_000);
      expect([201, 422, 503]).toContain(answer.status);
      if (answer.status === 201) created++;
      await answer.arrayBuffer();
    }
    expect((await get<{ total: { value: number } }>(`${started.url}/v1/articles?limit=1&includeTotal=true`)).total.value).toBe(
      before + created,
    );
    expect((await fetch(`${started.url}/readyz`)).status).toBe(200);
  }, 90_000);

  it('finishes what it is at when it is told to stop', async () => {
    expect(await stop(started)).toBe(0);
    expect(existsSync(join(folder.path, 'start.db'))).toBe(true);
  });
});
