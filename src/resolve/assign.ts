/**
 * Which record each source and actor of an article is: one that is known, or a new one. Two records are one where they share
 * a key or an id of their own makers (made from an authority's key); what is so connected, directly or through others, is one
 * cluster, whatever the order in which articles come.
 */
import { createHash } from 'node:crypto';

export interface Candidate {
  readonly localId: string;
  readonly key: string | undefined;
  /** Takes the key where several records of one article have it: the publisher is who it is. */
  readonly precedes: boolean;
}

export interface KnownRecords {
  readonly byKey: ReadonlyMap<string, string>;
  readonly byLocalId: ReadonlyMap<string, string>;
  /** Ids that records of other articles have, or that were merged, with where they lead. */
  readonly inUse: ReadonlyMap<string, string>;
  /** The older of two records survives a merge. */
  readonly age: ReadonlyMap<string, number>;
}

export interface Assignment {
  readonly recordOf: ReadonlyMap<string, string>;
  readonly identities: readonly { readonly key: string; readonly record: string }[];
  readonly merged: readonly { readonly from: string; readonly into: string }[];
}

/** Names that the article itself gives to two are no identity; the publisher alone keeps its own. */
function usableKeys(candidates: readonly Candidate[]): ReadonlyMap<string, string | undefined> {
  const byKey = Map.groupBy(
    candidates.filter(({ key }) => key !== undefined),
    ({ key }) => key!,
  );
  return new Map(
    candidates.map(({ localId, key, precedes }) => {
      const rivals = key === undefined ? [] : byKey.get(key)!;
      const first = rivals.find((each) => each.precedes);
      const mine = rivals.length === 1 || (precedes && first?.localId === localId);
      return [localId, mine ? key : undefined];
    }),
  );
}

/** Another id for a record whose own is taken by something else: the same each time. */
const anotherId = (localId: string, key: string | undefined): string =>
  `${localId.slice(0, 4)}${createHash('sha256')
    .update(JSON.stringify([localId, key ?? '']))
    .digest('hex')
    .slice(0, 16)}`;

/** Decides for all sources, or all actors, of one article. */
export function assign(candidates: readonly Candidate[], known: KnownRecords): Assignment {
  const keys = usableKeys(candidates);
  const merged = new Map<string, string>();
  const standing = (id: string): string => {
    const into = merged.get(id);
    return into === undefined ? id : standing(into);
  };
  const recordOf = new Map<string, string>();
  const identities: { key: string; record: string }[] = [];
  const taken = new Set<string>();
  for (const { localId } of candidates) {
    const key = keys.get(localId);
    const found = [known.byLocalId.get(localId), key === undefined ? undefined : known.byKey.get(key)]
      .filter((id) => id !== undefined)
      .map(standing);
    const [oldest, ...others] = [...new Set(found)].sort(
      (a, b) => (known.age.get(a) ?? 0) - (known.age.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    for (const other of others) merged.set(other, oldest!);
    const own = known.inUse.has(localId) ? anotherId(localId, key) : localId;
    const free = oldest === undefined || !taken.has(oldest); // one article never says two things of one record
    const record = oldest !== undefined && free ? oldest : own;
    taken.add(record);
    recordOf.set(localId, record);
    if (key !== undefined && free && known.byKey.get(key) !== record) identities.push({ key, record });
  }
  return {
    recordOf: new Map([...recordOf].map(([localId, record]) => [localId, standing(record)])),
    identities: identities.map(({ key, record }) => ({ key, record: standing(record) })),
    merged: [...merged.keys()].map((from) => ({ from, into: standing(from) })),
  };
}
