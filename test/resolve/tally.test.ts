import { describe, expect, it } from 'vitest';
import { allValues, change, type Entry, emptyTally, readTally, winner, writeTally } from '../../src/resolve/tally.ts';

const first: Entry[] = [
  ['name', 'Ada Quint'],
  ['alias', 'Quint'],
];
const second: Entry[] = [
  ['name', 'Ada QUINT'],
  ['alias', 'A. Quint'],
];

describe('a tally', () => {
  it('is the same in whichever order articles come', () => {
    const one = change(change(emptyTally, first, 1), second, 1);
    const other = change(change(emptyTally, second, 1), first, 1);
    expect(writeTally(one)).toBe(writeTally(other));
  });

  it('leaves what the others say when one is taken away', () => {
    const both = change(change(emptyTally, first, 1), second, 1);
    expect(writeTally(change(both, second, -1))).toBe(writeTally(change(emptyTally, first, 1)));
  });

  it('prefers what was said most often, then what comes first in code-point order', () => {
    const both = change(change(emptyTally, first, 1), second, 1);
    expect(winner(both, 'name')).toBe('Ada QUINT');
    expect(winner(change(both, first, 1), 'name')).toBe('Ada Quint');
    expect(winner(both, 'nothing')).toBeUndefined();
    expect(allValues(both, 'alias')).toEqual(['A. Quint', 'Quint']);
  });

  it('survives names that are properties of objects', () => {
    const odd = change(
      emptyTally,
      [
        ['name', 'constructor'],
        ['__proto__', 'toString'],
      ],
      1,
    );
    expect(winner(readTally(writeTally(odd)), 'name')).toBe('constructor');
    expect(
      change(
        odd,
        [
          ['name', 'constructor'],
          ['__proto__', 'toString'],
        ],
        -1,
      ).fields,
    ).toEqual({});
  });
});
