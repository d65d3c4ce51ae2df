import { SourcePage } from '../../schema/page.ts';
import { SourceQuery } from '../../schema/query.ts';
import { Source } from '../../schema/source.ts';
import { recordRoutes } from '../records.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

export const sourceRoutes = (services: Services): Route[] =>
  recordRoutes(services, {
    resource: 'sources',
    one: 'a source',
    query: SourceQuery,
    page: SourcePage,
    record: Source,
    about: 'Who says so: publishers, agencies, officials, experts, documents, and those whom the text leaves unnamed.',
  });
