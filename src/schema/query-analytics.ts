/** The query parameters of aggregates: exactly the filters of the list that they are over, and what to make of it. */
import { z } from 'zod';
import { claimFilters, eventFilters } from './query.ts';

/** Lengths of time that events are put into buckets by. */
export const units = ['day', 'week', 'month', 'year'] as const;
export const TimeUnit = z.enum(units).meta({
  id: 'TimeUnit',
  description: 'How long a bucket of time is. Weeks begin on Monday (ISO 8601).',
});
export type TimeUnit = z.infer<typeof TimeUnit>;

export const CountDimension = z
  .enum([
    'type',
    'quad',
    'status',
    'mode',
    'context',
    'actor',
    'recipient',
    'dyad',
    'country',
    'place',
    'source',
    'origin',
    'publisher',
    ...units,
  ])
  .meta({ id: 'CountDimension', description: 'What events are counted by.' });
export type CountDimension = z.infer<typeof CountDimension>;

export const isUnit = (dimension: CountDimension): dimension is TimeUnit => (units as readonly string[]).includes(dimension);

const byComma = (given: unknown): unknown =>
  given === undefined ? given : [given].flat().flatMap((each) => String(each).split(','));

const most = (largest: number, usual: number, description: string) =>
  z.coerce.number().int().min(1).max(largest).default(usual).describe(description);

export const EventCountsQuery = z.strictObject({
  by: z
    .preprocess(
      byComma,
      z
        .array(CountDimension)
        .min(1)
        .max(2, 'one or two of them')
        .refine((by) => new Set(by).size === by.length, 'two different ones')
        .refine((by) => by.filter(isUnit).length < 2, 'one length of time at most'),
    )
    .describe(
      'What to count by: one, or two with a comma between them (or repeated), the second of which divides each bucket of the first.',
    ),
  ...eventFilters,
  limit: most(
    1000,
    100,
    'Buckets in the answer: the largest, or of time the newest. A bucket is divided into as many at most, and 100.',
  ),
});
export type EventCountsQuery = z.infer<typeof EventCountsQuery>;

export const TimelineQuery = z.strictObject({
  interval: TimeUnit.default('month').describe('How long each point is.'),
  ...eventFilters,
  limit: most(1000, 200, 'Points in the answer, the newest.'),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

export const RelationsQuery = z.strictObject({
  ...eventFilters,
  limit: most(200, 50, 'Other actors in the answer: those with most events.'),
});
export type RelationsQuery = z.infer<typeof RelationsQuery>;

export const GraphQuery = z.strictObject({
  ...eventFilters,
  actors: most(200, 50, 'Actors in the answer: those with most events.'),
  ties: most(1000, 200, 'Ties among them in the answer: those with most events.'),
});
export type GraphQuery = z.infer<typeof GraphQuery>;

export const RelianceQuery = z.strictObject({
  ...claimFilters,
  limit: most(200, 50, 'Sources on each side of the answer: those with most claims.'),
});
export type RelianceQuery = z.infer<typeof RelianceQuery>;
