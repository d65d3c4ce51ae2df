/** A case for every filter of every list, typed by the filters, so that a new one without a case does not compile. */
import type { Article } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import { eventCases } from './event-filter-cases.ts';
import { atOrAfter, type Cases, days, earlier, field, flagOf, ids, list, plain, text, updatedSince } from './filter-case.ts';

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
  events: eventCases,
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
