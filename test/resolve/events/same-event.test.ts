/** Pairs of outlines, and whether they are one event. Names are invented; the days are of 2024. */
import { describe, expect, it } from 'vitest';
import { judgePair } from '../../../src/resolve/events/clusters.ts';
import { type Outline, outlineOf, type Reported } from '../../../src/resolve/events/outline.ts';
import type { ActorRef, Time } from '../../../src/schema/common.ts';
import { makeLabel } from '../../../src/schema/labels.ts';
import type { EventMode, EventStatus, EventType, ParticipantRole } from '../../../src/schema/vocabularies.ts';

const actors: Record<string, ActorRef> = {
  norland: { id: 'act_nor', name: 'Norland', kind: 'country', country: 'NOR' },
  perulia: { id: 'act_per', name: 'Perulia', kind: 'country', country: 'PER' },
  tarsia: { id: 'act_tar', name: 'Tarsia', kind: 'country', country: 'TUN' },
  quint: { id: 'act_quint', name: 'Ada Quint', kind: 'person', country: 'NOR' },
  vane: { id: 'act_vane', name: 'Cy Vane', kind: 'person', country: 'NOR' },
  sorel: { id: 'act_sorel', name: 'Ben Sorel', kind: 'person', country: 'PER' },
  rebels: { id: 'act_rebels', name: 'rebels', kind: 'group' },
};

interface Said {
  readonly type?: EventType;
  readonly topic?: string;
  readonly modes?: EventMode[];
  readonly who?: string;
  readonly on?: string;
  readonly reported?: string;
  readonly at?: string;
  readonly status?: EventStatus;
}

/** `who` is "quint>norland" for who does it to whom, "quint+sorel" for those who do it together. */
function outline({
  type = 'CONSULT',
  topic,
  modes = [],
  who = '',
  on,
  reported = '2024-03-06',
  at,
  status = 'occurred',
}: Said): Outline {
  const together = who.includes('+');
  const participants = who
    .split(/[+>]/)
    .filter(Boolean)
    .map((name, index) => {
      const role: ParticipantRole = together ? 'party' : index === 0 ? 'actor' : 'recipient';
      return { actor: actors[name]!, role };
    });
  const [earliest, latest = earliest] = on?.split('/') ?? [];
  const time: Time | undefined =
    on === undefined ? undefined : { edtf: on, earliest: earliest!, latest: latest!, basis: 'stated', evidence: [] };
  const event: Reported['event'] = {
    label: makeLabel(type, topic, participants),
    type,
    modes,
    status,
    participants,
    ...(time && { time }),
    ...(at !== undefined && { place: { name: at, kind: 'city' as const, precision: 'city' as const, evidence: [] } }),
  };
  return outlineOf({ event, reported, named: (id) => id !== 'act_rebels' });
}

const pair = (a: Said, b: Said) => judgePair(outline(a), outline(b));

describe('one event', () => {
  it.each<[string, Said, Said]>([
    ['the same said twice', { who: 'quint+sorel', on: '2024-03-05' }, { who: 'quint+sorel', on: '2024-03-05' }],
    [
      'a day apart, with two people in common',
      { who: 'quint+sorel', on: '2024-03-05' },
      { who: 'quint+sorel', on: '2024-03-06' },
    ],
    [
      'a country for its minister',
      { topic: 'visit', who: 'quint>perulia', on: '2024-03-05' },
      { topic: 'visit', who: 'norland>perulia', on: '2024-03-05' },
    ],
    [
      'no time, reported the next day',
      { topic: 'visit', who: 'quint>perulia', reported: '2024-03-05' },
      { topic: 'visit', who: 'quint>perulia' },
    ],
    [
      'weeks, and a day in them',
      { topic: 'propose', type: 'AGREE', who: 'quint>sorel', on: '2024-03-01/2024-03-31' },
      { topic: 'propose', type: 'AGREE', who: 'quint>sorel', on: '2024-03-12' },
    ],
    [
      'types of one family',
      { type: 'AGREE', topic: 'sign', who: 'norland+perulia', on: '2024-03-05' },
      { type: 'SUPPORT', topic: 'sign', who: 'norland+perulia', on: '2024-03-05' },
    ],
    [
      'planned, and then so',
      { topic: 'visit', who: 'quint>perulia', on: '2024-03-05', status: 'planned' },
      { topic: 'visit', who: 'quint>perulia', on: '2024-03-05' },
    ],
    [
      'nobody named, one place and day',
      { type: 'OTHER', topic: 'earthquake', on: '2024-03-05', at: 'Vell' },
      { type: 'OTHER', topic: 'earthquake', on: '2024-03-05', at: 'Vell' },
    ],
    [
      'denied by one, told by another',
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-05', at: 'Vell', status: 'denied' },
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-05', at: 'Vell' },
    ],
  ])('%s', (_name, a, b) => {
    const [there, back] = [pair(a, b), pair(b, a)];
    expect(there.tied, there.reasons.join('; ')).toBe(true);
    expect(back.score).toBe(there.score);
  });
});

describe('two events', () => {
  it.each<[string, Said, Said]>([
    ['other people of the same countries', { who: 'quint+sorel', on: '2024-03-05' }, { who: 'vane+sorel', on: '2024-03-05' }],
    [
      'the other way round',
      { type: 'ASSAULT', who: 'norland>perulia', on: '2024-03-05', topic: 'attack' },
      { type: 'ASSAULT', who: 'perulia>norland', on: '2024-03-05', topic: 'attack' },
    ],
    [
      'two days of a war',
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-05' },
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-06' },
    ],
    [
      'two cities on one day',
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-05', at: 'Vell' },
      { type: 'ASSAULT', topic: 'attack', who: 'norland>perulia', on: '2024-03-05', at: 'Orm' },
    ],
    [
      'other partners',
      { who: 'norland+perulia', on: '2024-03-05', topic: 'talk' },
      { who: 'norland+tarsia', on: '2024-03-05', topic: 'talk' },
    ],
    ['weeks apart', { who: 'quint+sorel', on: '2024-03-05' }, { who: 'quint+sorel', on: '2024-03-25' }],
    ['one country, the day of the report', { who: 'norland' }, { who: 'norland' }],
    [
      'proposed, and something that happened',
      { type: 'COOPERATE', topic: 'drill', who: 'norland+perulia', status: 'proposed' },
      { type: 'COOPERATE', topic: 'drill', who: 'norland+perulia' },
    ],
    ['nothing that places it', { who: 'quint+sorel', reported: '' }, { who: 'quint+sorel', reported: '' }],
    ['other kinds of event', { who: 'quint>sorel', on: '2024-03-05' }, { type: 'ACCUSE', who: 'quint>sorel', on: '2024-03-05' }],
  ])('%s', (_name, a, b) => {
    const verdict = pair(a, b);
    expect(verdict.tied, verdict.reasons.join('; ')).toBe(false);
  });
});
