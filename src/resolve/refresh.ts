/**
 * Records of other articles that refer to what is called otherwise now. A new name of an actor is a new label for events that
 * it takes part in, and that is a new name in whatever refers to those. Names change seldom (tally.ts), so that this is rare.
 */
import type { Event } from '../schema/event.ts';
import { makeLabel, topicOf } from '../schema/labels.ts';
import { eventRef } from './events/merged-event.ts';
import type { Memory, Plan } from './memory.ts';
import { type References, rewriteArticle, rewriteClaim, rewriteEvent } from './rewrite.ts';

export interface Refreshing {
  readonly memory: Memory;
  /** Articles that are put anew anyway, and events. */
  readonly articles: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Ids of sources and actors, and of events among those that are put, whose references read otherwise than before. */
  readonly renamed: readonly string[];
  readonly references: References;
  readonly at: string;
}

const relabelled = (event: Event, references: References): Event => {
  const now = rewriteEvent(event, references);
  return { ...now, label: makeLabel(now.type, topicOf(now.label, now.type), now.participants) };
};

const differs = (a: object, b: object): boolean => JSON.stringify(a) !== JSON.stringify(b);

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
  const others = found.events.filter(({ id }) => !events.has(id));
  const newly = new Map(others.map((event) => [event.id, eventRef(relabelled(event, references))]));
  const further = others.filter((event) => differs(eventRef(event), newly.get(event.id)!)).map(({ id }) => id);
  const beyond = further.length > 0 ? await memory.referrers(further) : { events: [], claims: [] };
  const all: References = { ...references, event: (ref) => newly.get(ref.id) ?? references.event(ref) };
  const changed = <T extends { readonly id: string; readonly updated?: string | undefined }>(
    records: readonly T[],
    rewrite: (record: T, references: References) => T,
  ): T[] =>
    [...new Map(records.map((record) => [record.id, record])).values()].flatMap((record) => {
      const now = rewrite(record, all);
      return differs(now, record) ? [{ ...now, updated: at }] : [];
    });
  return {
    articles: changed(
      found.articles.filter(({ id }) => !articles.has(id)),
      rewriteArticle,
    ),
    events: changed([...others, ...beyond.events.filter(({ id }) => !events.has(id))], relabelled),
    claims: changed(
      [...found.claims, ...beyond.claims].filter((claim) => !articles.has(claim.article.id)),
      rewriteClaim,
    ),
  };
}
