/** An article's own part of the whole, under the ids of the records that its sources, actors and events are. */
import type { RecordSet } from '../schema/article.ts';
import type { Event, MentionedEvent } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import { corroborate } from './corroborate.ts';
import type { Memory, Parts, Plan, View, ViewOf } from './memory.ts';
import { onlyIds, type References, rewriteArticle, rewriteClaim, rewriteEvent, rewriteSource } from './rewrite.ts';

export interface BuiltParts {
  readonly claims: Parts['claims'];
  readonly events: readonly MentionedEvent[];
  /** Gives references the names that the merged records have. */
  readonly finish: (references: References, before: Parts | undefined, at: string) => NonNullable<Plan['now']>;
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

const withoutMentions = ({ mentions: _mentions, ...event }: MentionedEvent): Event => event;

/** A record that is what it was keeps the time of its last change. */
function dated<T extends { readonly id: string; readonly updated?: string | undefined }>(
  record: T,
  known: ReadonlyMap<string, T>,
  at: string,
): T {
  const was = known.get(record.id);
  const { updated: _now, ...rest } = record;
  const { updated, ...old } = was ?? { updated: undefined };
  return { ...record, updated: updated !== undefined && JSON.stringify(old) === JSON.stringify(rest) ? updated : at };
}

/** Moves a record set to the records' ids; corroboration is worked out on the way. */
export function buildParts(set: RecordSet, recordOf: (localId: string) => string): BuiltParts {
  const moved = onlyIds(recordOf);
  const told = { claims: set.claims, sources: byId(set.sources), actors: byId(set.actors) };
  const events = set.events.map((event) => rewriteEvent({ ...event, corroboration: corroborate(event.id, told) }, moved));
  const claims = set.claims.map((claim) => rewriteClaim(claim, moved));
  const view = (kind: View['kind'], localId: string, record: { readonly id: string }): View => ({
    kind,
    localId,
    recordId: record.id,
    json: JSON.stringify(record),
  });
  const contributions = [
    ...set.sources.map((source) => view('sources', source.id, { ...rewriteSource(source, moved), id: recordOf(source.id) })),
    ...set.actors.map((actor) => view('actors', actor.id, { ...actor, id: recordOf(actor.id) })),
    ...events.map((event) => view('events', event.id, event)),
  ];
  return {
    claims,
    events,
    finish: (references, before, at) => ({
      article: { ...rewriteArticle(set.article, references), updated: at },
      contributions,
      claims: claims.map((claim) => dated(rewriteClaim(claim, references), byId(before?.claims ?? []), at)),
      events: events.map((event) => ({ ...withoutMentions(rewriteEvent(event, references)), updated: at })),
    }),
  };
}

export interface Refreshing {
  readonly memory: Memory;
  readonly article: string;
  /** Events of the article itself, which are put anew anyway. */
  readonly own: ReadonlySet<string>;
  /** Records whose name, kind or id others have to follow. */
  readonly moved: readonly string[];
  readonly merged: Plan['merged'];
  readonly references: References;
  readonly at: string;
}

/** A view of another article, with ids that were merged set to the surviving ones; names stay that article's own. */
function moveView(view: ViewOf, into: ReadonlyMap<string, string>): ViewOf {
  const references = onlyIds((id) => into.get(id) ?? id);
  const record = JSON.parse(view.json) as { id: string };
  const id = into.get(record.id) ?? record.id;
  const inside =
    view.kind === 'events'
      ? rewriteEvent(record as unknown as MentionedEvent, references)
      : view.kind === 'sources'
        ? rewriteSource(record as unknown as Source, references)
        : record;
  return { ...view, recordId: into.get(view.recordId) ?? view.recordId, json: JSON.stringify({ ...inside, id }) };
}

/** Records of other articles that refer to what changed. */
export async function refreshOthers({
  memory,
  article,
  own,
  moved,
  merged,
  references,
  at,
}: Refreshing): Promise<Plan['refreshed']> {
  if (moved.length === 0) return { articles: [], events: [], claims: [], contributions: [] };
  const found = await memory.referrers(moved);
  const into = new Map(merged.map((each) => [each.from, each.into]));
  const beside = merged.length === 0 ? [] : await memory.contributionsBeside(merged.map(({ from }) => from));
  const changed = <T extends { readonly updated?: string | undefined }>(records: readonly T[], rewrite: (record: T) => T): T[] =>
    records.flatMap((record) => {
      const now = rewrite(record);
      return JSON.stringify(now) === JSON.stringify(record) ? [] : [{ ...now, updated: at }];
    });
  return {
    articles: changed(
      found.articles.filter(({ id }) => id !== article),
      (each) => rewriteArticle(each, references),
    ),
    events: changed(
      found.events.filter(({ id }) => !own.has(id)),
      (each) => rewriteEvent(each, references),
    ),
    claims: changed(
      found.claims.filter((claim) => claim.article.id !== article),
      (each) => rewriteClaim(each, references),
    ),
    contributions: beside
      .filter((view) => view.article !== article)
      .map((view) => moveView(view, into))
      .filter((view, index, all) => all.indexOf(view) === index),
  };
}
