/**
 * From one article's records to a plan for the whole: which records they are, what those become, and which records of other
 * articles have to follow. Withdrawing an article is the same with nothing in the place of what it said.
 */
import type { Actor } from '../schema/actor.ts';
import type { RecordSet } from '../schema/article.ts';
import type { Source } from '../schema/source.ts';
import { countActors, countSources } from './count.ts';
import { type Foldable, type FoldResult, foldSayings } from './fold.ts';
import { type Identified, identify } from './identify.ts';
import { actorKey, sourceKey } from './identity.ts';
import type { Folded, Memory, Parts, Plan } from './memory.ts';
import { actorEntries, actorFrom, actorRef, sourceEntries, sourceFrom } from './merged-records.ts';
import { finishParts, fromRecordSet, moveParts, readParts, type Told } from './parts.ts';
import { refreshOthers } from './refresh.ts';
import { type References, sourceRef } from './rewrite.ts';
import { type Tally, winner } from './tally.ts';

export interface Resolving {
  readonly article: string;
  readonly before: Parts | undefined;
  readonly after: RecordSet | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Grows with every change: the age of what this one brings. */
  readonly age: number;
}

/** An article that the change touches: itself, or one whose records become others by it. */
interface Involved {
  readonly before: Told | undefined;
  readonly after: Told | undefined;
}

async function involve(memory: Memory, moved: Identified['moved']): Promise<Involved[]> {
  const byArticle = Map.groupBy(moved, ({ article }) => article);
  return Promise.all(
    [...byArticle].map(async ([article, views]) => {
      const before = (await memory.articleParts(article))!;
      return { before: readParts(before), after: moveParts(before, new Map(views.map((view) => [view.recordId, view]))) };
    }),
  );
}

type CountMap = Map<string, Record<string, number>>;

function countAll(involved: readonly Involved[]): { actors: CountMap; sources: CountMap } {
  const counts = { actors: new Map(), sources: new Map() };
  const add = (told: Told | undefined, sign: 1 | -1): void => {
    if (!told) return;
    const counted = { events: told.parts.events, claims: told.parts.claims, actors: told.actors.map(({ id }) => id) };
    countActors(counts.actors, counted, sign);
    countSources(counts.sources, counted, sign);
  };
  for (const { before, after } of involved) {
    add(before, -1);
    add(after, 1);
  }
  return counts;
}

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Records whose reference reads otherwise than before. */
function renamed<T extends Foldable>(
  { put }: FoldResult<T>,
  stored: ReadonlyMap<string, Folded<T>>,
  refOf: (record: Omit<T, 'counts'>) => object,
): string[] {
  return [...put].flatMap(([id, { record }]) => {
    const was = stored.get(id);
    return was !== undefined && JSON.stringify(refOf(was.record)) !== JSON.stringify(refOf(record)) ? [id] : [];
  });
}

/** Ids that lead to a record from now on: those that did and do not stand again, and those whose place it takes. */
async function leads(
  memory: Memory,
  ids: readonly string[],
  after: readonly { readonly id: string }[],
  moved: Identified['moved'],
) {
  const standing = new Set(after.map(({ id }) => id));
  const known = await memory.redirectsInto([...ids, ...moved.map(({ recordId }) => recordId)]);
  const into = Map.groupBy(moved, ({ to }) => to);
  return (id: string, removed: ReadonlySet<string>): string[] => {
    const direct = (into.get(id) ?? []).map(({ recordId }) => recordId).filter((from) => removed.has(from));
    const followed = direct.flatMap((from) => known.get(from) ?? []);
    return unique([...(known.get(id) ?? []), ...direct, ...followed]).filter((each) => each !== id && !standing.has(each));
  };
}

const sayings = <K extends 'sources' | 'actors'>(
  involved: readonly Involved[],
  when: keyof Involved,
  kind: K,
): Told[K][number][] =>
  involved.flatMap((each): readonly Told[K][number][] => (each[when]?.[kind] ?? []) as readonly Told[K][number][]);

/** Makes the plan. Asks only for what the article touches. */
export async function resolveArticle({ article, before, after, at, age }: Resolving, memory: Memory): Promise<Plan> {
  const publisher = after?.article.publisher.id;
  const publisherActor = after?.sources.find(({ id }) => id === publisher)?.actor?.id;
  const shared = { memory, article, before, age };
  const actorsAre = await identify({
    ...shared,
    kind: 'actors',
    records: after?.actors ?? [],
    key: actorKey,
    publisher: publisherActor,
  });
  const sourcesAre = await identify({ ...shared, kind: 'sources', records: after?.sources ?? [], key: sourceKey, publisher });
  const recordOf = (id: string): string => sourcesAre.recordOf.get(id) ?? actorsAre.recordOf.get(id) ?? id;
  const keyOf = (id: string): string => sourcesAre.keyOf.get(id) ?? actorsAre.keyOf.get(id) ?? '';
  const moved = [...actorsAre.moved, ...sourcesAre.moved];
  const main: Involved = { before: before && readParts(before), after: after && fromRecordSet(after, { recordOf, keyOf }) };
  const involved = [main, ...(await involve(memory, moved))];
  const counts = countAll(involved);

  const said = { before: sayings(involved, 'before', 'actors'), after: sayings(involved, 'after', 'actors') };
  const actorIds = unique([...said.before, ...said.after].map(({ id }) => id));
  const knownActors = await memory.storedActors(actorIds);
  const actors = foldSayings<Actor>({
    stored: knownActors,
    before: said.before.map(({ id, record }) => [id, actorEntries(record)]),
    after: said.after.map(({ id, record }) => [id, actorEntries(record)]),
    countChanges: counts.actors,
    mergedFrom: await leads(memory, actorIds, said.after, actorsAre.moved),
    render: actorFrom,
    at,
  });
  const renamedActors = renamed(actors, knownActors, actorRef);
  const followers = renamedActors.length > 0 ? (await memory.referrers(renamedActors)).sources : [];

  const told = { before: sayings(involved, 'before', 'sources'), after: sayings(involved, 'after', 'sources') };
  const sourceIds = unique([...told.before, ...told.after].map(({ id }) => id).concat(followers));
  const knownSources = await memory.storedSources(sourceIds);
  const theirActors = await memory.storedActors(defined([...knownSources.values()].map(({ record }) => record.actor?.id)));
  const sources = foldSayings<Source>({
    stored: knownSources,
    before: told.before.map(({ id, record }) => [id, sourceEntries(record)]),
    after: told.after.map(({ id, record }) => [id, sourceEntries(record)]),
    countChanges: counts.sources,
    mergedFrom: await leads(memory, sourceIds, told.after, sourcesAre.moved),
    render: (tally, standing) => sourceFrom(tally, standing, refOfActor(tally, actors, theirActors)),
    at,
  });

  const references = referencesTo(actors, sources);
  const refreshed = await refreshOthers({
    memory,
    articles: new Set([article, ...moved.map((view) => view.article)]),
    events: new Set(
      involved.flatMap((each) => [...(each.before?.parts.events ?? []), ...(each.after?.parts.events ?? [])]).map(({ id }) => id),
    ),
    renamed: [...renamedActors, ...renamed(sources, knownSources, sourceRef)],
    references,
    at,
  });
  const gone = new Set([...actors.removed, ...sources.removed]);
  return {
    articles: involved.flatMap((each) => (each.after ? [finishParts(each.after, each.before?.parts, references, at)] : [])),
    sources: [...sources.put.values()],
    actors: [...actors.put.values()],
    removed: { sources: sources.removed, actors: actors.removed, ...lostBy(main) },
    facets: {
      put: [...actorsAre.put, ...sourcesAre.put],
      forgotten: [...actorsAre.forgotten, ...sourcesAre.forgotten],
      aliases: [...actorsAre.aliases, ...sourcesAre.aliases],
    },
    redirects: [...new Map(moved.filter(({ recordId }) => gone.has(recordId)).map(({ recordId, to }) => [recordId, to]))].map(
      ([from, into]) => ({ from, into }),
    ),
    refreshed,
  };
}

/** Events and claims that the article had and has no more. */
function lostBy({ before, after }: Involved): Pick<Plan['removed'], 'events' | 'claims'> {
  const lost = (kind: 'events' | 'claims'): string[] => {
    const kept = new Set((after?.parts[kind] ?? []).map(({ id }) => id));
    return (before?.parts[kind] ?? []).map(({ id }) => id).filter((id) => !kept.has(id));
  };
  return { events: lost('events'), claims: lost('claims') };
}

function refOfActor(tally: Tally, actors: FoldResult<Actor>, stored: ReadonlyMap<string, Folded<Actor>>) {
  const id = winner(tally, 'actor');
  const record = id === undefined ? undefined : (actors.put.get(id) ?? stored.get(id))?.record;
  return record && actorRef(record);
}

/** References as the records are called from now on; what is not touched stays as it stands. */
function referencesTo(actors: FoldResult<Actor>, sources: FoldResult<Source>): References {
  return {
    actor: (ref) => {
      const record = actors.put.get(ref.id)?.record;
      return record ? actorRef(record) : ref;
    },
    source: (ref) => {
      const record = sources.put.get(ref.id)?.record;
      return record ? sourceRef(record) : ref;
    },
  };
}
