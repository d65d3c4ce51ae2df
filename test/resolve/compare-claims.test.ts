import { describe, expect, it } from 'vitest';
import { compareClaims } from '../../src/resolve/compare-claims.ts';
import type { Claim } from '../../src/schema/claim.ts';
import { article } from '../fixtures/service.ts';
import { fakeNormalise } from '../fixtures/fake-normalise.ts';

const claimsOf = (...lines: string[]): Claim[] => fakeNormalise(article(lines.join('\n'))).claims;
const meeting = 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03-01, Harbour Institute says.';
const attack = 'NORLAND (NOR) attacks PERULIA (PER), two officials says.';

describe('claims of two versions', () => {
  it('are the same wherever they stand and whatever their ids are', () => {
    const [before, after] = [claimsOf(meeting, attack), claimsOf('', attack, '', meeting)];
    expect(before[0]!.id).not.toBe(after[1]!.id);
    expect(compareClaims(before, after)).toEqual({ gained: [], lost: [], altered: [] });
  });

  it('are gained and lost one for one', () => {
    const twice = compareClaims(claimsOf(meeting), claimsOf(meeting, attack));
    expect([twice.gained.length, twice.lost.length, twice.altered.length]).toEqual([1, 0, 0]);
    const back = compareClaims(claimsOf(meeting, attack), claimsOf(attack));
    expect(back.lost.map(({ events }) => events[0]!.type)).toEqual(['CONSULT']);
  });

  it.each([
    ['time', meeting.replace('2024-03-01', '2024-03-02'), ['time']],
    ['stance and status', meeting.replace('says', 'denies'), ['chain', 'stance', 'status']],
    ['source', meeting.replace('Harbour Institute', 'North Wire'), ['chain']],
    ['participants', meeting.replace('Ben Sorel', 'Cy Vane'), ['participants']],
  ])('are altered in their %s', (_name, line, changed) => {
    const { gained, lost, altered } = compareClaims(claimsOf(attack, meeting), claimsOf(line, attack));
    expect([gained, lost]).toEqual([[], []]);
    expect(altered.map((each) => each.changed)).toEqual([changed]);
  });

  it('are others where neither the chain nor the participants are the same', () => {
    const other = 'Cy Vane meets Dee Marr, North Wire says.';
    const { gained, lost, altered } = compareClaims(claimsOf(meeting), claimsOf(other));
    expect([gained.length, lost.length, altered.length]).toEqual([1, 1, 0]);
  });

  it('finds the nearest of several', () => {
    const near = meeting.replace('2024-03-01', '2024-03-02');
    const far = 'Ada Quint (NOR) meets Dee Marr on 2024-03-05, Harbour Institute says.';
    const { altered, gained } = compareClaims(claimsOf(meeting), claimsOf(far, near));
    expect(altered.map(({ changed }) => changed)).toEqual([['time']]);
    expect(gained).toHaveLength(1);
  });
});
