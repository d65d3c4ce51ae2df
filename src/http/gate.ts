/**
 * The gate before every route, in the order in which a request passes it: no key in the address, room to answer it, who asks, not
 * too often, and whether they may. It stands before the body is read. What anybody may at any time (scope `none`: health, the
 * contract, vocabularies) passes by.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Access, type Asking, authorise, type Caller, identify, refuseKeyInUrl } from './callers.ts';
import { type Counted, createLimits, type LimitOptions } from './limits.ts';
import type { Pressure } from './pressure.ts';
import { ProblemError } from './problems.ts';

export interface GateOptions extends Access, LimitOptions {
  readonly pressure: Pressure;
}

export interface Gate {
  /** Whether a caller who is known at once may read, counted if so; their headers are added then. Where not, nothing is counted. */
  readonly mayRead: (request: Asking & Counted, marks: string[]) => Caller | undefined;
  /** Has the framework's gate let a request pass that was counted. Takes what `mayRead` gave and added. */
  readonly letPass: (request: IncomingMessage, caller: Caller, marks: readonly string[]) => void;
}

/** Adds the gate to an app; what it gives is for who answers ahead of it. */
export function addGate(app: FastifyInstance, { pressure, ...options }: GateOptions): Gate {
  const limit = createLimits(options);
  const passed = new WeakMap<IncomingMessage, { readonly caller: Caller; readonly marks: readonly string[] }>();
  app.decorateRequest('caller');
  app.addHook('onRequest', (request, reply, done) => {
    const { scope } = request.routeOptions.config;
    const pass = (caller: Caller | ProblemError): void => {
      const refused = caller instanceof ProblemError;
      limit(request, reply.marks!, refused ? undefined : caller.key); // guessing keys is counted too
      if (refused) throw caller;
      request.caller = caller;
      authorise(caller, scope!);
    };
    let passing: Promise<void> | undefined;
    try {
      refuseKeyInUrl(request.url);
      const counted = passed.get(request.raw);
      if (counted) {
        request.caller = counted.caller;
        reply.marks!.push(...counted.marks);
      } else if (scope !== undefined) {
        pressure.admit();
        const caller = identify(request, options);
        if (caller instanceof Promise) passing = caller.then(pass);
        else pass(caller);
      }
    } catch (error) {
      return done(error as Error);
    }
    if (passing) passing.then(() => done(), done);
    else done();
  });
  return {
    mayRead: (request, marks) => {
      try {
        pressure.admit();
        const caller = identify(request, options);
        if (caller instanceof Promise || caller instanceof ProblemError || !caller.scopes.has('read')) return undefined;
        limit(request, marks, caller.key);
        return caller;
      } catch {
        return undefined; // who asks the framework is told why
      }
    },
    letPass: (request, caller, marks) => void passed.set(request, { caller, marks }),
  };
}
