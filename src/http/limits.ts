/**
 * How often one may ask: a budget of requests a minute for each key, or each address where none is brought, with one for reading
 * and one for what makes the engine or the store work. The headers are those of draft-ietf-httpapi-ratelimit-headers-10:
 * `RateLimit-Policy: "read";q=3000;w=60` says what is allowed, `RateLimit: "read";r=2999;t=60` what is left for how many seconds.
 * Small enough to be our own: @fastify/rate-limit waits for a store that may be elsewhere, which takes longer than an answer from memory.
 */
import ipaddr from 'ipaddr.js';
import { ProblemError } from './problems.ts';

export interface LimitOptions {
  /** Requests a minute; 0 for no limit. */
  readonly rateRead: number;
  readonly rateWrite: number;
}

export interface Counted {
  readonly method: string;
  readonly ip: string;
}
/** Adds to the headers of the answer, names and values in turn. */
type Limit = (request: Counted, marks: string[], key: string | undefined) => void;
type Budget = (marks: string[], caller: string) => void;

/** Seconds. */
const window = 60;
/** Callers that are remembered; more than so many in a minute push out the one whose minute began first. */
const remembered = 20_000;

/** A caller's minute, which begins with their first request. */
interface Minute {
  readonly ends: number;
  left: number;
}

function createMinutes(quota: number): (caller: string, now: number) => Minute {
  const minutes = new Map<string, Minute>();
  return (caller, now) => {
    const known = minutes.get(caller);
    if (known && now < known.ends) return known;
    minutes.delete(caller); // goes behind those whose minute began before
    const begun = { ends: now + window * 1000, left: quota };
    minutes.set(caller, begun);
    const [first] = minutes.size > remembered ? minutes.keys() : [];
    if (first !== undefined) minutes.delete(first);
    return begun;
  };
}

function createBudget(name: string, quota: number): Budget {
  if (quota === 0) return () => undefined;
  const minuteOf = createMinutes(quota);
  const policy = `"${name}";q=${quota};w=${window}`;
  return (marks, caller) => {
    const now = performance.now();
    const minute = minuteOf(caller, now);
    const seconds = Math.min(window, Math.ceil((minute.ends - now) / 1000)); // a sum of fractions can be a little more
    const exceeded = minute.left === 0;
    if (!exceeded) minute.left--;
    marks.push('ratelimit-policy', policy, 'ratelimit', `"${name}";r=${minute.left};t=${seconds}`);
    if (!exceeded) return;
    throw new ProblemError('too-many-requests', `More than ${quota} requests of the kind \`${name}\` in a minute.`, [], {
      'retry-after': String(seconds),
    });
  };
}

/** An address of IPv4 as it is; of IPv6 the network, of which one client has as many addresses as they like. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString();
}

/** Makes what takes a request from its budget. Throws a 429 problem where nothing is left. */
export function createLimits({ rateRead, rateWrite }: LimitOptions): Limit {
  const read = createBudget('read', rateRead);
  const write = createBudget('write', rateWrite);
  return (request, marks, key) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    (isRead ? read : write)(marks, key ?? networkOf(request.ip));
  };
}
