import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/schema/event.ts';
import { foldEvents } from '../../../src/resolve/events/fold-events.ts';
import { aboutOf } from '../../../src/resolve/events/merged-event.ts';
import type { Memory } from '../../../src/resolve/memory.ts';
import { change, emptyTally, type Tally } from '../../../src/resolve/tally.ts';

const naming = (...ids: readonly string[]): Tally =>
  change(
    emptyTally,
    ids.map((id) => ['about', id] as const),
    1,
  );

describe('what an event is about', () => {
  it('is all that its articles say', () =>
    expect(aboutOf(naming('evt_b', 'evt_a', 'evt_own'), 'evt_own')).toEqual(['evt_a', 'evt_b']));

  it('is no more than a few of what thousands say: what most of them name', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `evt_${String(index).padStart(4, '0')}`);
    const most = ids.slice(500, 510);
    const tally = change(
      naming(...ids),
      most.map((id) => ['about', id] as const),
      1,
    );
    expect(aboutOf(tally, 'evt_own')).toEqual([...ids.slice(0, 10), ...most]);
  });
});

it('an event is part of one that only others tell of', async () => {
  const what = JSON.stringify({ type: 'CONSULT', cameo: { root: '04', mapping: 'exact' } });
  const entries = [
    ['what', what],
    ['status', 'occurred'],
    ['rule', 'a-rule'],
    ['part of', 'evt_whole'],
  ] as const;
  const whole = { id: 'evt_whole', label: 'consult: A, B', type: 'CONSULT', status: 'occurred' } as Event;
  const asked: string[] = [];
  const memory = {
    storedEvents: async (ids: readonly string[]) => {
      asked.push(...ids);
      return new Map(ids.includes(whole.id) ? [[whole.id, { record: whole, tally: '', reported: '' }]] : []);
    },
    firstReported: async () => new Map(),
  } as unknown as Memory;
  const { put } = await foldEvents({
    memory,
    tallied: { tallies: new Map([['evt_part', change(emptyTally, entries, 1)]]), stored: new Map(), removed: new Set() },
    involved: [],
    mergedFrom: () => [],
    actor: () => undefined,
    at: '2026-01-01T00:00:00.000Z',
  });
  expect(asked).toEqual(['evt_whole']);
  expect(put[0]?.record.partOf).toEqual({ id: 'evt_whole', name: 'consult: A, B', type: 'CONSULT', status: 'occurred' });
});
