/** Made-up records in any number: the same number gives the same record. Of the size and spread that read articles have. */
import type { Actor } from '../../../src/schema/actor.ts';
import type { Article } from '../../../src/schema/article.ts';
import type { Claim } from '../../../src/schema/claim.ts';
import type { Evidence, Time } from '../../../src/schema/common.ts';
import type { Event } from '../../../src/schema/event.ts';
import type { Source } from '../../../src/schema/source.ts';
import { eventTypeTable } from '../../../src/schema/event-type-table.ts';
import { EventContext, EventStatus, EventType, Stance } from '../../../src/schema/vocabularies.ts';

export const size = { eventsPerArticle: 10, claimsPerArticle: 2, actors: 5_000, sources: 1_000 } as const;

export const countries = [
  'NOR',
  'PER',
  'KEN',
  'JPN',
  'BRA',
  'FRA',
  'IND',
  'CAN',
  'CHL',
  'EGY',
  'FIN',
  'GHA',
  'HUN',
  'IRL',
  'JAM',
  'KOR',
  'LVA',
  'MEX',
  'NPL',
  'OMN',
];
const start = Date.UTC(2005, 0, 1);
const minute = 60_000;

/** Spreads numbers, a few of which turn up far more often than others, as names in the news do. */
const mix = (number: number): number => Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) >>> 0;
const few = (number: number, most: number): number => Math.floor(most * (mix(number) / 2 ** 32) ** 3);
const of = <T>(list: readonly T[], number: number): T => list[mix(number) % list.length]!;
const id = (prefix: string, number: number): string => `${prefix}_${number.toString(36).padStart(16, '0')}`;
const hash = (number: number): string => mix(number).toString(16).padStart(64, '0');
const evidence = (article: number, at: number): Evidence => ({
  article: id('art', article),
  start: at,
  end: at + 60,
  quoteSha256: hash(article + at),
});

/** A new article every hour and a half or so. */
const published = (article: number): string => new Date(start + article * 97 * minute).toISOString().slice(0, 16).concat('Z');
const day = (article: number, before: number): string =>
  new Date(start + article * 97 * minute - before * 1440 * minute).toISOString().slice(0, 10);
const stated = (edtf: string, article: number): Time => ({
  edtf,
  earliest: edtf,
  latest: edtf,
  basis: 'stated',
  rule: 'date',
  evidence: [evidence(article, 40)],
});

export const actor = (number: number): Actor => ({
  id: id('act', number),
  name: number < countries.length ? `State of ${countries[number]}` : `Person Number${number}`,
  kind: number < countries.length ? 'country' : 'person',
  named: true,
  aliases: [`Alias ${number}`],
  country: of(countries, number),
  roles: [{ title: 'envoy', country: of(countries, number) }],
  rule: 'made-up',
  mergedFrom: [],
  updated: '2024-01-01T00:00:00.000Z',
  counts: { articles: 10, events: 20, asActor: 10, asRecipient: 10 },
});
const actorRef = (number: number) => {
  const { id: of, name, kind, country } = actor(number);
  return { id: of, name, kind, country: country! };
};

export const source = (number: number): Source => ({
  id: id('src', number),
  name: number < 40 ? `Paper Number${number}` : `Institute Number${number}`,
  kind: number < 40 ? 'publisher' : 'organisation',
  named: true,
  country: of(countries, number),
  rule: 'made-up',
  mergedFrom: [],
  updated: '2024-01-01T00:00:00.000Z',
  counts: { claims: 100, asOrigin: 50, asRelay: 50 },
});
const sourceRef = (number: number) => {
  const { id: of, name, kind, named } = source(number);
  return { id: of, name, kind, named };
};

export function event(article: number, ordinal: number): Event {
  const number = article * size.eventsPerArticle + ordinal;
  const type = of(EventType.options, number);
  const { quad, cameoRoot, mapping, intensity } = eventTypeTable[type];
  const [doer, other] = [few(number, size.actors), few(number + 7, size.actors)];
  return {
    id: id('evt', number),
    label: `${type.toLowerCase()}: ${actor(doer).name}, ${actor(other).name}`,
    type,
    modes: [],
    contexts: [of(EventContext.options, number), of(EventContext.options, number + 1)].filter(
      (each, index, all) => all.indexOf(each) === index,
    ),
    quad,
    cameo: { root: cameoRoot, mapping },
    status: of(EventStatus.options, number),
    participants: [
      { actor: actorRef(doer), role: 'actor', rule: 'made-up/subj' },
      ...(doer === other ? [] : [{ actor: actorRef(other), role: 'recipient' as const, rule: 'made-up/obj' }]),
    ],
    time: stated(day(article, ordinal), article),
    place: {
      name: `Town ${few(number, 900)}`,
      kind: 'city',
      country: of(countries, number),
      precision: 'city',
      lat: (number % 170) - 85,
      lon: (number % 350) - 175,
      evidence: [evidence(article, 60)],
    },
    about: [],
    intensity,
    rule: 'made-up',
    corroboration: { articles: 1, publishers: 1, origins: 1, independentOrigins: 1, method: 'made-up', collapsedBecause: [] },
    mergedFrom: [],
    updated: `${day(article, 0)}T12:00:00.000Z`,
  };
}

/** The sources behind an event: a paper, and who told it. */
export const chainOf = (article: number, ordinal: number): readonly [number, number] => [
  article % 40,
  40 + few(article + ordinal, size.sources - 40),
];

export function claim(article: number, ordinal: number): Claim {
  const told = event(article, ordinal);
  const eventRef = { id: told.id, name: told.label, type: told.type, status: told.status };
  const [paper, teller] = chainOf(article, ordinal);
  return {
    id: id('clm', article * size.claimsPerArticle + ordinal),
    article: {
      id: id('art', article),
      name: `Headline number ${article}`,
      publisher: source(paper).name,
      published: published(article),
    },
    chain: [
      { source: sourceRef(paper), rule: 'publisher/metadata', evidence: [] },
      { source: sourceRef(teller), cue: 'say', rule: 'say/made-up', evidence: [evidence(article, 100), evidence(article, 130)] },
    ],
    origin: sourceRef(teller),
    stance: of(Stance.options, article + ordinal),
    negated: false,
    hedged: ordinal % 4 === 0,
    direct: ordinal % 3 === 0,
    events: [eventRef],
    asserted: [
      {
        event: eventRef,
        status: told.status,
        participants: told.participants,
        quantities: [],
        ...(told.time && { time: told.time }),
      },
    ],
    rule: 'made-up',
    evidence: [evidence(article, 200)],
    updated: `${day(article, 0)}T12:00:00.000Z`,
  };
}

export function article(number: number): Article {
  return {
    id: id('art', number),
    headline: `Headline number ${number}`,
    publisher: sourceRef(number % 40),
    byline: [`Writer ${number % 300}`],
    published: stated(published(number), number),
    url: `https://news.example/${number}`,
    language: 'en',
    rights: { textRedistributable: false },
    text: { sha256: number.toString(16).padStart(64, '0'), length: 4_000, stored: false },
    blocks: [{ kind: 'body', start: 0, end: 4_000 }],
    version: 1,
    pubStatus: 'usable',
    pipeline: { name: 'whence', version: '0.0.1' },
    updated: `${day(number, 0)}T12:00:00.000Z`,
    counts: { sources: 6, actors: 12, events: size.eventsPerArticle, claims: size.claimsPerArticle },
  };
}
