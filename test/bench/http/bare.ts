/**
 * Fastify and nothing else, giving answers from memory: `node bare.ts ANSWERS.json`. What any server of ours is measured beside: it
 * is asked the same and sends the same bytes.
 */
import { readFileSync } from 'node:fs';
import fastify, { type RouteHandler } from 'fastify';

/** By their addresses, with the query. */
const answers = new Map(
  Object.entries(JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<string, { body: string; etag: string }>),
);
const app = fastify();
const answer: RouteHandler = (request, reply) => {
  const { body, etag } = answers.get(request.url)!;
  if (request.headers['if-none-match'] === etag) return reply.code(304).header('etag', etag).send();
  return reply.type('application/json; charset=utf-8').send(body);
};
app.get('/ready', async () => 'ready');
app.get('/v1/events', answer);
app.get('/v1/events/:id', answer);
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
