/** What browsers are told: which pages may send and see what (CORS), and what a page of ours may load. */
import cors from '@fastify/cors';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** The interface at /docs needs styles and scripts of its own; nothing is loaded from elsewhere. */
const contentSecurity = {
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    scriptSrc: ["'self'"],
    upgradeInsecureRequests: null,
  },
};

/** What pages from elsewhere may send and see. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const allowed = [
  'Accept',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'X-Request-Id',
  'traceparent',
  'tracestate',
];
const exposed = [
  'ETag',
  'Link',
  'Location',
  'Content-Location',
  'Idempotency-Replayed',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
  'traceparent',
];

function askHelmet(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  const apply = helmet({ contentSecurityPolicy: contentSecurity, crossOriginResourcePolicy: { policy: 'cross-origin' } });
  apply({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error !== undefined) throw error;
  });
  return headers;
}

/** The headers that helmet gives every answer. They are the same for all, so that it is asked once. */
export const securityHeaders: Readonly<Record<string, string>> = askHelmet();

/** Takes the origins whose pages may read: `*`, or a list with commas. */
export async function addBrowserRules(app: FastifyInstance, origins: string): Promise<void> {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (reply.statusCode !== 304) reply.headers(securityHeaders); // those of what the client has go on
    done();
  });
  const origin = origins === '*' ? '*' : origins.split(',').map((each) => each.trim());
  // Joined here, since the plugin would join them for each request.
  const listed = { allowedHeaders: allowed.join(', '), exposedHeaders: exposed.join(', ') };
  await app.register(cors, { origin, methods: methods.join(', '), ...listed, maxAge: 600 });
}
