/**
 * From articles whose records come, go or become others to a plan for the whole: what those records are from now on, and which
 * others have to follow. The order: events are placed first, then everything is folded, names before what is called after them.
 */
import type { Actor } from '../schema/actor.ts';
import { blocksOfActor } from './candidates.ts';
import { type EventFold, foldEvents, type Involved, partsIn, tallyEvents } from './events/fold-events.ts';
import type { IdentifiedEvents } from './events/identify-events.ts';
import { eventRef } from './events/merged-event.ts';
import { placeAll } from './events/place-events.ts';
import type { FoldResult } from './fold.ts';
import { countAll, countEvents, foldActors, foldSources, leads } from './fold-merged.ts';
import type { Identified } from './identify.ts';
import type { Folded, Memory, Plan } from './memory.ts';
import { actorRef } from './merged-records.ts';
import { finishParts } from './parts.ts';
import { refreshOthers } from './refresh.ts';
import { type References, sourceRef } from './rewrite.ts';
import type { Source } from '../schema/source.ts';

export interface Planning {
  readonly memory: Memory;
  readonly involved: readonly Involved[];
  /** Views that become other sources or actors. */
  readonly moved: Identified['moved'];
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Grows with every change: the age of what this one brings. */
  readonly age: number;
  /** Sources and actors that are to be made anew although no article says anything else of them. */
  readonly anew: readonly string[];
  /** Whether all that hangs together with the articles' events is settled once more. */
  readonly settleAnew: boolean;
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

/** Makes the plan. Asks only for what the articles touch; facets, bands and lost claims are for the caller to add. */
export async function planFor({ memory, involved: given, moved, at, age, anew, settleAnew }: Planning): Promise<Plan> {
  const { events: eventsAre, placed: involved } = await placeAll(memory, given, age, settleAnew);
  const counts = countAll(involved);

  const { fold: actors, stored: knownActors } = await foldActors(memory, involved, counts.actors, moved, at, anew);
  const renamedActors = renamed(actors.put.values(), knownActors, actorRef);
  const followers = renamedActors.length > 0 ? (await memory.referrers(renamedActors)).sources : [];
  const { fold: sources, stored: knownSources } = await foldSources(memory, involved, counts.sources, moved, at, actors, [
    ...followers,
    ...anew,
  ]);

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
    actorBlocks: changedBlocks(actors, knownActors),
    events: events.put,
    removed: { sources: sources.removed, actors: actors.removed, events: events.removed, claims: [] },
    facets: { put: [], forgotten: [], aliases: [], introductions: [] },
    originals: [],
    bands: [],
    outlines: eventsAre.outlines,
    redirects: redirectsFrom([...moved, ...eventsAre.left], gone),
    refreshed,
  };
}

/** Blocks of the actors that stand in others than before. */
function changedBlocks({ put }: FoldResult<Actor>, known: ReadonlyMap<string, Folded<Actor>>): Plan['actorBlocks'] {
  return [...put.values()].flatMap(({ record }) => {
    const was = known.get(record.id)?.record;
    const blocks = blocksOfActor(record);
    return was !== undefined && blocksOfActor(was).join() === blocks.join() ? [] : [{ actor: record.id, blocks }];
  });
}

const redirectsFrom = (moved: IdentifiedEvents['left'], gone: ReadonlySet<string>): Plan['redirects'] =>
  [...new Map(moved.filter(({ recordId }) => gone.has(recordId)).map(({ recordId, to }) => [recordId, to]))].map(
    ([from, into]) => ({ from, into }),
  );

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
