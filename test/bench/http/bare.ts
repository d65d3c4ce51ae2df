/** Fastify and nothing else, sending given bytes from memory: `node bare.ts ANSWERS.json`. What any server of ours is measured beside. */
import { readFileSync } from 'node:fs';
import fastify from 'fastify';

const answers = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<string, string>;
const app = fastify();
app.get('/ready', async () => 'ready');
for (const [path, body] of Object.entries(answers)) {
  app.get(path, (_, reply) => reply.type('application/json; charset=utf-8').send(body));
  app.get(`${path}/same`, (_, reply) => reply.code(304).header('etag', '"bare"').send());
}
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
