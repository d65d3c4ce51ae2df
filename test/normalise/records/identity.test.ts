import { describe, expect, it } from 'vitest';
import { makeId, sha256 } from '../../../src/normalise/records/identity.ts';

describe('ids', () => {
  it('are opaque, prefixed, and the same for the same parts', () => {
    expect(makeId('act', 'country-kor')).toMatch(/^act_[0-9a-hjkmnp-tv-z]{16}$/);
    expect(makeId('act', 'country-kor')).toBe(makeId('act', 'country-kor'));
  });

  it('differ with the prefix and with where one part ends', () => {
    const ids = [
      makeId('act', 'a', 'bc'),
      makeId('act', 'ab', 'c'),
      makeId('src', 'a', 'bc'),
      makeId('act', 'abc'),
      makeId('act', 1),
      makeId('act', '1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('do not collide over a hundred thousand', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, number) => makeId('evt', 'x', number))).size).toBe(100_000);
  });

  it('hash UTF-8', () => {
    expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
