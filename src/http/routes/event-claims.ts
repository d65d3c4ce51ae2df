/** What is claimed of one event: the claims, what they differ in, and through whom they came. */
import { z } from 'zod';
import type { Claim } from '../../schema/claim.ts';
import type { EventRef } from '../../schema/common.ts';
import { EventClaims } from '../../schema/dispute.ts';
import type { Event } from '../../schema/event.ts';
import { Provenance } from '../../schema/provenance.ts';
import { ClaimQuery } from '../../schema/query.ts';
import { flag } from '../../schema/query-parts.ts';
import { findDisputes } from '../../views/disputes.ts';
import { drawProvenance } from '../../views/provenance.ts';
import { answerFound, idParams } from '../records.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

/** Claims that are looked at for one event. */
const mostClaims = 1_000;
const pageSize = 200;

interface Known {
  readonly event: EventRef;
  readonly claims: readonly Claim[];
  readonly complete: boolean;
}

async function readClaims({ store }: Services, json: string): Promise<Known> {
  const { id, label: name, type, status } = JSON.parse(json) as Event;
  const claims: Claim[] = [];
  let cursor: string | undefined;
  do {
    const query = ClaimQuery.parse({ event: id, limit: pageSize, ...(cursor !== undefined && { cursor }) });
    const page = await store.list('claims', query);
    claims.push(...page.records.map((each) => JSON.parse(each) as Claim));
    cursor = page.next;
  } while (cursor !== undefined && claims.length < mostClaims);
  return { event: { id, name, type, status }, claims, complete: cursor === undefined };
}

const etag = 'Strong entity tag; send it back in If-None-Match for a 304.';

const listEventClaims = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/claims',
    operationId: 'listEventClaims',
    tag: 'events',
    scope: 'read',
    summary: 'List what is claimed of an event, and what the claims differ in',
    description:
      'Claims that differ (whether it happened, when, where, who did it, a toll) stand side by side, each with its chain; never averaged. What a claim leaves open is no side, nor is what can be so together: a day within the month, "at least ten" and twelve.',
    params: idParams,
    query: z.strictObject({ dispute: flag('Only the claims that are on a side of a dispute, or only those that are on none.') }),
    responses: {
      200: { description: 'The claims and their disputes.', schema: EventClaims, headers: { ETag: etag } },
      308: { description: 'It was merged into another.', headers: { Location: 'The claims of the event that it is now.' } },
    },
    problems: ['unknown-parameter', 'not-found', 'gone', 'not-acceptable'],
    handle: async ({ params: { id }, query: { dispute }, url }) => {
      const found = await services.store.get('events', id);
      if (found.state !== 'here') return answerFound(found, 'events', id, url, '/claims');
      const { event, claims, complete } = await readClaims(services, found.json);
      const disputes = findDisputes(event.id, claims);
      const sided = new Set(disputes.flatMap(({ sides }) => sides.flatMap((side) => side.claims)));
      const data = dispute === undefined ? claims : claims.filter((claim) => sided.has(claim.id) === dispute);
      return ok({ event, data: [...data], disputes, complete } satisfies EventClaims);
    },
  });

const getProvenance = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/provenance',
    operationId: 'getEventProvenance',
    tag: 'events',
    scope: 'read',
    summary: 'Get through whom an event is known, as a graph',
    description:
      'Nodes are articles and sources, edges the steps of the claims’ chains with the places that bear them out. Where many articles lead to one origin, they are copies of what one source says.',
    params: idParams,
    responses: {
      200: { description: 'The graph.', schema: Provenance, headers: { ETag: etag } },
      308: { description: 'It was merged into another.', headers: { Location: 'The graph of the event that it is now.' } },
    },
    problems: ['not-found', 'gone', 'not-acceptable'],
    gives: { kind: 'provenance', many: false },
    handle: async ({ params: { id }, url }) => {
      const found = await services.store.get('events', id);
      if (found.state !== 'here') return answerFound(found, 'events', id, url, '/provenance');
      const { event, claims, complete } = await readClaims(services, found.json);
      const graph = drawProvenance(event, claims, complete);
      return { status: 200, content: { kind: 'provenance', many: false, records: [JSON.stringify(graph)] } };
    },
  });

export const eventClaimRoutes = (services: Services): Route[] => [listEventClaims(services), getProvenance(services)];
