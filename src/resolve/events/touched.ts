/** The outlines that a change touches: what its articles tell, and what hangs together with that. */
import type { Memory } from '../memory.ts';
import { blocksToLookIn } from './blocks.ts';
import { judgePair, type OutlineRow, readOutline } from './clusters.ts';
import type { Outline } from './outline.ts';
import { anotherId, type Outlined, type Successor, successorsOf, type Telling } from './outlined.ts';

export const older = (a: OutlineRow, b: OutlineRow): number => a.age - b.age || (a.key < b.key ? -1 : 1);
const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)];

/** Pairs that one article tells as two events although they look like one. */
function rivalsAmong(outlines: readonly { readonly key: string; readonly outline: Outline }[]): [string, string][] {
  return outlines.flatMap((one, index) =>
    outlines.slice(index + 1).flatMap((other): [string, string][] =>
      judgePair(one.outline, other.outline).tied
        ? [
            [one.key, other.key],
            [other.key, one.key],
          ]
        : [],
    ),
  );
}

type Rivalries = Map<string, Record<string, number>>;
function changeRivals(changes: Rivalries, pairs: readonly [string, string][], sign: 1 | -1): void {
  for (const [key, rival] of pairs) {
    const own = changes.get(key) ?? {};
    own[rival] = (own[rival] ?? 0) + sign;
    changes.set(key, own);
  }
}

function plusRivals(rivals: OutlineRow['rivals'], changes: Record<string, number> = {}): OutlineRow['rivals'] {
  const sums = unique([...Object.keys(rivals), ...Object.keys(changes)]).map((key): [string, number] => [
    key,
    (rivals[key] ?? 0) + (changes[key] ?? 0),
  ]);
  return Object.fromEntries(sums.filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the articles themselves change: outlines that stand, with what they are told as, and those that nobody gives any more. */
export interface Touched {
  readonly rows: ReadonlyMap<string, OutlineRow>;
  readonly stored: ReadonlyMap<string, OutlineRow>;
  readonly forgotten: readonly OutlineRow[];
  readonly successors: readonly Successor[];
  /** Ids that somebody decided some outlines have. */
  readonly wishes: ReadonlyMap<string, string>;
}

export async function touch(
  memory: Memory,
  tellings: readonly Telling[],
  outlined: readonly Outlined[][],
  age: number,
): Promise<Touched> {
  const beforeKeys = tellings.map(({ before }) => before.map(({ key }) => key).filter((key) => key !== ''));
  const given = outlined.flat().filter(({ key }) => key !== '');
  const keys = unique([...beforeKeys.flat(), ...given.map(({ key }) => key)]);
  const stored = new Map((await memory.outlinesWithKeys(keys)).map((row) => [row.key, readOutline(row)]));
  const elsewhere = await memory.firstTold(
    keys,
    tellings.map(({ article }) => article),
  );
  const rivals: Rivalries = new Map();
  for (const each of beforeKeys) {
    const known = each.flatMap((key) => stored.get(key) ?? []);
    changeRivals(rivals, rivalsAmong(known), -1);
  }
  for (const each of outlined) changeRivals(rivals, rivalsAmong(each.filter(({ key }) => key !== '')), 1);
  const told = Map.groupBy(given, ({ key }) => key);
  const rows = new Map<string, OutlineRow>();
  for (const key of keys) {
    const locals = [...(told.get(key) ?? []).map(({ localId }) => localId), ...(elsewhere.has(key) ? [elsewhere.get(key)!] : [])];
    if (locals.length === 0) continue;
    const was = stored.get(key);
    const first = locals.sort()[0]!;
    const base = was ?? { key, outline: told.get(key)![0]!.outline, component: '', record: '', own: '', age, rivals: {} };
    rows.set(key, { ...base, first, rivals: plusRivals(base.rivals, rivals.get(key)) });
  }
  return {
    rows,
    stored,
    forgotten: [...stored.values()].filter(({ key }) => !rows.has(key)),
    wishes: new Map(given.flatMap(({ key, split }) => (split === undefined ? [] : [[key, split]]))),
    successors: tellings.flatMap((telling, index) => successorsOf(telling, outlined[index]!, stored)),
  };
}

/** Everything that hangs together with what changed: the components to settle anew. */
export async function loadAround(memory: Memory, touched: Touched, anew: boolean): Promise<Map<string, OutlineRow>> {
  const { rows, stored, forgotten } = touched;
  const changed = [...rows.values()].filter((row) => {
    const was = stored.get(row.key);
    const rivalled = !was || JSON.stringify(was.rivals) !== JSON.stringify(row.rivals);
    return anew || rivalled || was.first !== row.first;
  });
  const fresh = changed.filter(({ component }) => component === '');
  const near = (await memory.outlinesInBlocks(unique(fresh.flatMap(({ outline }) => blocksToLookIn(outline))))).map(readOutline);
  const tied = near.filter((row) => fresh.some((each) => judgePair(each.outline, row.outline).tied));
  const components = unique([...changed, ...forgotten, ...tied].map(({ component }) => component)).filter((each) => each !== '');
  const around = new Map((await memory.outlinesInComponents(components)).map((row) => [row.key, readOutline(row)]));
  for (const { key } of forgotten) around.delete(key);
  for (const row of [...changed, ...[...rows.values()].filter(({ key }) => around.has(key))]) around.set(row.key, row);
  return around;
}

/** Gives every outline the id that its record has when it stands alone. */
export async function withOwn(
  memory: Memory,
  rows: ReadonlyMap<string, OutlineRow>,
  { forgotten, successors, wishes }: Touched,
): Promise<Map<string, OutlineRow>> {
  const owned = new Map(rows);
  // An id that is served goes on: where the outline that gave it goes, the oldest of those with it takes it over, or else what
  // its article tells now in its place.
  for (const { key, own } of forgotten) {
    const [heir] = [...owned.values()].filter(({ record, own: mine }) => record === own && mine !== own).sort(older);
    const next = successors.find(
      ({ view, now }) => view.key === key && owned.get(now.key)?.own === '' && !wishes.has(now.key),
    )?.now;
    const to = heir ?? (next && owned.get(next.key));
    if (to) owned.set(to.key, { ...to, own });
  }
  const fresh = [...owned.values()].filter(({ own }) => own === '');
  const gone = new Set(forgotten.map(({ key }) => key));
  const wished = fresh.flatMap(({ key, first }) => [first, ...(wishes.has(key) ? [wishes.get(key)!] : [])]);
  const owners = (await memory.outlinesOwning(wished)).filter(({ key }) => !gone.has(key));
  const taken = new Set([...owners, ...owned.values()].map(({ own }) => own));
  for (const row of fresh) {
    const own =
      [wishes.get(row.key), row.first].find((id) => id !== undefined && !taken.has(id)) ?? anotherId(row.first, row.key);
    taken.add(own);
    owned.set(row.key, { ...row, own });
  }
  return owned;
}
