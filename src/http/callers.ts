/**
 * Who asks, and what they may. A key comes as `Authorization: Bearer …` and in no other way: addresses of requests end up in logs
 * and histories. Who brings none may read where reading is open. Writing needs a key, save from this very machine while no key
 * exists yet, so that the first steps need none.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { type CheckedKey, type Keys, secretPattern } from '../keys.ts';
import { allowedBy, type Scope } from '../schema/key.ts';
import { ProblemError } from './problems.ts';

export interface Caller {
  /** Id of the key; absent where none was brought. */
  readonly key?: string;
  readonly scopes: ReadonlySet<Scope>;
}

/** What is known of who asks: of a request, as the framework gives it or Node. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly socket: Socket;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What a caller must be allowed; absent for what anybody may. */
    scope?: Scope | undefined;
  }
}

const keyParameter = /[?&](?:key|api[_-]?key|access[_-]?token|token|authorization|bearer)=/i;

/** A key in an address is refused, so that nobody gets used to it. */
export function refuseKeyInUrl(url: string): void {
  if (!url.includes('?') && !url.includes('whence_')) return;
  if (url.search(secretPattern) < 0 && !keyParameter.test(url)) return;
  throw new ProblemError('key-in-url', 'This address holds a key, or a parameter for one.');
}

/** A text for logs and headers, without the keys in it; plain ASCII, as a header has to be. */
export const withoutKeys = (text: string): string =>
  text.includes('whence_') ? text.replace(secretPattern, 'whence_***') : text;

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));

const nameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
const isLocalName = (host: string): boolean => {
  const name = nameOf(host);
  return name === 'localhost' || (isIP(name) > 0 && isLoopback(name));
};

const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * Whether a request comes from this machine: over a loopback connection, through no proxy, under a loopback name (a name of
 * somebody else's may lead here too), and not from a page that a browser has from elsewhere.
 */
export function isLocal({ headers, socket }: Asking): boolean {
  if (!isLoopback(socket.remoteAddress)) return false;
  if (forwarding.some((name) => headers[name] !== undefined)) return false;
  if (headers.host === undefined || !isLocalName(headers.host)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

const challenge = (parameters: string): Record<string, string> => ({
  'www-authenticate': `Bearer realm="whence"${parameters && `, ${parameters}`}`,
});
const invalidKey = (detail: string): ProblemError =>
  new ProblemError('invalid-key', detail, [], challenge('error="invalid_token"'));

const refusals = {
  unknown: 'This is not a key of this service.',
  expired: 'This key has expired.',
  revoked: 'This key was revoked.',
} as const;

export interface Access {
  readonly keys: Keys;
  readonly readingOpen: boolean;
}

const nothing = allowedBy([]);
const reading = allowedBy(['read']);
const all = allowedBy(['admin']);

const callerOf = (checked: CheckedKey): Caller | ProblemError =>
  checked.state === 'valid' ? { key: checked.id, scopes: allowedBy(checked.scopes) } : invalidKey(refusals[checked.state]);

/** Finds out who asks; a 401 problem where a key was brought that is none. At once where the store need not be asked. */
export function identify(request: Asking, { keys, readingOpen }: Access): Caller | ProblemError | Promise<Caller | ProblemError> {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    const without = (any: boolean): Caller => ({ scopes: !any && isLocal(request) ? all : readingOpen ? reading : nothing });
    const any = keys.any();
    return typeof any === 'boolean' ? without(any) : any.then(without);
  }
  const [, secret] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (secret === undefined) return invalidKey('The Authorization header is not of the form `Bearer KEY`.');
  const checked = keys.check(secret);
  return checked instanceof Promise ? checked.then(callerOf) : callerOf(checked);
}

/** Throws where the caller may not do what needs the scope: 401 without a key, 403 with one that is not enough. */
export function authorise({ key, scopes }: Caller, scope: Scope): void {
  if (scopes.has(scope)) return;
  if (key === undefined)
    throw new ProblemError('no-key', `This needs a key with the scope \`${scope}\`.`, [], challenge(`scope="${scope}"`));
  const detail = `This key lacks the scope \`${scope}\`; it allows ${[...scopes].map((each) => `\`${each}\``).join(', ')}.`;
  throw new ProblemError('missing-scope', detail, [], challenge(`error="insufficient_scope", scope="${scope}"`));
}
