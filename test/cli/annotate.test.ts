import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/service.ts';

const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'annotate.ts');
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('annotate', () => {
  it('writes a line for each article, also where one of them cannot be read', () => {
    const file = join(folder.path, 'articles.jsonl');
    const texts = ['“The bridge is safe,” the mayor said.', ' \n ', 'The mayor met the king in Oslo on Monday.'];
    writeFileSync(file, texts.map((text, index) => `${JSON.stringify({ id: `a${index}`, text })}\n`).join(''));
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2']);
    expect(lines[0].attributions).toEqual([{ source: [[22, 31]], cue: [[32, 36]], content: [[0, 21]], nestedIn: null }]);
    expect(lines[1]).toEqual({ id: 'a1', attributions: [], events: [] });
    expect(stderr).toContain(`${file}:2: nothing was found in a1: `);
    expect(status).toBe(1);
  }, 60_000);
});
