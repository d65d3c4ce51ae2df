/**
 * The query parameters of every list. A filter here needs its row in store/filters.ts, or the program does not compile;
 * a parameter that is not here is refused by name.
 */
import { z } from 'zod';
import { countries, flag, idOf, moments, paging, repeatable, sortBy, words } from './query-parts.ts';
import { ActorKind, EventContext, EventMode, EventStatus, EventType, Quad, Sector, SourceKind, Stance } from './vocabularies.ts';

export const resources = ['articles', 'sources', 'actors', 'events', 'claims'] as const;
export type Resource = (typeof resources)[number];

const article = repeatable(idOf('art'), 'Records that come from this article.');
const updatedSince = moments('Records whose stored form changed at or after this.');

export const ArticleQuery = z.strictObject({
  publisher: repeatable(z.string().min(1).max(200), 'Publisher, by its source id (`src_…`) or its name.'),
  language: repeatable(z.string().min(2).max(35), 'Language, as BCP 47.'),
  from: moments('Published at or after this.'),
  to: moments('Published before this.'),
  q: words('the headline'),
  updatedSince,
  sort: sortBy(['published', 'updated']),
  ...paging,
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;

export const SourceQuery = z.strictObject({
  kind: repeatable(SourceKind, 'Kind of source.'),
  country: countries('Country of the source.'),
  named: flag('Named sources only, or unnamed ones only.'),
  article,
  q: words('the name'),
  updatedSince,
  sort: sortBy(['name', 'claims', 'updated']),
  ...paging,
});
export type SourceQuery = z.infer<typeof SourceQuery>;

export const ActorQuery = z.strictObject({
  kind: repeatable(ActorKind, 'Kind of actor.'),
  country: countries('Country of the actor.'),
  sector: repeatable(Sector, 'Sector that the actor acts in.'),
  named: flag('Named actors only, or unnamed ones only.'),
  article,
  q: words('the name or an alias'),
  updatedSince,
  sort: sortBy(['name', 'events', 'articles', 'updated']),
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

const eventFilters = {
  type: repeatable(EventType, 'Type.'),
  mode: repeatable(EventMode, 'Mode.'),
  context: repeatable(EventContext, 'Context.'),
  quad: repeatable(Quad, 'Quadrant of the type.'),
  status: repeatable(EventStatus, 'Whether it happened.'),
  actor: repeatable(idOf('act'), 'Who does it, alone or as one of the parties.'),
  recipient: repeatable(idOf('act'), 'To whom it is done.'),
  participant: repeatable(idOf('act'), 'Who takes part, in whichever role.'),
  country: countries('Country of a participant or of the place.'),
  source: repeatable(idOf('src'), 'A source in a chain through which it is known, the publisher included.'),
  article,
  from: moments('The earliest that it may have been is at or after this.'),
  to: moments('The earliest that it may have been is before this.'),
  timePrecision: repeatable(TimePrecision, 'How exactly its time is known.'),
  updatedSince,
};

export const EventQuery = z.strictObject({ ...eventFilters, sort: sortBy(['published', 'earliest', 'updated']), ...paging });
export type EventQuery = z.infer<typeof EventQuery>;

export const ClaimQuery = z.strictObject({
  article,
  source: repeatable(idOf('src'), 'A source in the chain, the publisher included.'),
  origin: repeatable(idOf('src'), 'The origin: the last source of the chain.'),
  event: repeatable(idOf('evt'), 'An event that it tells of.'),
  stance: repeatable(Stance, 'What the source does with the content.'),
  direct: flag('In quotation marks, or not.'),
  updatedSince,
  sort: sortBy(['published', 'updated']),
  ...paging,
});
export type ClaimQuery = z.infer<typeof ClaimQuery>;

export const MentionQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor });
export type MentionQuery = z.infer<typeof MentionQuery>;

export const CountDimension = z
  .enum(['type', 'status', 'actor', 'country', 'source', 'month'])
  .meta({ id: 'CountDimension', description: 'What events are counted by.' });
export type CountDimension = z.infer<typeof CountDimension>;

export const EventCountsQuery = z.strictObject({
  by: CountDimension.describe('What to count by.'),
  ...eventFilters,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .describe('Buckets in the answer, the largest first; months in their order.'),
});
export type EventCountsQuery = z.infer<typeof EventCountsQuery>;

/** Each list's query, by resource. */
export interface Queries {
  readonly articles: ArticleQuery;
  readonly sources: SourceQuery;
  readonly actors: ActorQuery;
  readonly events: EventQuery;
  readonly claims: ClaimQuery;
}
