/** Asks what is known of an article's sources or actors, and decides who they are. */
import { anotherId, type Assignment, assign, type Candidate } from './assign.ts';
import { type IdentityKey, splitKey } from './identity.ts';
import { splitsIn } from './splits.ts';
import { meanings } from './introductions.ts';
import type { Introduction, Memory, Parts, View, ViewOf } from './memory.ts';

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
  /** Acronyms that the article introduces, and those that it introduced before. */
  readonly introduced: readonly Introduction[];
  readonly introducedBefore: readonly Introduction[];
}

export interface Identified extends Assignment {
  readonly introductions: readonly Introduction[];
  /** Views of other articles that become other records. */
  readonly moved: readonly (ViewOf & { readonly to: string; readonly newKey: string })[];
}

interface Record {
  readonly id: string;
}

/** Ids by which records of the article are to be known: another than their own where somebody decided that they are another. */
type Renamed = ReadonlyMap<string, string>;

async function identifyAs<T extends Record>(
  { memory, article, before, kind, records, key, publisher, age, introduced, introducedBefore }: Identifying<T>,
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
  const meaning = await meanings(memory, blocks, introducedBefore, introduced);
  const facets = await memory.facetsInBlocks(meaning.blocks);
  const owned = facets.map((facet) => facet.own);
  const possible = [...owned, ...candidates.flatMap(({ own: id, key: mine }) => [id, anotherId(id, mine?.key ?? '')])];
  const merged = await memory.mergedInto(possible);
  const assignment = assign(candidates, {
    facets,
    merged,
    apart: await memory.apartAmong(possible),
    aliases,
    linked,
    inUse: await memory.idsInUse(ids, article),
    before: given,
    elsewhere: await memory.keysElsewhere(given, article),
    meaningOf: meaning.of,
    age,
  });
  const moves = new Map(assignment.moves.map((move) => [move.key, move]));
  const views = await memory.contributionsWithKeys([...moves.keys()], [article]);
  const moved = views.map((view) => ({ ...view, to: moves.get(view.key)!.to, newKey: moves.get(view.key)!.newKey }));
  const taken = new Set([...facets, ...assignment.put].map((facet) => facet.own));
  const isShort = ({ newKey }: { newKey: string }): boolean => meaning.of(blockOf(newKey)) !== blockOf(newKey);
  const inOrder = moved.toSorted((a, b) => Number(isShort(a)) - Number(isShort(b)));
  const kept = await withoutTwins(memory, kind, inOrder, { taken, decided: new Set(merged.values()) });
  return { ...assignment, introductions: meaning.put, moved: kept };
}

const blockOf = (key: string): string => key.slice(0, key.lastIndexOf('|'));

type Moved = Identified['moved'];

interface Ids {
  /** Kept by somebody already. */
  readonly taken: ReadonlySet<string>;
  /** To which somebody led others. */
  readonly decided: ReadonlySet<string>;
}

/** What an article holds apart stays apart: a view whose record the article tells already stands for itself, unless somebody decided otherwise. */
async function withoutTwins(memory: Memory, kind: View['kind'], moved: Moved, { taken, decided }: Ids): Promise<Moved> {
  if (moved.length === 0) return moved;
  const told = await memory.recordsIn([...new Set(moved.map(({ article }) => article))], kind);
  const leaving = new Set(moved.map(({ article, localId }) => `${article} ${localId}`));
  const held = new Set(
    told
      .filter(({ article, localId }) => !leaving.has(`${article} ${localId}`))
      .map(({ article, recordId }) => `${article} ${recordId}`),
  );
  return moved.flatMap((view) => {
    const alone = taken.has(view.localId) ? anotherId(view.localId, view.newKey) : view.localId;
    const to = held.has(`${view.article} ${view.to}`) && !decided.has(view.to) ? alone : view.to;
    held.add(`${view.article} ${to}`);
    return to === view.recordId ? [] : [{ ...view, to }];
  });
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
