/** What was asked for before is known to be, but for a few. */
import { expect, it } from 'vitest';
import { createAskedBefore } from '../../src/http/asked-before.ts';

const names = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `application/json http://a.example /v1/events/evt_${from + index}`);

it('is asked once, and then again', () => {
  const askedBefore = createAskedBefore();
  const asked = names(1_000);
  expect(asked.filter(askedBefore)).toEqual([]);
  expect(asked.filter(askedBefore).length).toBeGreaterThan(980); // two that share a place take turns
  expect(asked.filter(askedBefore).length).toBeGreaterThan(980);
});

it('is forgotten behind very many others, and takes few for what they are not', () => {
  const askedBefore = createAskedBefore();
  names(1_000).forEach(askedBefore);
  expect(names(1_000_000, 1_000).filter(askedBefore).length).toBeLessThan(50);
  expect(names(1_000).filter(askedBefore).length).toBeLessThan(10);
});
