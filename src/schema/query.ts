/**
 * The query parameters of every list. A filter here needs its row in store/filters.ts, or the program does not compile;
 * a parameter that is not here is refused by name. What stands under `choices` has its `exclude…` by that alone.
 */
import { z } from 'zod';
import {
  choices,
  countries,
  flag,
  idOf,
  interval,
  moments,
  number,
  paging,
  pairOf,
  repeatable,
  sortBy,
  timeZone,
  words,
} from './query-parts.ts';
import {
  ActorKind,
  EventContext,
  EventMode,
  EventStatus,
  EventType,
  PubStatus,
  Quad,
  Sector,
  SourceKind,
  Stance,
} from './vocabularies.ts';

export const resources = ['articles', 'sources', 'actors', 'events', 'claims'] as const;
export type Resource = (typeof resources)[number];

/** A list's query. Relevance is to words. */
const listQuery = <S extends z.ZodRawShape>(shape: S) =>
  z
    .strictObject(shape)
    .refine(({ sort, q }: { sort?: unknown; q?: unknown }) => q !== undefined || !String(sort).includes('relevance'), {
      path: ['sort'],
      message: 'relevance is to the words of `q`: give some, or another order',
    });

const article = repeatable(idOf('art'), 'Records that come from this article.');
const publisher = (description: string) =>
  repeatable(z.string().min(1).max(200), `${description}, by its source id (\`src_…\`) or its name.`);
const updatedSince = moments('Records whose stored form changed at or after this.');
const published = { from: moments('Published at or after this.'), to: moments('Published before this.'), tz: timeZone };

export const ArticleQuery = listQuery({
  ...choices({
    publisher: publisher('Publisher'),
    language: repeatable(z.string().min(2).max(35), 'Language, as BCP 47.'),
    pubStatus: repeatable(PubStatus, 'Publication status.'),
  }),
  ...published,
  q: words('the headline'),
  updatedSince,
  sort: sortBy(['published', 'updated', 'relevance']),
  ...paging,
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;

export const SourceQuery = listQuery({
  ...choices({
    kind: repeatable(SourceKind, 'Kind of source.'),
    country: countries('Country of the source.'),
    actor: repeatable(idOf('act'), 'The actor that the source is.'),
    article,
  }),
  named: flag('Named sources only, or unnamed ones only.'),
  q: words('the name or the description'),
  updatedSince,
  sort: sortBy(['name', 'claims', 'updated', 'relevance']),
  ...paging,
});
export type SourceQuery = z.infer<typeof SourceQuery>;

export const ActorQuery = listQuery({
  ...choices({
    kind: repeatable(ActorKind, 'Kind of actor.'),
    country: countries('Country of the actor.'),
    sector: repeatable(Sector, 'Sector that the actor acts in.'),
    article,
  }),
  named: flag('Named actors only, or unnamed ones only.'),
  q: words('the name, an alias or a role'),
  updatedSince,
  sort: sortBy(['name', 'events', 'articles', 'updated', 'relevance']),
  ...paging,
});
export type ActorQuery = z.infer<typeof ActorQuery>;

/** Length of the stretch of time that an event is known to lie in. */
export const TimePrecision = z.enum(['day', 'week', 'month', 'year', 'longer', 'none']).meta({
  id: 'TimePrecision',
  description:
    'How long the stretch is that an event is known to lie in: up to a day, seven days, 31 days, 366 days, longer or open; `none` where no time is known.',
});
export type TimePrecision = z.infer<typeof TimePrecision>;

/** The filters of the list of events, which its aggregates take too. */
export const eventFilters = {
  ...choices({
    type: repeatable(EventType, 'Type.'),
    mode: repeatable(EventMode, 'Mode.'),
    context: repeatable(EventContext, 'Context.'),
    quad: repeatable(Quad, 'Quadrant of the type.'),
    status: repeatable(EventStatus, 'Whether it happened.'),
    actor: repeatable(idOf('act'), 'Who does it, alone or as one of the parties.'),
    recipient: repeatable(idOf('act'), 'To whom it is done.'),
    participant: repeatable(idOf('act'), 'Who takes part, in whichever role.'),
    dyad: repeatable(
      pairOf('act'),
      'Who does it and to whom: `act_…:act_…`. Parties to the same thing do it to each other, in both directions.',
    ),
    country: countries('Country of a participant or of the place.'),
    place: repeatable(z.string().min(1).max(200), 'Where, by the name of the place; case and accents do not count.'),
    source: repeatable(idOf('src'), 'A source in a chain through which it is known, the publisher included.'),
    origin: repeatable(idOf('src'), 'The origin, the last source, of a chain through which it is known.'),
    publisher: publisher('Publisher of an article that tells of it'),
    article,
    about: repeatable(idOf('evt'), 'The event that it is about, as a proposal or accusation is.'),
    partOf: repeatable(idOf('evt'), 'The event that it is part of.'),
    timePrecision: repeatable(TimePrecision, 'How exactly its time is known.'),
  }),
  from: moments('The earliest that it may have been is at or after this.'),
  to: moments('The earliest that it may have been is before this.'),
  overlaps: interval('The time that it may have been overlaps this interval, whose ends belong to it: 2023-07/2023-09.'),
  tz: timeZone,
  minIntensity: number(-10, 10, 'Intensity at least this.'),
  maxIntensity: number(-10, 10, 'Intensity at most this.'),
  minIndependentOrigins: number(0, 1_000_000, 'Known from at least so many independent origins.'),
  q: words('the label or the names of the participants and the place'),
  updatedSince,
};

export const EventQuery = listQuery({
  ...eventFilters,
  sort: sortBy(['published', 'earliest', 'updated', 'relevance']),
  ...paging,
});
export type EventQuery = z.infer<typeof EventQuery>;

/** The filters of the list of claims, which its aggregates take too. */
export const claimFilters = {
  ...choices({
    article,
    publisher: publisher('Publisher'),
    source: repeatable(idOf('src'), 'A source in the chain, the publisher included.'),
    origin: repeatable(idOf('src'), 'The origin: the last source of the chain.'),
    relay: repeatable(pairOf('src'), 'Two neighbours in the chain, `src_…:src_…`: the first has it from the second.'),
    event: repeatable(idOf('evt'), 'An event that it tells of.'),
    type: repeatable(EventType, 'Type of an event that it tells of.'),
    status: repeatable(EventStatus, 'Status of an event that it tells of.'),
    participant: repeatable(idOf('act'), 'Who takes part in an event that it tells of.'),
    stance: repeatable(Stance, 'What the source does with the content.'),
  }),
  direct: flag('In quotation marks, or not.'),
  negated: flag('That it is not so, or that it is.'),
  hedged: flag('With reservations, or without.'),
  ...published,
  q: words('the labels of its events or the names of their participants'),
  updatedSince,
};

export const ClaimQuery = listQuery({ ...claimFilters, sort: sortBy(['published', 'updated', 'relevance']), ...paging });
export type ClaimQuery = z.infer<typeof ClaimQuery>;

export const MentionQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor });
export type MentionQuery = z.infer<typeof MentionQuery>;

/** Each list's query, by resource. */
export interface Queries {
  readonly articles: ArticleQuery;
  readonly sources: SourceQuery;
  readonly actors: ActorQuery;
  readonly events: EventQuery;
  readonly claims: ClaimQuery;
}
