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
const securityHeaders: Readonly<Record<string, string>> = askHelmet();

/** Headers that every answer has alike, names and values in turn: all of it, and a 304. */
export interface CommonHeaders {
  readonly all: readonly string[];
  readonly same: readonly string[];
  /** Whether an answer can have others, which hooks gave it. */
  readonly others: boolean;
}

/** Takes the origins whose pages may read: `*`, or a list with commas. Gives what every answer has. */
export async function addBrowserRules(app: FastifyInstance, origins: string): Promise<CommonHeaders> {
  const open = origins === '*';
  // Joined here, since the plugin would join them for each request.
  const listed = { allowedHeaders: allowed.join(', '), exposedHeaders: exposed.join(', ') };
  const options = {
    origin: open ? '*' : origins.split(',').map((each) => each.trim()),
    methods: methods.join(', '),
    ...listed,
    maxAge: 600,
  };
  // What any page may see is the same for all answers: then the plugin sees to preflights alone, in a scope of their own.
  await app.register(open ? async (scope) => void (await scope.register(cors, options)) : cors, options);
  const same: Record<string, string> = open ? { 'access-control-allow-origin': '*' } : {};
  const all = { ...securityHeaders, ...same, ...(open && { 'access-control-expose-headers': options.exposedHeaders }) };
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.headers(reply.statusCode === 304 ? same : all);
    done();
  });
  return { all: Object.entries(all).flat(), same: Object.entries(same).flat(), others: !open };
}
