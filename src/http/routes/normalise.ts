import { z } from 'zod';
import { flag } from '../../schema/query-parts.ts';
import { ExplainedRecordSet } from '../../schema/trace.ts';
import { articleBody, reading, textMetadata } from '../article-body.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

export const normaliseRoutes = ({ ingest }: Services): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/v1/normalise',
    operationId: 'normalise',
    tag: 'normalise',
    scope: 'read',
    summary: 'Read an article without keeping anything',
    description:
      'Gives the record set that the engine makes of this text alone. Ids of what has no authority key are provisional: when an article is kept, who is known already keeps the id that it has.',
    query: z.strictObject({
      explain: flag('Whether the answer has a `trace`: which rules fired or were blocked, where, and why.'),
      ...textMetadata,
    }),
    body: articleBody,
    responses: { 200: { description: 'The article’s records.', schema: ExplainedRecordSet } },
    problems: ['malformed-json', 'not-acceptable', 'body-too-large', 'unsupported-media-type', 'invalid-article', 'busy'],
    handle: async ({ body, query }) => ok(await reading(() => ingest.read(body, query.explain ?? false))),
  }),
];
