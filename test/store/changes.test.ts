/** The log of changes: what it says, that it misses nothing, and that its order is that of the commits. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { ChangeEntry } from '../../src/schema/change.ts';
import { resources } from '../../src/schema/query.ts';
import type { Store } from '../../src/store/store.ts';
import { article, fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { everything } from './served.ts';

const program = join(import.meta.dirname, '..', 'fixtures', 'ingest-process.ts');
const said = (entries: readonly ChangeEntry[]): string[] => entries.map(({ resource, change }) => `${resource} ${change}`).sort();

describe('the log of changes', () => {
  let folder: TemporaryFolder;
  let path: string;
  let store: Store;
  let ingest: Ingest;
  const since = async (seq: number): Promise<readonly ChangeEntry[]> =>
    (await store.changes.read({ since: seq, limit: 10_000 })).entries;
  const after = async (work: () => Promise<unknown>): Promise<readonly ChangeEntry[]> => {
    const head = await store.changes.head();
    await work();
    return since(head);
  };
  const ingestWith = (version?: string): Ingest => createIngest({ store, reader: fakeReader(version), now: () => new Date() });

  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'changes.db');
    store = await openStore(`sqlite:${path}`);
    ingest = ingestWith();
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const first = article('Ada Quint (NOR) meets PERULIA (PER), Wire says.');
  const second = article('Cy Vane (PER) aids PERULIA (PER), Wire says.', { published: '2024-03-07' });

  it('tells of each record that is new, and of none whose counts alone became others', async () => {
    expect(said(await after(() => ingest.add(first)))).toEqual([
      'actors created',
      'actors created',
      'articles created',
      'claims created',
      'events created',
      'sources created',
      'sources created',
    ]);
    expect(said(await after(() => ingest.add(second)))).toEqual([
      'actors created',
      'articles created',
      'claims created',
      'events created',
    ]);
    expect(await after(() => ingest.add(second))).toEqual([]);
  });

  it('tells of what reads otherwise when a newer engine has read it', async () => {
    await ingest.add(first);
    expect(said(await after(() => ingestWith('0.0.2').add(first)))).toEqual(['articles updated']);
  });

  it('tells of a withdrawal, and of what goes with it', async () => {
    const { article: id } = await ingest.add(first);
    await ingest.add(second);
    const entries = await after(() => ingest.withdraw(id));
    expect(said(entries)).toEqual(['actors deleted', 'articles retracted', 'claims deleted', 'events deleted']);
    expect(entries.find(({ change }) => change === 'retracted')).toMatchObject({ id });
    expect(said(await after(() => ingest.add(first)))).toEqual([
      'actors created',
      'articles created',
      'claims created',
      'events created',
    ]);
  });

  it('tells of a merge, and into what', async () => {
    const texts = [
      'Eve Moss meets PERULIA (PER), Wire says.',
      'Eve Moss (NOR) aids PERULIA (PER), Wire says.',
      'Eve Moss (PER) aids PERULIA (PER), Wire says.',
    ];
    const ids: string[] = [];
    for (const text of texts) ids.push((await ingest.add(article(text))).article);
    const entries = await after(() => ingest.withdraw(ids[2]!));
    const merged = entries.filter(({ change }) => change === 'merged');
    expect(merged).toHaveLength(1);
    expect(await store.get('actors', merged[0]!.id)).toEqual({ state: 'merged', into: merged[0]!.into });
  });

  it('makes a copy that is the same, whatever happened', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index++)
      ids.push(
        (
          await ingest.add(
            article(
              `Person ${'abc'[index % 3]} (${['NOR', 'PER'][index % 2]}) meets PERULIA (PER), Wire ${index % 4} says.\nPerson c aids NORLAND (NOR), Wire says.`,
              { published: `2024-03-${index + 10}` },
            ),
          )
        ).article,
      );
    for (const index of [3, 5, 8]) await ingest.withdraw(ids[index]!);
    await ingestWith('0.0.2').add(
      article('Person a (NOR) meets PERULIA (PER), Wire 0 says.\nPerson c aids NORLAND (NOR), Wire says.', {
        published: '2024-03-10',
      }),
    );
    const copy = new Map<string, Set<string>>(resources.map((resource) => [resource, new Set()]));
    for (const { resource, id, change } of await since(0)) {
      if (change === 'created' || change === 'updated') copy.get(resource)!.add(id);
      else expect(copy.get(resource)!.delete(id), `${change} ${id}`).toBe(true);
    }
    for (const resource of resources)
      expect([...copy.get(resource)!].sort(), resource).toEqual((await everything(store, resource)).map(({ id }) => id).sort());
  });

  it('is read in pieces, filtered, up to where it was when the reading began', async () => {
    await ingest.add(first);
    await ingest.add(second);
    const all = await since(0);
    const paged: ChangeEntry[] = [];
    for (let at = 0, more = true; more;) {
      const page = await store.changes.read({ since: at, limit: 2, resource: ['actors', 'events'] });
      paged.push(...page.entries);
      [at, more] = [page.until, page.more];
    }
    expect(paged).toEqual(all.filter(({ resource }) => resource === 'actors' || resource === 'events'));
    const last = await store.changes.read({ since: 0, limit: 1, change: ['merged'] });
    expect(last).toEqual({ entries: [], more: false, until: all.at(-1)!.seq });
  });

  it('keeps the last change of each record when it is compacted, and gives no number again', async () => {
    const { article: id } = await ingest.add(first);
    await ingestWith('0.0.2').add(first);
    await ingest.withdraw(id);
    const head = await store.changes.head();
    await store.changes.compact('9999');
    const left = await since(0);
    expect(new Set(left.map((each) => each.id)).size).toBe(left.length);
    expect(said(left)).toEqual([
      'actors deleted',
      'actors deleted',
      'articles retracted',
      'claims deleted',
      'events deleted',
      'sources deleted',
      'sources deleted',
    ]);
    await store.changes.compact('0001');
    expect(await since(0)).toEqual(left);
    const raw = new DatabaseSync(path);
    raw.exec('DELETE FROM changes');
    raw.close();
    await ingest.add(second);
    expect((await since(0))[0]!.seq).toBeGreaterThan(head);
  });

  it('begins with what is there when an older database is brought up', async () => {
    await ingest.add(first);
    const { article: gone } = await ingest.add(second);
    await ingest.withdraw(gone);
    await store.close();
    const raw = new DatabaseSync(path);
    const version = Number(raw.prepare('PRAGMA user_version').get()!.user_version);
    raw.exec(
      'DROP INDEX events_month_type; DROP TABLE changes; DROP TABLE answers; DROP TABLE jobs; DROP TABLE job_items; DROP TABLE actor_blocks; DROP TABLE curated_apart; DROP TABLE curated_splits; DROP TABLE introductions; ALTER TABLE articles DROP COLUMN introduced; CREATE TABLE identity_decisions (one TEXT, other TEXT, same INTEGER); PRAGMA user_version = 7',
    );
    raw.close();
    store = await openStore(`sqlite:${path}`);
    expect(version).toBeGreaterThan(7);
    expect(said(await since(0))).toEqual([
      'actors created',
      'actors created',
      'actors deleted',
      'articles created',
      'articles retracted',
      'claims created',
      'claims deleted',
      'events created',
      'events deleted',
      'sources created',
      'sources created',
    ]);
  });

  it('shows a reader no gap that is filled later, while two processes write', async () => {
    const children = ['a', 'b'].map((seed) =>
      spawn(process.execPath, [program, `sqlite:${path}`, seed], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    const seen: number[] = [];
    const end = Date.now() + 30_000;
    for (let at = 0; seen.length < 250 && Date.now() < end;) {
      const { entries, until } = await store.changes.read({ since: at, limit: 7 });
      seen.push(...entries.map(({ seq }) => seq));
      at = until;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    expect(seen.length).toBeGreaterThanOrEqual(250);
    expect(seen).toEqual((await since(0)).slice(0, seen.length).map(({ seq }) => seq));
  }, 60_000);
});
