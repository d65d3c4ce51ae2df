/** All routes there are. */
import type { Route } from './route.ts';
import { actorRoutes } from './routes/actors.ts';
import { analyticsRoutes } from './routes/analytics.ts';
import { articleRoutes } from './routes/articles.ts';
import { claimRoutes } from './routes/claims.ts';
import { curationRoutes } from './routes/curation.ts';
import { eventClaimRoutes } from './routes/event-claims.ts';
import { eventRoutes } from './routes/events.ts';
import { keyRoutes } from './routes/keys.ts';
import { normaliseRoutes } from './routes/normalise.ts';
import { serviceRoutes } from './routes/service.ts';
import { sourceRoutes } from './routes/sources.ts';
import { versionRoutes } from './routes/versions.ts';
import { vocabularyRoutes } from './routes/vocabularies.ts';
import type { Services } from './services.ts';

export const allRoutes = (services: Services): Route[] => [
  ...articleRoutes(services),
  ...versionRoutes(services),
  ...analyticsRoutes(services),
  ...eventRoutes(services),
  ...eventClaimRoutes(services),
  ...curationRoutes(services),
  ...claimRoutes(services),
  ...sourceRoutes(services),
  ...actorRoutes(services),
  ...normaliseRoutes(services),
  ...vocabularyRoutes(services),
  ...keyRoutes(services),
  ...serviceRoutes(services),
];
