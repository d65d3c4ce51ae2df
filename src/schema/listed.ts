/**
 * Records as lists give them. The fields of `view=summary` are always there; the others come with `view=full`, so that they
 * are optional in the shape of a list's rows and stay required in that of the record itself.
 */
import { z } from 'zod';
import { Actor } from './actor.ts';
import { Article } from './article.ts';
import { Claim } from './claim.ts';
import { Event } from './event.ts';
import type { Resource } from './query.ts';
import { Source } from './source.ts';

/** What a row on a screen shows. */
export const summaryFields = {
  articles: ['id', 'headline', 'publisher', 'published', 'url', 'language', 'pubStatus', 'updated', 'counts'],
  sources: ['id', 'name', 'kind', 'named', 'actor', 'country', 'updated', 'counts'],
  actors: ['id', 'name', 'kind', 'named', 'country', 'sector', 'updated', 'counts'],
  events: ['id', 'label', 'type', 'quad', 'status', 'participants', 'time', 'place', 'intensity', 'corroboration', 'updated'],
  claims: ['id', 'article', 'chain', 'origin', 'stance', 'negated', 'hedged', 'direct', 'events', 'updated'],
} as const satisfies Record<Resource, readonly string[]>;

/** The record's shape with all fields optional that a summary has not. */
function listed<S extends z.ZodRawShape, K extends keyof S & string>(record: z.ZodObject<S>, always: readonly K[], id: string) {
  const kept = Object.fromEntries(always.map((name) => [name, record.shape[name]])) as Pick<S, K>;
  const others = Object.fromEntries(
    Object.entries(record.shape)
      .filter(([name]) => !(always as readonly string[]).includes(name))
      .map(([name, schema]) => [name, z.optional(schema)]),
  ) as { readonly [N in Exclude<keyof S, K>]: z.ZodOptional<S[N]> };
  const description = `${String(record.meta()?.description)} In a list; what can be absent comes with \`view=full\`.`;
  return z.object({ ...kept, ...others }).meta({ id, description });
}

export const ListedArticle = listed(Article, summaryFields.articles, 'ListedArticle');
export const ListedSource = listed(Source, summaryFields.sources, 'ListedSource');
export const ListedActor = listed(Actor, summaryFields.actors, 'ListedActor');
export const ListedEvent = listed(Event, summaryFields.events, 'ListedEvent');
export const ListedClaim = listed(Claim, summaryFields.claims, 'ListedClaim');
