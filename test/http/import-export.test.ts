/** Articles in and out by the command line. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import { RecordSet } from '../../src/schema/article.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';

describe('import and export', () => {
  let folder: TemporaryFolder;
  let database: string;
  const run = (program: string, ...parts: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'src/cli', program), ...parts, '--database', database], { encoding: 'utf8' });
  beforeAll(() => {
    folder = temporaryFolder();
    database = `sqlite:${join(folder.path, 'cli.db')}`;
  });
  afterAll(() => folder.remove());

  it('take in lines, samples and texts, and tell what cannot be read', () => {
    const lines = join(folder.path, 'articles.jsonl');
    writeFileSync(
      lines,
      [
        JSON.stringify({
          text: 'Norway and Peru signed a fishing agreement on Tuesday, Reuters reported.',
          publisher: 'Harbour Post',
          published: '2024-03-06',
        }),
        '',
        '{"text": 7}',
        'no json',
      ].join('\n'),
    );
    const text = join(folder.path, 'plain.txt');
    writeFileSync(text, 'Peru closed its border on Monday, officials said.');
    const { stdout, stderr, status } = run('import.ts', lines, text, text);
    expect(status).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[1])
        .sort(),
    ).toEqual(['created', 'created', 'known']);
    expect(stderr).toContain('articles.jsonl:3');
    expect(stderr).toContain('articles.jsonl:4');
  }, 60_000);

  it('give out record sets, and lists, without a word of text', () => {
    const sets = run('export.ts').stdout.trim().split('\n');
    expect(sets).toHaveLength(2);
    for (const line of sets) RecordSet.parse(JSON.parse(line));
    expect(run('export.ts', 'articles').stdout.trim().split('\n')).toHaveLength(2);
    expect(sets.join('')).not.toContain('signed a fishing agreement');
    expect(run('export.ts', 'nonsense').status).toBe(2);
  }, 60_000);
});
