/**
 * The gate before every route, in the order in which a request passes it: no key in the address, room to answer it, who asks, not
 * too often, and whether they may. It stands before the body is read. What anybody may at any time (scope `none`: health, the
 * contract, vocabularies) passes by.
 */
import type { FastifyInstance } from 'fastify';
import { type Access, authorise, identify, refuseKeyInUrl } from './callers.ts';
import { createLimits, type LimitOptions } from './limits.ts';
import { createPressure, type PressureOptions } from './pressure.ts';
import { ProblemError } from './problems.ts';

export interface GateOptions extends Access, LimitOptions, PressureOptions {}

export async function addGate(app: FastifyInstance, options: GateOptions): Promise<void> {
  const limit = await createLimits(app, options);
  const admit = createPressure(app, options);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    refuseKeyInUrl(request.url);
    const { scope } = request.routeOptions.config;
    if (scope === undefined) return;
    admit(reply);
    const caller = await identify(request, options).catch((error: unknown) => {
      if (error instanceof ProblemError) return error;
      throw error;
    });
    const known = caller instanceof ProblemError ? undefined : caller.key;
    await limit(request, reply, known); // guessing keys is counted too
    if (caller instanceof ProblemError) throw caller;
    request.caller = caller;
    authorise(caller, scope);
  });
}
