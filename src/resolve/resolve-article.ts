/**
 * From one article's records to a plan for the whole: which records they are, what those become, and which records of other
 * articles have to follow. Withdrawing an article is the same with nothing in the place of what it said.
 */
import type { Actor, MentionedActor } from '../schema/actor.ts';
import type { RecordSet } from '../schema/article.ts';
import type { MentionedEvent } from '../schema/event.ts';
import type { MentionedSource, Source } from '../schema/source.ts';
import { type Assignment, assign, type Candidate } from './assign.ts';
import { countActors, countSources } from './count.ts';
import { type Foldable, type FoldResult, foldArticle } from './fold.ts';
import { actorKey, sourceKey } from './identity.ts';
import type { Memory, Parts, Plan, Stored, View } from './memory.ts';
import { actorEntries, actorFrom, actorRef, sourceEntries, sourceFrom } from './merged-records.ts';
import { buildParts, refreshOthers } from './parts.ts';
import { type References, sourceRef } from './rewrite.ts';
import { renameIn, type Tally, winner } from './tally.ts';

export interface Resolving {
  readonly article: string;
  readonly before: Parts | undefined;
  readonly after: RecordSet | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
const candidatesOf = <T extends { id: string }>(
  records: readonly T[],
  key: (record: T) => string | undefined,
  precedes: (record: T) => boolean,
): Candidate[] => records.map((record) => ({ localId: record.id, key: key(record), precedes: precedes(record) }));

/** Decides who is who, from what is known of the keys and ids that the article brings. */
async function assignAll(
  memory: Memory,
  article: string,
  candidates: readonly Candidate[],
  stored: 'storedSources' | 'storedActors',
): Promise<Assignment> {
  const localIds = candidates.map(({ localId }) => localId);
  const byKey = await memory.recordsByKey(defined(candidates.map(({ key }) => key)));
  const byLocalId = await memory.recordsByLocalId(localIds, article);
  const inUse = await memory.idsInUse(localIds, article);
  const found = await memory[stored]([...byKey.values(), ...byLocalId.values()]);
  return assign(candidates, { byKey, byLocalId, inUse, age: new Map([...found].map(([id, { age }]) => [id, age])) });
}

const viewsOf = <T>(parts: Parts | undefined, kind: View['kind']): { id: string; record: T }[] =>
  (parts?.contributions ?? [])
    .filter((each) => each.kind === kind)
    .map(({ recordId, json }) => ({ id: recordId, record: JSON.parse(json) as T }));

/** Ids of a kind that the article touches, before and after, and those that merge. */
const touchedBy = (views: readonly { id: string }[], { recordOf, merged }: Assignment): string[] => [
  ...new Set([...views.map(({ id }) => id), ...recordOf.values(), ...merged.flatMap(({ from, into }) => [from, into])]),
];

/** Records whose reference reads otherwise than before. */
function renamed<T extends Foldable>(
  { put }: FoldResult<T>,
  stored: ReadonlyMap<string, Stored<T>>,
  refOf: (record: Omit<T, 'counts'>) => object,
): string[] {
  const changed = [...put].filter(([id, { record }]) => {
    const was = stored.get(id);
    return was !== undefined && JSON.stringify(refOf(was.record)) !== JSON.stringify(refOf(record));
  });
  return changed.map(([id]) => id);
}

/** Makes the plan. Asks only for what the article touches. */
export async function resolveArticle({ article, before, after, at }: Resolving, memory: Memory): Promise<Plan> {
  const publisher = after?.article.publisher.id;
  const publisherActor = after?.sources.find(({ id }) => id === publisher)?.actor?.id;
  const actorsAre = await assignAll(
    memory,
    article,
    candidatesOf(after?.actors ?? [], actorKey, ({ id }) => id === publisherActor),
    'storedActors',
  );
  const sourcesAre = await assignAll(
    memory,
    article,
    candidatesOf(after?.sources ?? [], sourceKey, ({ id }) => id === publisher),
    'storedSources',
  );
  const actorOf = (id: string): string => actorsAre.recordOf.get(id) ?? id;
  const recordOf = (id: string): string => sourcesAre.recordOf.get(id) ?? actorOf(id);
  const merged = [...actorsAre.merged, ...sourcesAre.merged];

  const said = {
    actors: viewsOf<MentionedActor>(before, 'actors'),
    sources: viewsOf<MentionedSource>(before, 'sources'),
    events: viewsOf<MentionedEvent>(before, 'events'),
  };
  const parts = after && buildParts(after, recordOf);
  const counts = { actors: new Map<string, Record<string, number>>(), sources: new Map<string, Record<string, number>>() };
  const countAll = (
    claims: Parts['claims'],
    events: readonly MentionedEvent[],
    actors: readonly string[],
    sign: 1 | -1,
  ): void => {
    countActors(counts.actors, { claims, events, actors }, sign);
    countSources(counts.sources, { claims, events, actors }, sign);
  };
  if (before)
    countAll(
      before.claims,
      said.events.map(({ record }) => record),
      said.actors.map(({ id }) => id),
      -1,
    );
  if (parts) countAll(parts.claims, parts.events, [...actorsAre.recordOf.values()], 1);

  const knownActors = await memory.storedActors(touchedBy(said.actors, actorsAre));
  const actors = foldArticle<Actor>({
    stored: knownActors,
    merged: actorsAre.merged,
    before: said.actors.map(({ id, record }) => [id, actorEntries(record)]),
    after: (after?.actors ?? []).map((actor) => [actorOf(actor.id), actorEntries(actor)]),
    countChanges: counts.actors,
    adjust: (tally) => tally,
    render: actorFrom,
    at,
  });
  const movedActors = [...renamed(actors, knownActors, actorRef), ...actorsAre.merged.map(({ from }) => from)];
  const followers = movedActors.length > 0 ? (await memory.referrers(movedActors)).sources : [];

  const known = await memory.storedSources([...new Set([...touchedBy(said.sources, sourcesAre), ...followers])]);
  const theirActors = await memory.storedActors(defined([...known.values()].map(({ record }) => record.actor?.id)));
  const sources = foldArticle<Source>({
    stored: known,
    merged: sourcesAre.merged,
    before: said.sources.map(({ id, record }) => [id, sourceEntries(record, record.actor?.id)]),
    after: (after?.sources ?? []).map((source) => [
      recordOf(source.id),
      sourceEntries(source, source.actor && actorOf(source.actor.id)),
    ]),
    countChanges: counts.sources,
    adjust: (tally) => actorsAre.merged.reduce((sum, { from, into }) => renameIn(sum, 'actor', from, into), tally),
    render: (tally, standing) => sourceFrom(tally, standing, refOfActor(tally, actors, theirActors)),
    at,
  });
  const renamedSources = renamed(sources, known, sourceRef);

  const references = referencesTo(actors, sources, recordOf, merged);
  const own = new Set([...said.events.map(({ id }) => id), ...(parts?.events ?? []).map(({ id }) => id)]);
  const refreshed = await refreshOthers({
    memory,
    article,
    own,
    moved: [...movedActors, ...renamedSources, ...sourcesAre.merged.map(({ from }) => from)],
    merged,
    references,
    at,
  });
  const now = parts?.finish(references, before, at);
  return {
    ...(now && { now }),
    sources: [...sources.put.values()],
    actors: [...actors.put.values()],
    removed: {
      sources: sources.removed,
      actors: actors.removed,
      events: said.events.map(({ id }) => id).filter((id) => !parts?.events.some((event) => event.id === id)),
      claims: (before?.claims ?? []).map(({ id }) => id).filter((id) => !parts?.claims.some((claim) => claim.id === id)),
    },
    identities: [...actorsAre.identities, ...sourcesAre.identities],
    forgotten: [...actors.forgotten, ...sources.forgotten],
    merged,
    refreshed,
  };
}

type Known = ReadonlyMap<string, { readonly record: Omit<Actor, 'counts'> }>;

function refOfActor(tally: Tally, actors: FoldResult<Actor>, stored: Known) {
  const id = winner(tally, 'actor');
  const record = id === undefined ? undefined : (actors.put.get(id) ?? stored.get(id))?.record;
  return record && actorRef(record);
}

/** References as the records are called from now on; what did not change is left as it stands. */
function referencesTo(
  actors: FoldResult<Actor>,
  sources: FoldResult<Source>,
  recordOf: (id: string) => string,
  merged: Plan['merged'],
): References {
  const into = new Map(merged.map((each) => [each.from, each.into]));
  const find = (id: string): string => into.get(recordOf(id)) ?? recordOf(id);
  return {
    actor: (ref) => {
      const record = actors.put.get(find(ref.id))?.record;
      return record ? actorRef(record) : { ...ref, id: find(ref.id) };
    },
    source: (ref) => {
      const record = sources.put.get(find(ref.id))?.record;
      return record ? sourceRef(record) : { ...ref, id: find(ref.id) };
    },
  };
}
