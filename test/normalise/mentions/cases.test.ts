import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Case, faultsOf } from './support.ts';

const cases = parseYaml(readFileSync(new URL('./cases.yml', import.meta.url), 'utf8')) as Case[];

describe('mentions and links of short texts', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, expected) => {
    expect(faultsOf(expected)).toEqual([]);
  });
});
