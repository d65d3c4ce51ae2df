/** Aggregates over events. */
import { z } from 'zod';
import { CountDimension } from './query.ts';

const listedAt = z.string().describe('Path and query that list exactly these events.');

export const CountBucket = z
  .object({
    key: z.string().describe('A code, an id, or a month (2023-09).'),
    name: z.string().describe('What a chart would write.'),
    count: z.int().min(0),
    url: listedAt,
  })
  .meta({ id: 'CountBucket', description: 'How many events have one value, and where they are listed.' });
export type CountBucket = z.infer<typeof CountBucket>;

export const Unplaced = z.object({ count: z.int().min(0), url: listedAt }).meta({
  id: 'Unplaced',
  description: 'Events that no bucket can hold: without a time, or known less exactly than a bucket is long.',
});
export type Unplaced = z.infer<typeof Unplaced>;

export const EventCounts = z
  .object({
    by: CountDimension,
    total: z.int().min(0).describe('Events that match the filters; one event can stand in several buckets.'),
    buckets: z.array(CountBucket),
    more: z.boolean().describe('Whether there are more buckets than `limit`.'),
    unplaced: Unplaced.optional().describe('For buckets of time.'),
  })
  .meta({ id: 'EventCounts', description: 'Events counted by one of their fields.' });
export type EventCounts = z.infer<typeof EventCounts>;
