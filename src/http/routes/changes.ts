import { z } from 'zod';
import { ChangePage, ChangeQuery, ChangeStreamQuery } from '../../schema/change.ts';
import { answerPages } from '../pages.ts';
import { ProblemError } from '../problems.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const resume = z.object({
  'last-event-id': z
    .string()
    .regex(/^\d{1,15}$/, 'a number: the id of the last event that came')
    .optional()
    .describe('Where a stream that broke off goes on; browsers send it by themselves.'),
});

/** Throws where a number is from another log: waiting for it would be waiting for ever. */
async function checkPlace({ store }: Services, since: number): Promise<void> {
  const head = await store.changes.head();
  if (since <= head) return;
  const detail = `The log ends at ${head}, before ${since}: it is not the one that this number is from. Begin again without \`since\`.`;
  throw new ProblemError('invalid-parameter', detail, [{ parameter: 'since', code: 'invalid-parameter', detail }]);
}

const listChanges = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/changes',
    operationId: 'listChanges',
    tag: 'changes',
    scope: 'read',
    summary: 'List what became of which record',
    description:
      'Oldest first, in the order in which it was saved: whoever has read up to one number has missed nothing below it. To keep a copy up to date, read from `since=0`, keep `until`, and ask again from there; get each record that was created or updated, and drop or redirect the others. Of changes older than thirty days only the last one of each record stays. Counts are no change of a record.',
    query: ChangeQuery,
    responses: {
      200: {
        description: 'A page of changes.',
        schema: ChangePage,
        headers: {
          ETag: 'Strong entity tag; send it back in If-None-Match for a 304.',
          Link: 'The next page, with rel="next"; absent on the last.',
        },
      },
    },
    problems: ['unknown-parameter', 'not-acceptable'],
    gives: { kind: 'changes', many: true },
    handle: async ({ query, url, format }) => {
      await checkPlace(services, query.since);
      const read = async (part: object) => {
        const { entries, until, next } = await services.store.changes.page({ ...query, ...part });
        return { records: entries.map((entry) => JSON.stringify(entry)), beside: { until }, ...(next !== undefined && { next }) };
      };
      return answerPages({ read, query, url, format, gives: { kind: 'changes' } });
    },
  });

const streamChanges = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/changes/stream',
    operationId: 'streamChanges',
    tag: 'changes',
    scope: 'read',
    summary: 'Be told of changes as they happen',
    description:
      'Server-Sent Events, for `EventSource`: each event’s `data` is a ChangeEntry and its `id` the number of it, by which a client that was cut off goes on by itself. Every fifteen seconds of silence there is a sign of life.',
    query: ChangeStreamQuery,
    headers: resume,
    responses: { 200: { description: 'A stream that does not end by itself.', schema: z.string() } },
    problems: ['unknown-parameter', 'not-acceptable', 'too-many-streams'],
    gives: { kind: 'feed', many: true },
    handle: async ({ query, headers: given }) => {
      const last = given['last-event-id'];
      const since = last === undefined ? (query.since ?? (await services.store.changes.head())) : Number(last);
      await checkPlace(services, since);
      // Not kept alive: it ends when the service does, which would wait for the connection.
      const headers = { 'x-accel-buffering': 'no', connection: 'close' };
      return { status: 200, headers, stream: (signal) => services.feed.listen({ ...query, since }, signal) };
    },
  });

export const changeRoutes = (services: Services): Route[] => [listChanges(services), streamChanges(services)];
