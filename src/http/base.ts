/** The address under which a client reaches the service. */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    base: string;
  }
}

/** To be added before whatever asks for it. Takes the address that is configured; without one it is what the client asked for. */
export function addBase(app: FastifyInstance, publicUrl: string | undefined): void {
  app.decorateRequest('base', '');
  app.addHook('onRequest', (request, _reply, done) => {
    request.base = publicUrl ?? `${request.protocol}://${request.host}`;
    done();
  });
}
