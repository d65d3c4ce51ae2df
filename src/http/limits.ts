/**
 * How often one may ask: a budget of requests a minute for each key, or each address where none is brought, with one for reading
 * and one for what makes the engine or the store work. The headers are those of draft-ietf-httpapi-ratelimit-headers-10:
 * `RateLimit-Policy: "read";q=3000;w=60` says what is allowed, `RateLimit: "read";r=2999;t=60` what is left for how many seconds.
 */
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problems.ts';

export interface LimitOptions {
  /** Requests a minute; 0 for no limit. */
  readonly rateRead: number;
  readonly rateWrite: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose budget it is taken from. */
    budget: string;
  }
}

type Limit = (request: FastifyRequest, reply: FastifyReply, key: string | undefined) => Promise<void>;
type Budget = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const window = 60;
/** Callers that are remembered; more than so many in a minute push the oldest out. */
const remembered = 20_000;

function createBudget(app: FastifyInstance, name: string, quota: number): Budget {
  if (quota === 0) return async () => undefined;
  const take = app.createRateLimit({ max: quota, timeWindow: window * 1000, keyGenerator: (request) => request.budget });
  const policy = `"${name}";q=${quota};w=${window}`;
  return async (request, reply) => {
    const taken = await take(request);
    if (taken.isAllowed) return;
    const left = `"${name}";r=${taken.remaining};t=${taken.ttlInSeconds}`;
    reply.header('ratelimit-policy', policy).header('ratelimit', left);
    if (!taken.isExceeded) return;
    const wait = String(Math.max(1, taken.ttlInSeconds));
    throw new ProblemError('too-many-requests', `More than ${quota} requests of the kind \`${name}\` in a minute.`, [], {
      'retry-after': wait,
    });
  };
}

/** Makes what takes a request from its budget. Throws a 429 problem where nothing is left. */
export async function createLimits(app: FastifyInstance, { rateRead, rateWrite }: LimitOptions): Promise<Limit> {
  await app.register(rateLimit, { global: false, cache: remembered });
  app.decorateRequest('budget', '');
  const read = createBudget(app, 'read', rateRead);
  const write = createBudget(app, 'write', rateWrite);
  return (request, reply, key) => {
    request.budget = key ?? normalizeIP(request.ip);
    return (request.method === 'GET' || request.method === 'HEAD' ? read : write)(request, reply);
  };
}
