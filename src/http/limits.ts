/**
 * How often one may ask: a budget of requests a minute for each key, or each address where none is brought, with one for reading
 * and one for what makes the engine or the store work. The headers are those of draft-ietf-httpapi-ratelimit-headers-10:
 * `RateLimit-Policy: "read";q=3000;w=60` says what is allowed, `RateLimit: "read";r=2999;t=60` what is left for how many seconds.
 */
import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Address6 } from 'ip-address';
import { ProblemError } from './problems.ts';

export interface LimitOptions {
  /** Requests a minute; 0 for no limit. */
  readonly rateRead: number;
  readonly rateWrite: number;
}

const length = 60;
/** Callers that are remembered; of more than so many in a minute, the one whose minute began first is forgotten. */
const remembered = 20_000;

interface Window {
  used: number;
  /** When it ends, in milliseconds. */
  readonly end: number;
}

/** Takes a request from a caller's budget; throws where there is nothing left. */
type Budget = (reply: FastifyReply, caller: string) => void;

/** Counts in memory and without waiting, since every request comes by here: a plugin's promises cost more than a read. */
function createBudget(name: string, quota: number): Budget {
  if (quota === 0) return () => undefined;
  const windows = new Map<string, Window>();
  const begin = (caller: string, now: number): Window => {
    const window = { used: 0, end: now + length * 1000 };
    windows.delete(caller);
    windows.set(caller, window);
    const [oldest] = windows.size > remembered ? windows.keys() : [];
    if (oldest !== undefined) windows.delete(oldest);
    return window;
  };
  const policy = `"${name}";q=${quota};w=${length}`;
  return (reply, caller) => {
    const now = Date.now();
    let window = windows.get(caller);
    if (window === undefined || window.end <= now) window = begin(caller, now);
    window.used++;
    const wait = Math.ceil((window.end - now) / 1000);
    reply.header('ratelimit-policy', policy);
    reply.header('ratelimit', `"${name}";r=${Math.max(0, quota - window.used)};t=${wait}`);
    if (window.used <= quota) return;
    throw new ProblemError('too-many-requests', `More than ${quota} requests of the kind \`${name}\` in a minute.`, [], {
      'retry-after': String(wait),
    });
  };
}

/** An address of IPv6 by its network, since whoever has one has them all; one of IPv4 written as of IPv6 is what it stands for. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const given = new Address6(address);
  return given.isMapped4() ? given.to4().correctForm() : new Address6(`${address}/64`).startAddress().correctForm();
}

/** Makes what takes a request from its budget: that of the key, where one was brought. Throws a 429 problem where nothing is left. */
export function createLimits({ rateRead, rateWrite }: LimitOptions) {
  const read = createBudget('read', rateRead);
  const write = createBudget('write', rateWrite);
  return (request: FastifyRequest, reply: FastifyReply, key: string | undefined): void => {
    const take = request.method === 'GET' || request.method === 'HEAD' ? read : write;
    take(reply, key ?? networkOf(request.ip));
  };
}
