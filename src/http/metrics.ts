/** /metrics, for Prometheus: for this machine, for whoever has a key, or for all. It is no part of the API and not in the contract. */
import type { FastifyInstance } from 'fastify';
import { exposition, type Metrics } from '../metrics.ts';
import { type Access, identify, isLocal } from './callers.ts';
import { ProblemError } from './problems.ts';

export interface MetricsOptions extends Access {
  readonly metrics: Metrics;
  readonly open: boolean;
}

export function addMetrics(app: FastifyInstance, { metrics, open, ...access }: MetricsOptions): void {
  app.get('/metrics', async (request, reply) => {
    const caller = await identify(request, access);
    if (caller instanceof ProblemError) throw caller;
    if (!open && caller.key === undefined && !isLocal(request))
      throw new ProblemError('no-key', 'From elsewhere this needs a key, of any scope.', [], {
        'www-authenticate': 'Bearer realm="whence"',
      });
    return reply
      .header('cache-control', 'no-store')
      .type(exposition)
      .send(await metrics.text());
  });
}
