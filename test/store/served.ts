/** All that a store serves, for holding one against another and for looking where its ids lead. */
import { createCuration } from '../../src/curation.ts';
import { createSettle } from '../../src/ingest.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { ActorCandidate } from '../../src/schema/candidate.ts';
import type { Queries, Resource } from '../../src/schema/query.ts';
import { resources } from '../../src/schema/query.ts';
import type { Store } from '../../src/store/store.ts';

export async function everything<R extends Resource>(
  store: Store,
  resource: R,
  query: Partial<Queries[R]> = {},
  limit = 200,
): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(resource, { ...query, limit, ...(cursor !== undefined && { cursor }) } as Queries[R]);
    found.push(...page.records.map((json) => JSON.parse(json) as { id: string }));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** All that is served, without what depends on the time and order of arrival: ids of clusters, times. */
export async function picture(store: Store): Promise<unknown> {
  const all: Record<string, unknown> = {};
  for (const resource of resources)
    all[resource] = (await everything(store, resource))
      .map(({ id: _id, updated: _updated, ...rest }: { id: string; updated?: string }) =>
        JSON.stringify({ ...rest, mergedFrom: undefined }).replaceAll(/"(act|src|evt)_\w+"/g, '"$1"'),
      )
      .sort();
  const curation = createCuration({ store, settle: createSettle(), now: () => new Date(0) });
  const actors = (await everything(store, 'actors')) as Actor[];
  all.candidates = await Promise.all(
    actors.map(async (actor) => {
      const { records } = await curation.candidates(actor, { limit: 200 });
      return records.map((json) => [actor.name, JSON.parse(json) as ActorCandidate] as const);
    }),
  ).then((found) =>
    found
      .flat()
      .map(([name, { actor, score, reasons }]) => `${name} ${actor.name} ${score} ${reasons.map(({ code }) => code).join()}`)
      .sort(),
  );
  return all;
}

/** Every id in a record, wherever it stands. */
const idsIn = (json: string): string[] => [...json.matchAll(/"((?:art|src|act|evt|clm)_[0-9a-z]+)"/g)].map((match) => match[1]!);
const resourceOf: Record<string, Resource> = { art: 'articles', src: 'sources', act: 'actors', evt: 'events', clm: 'claims' };

/** Ids that lead nowhere; what was merged into a record may lead there. */
export async function dangling(store: Store): Promise<string[]> {
  const ids = new Set<string>();
  for (const resource of resources)
    for (const record of await everything(store, resource))
      for (const id of idsIn(JSON.stringify({ ...record, mergedFrom: [] }))) ids.add(id);
  for (const { id } of await everything(store, 'articles')) for (const each of idsIn((await store.recordSet(id))!)) ids.add(each);
  const states = await Promise.all(
    [...ids].map(async (id) => [id, (await store.get(resourceOf[id.slice(0, 3)]!, id)).state] as const),
  );
  return states.filter(([, state]) => state !== 'here').map(([id, state]) => `${id} ${state}`);
}
