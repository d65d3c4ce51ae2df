/** Aggregates: each takes exactly the filters of the list that it is over, and each figure has the URL that lists its records. */
import type { z } from 'zod';
import { EventCounts, EventTimeline } from '../../schema/counts.ts';
import { EventCountsQuery, GraphQuery, RelationsQuery, RelianceQuery, TimelineQuery } from '../../schema/query-analytics.ts';
import type { Actor } from '../../schema/actor.ts';
import type { Source } from '../../schema/source.ts';
import { ActorRelations, Graph, SourceReliance } from '../../schema/ties.ts';
import { answerFound, idParams } from '../records.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const same =
  'Takes exactly the filters of the list of events. Each figure has the URL that lists its events, and that list has exactly as many.';
const narrowed = 'Where a filter asks for some values of the field that is counted by, only these are buckets.';

/** What the routes over all events have alike. */
const common = {
  method: 'GET',
  tag: 'analytics',
  scope: 'read',
  problems: ['unknown-parameter', 'not-acceptable', 'busy'],
} as const;

const answer = (description: string, schema: z.ZodType) => ({
  200: { description, schema, headers: { ETag: 'Strong entity tag; send it back in If-None-Match for a 304.' } },
});
const orMerged = {
  308: { description: 'It was merged into another.', headers: { Location: 'The same of the record that it is now.' } },
};

const countRoute = ({ store }: Services): Route =>
  defineRoute({
    ...common,
    path: '/v1/events/counts',
    operationId: 'countEvents',
    summary: 'Count events by one or two of their fields',
    description: `${same} ${narrowed} Times stand in their order and without gaps: from \`from\` to \`to\` where they are given and not too far apart, else from the first with events to the last.`,
    query: EventCountsQuery,
    responses: answer('The buckets, the largest first; times in their order.', EventCounts),
    handle: async ({ query }) => ok(await store.analytics.countEvents(query)),
  });

const timelineRoute = ({ store }: Services): Route =>
  defineRoute({
    ...common,
    path: '/v1/events/timeline',
    operationId: 'getTimeline',
    summary: 'Events over time, with their quadrants and intensity',
    description: same,
    query: TimelineQuery,
    responses: answer('The points, in their order and without gaps.', EventTimeline),
    handle: async ({ query }) => ok(await store.analytics.timeline(query)),
  });

const graphRoute = ({ store }: Services): Route =>
  defineRoute({
    ...common,
    path: '/v1/graph',
    operationId: 'getGraph',
    summary: 'Actors and their ties',
    description: `The actors with most events, the strongest ties among them, and how many of both were left out. ${same} Where \`participant\` or \`dyad\` asks for some, only these are there.`,
    query: GraphQuery,
    responses: answer('The graph.', Graph),
    handle: async ({ query }) => ok(await store.analytics.graph(query)),
  });

const relationsRoute = ({ store }: Services): Route =>
  defineRoute({
    ...common,
    path: '/v1/actors/{id}/relations',
    operationId: 'getActorRelations',
    summary: 'To whom an actor is tied by events, in each direction',
    description: same,
    params: idParams,
    query: RelationsQuery,
    responses: { ...answer('The relations, those with most events first.', ActorRelations), ...orMerged },
    problems: [...common.problems, 'not-found', 'gone'],
    handle: async ({ params: { id }, query, url }) => {
      const found = await store.get('actors', id);
      if (found.state !== 'here') return answerFound(found, 'actors', id, url, '/relations');
      const { name, kind, country } = JSON.parse(found.json) as Actor;
      return ok(await store.analytics.relations({ id, name, kind, ...(country !== undefined && { country }) }, query));
    },
  });

const relianceRoute = ({ store }: Services): Route =>
  defineRoute({
    ...common,
    path: '/v1/sources/{id}/reliance',
    operationId: 'getSourceReliance',
    summary: 'Whom a source relays, and who relays it',
    description:
      'Takes exactly the filters of the list of claims. Each figure has the URL that lists its claims, and that list has exactly as many.',
    params: idParams,
    query: RelianceQuery,
    responses: { ...answer('Both sides, those with most claims first.', SourceReliance), ...orMerged },
    problems: [...common.problems, 'not-found', 'gone'],
    handle: async ({ params: { id }, query, url }) => {
      const found = await store.get('sources', id);
      if (found.state !== 'here') return answerFound(found, 'sources', id, url, '/reliance');
      const { name, kind, named } = JSON.parse(found.json) as Source;
      return ok(await store.analytics.reliance({ id, name, kind, named }, query));
    },
  });

export const analyticsRoutes = (services: Services): Route[] =>
  [countRoute, timelineRoute, graphRoute, relationsRoute, relianceRoute].map((route) => route(services));
