import { Actor } from '../../schema/actor.ts';
import { ActorPage } from '../../schema/page.ts';
import { ActorQuery } from '../../schema/query.ts';
import { recordRoutes } from '../records.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

export const actorRoutes = (services: Services): Route[] =>
  recordRoutes(services, {
    resource: 'actors',
    one: 'an actor',
    query: ActorQuery,
    page: ActorPage,
    record: Actor,
    about: 'Who is in it: people, organisations, countries and groups.',
  });
