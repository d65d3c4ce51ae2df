import { Event } from '../../schema/event.ts';
import { EventPage } from '../../schema/page.ts';
import { EventQuery } from '../../schema/query.ts';
import { recordRoutes } from '../records.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

export const eventRoutes = (services: Services): Route[] =>
  recordRoutes(services, {
    resource: 'events',
    one: 'an event',
    query: EventQuery,
    page: EventPage,
    record: Event,
    about: 'Who did what to whom, when, where, and whether it happened.',
  });
