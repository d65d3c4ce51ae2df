/** A stored article as the record set that it came as, so that it can be placed among the others anew: after an upgrade. */
import type { MentionedActor } from '../schema/actor.ts';
import type { RecordSet } from '../schema/article.ts';
import type { MentionedEvent } from '../schema/event.ts';
import type { MentionedSource } from '../schema/source.ts';
import type { Parts } from './memory.ts';
import { onlyIds, rewriteArticle, rewriteClaim, rewriteEvent, rewriteSource } from './rewrite.ts';

export function storedSet({ article, contributions, claims }: Parts): RecordSet {
  const local = new Map(contributions.map(({ recordId, localId }) => [recordId, localId]));
  const own = onlyIds((id) => local.get(id) ?? id);
  const of = <T extends { readonly id: string }>(kind: string, rewrite: (record: T) => T): T[] =>
    contributions
      .filter((view) => view.kind === kind)
      .map(({ localId, json }) => ({ ...rewrite(JSON.parse(json) as T), id: localId }));
  return {
    article: rewriteArticle(article, own),
    sources: of<MentionedSource>('sources', (record) => rewriteSource(record, own)),
    actors: of<MentionedActor>('actors', (record) => record),
    events: of<MentionedEvent>('events', (record) => rewriteEvent(record, own)),
    claims: claims.map((claim) => rewriteClaim(claim, own)),
  };
}
