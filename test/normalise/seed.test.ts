/** What the engine alone must find in the real article: chains, parties, statuses and dates, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/normalise/pipeline.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { EventStatus, EventType } from '../../src/schema/vocabularies.ts';
import { theEngine } from '../support/engine.ts';
import { hasSeed, readSeed } from '../support/samples.ts';

const chainOf = (claim: Claim): string => claim.chain.map(({ source }) => source.name).join(' ← ');

interface Expected {
  readonly what: string;
  readonly type: EventType;
  readonly status: EventStatus;
  readonly time?: string;
  /** Names of all who take part, sorted. */
  readonly who: readonly string[];
  /** Words that the event is told with. */
  readonly words: RegExp;
}

/** Countries stand for their leaders; the unnamed leaders, each with the state, are as right. */
const theThree = ['Japan', 'South Korea', 'United States'];

const events: readonly Expected[] = [
  {
    what: 'the proposal',
    type: 'AGREE',
    status: 'occurred',
    time: '2023-07',
    who: ['Kim Jong Un', 'Sergei Shoigu'],
    words: /proposed|offer/,
  },
  {
    what: 'the visit',
    type: 'CONSULT',
    status: 'occurred',
    time: '2023-07',
    who: ['North Korea', 'Sergei Shoigu'],
    words: /trip to Pyongyang/,
  },
  {
    what: 'the proposed drills',
    type: 'COOPERATE',
    status: 'proposed',
    who: ['China', 'North Korea', 'Russia'],
    words: /joint naval drills/,
  },
  {
    what: 'the committee session',
    type: 'CONSULT',
    status: 'occurred',
    time: '2023-09-04',
    who: ['Kim Kyou-hyun', 'intelligence committee'],
    words: /closed-door session/,
  },
  { what: 'the Korean War', type: 'ASSAULT', status: 'occurred', time: '1950/1953', who: [], words: /Korean War/ },
  {
    what: 'the summit',
    type: 'CONSULT',
    status: 'occurred',
    time: '2023-08',
    who: theThree,
    words: /summit in August/,
  },
  {
    what: 'the pledge',
    type: 'AGREE',
    status: 'occurred',
    time: '2023-08',
    who: theThree,
    words: /pledged/,
  },
  {
    what: 'the three-way training',
    type: 'COOPERATE',
    status: 'occurred',
    who: theThree,
    words: /military training/,
  },
  {
    what: 'last month’s drills',
    type: 'COOPERATE',
    status: 'occurred',
    time: '2023-08',
    who: theThree,
    words: /\bdrills\b/,
  },
  { what: 'the accusation', type: 'ACCUSE', status: 'occurred', who: ['North Korea', 'United States'], words: /accused/ },
  { what: 'the alleged arms supply', type: 'AID', status: 'alleged', who: ['North Korea', 'Russia'], words: /providing weapons/ },
  {
    what: 'the invasion',
    type: 'ASSAULT',
    status: 'ongoing',
    time: '2022/..',
    who: ['Russia', 'Ukraine'],
    words: /invasion of Ukraine/,
  },
  {
    what: 'the meeting',
    type: 'CONSULT',
    status: 'occurred',
    time: '2023-07',
    who: ['Kim Jong Un', 'Sergei Shoigu'],
    words: /they met/,
  },
  {
    what: 'the acceptance',
    type: 'AGREE',
    status: 'unknown',
    who: ['Kim Jong Un', 'Sergei Shoigu'],
    words: /accepted the offer/,
  },
  { what: 'the countering', type: 'COOPERATE', status: 'planned', who: theThree, words: /\bcounter\b/ },
  { what: 'the sharing of data', type: 'COOPERATE', status: 'planned', who: theThree, words: /share real-time data/ },
  // The army that munitions are for stands for its state.
  {
    what: 'the supply of munitions',
    type: 'AID',
    status: 'hypothetical',
    who: ['North Korea', 'Russia'],
    words: /would provide/,
  },
  { what: 'the arms talks', type: 'CONSULT', status: 'ongoing', who: ['North Korea', 'Russia'], words: /negotiating/ },
  { what: 'the deal they are about', type: 'AGREE', status: 'hypothetical', who: ['North Korea', 'Russia'], words: /arms deals/ },
];

const chains: readonly { readonly origin: string; readonly chain: string; readonly words: RegExp }[] = [
  {
    origin: 'the proposal',
    chain: 'Bloomberg ← Yonhap ← National Intelligence Service',
    words: /proposed to North Korean leader/,
  },
  {
    origin: 'the direct offer',
    chain: 'Bloomberg ← Yonhap ← lawmakers ← Kim Kyou-hyun',
    words: /Shoigu made the offer directly to Kim/,
  },
  {
    origin: 'the fellow of the institute',
    chain: 'Bloomberg ← Go Myong-hyun',
    words: /implications of such exercises would be limited/,
  },
  { origin: 'the White House', chain: 'Bloomberg ← White House', words: /are negotiating/ },
  { origin: 'the accuser', chain: 'Bloomberg ← United States', words: /providing weapons/ },
  { origin: 'the narrator', chain: 'Bloomberg', words: /accused North Korea/ },
];

describe.skipIf(!hasSeed)('the real article', () => {
  const article = hasSeed ? readSeed() : undefined;
  const records: RecordSet = article ? normalise(article, theEngine()) : ({} as RecordSet);
  const quote = ({ start, end }: { start: number; end: number }): string => article!.text.slice(start, end);

  it.each(chains)('knows that $origin is the origin: $chain', ({ chain, words }) => {
    const found = records.claims.filter((claim) => claim.evidence.some((evidence) => words.test(quote(evidence)))).map(chainOf);
    expect(found).toContain(chain);
  });

  const hasEvent = ({ type, status, time, who, words }: Expected) => {
    const told = records.events.filter((event) => event.mentions.some((mention) => words.test(quote(mention))));
    const named = (name: string): string =>
      name.replace(/^(leader|head of state) of (the )?/, '').replace(/^.*(intelligence committee).*$/i, '$1');
    const seen = told.map((event) => ({
      type: event.type,
      status: event.status,
      time: event.time?.edtf,
      who: event.participants.map(({ actor }) => named(actor.name)).sort(),
    }));
    const expected = { type, status, who: [...who].sort() };
    expect(time ? seen : seen.map(({ time: _, ...rest }) => rest)).toContainEqual(time ? { ...expected, time } : expected);
  };
  it.each(events)('has $what', hasEvent);

  it('has no event beside these', () => {
    expect(records.events).toHaveLength(events.length);
  });

  it('merges no two actors and misses none', () => {
    const names = records.actors.map(({ name }) => name);
    const expected = [
      'Bloomberg',
      'China',
      'Go Myong-hyun',
      'Japan',
      'Kim Jong Un',
      'Kim Kyou-hyun',
      'National Intelligence Service',
      'North Korea',
      'Russia',
      'Sergei Shoigu',
      'South Korea',
      'Ukraine',
      'United States',
      'Vladimir Putin',
      'White House',
      'Yonhap',
    ];
    expect(expected.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says of every fact how it is tied to another', () => {
    const about = (words: RegExp) =>
      records.events
        .filter((event) => event.mentions.some((mention) => words.test(quote(mention))))
        .flatMap((event) => event.about.map(({ type }) => type));
    expect(about(/proposed/)).toEqual(['COOPERATE']);
    expect(about(/accepted the offer/)).toEqual(['COOPERATE']);
    expect(about(/pledged/)).toEqual(['COOPERATE', 'COOPERATE']);
    expect(about(/accused/)).toContain('AID');
    expect(about(/negotiating/)).toContain('AGREE');
    expect(about(/arms deals/)).toContain('AID');
  });
});
