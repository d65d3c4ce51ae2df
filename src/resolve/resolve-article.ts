/**
 * From one article's records to a plan for the whole: which records they are, what those become, and which records of other
 * articles have to follow. Withdrawing an article is the same with nothing in the place of what it said.
 *
 * The order: actors and sources first, since events are known by who takes part; then events; then what all of them become, names
 * before what is called after them.
 */
import type { Actor } from '../schema/actor.ts';
import type { Article, RecordSet } from '../schema/article.ts';
import type { Source } from '../schema/source.ts';
import { bandsOf, type Copying, identifyCopies, markCopy } from './copies.ts';
import { type EventFold, foldEvents, type Involved, partsIn, tallyEvents } from './events/fold-events.ts';
import type { IdentifiedEvents } from './events/identify-events.ts';
import { eventRef } from './events/merged-event.ts';
import { involve, placeAll } from './events/place-events.ts';
import type { FoldResult } from './fold.ts';
import { countAll, countEvents, foldActors, foldSources, leads } from './fold-merged.ts';
import { identify } from './identify.ts';
import { actorKey, sourceKey } from './identity.ts';
import type { Memory, Parts, Plan } from './memory.ts';
import { actorRef } from './merged-records.ts';
import { finishParts, fromRecordSet, readParts, type Told } from './parts.ts';
import { refreshOthers } from './refresh.ts';
import { type References, sourceRef } from './rewrite.ts';

export interface Resolving {
  readonly article: string;
  readonly before: Parts | undefined;
  readonly after: RecordSet | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Grows with every change: the age of what this one brings. */
  readonly age: number;
}

/** Records whose reference reads otherwise than before. */
function renamed<T extends { readonly id: string }>(
  put: Iterable<{ readonly record: T }>,
  stored: ReadonlyMap<string, { readonly record: T }>,
  refOf: (record: T) => object,
): string[] {
  return [...put].flatMap(({ record }) => {
    const was = stored.get(record.id)?.record;
    return was !== undefined && JSON.stringify(refOf(was)) !== JSON.stringify(refOf(record)) ? [record.id] : [];
  });
}

/** Makes the plan. Asks only for what the article touches. */
export async function resolveArticle({ article, before, after, at, age }: Resolving, memory: Memory): Promise<Plan> {
  const publisher = after?.article.publisher.id;
  const shared = { memory, article, before, age };
  const actorsAre = await identify({
    ...shared,
    kind: 'actors',
    records: after?.actors ?? [],
    key: actorKey,
    publisher: after?.sources.find(({ id }) => id === publisher)?.actor?.id,
  });
  const sourcesAre = await identify({ ...shared, kind: 'sources', records: after?.sources ?? [], key: sourceKey, publisher });
  const recordOf = (id: string): string => sourcesAre.recordOf.get(id) ?? actorsAre.recordOf.get(id) ?? id;
  const keyOf = (id: string): string => sourcesAre.keyOf.get(id) ?? actorsAre.keyOf.get(id) ?? '';
  const moved = [...actorsAre.moved, ...sourcesAre.moved];
  const told = before && readParts(before);
  const now = after?.article;
  const copying = await identifyCopies(memory, article, before?.copies ?? '', now, now?.published?.earliest ?? '');
  const first = after && fromRecordSet(after, { recordOf, keyOf }, copying.copies);
  const main: Involved = { article, before: told, after: first && withCopies(first, copying) };
  const copies = [...copying.others].filter(([, { moved: regrouped }]) => regrouped).map(([id]) => id);
  const touched = [...moved, ...copies.map((id) => ({ article: id, recordId: '', to: '', newKey: '' }))];
  const others = (await involve(memory, touched)).map((each) => {
    const copy = copying.others.get(each.article);
    return copy && each.after ? { ...each, after: withCopies(each.after, copy) } : each;
  });
  const { events: eventsAre, placed: involved } = await placeAll(memory, [main, ...others], age);
  const counts = countAll(involved);

  const { fold: actors, stored: knownActors } = await foldActors(memory, involved, counts.actors, actorsAre.moved, at);
  const renamedActors = renamed(actors.put.values(), knownActors, actorRef);
  const followers = renamedActors.length > 0 ? (await memory.referrers(renamedActors)).sources : [];
  const { fold: sources, stored: knownSources } = await foldSources(
    memory,
    involved,
    counts.sources,
    sourcesAre.moved,
    at,
    actors,
    followers,
  );

  const tallied = await tallyEvents(memory, involved);
  const inEvents = await memory.storedActors(partsIn(tallied).filter((id) => !actors.put.has(id)));
  const events = await foldEvents({
    memory,
    tallied,
    involved,
    mergedFrom: await leads(
      memory,
      [...tallied.tallies.keys()],
      [...tallied.tallies.keys()].map((id) => ({ id })),
      eventsAre.left,
    ),
    actor: (id) => {
      const record = (actors.put.get(id) ?? inEvents.get(id))?.record;
      return record && actorRef(record);
    },
    at,
  });

  const references = referencesTo(actors, sources, events);
  const refreshed = await refreshOthers({
    memory,
    articles: new Set(involved.map((each) => each.article)),
    events: new Set([...tallied.tallies.keys(), ...tallied.removed]),
    renamed: [
      ...renamedActors,
      ...renamed(sources.put.values(), knownSources, sourceRef),
      ...renamed(events.put, tallied.stored, eventRef),
    ],
    references,
    at,
  });
  const gone = new Set([...actors.removed, ...sources.removed, ...events.removed]);
  return {
    articles: involved.flatMap((each) => (each.after ? [finishParts(each.after, each.before?.parts, references, at)] : [])),
    sources: [...sources.put.values()],
    actors: await countEvents(memory, actors, tallied, events),
    events: events.put,
    removed: { sources: sources.removed, actors: actors.removed, events: events.removed, claims: lostClaims(main) },
    facets: {
      put: [...actorsAre.put, ...sourcesAre.put],
      forgotten: [...actorsAre.forgotten, ...sourcesAre.forgotten],
      aliases: [...actorsAre.aliases, ...sourcesAre.aliases],
    },
    bands: after ? [{ article, bands: bandsOf(after.article.text.sketch) }] : [],
    outlines: eventsAre.outlines,
    redirects: redirectsFrom([...moved, ...eventsAre.left], gone),
    refreshed: {
      ...refreshed,
      articles: withMarks(refreshed.articles, copying, new Set(involved.map((each) => each.article)), at),
    },
  };
}

const redirectsFrom = (moved: IdentifiedEvents['left'], gone: ReadonlySet<string>): Plan['redirects'] =>
  [...new Map(moved.filter(({ recordId }) => gone.has(recordId)).map(({ recordId, to }) => [recordId, to]))].map(
    ([from, into]) => ({ from, into }),
  );

const withCopies = (told: Told, { copies, duplicateOf }: Pick<Copying, 'copies' | 'duplicateOf'>): Told => ({
  ...told,
  parts: { ...told.parts, copies, article: markCopy(told.parts.article, duplicateOf) },
});

/** Copies of other articles that have another original from now on. */
function withMarks(refreshed: readonly Article[], { others }: Copying, put: ReadonlySet<string>, at: string): Article[] {
  const known = new Map(refreshed.map((each) => [each.id, each]));
  for (const [id, { article, duplicateOf }] of others)
    if (!put.has(id)) known.set(id, { ...markCopy(known.get(id) ?? article, duplicateOf), updated: at });
  return [...known.values()];
}

/** Claims that the article had and has no more. */
function lostClaims({ before, after }: Involved): string[] {
  const kept = new Set((after?.parts.claims ?? []).map(({ id }) => id));
  return (before?.parts.claims ?? []).map(({ id }) => id).filter((id) => !kept.has(id));
}

/** References as the records are called from now on; what is not touched stays as it stands. */
function referencesTo(actors: FoldResult<Actor>, sources: FoldResult<Source>, { put }: EventFold): References {
  const events = new Map(put.map(({ record }) => [record.id, eventRef(record)]));
  return {
    actor: (ref) => {
      const record = actors.put.get(ref.id)?.record;
      return record ? actorRef(record) : ref;
    },
    source: (ref) => {
      const record = sources.put.get(ref.id)?.record;
      return record ? sourceRef(record) : ref;
    },
    event: (ref) => events.get(ref.id) ?? ref,
  };
}
