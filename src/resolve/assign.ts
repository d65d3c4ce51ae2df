/**
 * Which record each source and actor of an article is, and what that changes for those of other articles: a new key can bring
 * together what stood apart, or set apart what was one (`facets.ts`).
 */
import { createHash } from 'node:crypto';
import { type Apart, type Facet, olderOf, settleBlock } from './facets.ts';
import type { IdentityKey } from './identity.ts';

export interface Candidate {
  readonly localId: string;
  readonly key: IdentityKey | undefined;
  /** The id to have where the record stands alone, and by which others know it: its local id, unless somebody decided otherwise. */
  readonly own: string;
  /** Takes the name where several records of one article have it: the publisher is who it is. */
  readonly precedes: boolean;
}

export interface KnownIdentities {
  /** Every facet of the blocks that the article touches, before or after. */
  readonly facets: readonly Facet[];
  readonly aliases: ReadonlyMap<string, string>;
  /** Records that other articles know by the same local id. */
  readonly linked: ReadonlyMap<string, { readonly record: string; readonly key: string }>;
  /** Ids that are taken, with the key that keeps them. */
  readonly inUse: ReadonlyMap<string, string>;
  /** Keys that the article gave so far, and keys that others give. */
  readonly before: readonly string[];
  readonly elsewhere: ReadonlySet<string>;
  /** Ids that somebody decided are another. */
  readonly merged: ReadonlyMap<string, string>;
  readonly apart: readonly Apart[];
  /** The block that stands for a block: of an acronym, that of the name that it is short for. */
  readonly meaningOf: (block: string) => string;
  /** Age of what is new. */
  readonly age: number;
}

export interface Assignment {
  readonly recordOf: ReadonlyMap<string, string>;
  readonly keyOf: ReadonlyMap<string, string>;
  readonly put: readonly Facet[];
  readonly forgotten: readonly string[];
  readonly aliases: readonly { readonly key: string; readonly means: string }[];
  /** Keys whose records in other articles become another, or go under another key. */
  readonly moves: readonly { readonly key: string; readonly to: string; readonly newKey: string }[];
}

/** A name that the article itself gives to two tells them apart by country only; the publisher keeps its own. */
export function usableKeys(candidates: readonly Candidate[]): ReadonlyMap<string, IdentityKey> {
  const usable = new Map<string, IdentityKey>();
  const keyed = candidates.filter(({ key }) => key !== undefined);
  for (const rivals of Map.groupBy(keyed, ({ key }) => key!.block).values()) {
    const first = rivals.find(({ precedes }) => precedes);
    const own = rivals.filter(
      ({ key }) => key!.country !== '' && rivals.filter((each) => each.key!.country === key!.country).length === 1,
    );
    for (const { localId, key } of rivals.length === 1 ? rivals : first ? [first] : own) usable.set(localId, key!);
  }
  return usable;
}

/** Another id for a record whose own is taken by something else: the same each time. */
export const anotherId = (localId: string, key: string): string =>
  `${localId.slice(0, 4)}${createHash('sha256')
    .update(JSON.stringify([localId, key]))
    .digest('hex')
    .slice(0, 16)}`;

/**
 * The facets that stay. Where the one goes that gave the id to those it was together with, the oldest of them takes it over:
 * an id that is served goes on.
 */
function withHeirs(
  facets: ReadonlyMap<string, Facet>,
  forgotten: readonly string[],
  absorbed: readonly string[],
  meaningOf: (block: string) => string,
): Map<string, Facet> {
  const live = new Map([...facets].filter(([key]) => !forgotten.includes(key)));
  for (const key of forgotten.filter((each) => !absorbed.includes(each))) {
    const { own, block } = facets.get(key)!;
    const heir = [...live.values()]
      .filter((facet) => meaningOf(facet.block) === meaningOf(block) && facet.record === own)
      .reduce<Facet | undefined>(olderOf, undefined);
    if (heir) live.set(heir.key, { ...heir, own });
  }
  return live;
}

/** Whoever is given by the name comes before whoever is given by an acronym only. */
const namesFirst = (candidates: readonly Candidate[], meaningOf: (block: string) => string): readonly Candidate[] =>
  candidates.toSorted((a, b) => Number(isShort(a, meaningOf)) - Number(isShort(b, meaningOf)));
const isShort = ({ key }: Candidate, meaningOf: (block: string) => string): boolean =>
  key !== undefined && meaningOf(key.block) !== key.block;

/** Decides for all sources, or all actors, of one article. */
export function assign(candidates: readonly Candidate[], known: KnownIdentities): Assignment {
  const usable = usableKeys(candidates);
  const facets = new Map(known.facets.map((facet) => [facet.key, facet]));
  const aliases = new Map<string, string>();
  const meaning = (key: string): string => {
    const next = aliases.get(key) ?? known.aliases.get(key);
    return next === undefined ? key : meaning(next);
  };

  // The key of each candidate: its own, or that of others who have its id from the same authority.
  const keyOf = new Map<string, string>();
  const details = new Map<string, IdentityKey>();
  const ownOf = new Map(candidates.map(({ localId, own }) => [localId, own]));
  for (const { localId, own: id } of candidates) {
    const own = usable.get(localId);
    const linkedKey = known.linked.get(id)?.key;
    const mine = own === undefined ? undefined : meaning(own.key);
    const theirs = linkedKey ? meaning(linkedKey) : undefined;
    const elder = olderOf(
      mine === undefined ? undefined : facets.get(mine),
      theirs === undefined ? undefined : facets.get(theirs),
    )?.key;
    const key = elder ?? theirs ?? mine;
    if (key === undefined || [...keyOf.values()].includes(key)) continue;
    for (const other of [mine, theirs]) if (other !== undefined && other !== key) aliases.set(other, key);
    if (own && !details.has(key)) details.set(key, own);
    keyOf.set(localId, key);
  }

  // The facets there are from now on.
  const given = new Set(keyOf.values());
  const absorbed = [...aliases.keys()].filter((key) => facets.has(key));
  const forgotten = [
    ...absorbed,
    ...known.before.filter((key) => facets.has(key) && !given.has(key) && !known.elsewhere.has(key)),
  ];
  const live = withHeirs(facets, forgotten, absorbed, known.meaningOf);
  const isFree = (id: string): boolean => {
    const keeper = known.inUse.get(id);
    const inherited = [...live.values()].some(({ own }) => own === id);
    return keeper === undefined || (keeper !== '' && forgotten.includes(keeper) && !absorbed.includes(keeper) && !inherited);
  };
  const freeId = (localId: string, key: string): string => (isFree(localId) ? localId : anotherId(localId, key));
  for (const [localId, key] of keyOf) {
    const detail = details.get(key);
    const id = ownOf.get(localId)!;
    const own = known.merged.has(id) ? id : freeId(id, key);
    if (!live.has(key) && detail) live.set(key, { ...detail, key, record: '', own, age: known.age });
  }

  // Which records they are.
  const isShortFacet = ({ block }: Facet): boolean => known.meaningOf(block) !== block;
  const records = new Map<string, string>();
  for (const block of Map.groupBy(live.values(), (facet) => known.meaningOf(facet.block)).values())
    for (const [key, record] of settleBlock(block, known.apart, isShortFacet))
      records.set(key, known.merged.get(record) ?? record);
  // What the engine holds apart in one article stays apart, unless somebody decided otherwise.
  const isDecided = new Set(known.merged.values());
  const recordOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const { localId, own } of namesFirst(candidates, known.meaningOf)) {
    const key = keyOf.get(localId);
    const wanted = key === undefined ? known.linked.get(own)?.record : records.get(key);
    const decided = known.merged.get(own);
    const free = wanted !== undefined && (!taken.has(wanted) || isDecided.has(wanted));
    const record = free ? wanted : (decided ?? freeId(own, key ?? ''));
    taken.add(record);
    recordOf.set(localId, record);
  }
  const changed = [...live.values()].filter((facet) => facet.record !== records.get(facet.key));
  const put = [...live.values()].filter(
    (facet) => facet.record !== records.get(facet.key) || facet.own !== facets.get(facet.key)?.own,
  );
  return {
    recordOf,
    keyOf,
    put: put.map((facet) => ({ ...facet, record: records.get(facet.key)! })),
    forgotten,
    aliases: [...aliases].map(([key, means]) => ({ key, means })),
    moves: [
      ...changed.filter(({ record }) => record !== '').map(({ key }) => ({ key, to: records.get(key)!, newKey: key })),
      ...absorbed.map((key) => ({ key, to: records.get(meaning(key))!, newKey: meaning(key) })),
    ],
  };
}
