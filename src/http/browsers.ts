/** What browsers are told: which pages may send and see what (CORS), and what a page of ours may load. */
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

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
const crossOrigin = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: [
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
  ],
  exposedHeaders: [
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
  ],
  maxAge: 600,
};

/** Takes the origins whose pages may read: `*`, or a list with commas. */
export async function addBrowserRules(app: FastifyInstance, origins: string): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: contentSecurity, crossOriginResourcePolicy: { policy: 'cross-origin' } });
  const origin = origins === '*' ? '*' : origins.split(',').map((each) => each.trim());
  await app.register(cors, { origin, ...crossOrigin });
}
