import { EventCounts } from '../../schema/counts.ts';
import { Event } from '../../schema/event.ts';
import { EventPage } from '../../schema/page.ts';
import { EventCountsQuery, EventQuery } from '../../schema/query.ts';
import { recordRoutes } from '../records.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const countEvents = ({ store }: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/events/counts',
    operationId: 'countEvents',
    tag: 'events',
    scope: 'read',
    summary: 'Count events by one of their fields',
    description:
      'Takes exactly the filters of the list of events. Each bucket has the URL that lists its events, and that list has exactly as many. Where a filter asks for some values of the field that is counted by, only these are buckets.',
    query: EventCountsQuery,
    responses: {
      200: {
        description: 'The buckets, the largest first; months in their order.',
        schema: EventCounts,
        headers: { ETag: 'Strong entity tag.' },
      },
    },
    problems: ['unknown-parameter', 'not-acceptable'],
    handle: async ({ query }) => ok(await store.countEvents(query)),
  });

export const eventRoutes = (services: Services): Route[] => [
  countEvents(services),
  ...recordRoutes(services, {
    resource: 'events',
    one: 'an event',
    query: EventQuery,
    page: EventPage,
    record: Event,
    about: 'Who did what to whom, when, where, and whether it happened.',
  }),
];
