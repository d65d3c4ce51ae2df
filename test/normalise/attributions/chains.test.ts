/** Chains of sources as a careful reader has them, sentence by sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Case, describeChain } from './support.ts';

const cases = parse(readFileSync(join(import.meta.dirname, 'chains.yml'), 'utf8')) as Case[];

describe('chains', () => {
  it('has enough cases, a third of them negative', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ pattern }) => pattern)).size).toBeGreaterThanOrEqual(40);
    expect(cases.filter(({ negative }) => negative).length * 3).toBeGreaterThanOrEqual(cases.length);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const { trace, ...found } = describeChain(each);
    const { chain, stance, anonymity } = each;
    expect(found, trace).toEqual({
      chain,
      ...(stance && { stance }),
      ...(anonymity && { anonymity: expect.stringContaining(anonymity) }),
    });
  });
});
