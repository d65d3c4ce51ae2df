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

const states = [
  'Norway',
  'Peru',
  'Kenya',
  'Japan',
  'Brazil',
  'France',
  'India',
  'Canada',
  'Chile',
  'Egypt',
  'Finland',
  'Ghana',
  'Nepal',
];
const matters = [
  'fishing rights',
  'grain shipments',
  'a rail link',
  'border crossings',
  'water from the river',
  'debts',
  'visas',
];
const papers = ['Reuters', 'the Associated Press', 'Kyodo News', 'a state broadcaster', 'a local newspaper'];
const sentences: readonly ((one: string, other: string, matter: string, paper: string, number: number) => string)[] = [
  (one, other, matter, paper) =>
    `${one} and ${other} signed an agreement on ${matter} on Tuesday, ${paper} reported, citing two officials.`,
  (one, other, matter) => `${one} warned ${other} of sanctions over ${matter}, the foreign ministry said in a statement.`,
  (one, other, _, paper, number) =>
    `Troops from ${one} attacked a post near ${other}, killing ${number} people, according to ${paper}.`,
  (one, other, matter) =>
    `“We will not accept this,” the prime minister of ${one} told reporters when asked about ${matter} and ${other}.`,
  (one, other, _, paper, number) =>
    `${one} will send ${number} trucks of food to ${other} next week, ${paper} said, quoting a spokeswoman of the army.`,
  (one, other, matter, paper) => `Lawmakers in ${one} said ${other} had broken off talks on ${matter}, ${paper} reported.`,
  (one, other) => `The president of ${one} visited ${other} last month and met business leaders there.`,
  (one, _, matter, __, number) =>
    `Police in ${one} arrested ${number} protesters who had called for an end to the dispute over ${matter}.`,
  (one, other) => `The central bank of ${one} denied that it had frozen accounts of companies from ${other}.`,
  (one, other, matter) =>
    `${other} may expel the ambassador of ${one}, two diplomats familiar with ${matter} said on condition of anonymity.`,
];

/** A short report that tells other events in another order than any before it. Takes what gives numbers from 0 to 1. */
export function report(random: () => number): string {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const order = sentences.map((sentence) => ({ sentence, at: random() })).toSorted((a, b) => a.at - b.at);
  const told = order.slice(0, 6).map(({ sentence }) => {
    const one = any(states);
    return sentence(one, any(states.filter((each) => each !== one)), any(matters), any(papers), 2 + Math.floor(random() * 90));
  });
  return told.join(' ');
}
