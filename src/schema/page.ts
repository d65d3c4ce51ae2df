/** Lists: a page of records, and how to get the next one. */
import { z } from 'zod';
import { Mention } from './common.ts';
import { ListedActor, ListedArticle, ListedClaim, ListedEvent, ListedSource } from './listed.ts';

export const PageInfo = z
  .object({ limit: z.int(), next: z.string().optional().describe('Cursor of the next page; absent on the last.') })
  .meta({ id: 'PageInfo', description: 'Where this page stands in its list.' });
export type PageInfo = z.infer<typeof PageInfo>;

export const Total = z
  .object({ value: z.int().min(0), relation: z.enum(['eq', 'gte']).describe('`gte` where counting stopped early.') })
  .meta({ id: 'Total', description: 'How many records match in all.' });
export type Total = z.infer<typeof Total>;

const pageOf = <T extends z.ZodType>(item: T, id: string, of: string) =>
  z.object({ data: z.array(item), page: PageInfo, total: Total.optional() }).meta({ id, description: `A page of ${of}.` });

export const ArticlePage = pageOf(ListedArticle, 'ArticlePage', 'articles');
export const SourcePage = pageOf(ListedSource, 'SourcePage', 'sources');
export const ActorPage = pageOf(ListedActor, 'ActorPage', 'actors');
export const EventPage = pageOf(ListedEvent, 'EventPage', 'events');
export const ClaimPage = pageOf(ListedClaim, 'ClaimPage', 'claims');
export const MentionPage = pageOf(Mention, 'MentionPage', 'mentions, newest article first');
