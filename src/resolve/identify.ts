/** Asks what is known of an article's sources or actors, and decides who they are. */
import { anotherId, type Assignment, assign, type Candidate } from './assign.ts';
import type { IdentityKey } from './identity.ts';
import type { Memory, Parts, ViewOf } from './memory.ts';

export interface Identifying<T> {
  readonly memory: Memory;
  readonly article: string;
  readonly before: Parts | undefined;
  readonly kind: 'sources' | 'actors';
  readonly records: readonly T[];
  readonly key: (record: T) => IdentityKey | undefined;
  /** Id of the record that is the publisher. */
  readonly publisher: string | undefined;
  readonly age: number;
}

export interface Identified extends Assignment {
  /** Views of other articles that become other records. */
  readonly moved: readonly (ViewOf & { readonly to: string; readonly newKey: string })[];
}

export async function identify<T extends { readonly id: string }>({
  memory,
  article,
  before,
  kind,
  records,
  key,
  publisher,
  age,
}: Identifying<T>): Promise<Identified> {
  const candidates = records.map((record): Candidate => ({
    localId: record.id,
    key: key(record),
    precedes: record.id === publisher,
  }));
  const localIds = candidates.map(({ localId }) => localId);
  const given = (before?.contributions ?? []).filter((view) => view.kind === kind && view.key !== '').map((view) => view.key);
  const own = candidates.flatMap((each) => (each.key ? [each.key.key] : []));
  const linked = await memory.linkedByLocalId(localIds, article);
  const theirs = [...linked.values()].map((each) => each.key).filter((each) => each !== '');
  const aliases = await memory.aliasesOf([...own, ...theirs]);
  const touched = await memory.facetsWithKeys([...given, ...aliases.values(), ...theirs]);
  const blocks = [...candidates.flatMap((each) => (each.key ? [each.key.block] : [])), ...touched.map(({ block }) => block)];
  const facets = await memory.facetsInBlocks(blocks);
  const possible = [
    ...facets.map((facet) => facet.own),
    ...candidates.flatMap(({ localId, key: mine }) => [localId, anotherId(localId, mine?.key ?? '')]),
  ];
  const assignment = assign(candidates, {
    facets,
    merged: await memory.mergedInto(possible),
    aliases,
    linked,
    inUse: await memory.idsInUse(localIds, article),
    before: given,
    elsewhere: await memory.keysElsewhere(given, article),
    age,
  });
  const moves = new Map(assignment.moves.map((move) => [move.key, move]));
  const views = await memory.contributionsWithKeys([...moves.keys()], [article]);
  return {
    ...assignment,
    moved: views.map((view) => ({ ...view, to: moves.get(view.key)!.to, newKey: moves.get(view.key)!.newKey })),
  };
}
