/** A few rounds of `npm run torture`. */
import { describe, expect, it } from 'vitest';
import { torture } from './torture.ts';

describe('the program, killed while many write to it', () => {
  it('keeps what it acknowledged whole, and nothing by halves', async () => {
    const counts = await torture({ rounds: 5, seed: 7, writers: 8, real: false });
    expect(counts.faults).toEqual([]);
    expect(counts.acknowledged).toBeGreaterThan(20);
    expect(counts.inFlight).toBeGreaterThan(5);
  }, 120_000);
});
