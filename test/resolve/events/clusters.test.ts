/** Components and clusters: the same whatever the order, bounded in cost, and bound by what people decided. */
import { describe, expect, it } from 'vitest';
import { type OutlineRow, settle } from '../../../src/resolve/events/clusters.ts';
import type { Outline } from '../../../src/resolve/events/outline.ts';

const row = (name: string, first: number, more: Partial<Outline> = {}): OutlineRow => ({
  key: name,
  outline: {
    type: 'CONSULT',
    topic: 'meet',
    modes: [],
    parties: [
      { id: 'act_quint', kind: 'person', country: 'NOR', role: 'party' },
      { id: 'act_sorel', kind: 'person', country: 'PER', role: 'party' },
    ],
    when: { first, last: first, stated: true },
    state: 'real',
    ...more,
  },
  first: `evt_${name}`,
  rivals: {},
  component: '',
  record: '',
  own: `evt_${name}`,
  age: 0,
});
const clusters = (rows: readonly OutlineRow[], ...decided: Parameters<typeof settle>[1]) =>
  settle(rows, decided)
    .clusters.map((keys) => keys.toSorted().join(' '))
    .sort();

describe('clusters', () => {
  const days = [row('a', 100), row('b', 101), row('c', 102), row('d', 103)];
  it('do not chain from day to day', () => {
    expect(settle(days, []).components).toHaveLength(1);
    expect(clusters(days)).toEqual(['a b', 'c d']);
  });
  it('are the same in every order', () => {
    for (const order of [days.toReversed(), [days[2]!, days[0]!, days[3]!, days[1]!]])
      expect(clusters(order)).toEqual(clusters(days));
  });
  it('keep apart what one article tells apart', () => {
    const [a, b, ...others] = days;
    expect(clusters([{ ...a!, rivals: { b: 1 } }, { ...b!, rivals: { a: 1 } }, ...others])).toEqual(['a', 'b c', 'd']);
  });
  it('keep apart what somebody decided is two', () => {
    expect(clusters(days, { one: 'evt_a', other: 'evt_b' })).toEqual(['a', 'b c', 'd']);
  });
  it('cost little more for a year of daily news than for a day of it', () => {
    const year = Array.from({ length: 1500 }, (_, index) =>
      row(`n${String(index).padStart(4, '0')}`, 1000 + index, index % 4 === 0 ? {} : { topic: `t${index}` }),
    );
    const started = process.cpuUsage();
    expect(clusters(year).length).toBeGreaterThan(300);
    const { user } = process.cpuUsage(started);
    expect(user / 1e6, 'seconds').toBeLessThan(3);
  });
});
