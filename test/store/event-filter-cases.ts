/** A case for every filter of events. */
import {
  atOrAfter,
  begin,
  type Cases,
  claimsOf,
  day,
  days,
  dyads,
  earlier,
  field,
  finish,
  ids,
  list,
  plain,
  text,
  updatedSince,
  withRole,
} from './filter-case.ts';

export const eventCases: Cases['events'] = {
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
};
