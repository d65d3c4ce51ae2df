/** Articles' own parts of the whole, under the ids of the records that their sources, actors and events are. */
import type { MentionedActor } from '../schema/actor.ts';
import type { RecordSet } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { MentionedEvent } from '../schema/event.ts';
import type { MentionedSource } from '../schema/source.ts';
import { corroborate, type Speakers } from './corroborate.ts';
import { eventEntries } from './events/merged-event.ts';
import type { Parts, View } from './memory.ts';
import { onlyIds, type References, rewriteArticle, rewriteClaim, rewriteEvent, rewriteSource } from './rewrite.ts';
import { change, type Entry, emptyTally } from './tally.ts';

interface Of<T> {
  readonly id: string;
  readonly record: T;
}

/** An article before or after a change, with what it says read out. */
export interface Told {
  readonly parts: Parts;
  readonly sources: readonly Of<MentionedSource>[];
  readonly actors: readonly Of<MentionedActor>[];
  readonly events: readonly (Of<MentionedEvent> & { readonly localId: string })[];
}

/** Reads what a stored article says. */
export function readParts(parts: Parts): Told {
  const of = <T>(kind: View['kind']): (Of<T> & { localId: string })[] =>
    parts.contributions
      .filter((each) => each.kind === kind)
      .map(({ recordId, localId, json }) => ({ id: recordId, localId, record: JSON.parse(json) as T }));
  return {
    parts,
    sources: of<MentionedSource>('sources'),
    actors: of<MentionedActor>('actors'),
    events: of<MentionedEvent>('events'),
  };
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** Who speaks in an article. */
export const speakersOf = ({
  parts,
  sources,
  actors,
}: Pick<Told, 'sources' | 'actors'> & { readonly parts: Pick<Parts, 'article' | 'copies'> }): Speakers => ({
  sources: byId(sources.map(({ record }) => record)),
  actors: byId(actors.map(({ record }) => record)),
  publisher: parts.article.publisher.id,
  copies: parts.copies === '' ? undefined : parts.copies,
});

const claimsOn = (claims: readonly Claim[], event: string): Claim[] =>
  claims.filter(({ events }) => events.some(({ id }) => id === event));

/** What the article adds to the tally of each of its events. */
export function eventSayings(told: Told): (readonly [record: string, entries: readonly Entry[]])[] {
  const speakers = speakersOf(told);
  const seen = new Set<string>();
  return told.events.flatMap(({ id, record }): [string, readonly Entry[]][] => {
    // Two events of one article are one only where somebody decided so: then the first speaks for both, with the claims on both.
    if (seen.has(id)) return [];
    seen.add(id);
    return [[id, eventEntries(record, claimsOn(told.parts.claims, id), speakers)]];
  });
}

export interface Naming {
  readonly recordOf: (localId: string) => string;
  readonly keyOf: (localId: string) => string;
}

/** A new record set, its sources and actors moved to the records' ids; corroboration is worked out on the way. */
export function fromRecordSet(set: RecordSet, { recordOf, keyOf }: Naming, copies: string): Told {
  const moved = onlyIds(recordOf);
  const view = (kind: View['kind'], localId: string, record: { readonly id: string }, key = ''): View => ({
    kind,
    localId,
    recordId: record.id,
    key,
    json: JSON.stringify(record),
  });
  const sources = set.sources.map((source) => ({
    localId: source.id,
    record: { ...rewriteSource(source, moved), id: recordOf(source.id) },
  }));
  const actors = set.actors.map((actor) => ({ localId: actor.id, record: { ...actor, id: recordOf(actor.id) } }));
  const article = rewriteArticle(set.article, moved);
  const claims = set.claims.map((claim) => rewriteClaim(claim, moved));
  const speakers = speakersOf({ parts: { article, copies }, sources: named(sources), actors: named(actors) });
  const events = set.events.map((event) => {
    const entries = eventEntries(event, claimsOn(claims, event.id), speakers);
    return { ...rewriteEvent(event, moved), corroboration: corroborate(change(emptyTally, entries, 1)) };
  });
  const contributions = [
    ...sources.map(({ localId, record }) => view('sources', localId, record, keyOf(localId))),
    ...actors.map(({ localId, record }) => view('actors', localId, record, keyOf(localId))),
    ...events.map((event) => view('events', event.id, event)),
  ];
  return readParts({ article, contributions, claims, copies, placed: true, introduced: true });
}

/**
 * Whether an article gives one record twice, as only somebody's decision brings about. What it says of which of the two can then
 * not be read off it any more, so that its original is kept.
 */
export const saysTwice = ({ contributions }: Pick<Parts, 'contributions'>): boolean =>
  new Set(contributions.map(({ recordId }) => recordId)).size < contributions.length;

const named = <T extends { readonly id: string }>(all: readonly { readonly record: T }[]): Of<T>[] =>
  all.map(({ record }) => ({ id: record.id, record }));

/** A stored article of which some sources or actors became others. Names stay as the article gives them. */
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
    ...parts,
    article: rewriteArticle(parts.article, references),
    contributions: parts.contributions.map(moveView),
    claims: parts.claims.map((claim) => rewriteClaim(claim, references)),
  });
}

/** The article with its events under the ids and keys of the records that they are. */
export function placeEvents(told: Told, { recordOf, keyOf }: Naming): Told {
  const moves = new Map(told.events.map(({ id, localId }) => [id, recordOf(localId)]));
  const references = onlyIds((id) => moves.get(id) ?? id);
  const placeView = (view: View): View => {
    if (view.kind !== 'events') return view;
    const recordId = recordOf(view.localId);
    const record = { ...rewriteEvent(JSON.parse(view.json) as MentionedEvent, references), id: recordId };
    return { ...view, recordId, key: keyOf(view.localId), json: JSON.stringify(record) };
  };
  const { parts } = told;
  return readParts({
    ...parts,
    contributions: parts.contributions.map(placeView),
    claims: parts.claims.map((claim) => rewriteClaim(claim, references)),
    placed: true,
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
  const claims = byId(before?.claims ?? []);
  return {
    ...parts,
    article: dated(rewriteArticle(parts.article, references), before?.article, at),
    claims: parts.claims.map((claim) => dated(rewriteClaim(claim, references), claims.get(claim.id), at)),
  };
}
