/** A case for every filter of every list, typed by the filters, so that a new one without a case does not compile. */
import type { Article } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import {
  atOrAfter,
  begin,
  type Cases,
  earlier,
  field,
  finish,
  flagOf,
  list,
  plain,
  claimsOf,
  day,
  dyads,
  ids,
  withRole,
  text,
} from './filter-case.ts';

const days = ['2024-03-10', '2024-03', '2023', '2024-04-01T00:30:00+01:00', '2024-03-09T17:15:00Z'];
const instants = ['2024-06-01T00:00:05Z', '2024', '2030-01-01', '2024-06-01T02:00:20+02:00'];
const updatedSince = atOrAfter<{ readonly updated?: string | undefined }>((record) => record.updated, instants);
const publishing = (record: Article | Claim): string | undefined =>
  'blocks' in record ? record.published?.earliest : record.article.published;

export const cases: Cases = {
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
