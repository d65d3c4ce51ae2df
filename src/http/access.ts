/** The gate before every route: no key in the address, who asks, and whether they may. It stands before the body is read. */
import type { FastifyInstance } from 'fastify';
import { type Access, authorise, identify, refuseKeyInUrl } from './callers.ts';

export function addAccess(app: FastifyInstance, access: Access): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    refuseKeyInUrl(request.url);
    const { scope } = request.routeOptions.config;
    if (scope === undefined) return;
    request.caller = await identify(request, access);
    authorise(request.caller, scope);
  });
}
