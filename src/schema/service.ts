/** What the service says of itself. */
import { z } from 'zod';

export const ServiceIndex = z
  .object({ name: z.string(), version: z.string(), links: z.array(z.object({ href: z.string(), title: z.string() })) })
  .meta({ id: 'ServiceIndex', description: 'Where to go from here.' });
export type ServiceIndex = z.infer<typeof ServiceIndex>;

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', description: 'The process answers.' });
export type Health = z.infer<typeof Health>;

export const Readiness = z
  .object({
    status: z.enum(['ready', 'starting', 'failing', 'stopping']),
    store: z.boolean().describe('Whether it can be written to.'),
    engine: z.boolean(),
    bundled: z.boolean(),
    reasons: z.array(z.string()).describe('Why it is not ready, and what to do about it; empty where it is.'),
  })
  .meta({ id: 'Readiness', description: 'Which parts are ready: the store, the engine, and the bundled articles.' });
export type Readiness = z.infer<typeof Readiness>;
