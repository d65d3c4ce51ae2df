/** Records of other articles that refer to what is called otherwise now. */
import type { Memory, Plan } from './memory.ts';
import { type References, rewriteArticle, rewriteClaim, rewriteEvent } from './rewrite.ts';

export interface Refreshing {
  readonly memory: Memory;
  /** Articles that are put anew anyway, and their events. */
  readonly articles: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly renamed: readonly string[];
  readonly references: References;
  readonly at: string;
}

export async function refreshOthers({
  memory,
  articles,
  events,
  renamed,
  references,
  at,
}: Refreshing): Promise<Plan['refreshed']> {
  if (renamed.length === 0) return { articles: [], events: [], claims: [] };
  const found = await memory.referrers(renamed);
  const changed = <T extends { readonly updated?: string | undefined }>(
    records: readonly T[],
    rewrite: (record: T, references: References) => T,
  ): T[] =>
    records.flatMap((record) => {
      const now = rewrite(record, references);
      return JSON.stringify(now) === JSON.stringify(record) ? [] : [{ ...now, updated: at }];
    });
  return {
    articles: changed(
      found.articles.filter(({ id }) => !articles.has(id)),
      rewriteArticle,
    ),
    events: changed(
      found.events.filter(({ id }) => !events.has(id)),
      rewriteEvent,
    ),
    claims: changed(
      found.claims.filter((claim) => !articles.has(claim.article.id)),
      rewriteClaim,
    ),
  };
}
