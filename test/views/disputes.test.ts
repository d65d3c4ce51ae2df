import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/schema/claim.ts';
import { findDisputes } from '../../src/views/disputes.ts';
import { claimsOf, event, withToll } from './claims.ts';

const raid = 'NORLAND (NOR) attacks PERULIA (PER) on 2024-03-01, Dee Marr says.';
const disputesOf = (...claims: readonly Claim[]) =>
  findDisputes(event.id, claims).map(({ field, sides }) => [field, sides.map(({ value }) => value)]);

describe('disputes', () => {
  it('put a denial beside what it denies, with its origin', () => {
    const claims = claimsOf(raid, raid.replace('Dee Marr says', 'North Wire denies'));
    expect(findDisputes(event.id, claims)).toEqual([
      {
        field: 'status',
        sides: [
          { value: 'occurred', claims: [claims[0]!.id], origins: ['Dee Marr'] },
          { value: 'denied', claims: [claims[1]!.id], origins: ['North Wire'] },
        ],
      },
    ]);
  });

  it.each([
    ['days that differ', raid, raid.replace('03-01', '03-02'), [['time', ['2024-03-01', '2024-03-02']]]],
    ['a day within its month', raid, raid.replace('2024-03-01', '2024-03'), []],
    ['a day outside a month', raid, raid.replace('2024-03-01', '2024-02'), [['time', ['2024-03-01', '2024-02']]]],
    ['no time at all', raid, raid.replace(' on 2024-03-01', ''), []],
    ['other doers', raid, raid.replace('NORLAND (NOR)', 'SUDMARK (SVK)'), [['actor', ['NORLAND', 'SUDMARK']]]],
    ['somebody of the same country', raid, raid.replace('NORLAND (NOR)', 'Ada Quint (NOR)'), []],
    ['another victim', raid, raid.replace('PERULIA (PER)', 'Cy Vane'), [['recipient', ['PERULIA', 'Cy Vane']]]],
  ])('know %s', (_name, one, other, disputes) => {
    expect(disputesOf(...claimsOf(one, other))).toEqual(disputes);
  });

  const [claim, another, third] = claimsOf(raid, raid, raid) as [Claim, Claim, Claim];
  it.each([
    ['numbers that differ', withToll(claim, 12), withToll(another, 15), [['quantity', ['12', '15']]]],
    ['a number above the least', withToll(claim, 10, 'at-least'), withToll(another, 12), []],
    ['a number above the most', withToll(claim, 10, 'at-most'), withToll(another, 12), [['quantity', ['at most 10', '12']]]],
    ['a number near another', withToll(claim, 100, 'about'), withToll(another, 108), []],
    ['numbers of other things', withToll(claim, 12), withToll(another, 15, 'exact', 'wounded'), []],
  ])('know %s', (_name, one, other, disputes) => {
    expect(disputesOf(one, other)).toEqual(disputes);
  });

  it('keep everybody who says the same on one side, and who is at odds with nobody out', () => {
    const claims = [withToll(claim, 12), withToll(another, 15), withToll(third, 10, 'at-least')];
    expect(disputesOf(...claims)).toEqual([['quantity', ['12', '15']]]);
    expect(
      findDisputes(event.id, [withToll(claim, 12), withToll(another, 12), withToll(third, 15)])[0]!.sides[0]!.claims,
    ).toHaveLength(2);
  });

  it('leave other events of a claim alone', () => {
    expect(findDisputes('evt_0000000000000002', claimsOf(raid, raid.replace('03-01', '03-02')))).toEqual([]);
  });
});
