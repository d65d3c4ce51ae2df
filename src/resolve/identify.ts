/** Asks what is known of an article's sources or actors, and decides who they are. */
import { anotherId, type Assignment, assign, type Candidate } from './assign.ts';
import { type IdentityKey, splitKey } from './identity.ts';
import { splitsIn } from './splits.ts';
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

interface Record {
  readonly id: string;
}

/** Ids by which records of the article are to be known: another than their own where somebody decided that they are another. */
type Renamed = ReadonlyMap<string, string>;

async function identifyAs<T extends Record>(
  { memory, article, before, kind, records, key, publisher, age }: Identifying<T>,
  renamed: Renamed,
): Promise<Identified> {
  const candidates = records.map((record): Candidate => {
    const into = renamed.get(record.id);
    const plain = key(record);
    return {
      localId: record.id,
      key: plain && into !== undefined ? splitKey(plain, into) : plain,
      own: into ?? record.id,
      precedes: record.id === publisher,
    };
  });
  const ids = candidates.map(({ own }) => own);
  const given = (before?.contributions ?? []).filter((view) => view.kind === kind && view.key !== '').map((view) => view.key);
  const own = candidates.flatMap((each) => (each.key ? [each.key.key] : []));
  const linked = await memory.linkedByLocalId(ids, article);
  const theirs = [...linked.values()].map((each) => each.key).filter((each) => each !== '');
  const aliases = await memory.aliasesOf([...own, ...theirs]);
  const touched = await memory.facetsWithKeys([...given, ...aliases.values(), ...theirs]);
  const blocks = [...candidates.flatMap((each) => (each.key ? [each.key.block] : [])), ...touched.map(({ block }) => block)];
  const facets = await memory.facetsInBlocks(blocks);
  const owned = facets.map((facet) => facet.own);
  const possible = [...owned, ...candidates.flatMap(({ own: id, key: mine }) => [id, anotherId(id, mine?.key ?? '')])];
  const assignment = assign(candidates, {
    facets,
    merged: await memory.mergedInto(possible),
    apart: await memory.apartAmong(possible),
    aliases,
    linked,
    inUse: await memory.idsInUse(ids, article),
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

/** Where the engine alone would put what somebody decided is another, it is identified once more as that. */
export async function identify<T extends Record>(identifying: Identifying<T>): Promise<Identified> {
  const plain = await identifyAs(identifying, new Map());
  const into = await splitsIn(identifying.memory, [identifying.article]);
  const renamed = [...plain.recordOf].flatMap(([id, record]): [string, string][] => {
    const split = into(identifying.article, record);
    return split === undefined ? [] : [[id, split]];
  });
  return renamed.length === 0 ? plain : identifyAs(identifying, new Map(renamed));
}
