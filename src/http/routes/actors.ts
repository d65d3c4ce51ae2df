import { Actor } from '../../schema/actor.ts';
import { CandidatePage } from '../../schema/candidate.ts';
import { ActorPage } from '../../schema/page.ts';
import { ActorQuery, MentionQuery } from '../../schema/query.ts';
import { answerPlainPage } from '../pages.ts';
import { answerFound, idParams, recordRoutes } from '../records.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const candidatesRoute = ({ store, curation }: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/actors/{id}/candidates',
    operationId: 'listActorCandidates',
    tag: 'actors',
    scope: 'read',
    summary: 'List the actors that may be the same as one',
    description:
      'What is certain is one record already; a doubtful pair stays two, and is listed here with what speaks for and against it, the likeliest first, until somebody merges the two or decides that they are not one (`part`).',
    params: idParams,
    query: MentionQuery,
    responses: {
      200: {
        description: 'A page of candidates.',
        schema: CandidatePage,
        headers: { Link: 'The next page, with rel="next"; absent on the last.' },
      },
      308: {
        description: 'It was merged into another.',
        headers: { Location: 'The candidates of the record that it is now.' },
      },
    },
    problems: ['unknown-parameter', 'not-found', 'gone', 'not-acceptable'],
    handle: async ({ params: { id }, query, url }) => {
      const found = await store.get('actors', id);
      if (found.state !== 'here') return answerFound(found, 'actors', id, url, '/candidates');
      return answerPlainPage(() => curation.candidates(JSON.parse(found.json) as Actor, query), query.limit, url);
    },
  });

export const actorRoutes = (services: Services): Route[] => [
  ...recordRoutes(services, {
    resource: 'actors',
    one: 'an actor',
    query: ActorQuery,
    page: ActorPage,
    record: Actor,
    about: 'Who is in it: people, organisations, countries and groups.',
  }),
  candidatesRoute(services),
];
