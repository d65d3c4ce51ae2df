/**
 * Every filter of every list, held against what the records themselves say. The cases are typed by the filters, so that a new
 * one without a case does not compile.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIngest } from '../../src/ingest.ts';
import { openStore } from '../../src/open-store.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { Article } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { Event } from '../../src/schema/event.ts';
import {
  ActorQuery,
  ArticleQuery,
  ClaimQuery,
  EventQuery,
  type Queries,
  type Resource,
  SourceQuery,
} from '../../src/schema/query.ts';
import type { Source } from '../../src/schema/source.ts';
import type { FilterRows } from '../../src/store/filters.ts';
import { filters } from '../../src/store/filters.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeReader, type TemporaryFolder, temporaryFolder } from '../fixtures/service.ts';
import { makeWorld } from '../fixtures/world.ts';
import { everything } from './contract.ts';

interface Records {
  readonly articles: readonly Article[];
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
  /** Ids of the records that an article names. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
}
type RecordOf<R extends Resource> = Records[R][number];

/** Values to ask for, and which of the records then are to be found. */
interface Case<T> {
  readonly values: (all: Records) => readonly (string | number | boolean)[];
  readonly holds: (record: T, value: string, all: Records) => boolean;
}
type Cases = { readonly [R in Resource]: { readonly [K in keyof FilterRows<Queries[R]>]: Case<RecordOf<R>> } };

const some = <T>(values: readonly (T | undefined)[], count = 3): T[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort().slice(0, count);
const field = <T>(get: (record: T) => string | undefined, from: (all: Records) => readonly T[]): Case<T> => ({
  values: (all) => some(from(all).map(get)),
  holds: (record, value) => get(record) === value,
});
const list = <T>(get: (record: T, all: Records) => readonly string[], from: (all: Records) => readonly T[]): Case<T> => ({
  values: (all) => some(from(all).flatMap((record) => get(record, all))),
  holds: (record, value, all) => get(record, all).includes(value),
});
const flagOf = <T>(get: (record: T) => boolean): Case<T> => ({
  values: () => [true, false],
  holds: (record, value) => String(get(record)) === value,
});

const day = 86_400_000;
const begin = (time: string): number => Date.parse(time.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(time) ? `${time}Z` : time);
const finish = (time: string): number => begin(time) + (time.includes('T') ? 0 : day - 1);
const atOrAfter = <T>(get: (record: T) => string | undefined, values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => get(record) !== undefined && begin(get(record)!) >= begin(value),
});
const earlier = <T>(get: (record: T) => string | undefined, values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => get(record) !== undefined && begin(get(record)!) < begin(value),
});
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** Plain words, phrases and beginnings of words. */
const text = <T>(get: (record: T) => readonly (string | undefined)[], values: readonly string[]): Case<T> => ({
  values: () => values,
  holds: (record, value) => {
    const parts = get(record).map((part) => ` ${wordsIn(part ?? '').join(' ')} `);
    return (value.match(/"[^"]*"|\S+/g) ?? []).every((piece) => {
      const wanted = ` ${wordsIn(piece).join(' ')}${piece.endsWith('*') ? '' : ' '}`;
      return parts.some((part) => part.includes(wanted));
    });
  },
});

const claimsOf = ({ id }: Event, { claims }: Records): Claim[] =>
  claims.filter(({ events }) => events.some((each) => each.id === id));
const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
const withRole = ({ participants }: Event, ...roles: string[]): string[] =>
  participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.id);
const dyads = (event: Event): string[] => {
  const directed = withRole(event, 'actor').flatMap((one) => withRole(event, 'recipient').map((other) => [one, other]));
  const mutual = withRole(event, 'party').flatMap((one) => withRole(event, 'party', 'recipient').map((other) => [one, other]));
  return [...directed, ...mutual].filter(([one, other]) => one !== other).map((pair) => pair.join(':'));
};
const days = ['2024-03-10', '2024-03', '2023', '2024-04-01T00:30:00+01:00', '2024-03-09T17:15:00Z'];
const instants = ['2024-06-01T00:00:05Z', '2024', '2030-01-01', '2024-06-01T02:00:20+02:00'];
const updatedSince = atOrAfter<{ readonly updated?: string | undefined }>((record) => record.updated, instants);
const publishing = (record: Article | Claim): string | undefined =>
  'blocks' in record ? record.published?.earliest : record.article.published;

const cases: Cases = {
  articles: {
    publisher: {
      values: ({ articles }) => [articles[0]!.publisher.id, 'PÁPER 1'],
      holds: ({ publisher }, value) => publisher.id === value || plain(publisher.name) === plain(value),
    },
    language: field(
      (article) => article.language,
      (all) => all.articles,
    ),
    pubStatus: field(
      (article) => article.pubStatus,
      (all) => all.articles,
    ),
    from: atOrAfter(publishing, days),
    to: earlier(publishing, days),
    q: text(({ headline }) => [headline], ['port', 'ÁLMAR "port of"', '"of port"', 'alm* 3', '“no 7”']),
    updatedSince,
  },
  sources: {
    kind: field(
      (source) => source.kind,
      (all) => all.sources,
    ),
    country: field(
      (source) => source.country,
      (all) => all.sources,
    ),
    actor: field(
      (source) => source.actor?.id,
      (all) => all.sources,
    ),
    article: {
      values: ({ articles }) => ids(articles).slice(0, 2),
      holds: ({ id }, value, { named }) => named.get(value)!.has(id),
    },
    named: flagOf((source) => source.named),
    q: text(({ name, description }) => [name, description], ['lighthouses', '"north wire"', 'two', 'keep* institute']),
    updatedSince,
  },
  actors: {
    kind: field(
      (actor) => actor.kind,
      (all) => all.actors,
    ),
    country: field(
      (actor) => actor.country,
      (all) => all.actors,
    ),
    sector: field(
      (actor) => actor.sector,
      (all) => all.actors,
    ),
    article: {
      values: ({ articles }) => ids(articles).slice(0, 2),
      holds: ({ id }, value, { named }) => named.get(value)!.has(id),
    },
    named: flagOf((actor) => actor.named),
    q: text(
      ({ name, aliases, roles }) => [name, ...aliases, ...roles.flatMap(({ title, organisation }) => [title, organisation])],
      ['vane', 'Quint ada', '"harbour master"', 'auth*'],
    ),
    updatedSince,
  },
  events: {
    type: field(
      (event) => event.type,
      (all) => all.events,
    ),
    mode: list(
      (event) => event.modes,
      (all) => all.events,
    ),
    context: list(
      (event) => event.contexts,
      (all) => all.events,
    ),
    quad: field(
      (event) => event.quad,
      (all) => all.events,
    ),
    status: field(
      (event) => event.status,
      (all) => all.events,
    ),
    actor: list(
      (event) => withRole(event, 'actor', 'party'),
      (all) => all.events,
    ),
    recipient: list(
      (event) => withRole(event, 'recipient'),
      (all) => all.events,
    ),
    participant: list(
      (event) => withRole(event, 'actor', 'party', 'recipient'),
      (all) => all.events,
    ),
    dyad: list(dyads, (all) => all.events),
    country: list(
      ({ participants, place }) =>
        [...participants.map(({ actor }) => actor.country), place?.country].filter((code) => code !== undefined),
      (all) => all.events,
    ),
    place: {
      values: () => ['zurich', 'Port Almar', 'Nowhere'],
      holds: ({ place }, value) => place !== undefined && plain(place.name) === plain(value),
    },
    source: list(
      (event, all) => claimsOf(event, all).flatMap(({ chain }) => chain.map(({ source }) => source.id)),
      (all) => all.events,
    ),
    origin: list(
      (event, all) => claimsOf(event, all).map(({ origin }) => origin.id),
      (all) => all.events,
    ),
    publisher: {
      values: ({ articles }) => [articles[0]!.publisher.id, 'paper 1'],
      holds: (event, value, all) =>
        claimsOf(event, all).some(({ chain }) => chain[0]!.source.id === value || plain(chain[0]!.source.name) === value),
    },
    article: list(
      (event, all) => claimsOf(event, all).map(({ article }) => article.id),
      (all) => all.events,
    ),
    about: list(
      (event) => ids(event.about),
      (all) => all.events,
    ),
    partOf: field(
      (event) => event.partOf?.id,
      (all) => all.events,
    ),
    timePrecision: {
      values: () => ['day', 'week', 'month', 'year', 'longer', 'none'],
      holds: ({ time }, value) => {
        const longest = { day: 1, week: 7, month: 31, year: 366 }[value as 'day'];
        const length =
          time?.earliest && time.latest ? Math.max(1, Math.round((finish(time.latest) - begin(time.earliest)) / day)) : undefined;
        const all = [1, 7, 31, 366];
        if (!time?.earliest && !time?.latest) return value === 'none';
        if (length === undefined || length > 366) return value === 'longer';
        return all.find((each) => length <= each) === longest;
      },
    },
    from: atOrAfter(({ time }) => time?.earliest, days),
    to: earlier(({ time }) => time?.earliest, days),
    overlaps: {
      values: () => ['2024-03-10/2024-03-10', '2023/2023', '../2021', '2024-03-31T23:00:00Z/..', '2024-02-29/2024-03-04'],
      holds: ({ time }, value) => {
        const [first, last] = value.split('/') as [string, string];
        if (!time?.earliest && !time?.latest) return false;
        const ends = { 4: `${last}-12-31`, 10: last }[last.length];
        const starts = last === '..' || !time.earliest || begin(time.earliest) <= finish(ends ?? last);
        return starts && (first === '..' || !time.latest || finish(time.latest) >= begin(first));
      },
    },
    minIntensity: { values: () => [-2.5, 0, 9], holds: ({ intensity }, value) => intensity >= Number(value) },
    maxIntensity: { values: () => [-2.5, 0, -9], holds: ({ intensity }, value) => intensity <= Number(value) },
    minIndependentOrigins: {
      values: () => [2, 3],
      holds: ({ corroboration }, value) => corroboration.independentOrigins >= Number(value),
    },
    q: text(
      ({ label, participants, place }) => [label, ...participants.map(({ actor }) => actor.name), place?.name],
      ['vane', 'zurich quint', '"ada quint" sorel', 'nord*', 'assault'],
    ),
    updatedSince,
  },
  claims: {
    article: field(
      (claim) => claim.article.id,
      (all) => all.claims,
    ),
    publisher: {
      values: ({ articles }) => [articles[0]!.publisher.id, 'Paper 2'],
      holds: ({ chain }, value) => chain[0]!.source.id === value || chain[0]!.source.name === value,
    },
    source: list(
      ({ chain }) => chain.map(({ source }) => source.id),
      (all) => all.claims,
    ),
    origin: field(
      (claim) => claim.origin.id,
      (all) => all.claims,
    ),
    relay: list(
      ({ chain }) => chain.slice(1).map(({ source }, index) => `${chain[index]!.source.id}:${source.id}`),
      (all) => all.claims,
    ),
    event: list(
      (claim) => ids(claim.events),
      (all) => all.claims,
    ),
    type: list(
      (claim) => claim.events.map(({ type }) => type),
      (all) => all.claims,
    ),
    status: list(
      (claim) => claim.events.map(({ status }) => status),
      (all) => all.claims,
    ),
    participant: list(
      (claim) => claim.asserted.flatMap(({ participants }) => participants.map(({ actor }) => actor.id)),
      (all) => all.claims,
    ),
    stance: field(
      (claim) => claim.stance,
      (all) => all.claims,
    ),
    direct: flagOf((claim) => claim.direct),
    negated: flagOf((claim) => claim.negated),
    hedged: flagOf((claim) => claim.hedged),
    from: atOrAfter(publishing, days),
    to: earlier(publishing, days),
    q: text(
      ({ events, asserted }) => [
        ...events.map(({ name }) => name),
        ...asserted.flatMap(({ participants }) => participants.map(({ actor }) => actor.name)),
      ],
      ['vane', '"ada quint"', 'accuse rebels'],
    ),
    updatedSince,
  },
};

const schemas = { articles: ArticleQuery, sources: SourceQuery, actors: ActorQuery, events: EventQuery, claims: ClaimQuery };
const rows = Object.entries(filters).flatMap(([resource, each]) =>
  Object.keys(each).map((name) => [resource as Resource, name] as const),
);

describe('filters', () => {
  let folder: TemporaryFolder;
  let store: Store;
  let all: Records;

  beforeAll(async () => {
    folder = temporaryFolder();
    store = await openStore(`sqlite:${join(folder.path, 'filters.db')}`);
    let clock = Date.UTC(2024, 5, 1);
    const ingest = createIngest({ store, reader: fakeReader(), now: () => new Date((clock += 1000)) });
    for (const set of makeWorld(30)) await ingest.addRecords(set);
    const [articles, sources, actors, events, claims] = await Promise.all(
      (['articles', 'sources', 'actors', 'events', 'claims'] as const).map((resource) => everything(store, resource)),
    );
    const sets = await Promise.all(articles!.map(async ({ id }) => [id, JSON.parse((await store.recordSet(id))!)] as const));
    const named = new Map(sets.map(([id, set]) => [id, new Set([...ids(set.sources), ...ids(set.actors)])]));
    all = { articles, sources, actors, events, claims, named } as unknown as Records;
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  const ask = async (resource: Resource, query: object): Promise<string[]> =>
    ids(await everything(store, resource, schemas[resource].parse(query), 50)).sort();

  it.each(rows)('%s by %s', async (resource, name) => {
    const { values, holds } = (cases[resource] as Record<string, Case<unknown>>)[name]!;
    const records = all[resource] as readonly { readonly id: string }[];
    const matching = (value: string): string[] => ids(records.filter((record) => holds(record, value, all)));
    const asked = values(all).map(String);
    expect(asked.length).toBeGreaterThan(0);
    for (const value of asked) expect(await ask(resource, { [name]: value }), `${name}=${value}`).toEqual(matching(value).sort());
    // Each value tells something: not all of them select all, or nothing.
    expect(asked.some((value) => matching(value).length > 0 && matching(value).length < records.length)).toBe(true);
    const shape = schemas[resource].shape as Record<string, unknown>;
    const opposite = `exclude${name[0]!.toUpperCase()}${name.slice(1)}`;
    if (!(opposite in shape)) return;
    const any = new Set(asked.flatMap(matching));
    expect(await ask(resource, { [name]: asked }), `${name}, any`).toEqual([...any].sort());
    const none = ids(records).filter((id) => !any.has(id));
    expect(await ask(resource, { [opposite]: asked }), opposite).toEqual(none.sort());
  });

  it('that choose among values have their opposites, and no others', () => {
    for (const [resource, name] of rows) {
      const shape = schemas[resource].shape as Record<string, unknown>;
      const several = JSON.stringify(z.toJSONSchema(shape[name] as z.ZodType, { io: 'output' })).includes('"array"');
      expect(`exclude${name[0]!.toUpperCase()}${name.slice(1)}` in shape, `${resource} ${name}`).toBe(several);
    }
  });

  it('of different names hold together, in every order', async () => {
    const query = { country: 'NOR', excludeType: 'AID', status: ['occurred', 'planned'], from: '2022', q: 'quint' };
    const expected = ids(
      all.events.filter(
        (event) =>
          cases.events.country.holds(event, 'NOR', all) &&
          event.type !== 'AID' &&
          ['occurred', 'planned'].includes(event.status) &&
          cases.events.from.holds(event, '2022', all) &&
          cases.events.q.holds(event, 'quint', all),
      ),
    ).sort();
    expect(expected.length).toBeGreaterThan(3);
    for (const sort of [
      undefined,
      'published',
      'earliest',
      '-earliest',
      '-updated',
      '-relevance',
      '-published,id',
      'earliest,-id',
    ])
      expect(await ask('events', { ...query, sort }), sort).toEqual(expected);
  });

  it('in a time zone move instants, and leave days where they are', async () => {
    const zones = { 'Asia/Seoul': ['2024-03-10T02:15:00+09:00', '2024-04-01T00:10:00', '2024-03-31T23:30:00Z'], '-05:00': [] };
    for (const [tz, expected] of Object.entries(zones)) {
      const found = async (from: string, to: string): Promise<string[]> => {
        const events = (await everything(
          store,
          'events',
          EventQuery.parse({ from, to, tz, timePrecision: 'day' }),
        )) as unknown as Event[];
        return [...new Set(events.map(({ time }) => time!.edtf!))].sort();
      };
      const [march, april, first] = [
        await found('2024-03-10', '2024-03-11'),
        await found('2024-04', '2024-05'),
        await found('2024-04-01T00:00:00Z', '2024-05'),
      ];
      expect(march).toContain('2024-03-10');
      expect(march.includes(expected[0] ?? '')).toBe(tz === 'Asia/Seoul');
      expect(april).toContain('2024-04-01T00:10:00');
      expect(april.includes('2024-03-31T23:30:00Z')).toBe(tz === 'Asia/Seoul');
      expect(first.includes('2024-04-01T00:10:00')).toBe(tz === '-05:00');
    }
  });

  it('that nothing matches give nothing', async () => {
    for (const query of [{ publisher: 'Nobody' }, { from: '2090' }, { to: '1900' }, { q: 'nosuchword' }, { q: '"ada sorel"' }])
      expect(await ask('events', query)).toEqual([]);
    expect(await ask('events', { excludePublisher: 'Nobody' })).toHaveLength(all.events.length);
  });
});
