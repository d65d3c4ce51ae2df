import { describe, expect, it } from 'vitest';
import { readBlockRules } from '../../../src/lexicon/block-rules.ts';
import { formatFaults } from '../../../src/lexicon/read-rows.ts';
import { compileCues, matchCue } from '../../../src/normalise/blocks/cues.ts';

const { rows, faults } = readBlockRules(new URL('../../../data', import.meta.url).pathname);
const everywhere = { top: true, end: true };

describe('block rows', () => {
  it('have no faults', () => expect(formatFaults(faults)).toBe(''));

  it.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const cues = compileCues([row]);
    const misses = row.examples.filter((text) => matchCue(cues, text, row.tests, everywhere) === undefined);
    const takes = row.counterExamples.filter((text) => matchCue(cues, text, row.tests, everywhere) !== undefined);
    expect({ misses, takes }).toEqual({ misses: [], takes: [] });
  });
});
