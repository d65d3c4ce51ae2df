/** Configuration by environment variables, and the table of it in the README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Config, readConfig } from '../src/config.ts';
import { projectRoot } from '../src/project.ts';

const defaults: Readonly<Record<string, unknown>> = readConfig({});

describe('configuration', () => {
  it('is told in the README as it is', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
    const table = readme.slice(readme.indexOf('| variable | default |'));
    const rows = [...table.slice(0, table.indexOf('\n\n')).matchAll(/^\| `(\w+)` \| (.+?) \| (.+) \|$/gm)].map((row) =>
      row.slice(1),
    );
    const expected = Object.entries(Config.shape).map(([name, { description }]) => {
      const preset = defaults[name];
      return [name, preset === undefined || preset === '' ? '–' : `\`${String(preset)}\``, description];
    });
    expect(rows).toEqual(expected);
  });

  it('is refused with a line for each variable that is wrong', () => {
    expect(() => readConfig({ PORT: 'http', READING: 'maybe' })).toThrow(/^PORT: .+\nREADING: .+$/);
  });
});
