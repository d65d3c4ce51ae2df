/** Aggregates over events. */
import { z } from 'zod';
import { CountDimension, TimeUnit } from './query-analytics.ts';
import { Quad } from './vocabularies.ts';

export const listedAt = z.string().describe('Path and query that list exactly these records.');
export const count = z.int().min(0);

export const Unplaced = z.object({ count, url: listedAt }).meta({
  id: 'Unplaced',
  description: 'Events that no bucket can hold: without a time, or known less exactly than a bucket is long.',
});
export type Unplaced = z.infer<typeof Unplaced>;

const bucket = {
  key: z
    .string()
    .describe(
      'A code, an id, two ids with a colon for a dyad, a folded name for a place, or a time: 2023-09-04, 2023-09, 2023; a week is its Monday.',
    ),
  name: z.string().describe('What a chart would write.'),
  count,
  url: listedAt,
};

export const CountPart = z
  .object(bucket)
  .meta({ id: 'CountPart', description: 'The part of a bucket that has one value of the second field.' });
export type CountPart = z.infer<typeof CountPart>;

export const CountBucket = z
  .object({
    ...bucket,
    parts: z.array(CountPart).optional().describe('Where events are counted by two fields.'),
    more: z.boolean().optional().describe('Whether there are more parts than are given.'),
    unplaced: Unplaced.optional().describe('For parts that are times.'),
  })
  .meta({ id: 'CountBucket', description: 'How many events have one value, and where they are listed.' });
export type CountBucket = z.infer<typeof CountBucket>;

export const EventCounts = z
  .object({
    by: CountDimension,
    thenBy: CountDimension.optional(),
    total: count.describe('Events that match the filters; one event can stand in several buckets.'),
    buckets: z.array(CountBucket),
    more: z.boolean().describe('Whether there are more buckets than `limit`.'),
    unplaced: Unplaced.optional().describe('For buckets of time.'),
  })
  .meta({ id: 'EventCounts', description: 'Events counted by one or two of their fields.' });
export type EventCounts = z.infer<typeof EventCounts>;

const meanIntensity = z
  .number()
  .min(-10)
  .max(10)
  .optional()
  .describe('Mean of the events’ intensities, from -10 (conflict) to 10 (cooperation). Absent where there are none.');

export const Strength = z
  .object({ count, meanIntensity, url: listedAt })
  .meta({ id: 'Strength', description: 'How many events, how they lean, and where they are listed.' });
export type Strength = z.infer<typeof Strength>;

export const TimelinePoint = z
  .object({
    start: z.string().describe('First day.'),
    end: z.string().describe('The day after the last.'),
    ...Strength.shape,
    quads: z
      .array(z.object({ quad: Quad, count, url: listedAt }))
      .describe('The same events by quadrant; those that have none are left out.'),
  })
  .meta({ id: 'TimelinePoint', description: 'The events of one stretch of time.' });
export type TimelinePoint = z.infer<typeof TimelinePoint>;

export const EventTimeline = z
  .object({
    interval: TimeUnit,
    total: count.describe('Events that match the filters.'),
    points: z.array(TimelinePoint).describe('In their order, without gaps.'),
    more: z.boolean().describe('Whether there are older points.'),
    unplaced: Unplaced.optional(),
  })
  .meta({ id: 'EventTimeline', description: 'Events over time.' });
export type EventTimeline = z.infer<typeof EventTimeline>;
