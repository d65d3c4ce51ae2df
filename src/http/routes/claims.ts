import { Claim } from '../../schema/claim.ts';
import { ClaimPage } from '../../schema/page.ts';
import { ClaimQuery } from '../../schema/query.ts';
import { recordRoutes } from '../records.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

export const claimRoutes = (services: Services): Route[] =>
  recordRoutes(services, {
    resource: 'claims',
    one: 'a claim',
    query: ClaimQuery,
    page: ClaimPage,
    record: Claim,
    about: 'Events, each with the whole chain of sources through which the reader has it.',
  });
