/** Articles' own parts of the whole, under the ids of the records that their sources, actors and events are. */
import type { MentionedActor } from '../schema/actor.ts';
import type { RecordSet } from '../schema/article.ts';
import type { Event, MentionedEvent } from '../schema/event.ts';
import type { MentionedSource } from '../schema/source.ts';
import { corroborate } from './corroborate.ts';
import type { Parts, View } from './memory.ts';
import { onlyIds, type References, rewriteArticle, rewriteClaim, rewriteEvent, rewriteSource } from './rewrite.ts';

/** An article before or after a change, with what it says read out. */
export interface Told {
  readonly parts: Parts;
  readonly sources: readonly { readonly id: string; readonly record: MentionedSource }[];
  readonly actors: readonly { readonly id: string; readonly record: MentionedActor }[];
}

/** Reads what a stored article says. */
export function readParts(parts: Parts): Told {
  const of = <T>(kind: View['kind']): { id: string; record: T }[] =>
    parts.contributions
      .filter((each) => each.kind === kind)
      .map(({ recordId, json }) => ({ id: recordId, record: JSON.parse(json) as T }));
  return { parts, sources: of<MentionedSource>('sources'), actors: of<MentionedActor>('actors') };
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

const withoutMentions = ({ mentions: _mentions, ...event }: MentionedEvent): Event => event;

export interface Naming {
  readonly recordOf: (localId: string) => string;
  readonly keyOf: (localId: string) => string;
}

/** A new record set, moved to the records' ids; corroboration is worked out on the way. */
export function fromRecordSet(set: RecordSet, { recordOf, keyOf }: Naming): Told {
  const moved = onlyIds(recordOf);
  const told = { claims: set.claims, sources: byId(set.sources), actors: byId(set.actors) };
  const sources = set.sources.map((source) => ({
    localId: source.id,
    record: { ...rewriteSource(source, moved), id: recordOf(source.id) },
  }));
  const actors = set.actors.map((actor) => ({ localId: actor.id, record: { ...actor, id: recordOf(actor.id) } }));
  const events = set.events.map((event) => rewriteEvent({ ...event, corroboration: corroborate(event.id, told) }, moved));
  const view = (kind: View['kind'], localId: string, record: { readonly id: string }, key = ''): View => ({
    kind,
    localId,
    recordId: record.id,
    key,
    json: JSON.stringify(record),
  });
  const contributions = [
    ...sources.map(({ localId, record }) => view('sources', localId, record, keyOf(localId))),
    ...actors.map(({ localId, record }) => view('actors', localId, record, keyOf(localId))),
    ...events.map((event) => view('events', event.id, event)),
  ];
  const parts = {
    article: rewriteArticle(set.article, moved),
    contributions,
    events: events.map(withoutMentions),
    claims: set.claims.map((claim) => rewriteClaim(claim, moved)),
  };
  const named = <T extends { readonly id: string }>(all: readonly { readonly record: T }[]) =>
    all.map(({ record }) => ({ id: record.id, record }));
  return { parts, sources: named(sources), actors: named(actors) };
}

/** A stored article of which some records became others. Names stay as the article gives them. */
export function moveParts(parts: Parts, moves: ReadonlyMap<string, { readonly to: string; readonly newKey: string }>): Told {
  const references = onlyIds((id) => moves.get(id)?.to ?? id);
  const moveView = (view: View): View => {
    const move = moves.get(view.recordId);
    const record = JSON.parse(view.json) as MentionedSource & MentionedEvent;
    const inside =
      view.kind === 'events'
        ? rewriteEvent(record, references)
        : view.kind === 'sources'
          ? rewriteSource(record, references)
          : record;
    const id = move?.to ?? view.recordId;
    return { ...view, recordId: id, key: move?.newKey ?? view.key, json: JSON.stringify({ ...inside, id }) };
  };
  return readParts({
    article: rewriteArticle(parts.article, references),
    contributions: parts.contributions.map(moveView),
    events: parts.events.map((event) => rewriteEvent(event, references)),
    claims: parts.claims.map((claim) => rewriteClaim(claim, references)),
  });
}

/** A record that is what it was keeps the time of its last change. */
export function dated<T extends { readonly id: string; readonly updated?: string | undefined }>(
  record: T,
  was: T | undefined,
  at: string,
): T {
  const { updated: _now, ...rest } = record;
  const { updated, ...old } = was ?? { updated: undefined };
  return { ...rest, updated: updated !== undefined && JSON.stringify(old) === JSON.stringify(rest) ? updated : at } as T;
}

/** An article's parts as they are to be stored: references under the names that the merged records have. */
export function finishParts({ parts }: Told, before: Parts | undefined, references: References, at: string): Parts {
  const [events, claims] = [byId(before?.events ?? []), byId(before?.claims ?? [])];
  return {
    article: dated(rewriteArticle(parts.article, references), before?.article, at),
    contributions: parts.contributions,
    events: parts.events.map((event) => dated(rewriteEvent(event, references), events.get(event.id), at)),
    claims: parts.claims.map((claim) => dated(rewriteClaim(claim, references), claims.get(claim.id), at)),
  };
}
