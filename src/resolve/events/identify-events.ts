/** Asks what is known of the events of some articles, and decides which they are (outline.ts says how). */
import { createHash } from 'node:crypto';
import type { Memory, View, ViewOf } from '../memory.ts';
import { blocksOf, blocksToLookIn } from './blocks.ts';
import { type Decided, judgePair, type OutlineRow, type PutOutline, readOutline, settle } from './clusters.ts';
import { type Outline, outlineKey, outlineOf, type Reported } from './outline.ts';

/** One article before and after a change. */
export interface Telling {
  readonly article: string;
  readonly before: readonly View[];
  readonly after: readonly (Reported & { readonly localId: string })[];
}

export interface IdentifiedEvents {
  /** By article and its own id for an event. */
  readonly recordOf: (article: string, localId: string) => string;
  readonly keyOf: (article: string, localId: string) => string;
  readonly outlines: { readonly put: readonly PutOutline[]; readonly forgotten: readonly string[] };
  /** Views of other articles that become other records. */
  readonly moved: readonly (ViewOf & { readonly to: string; readonly newKey: string })[];
  /** Records that outlines leave for others. */
  readonly left: readonly { readonly recordId: string; readonly to: string }[];
}

const older = (a: OutlineRow, b: OutlineRow): number => a.age - b.age || (a.key < b.key ? -1 : 1);
const place = (article: string, localId: string): string => `${article} ${localId}`;
const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)];

/** Another id for an event whose own is taken: the same each time. */
const anotherId = (localId: string, key: string): string =>
  `evt_${createHash('sha256')
    .update(JSON.stringify([localId, key]))
    .digest('hex')
    .slice(0, 16)}`;

interface Outlined {
  readonly localId: string;
  /** '' where nothing places the event, or where the article has another that looks just like it: then it is nobody else's. */
  readonly key: string;
  readonly outline: Outline;
}

function outlinesOf(telling: Telling): Outlined[] {
  const seen = new Set<string>();
  return telling.after.map(({ localId, ...reported }) => {
    const outline = outlineOf(reported);
    const key = blocksOf(outline).length > 0 ? outlineKey(outline) : '';
    if (seen.has(key)) return { localId, key: '', outline };
    seen.add(key);
    return { localId, key, outline };
  });
}

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
interface Touched {
  readonly rows: ReadonlyMap<string, OutlineRow>;
  readonly stored: ReadonlyMap<string, OutlineRow>;
  readonly forgotten: readonly OutlineRow[];
}

async function touch(
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
  return { rows, stored, forgotten: [...stored.values()].filter(({ key }) => !rows.has(key)) };
}

/** Everything that hangs together with what changed: the components to settle anew. */
async function loadAround(
  memory: Memory,
  touched: Touched,
  anew: boolean,
): Promise<{ rows: Map<string, OutlineRow>; decided: readonly Decided[] }> {
  const { rows, stored, forgotten } = touched;
  const decisions = await memory.decidedAbout([...rows.values()].map(({ own, first }) => own || first));
  const bound = new Set(decisions.flatMap(({ one, other }) => [one, other]));
  const changed = [...rows.values()].filter((row) => {
    const was = stored.get(row.key);
    const told = !was || was.first !== row.first || JSON.stringify(was.rivals) !== JSON.stringify(row.rivals);
    return anew || told || bound.has(row.own);
  });
  const fresh = changed.filter(({ component }) => component === '');
  const near = (await memory.outlinesInBlocks(unique(fresh.flatMap(({ outline }) => blocksToLookIn(outline))))).map(readOutline);
  const tied = near.filter((row) => fresh.some((each) => judgePair(each.outline, row.outline).tied));
  const owners = await memory.outlinesOwning([...bound]);
  const components = unique([...changed, ...forgotten, ...tied, ...owners].map(({ component }) => component)).filter(
    (each) => each !== '',
  );
  const around = new Map((await memory.outlinesInComponents(components)).map((row) => [row.key, readOutline(row)]));
  for (const { key } of forgotten) around.delete(key);
  for (const row of [...changed, ...[...rows.values()].filter(({ key }) => around.has(key))]) around.set(row.key, row);
  const decided = await memory.decidedAbout([...around.values()].map(({ own, first }) => own || first));
  return { rows: around, decided };
}

/** Gives every outline the id that its record has when it stands alone. */
async function withOwn(
  memory: Memory,
  rows: Map<string, OutlineRow>,
  forgotten: readonly OutlineRow[],
): Promise<Map<string, OutlineRow>> {
  const owned = new Map(rows);
  // An id that is served goes on: where the outline that gave it goes, the oldest of those with it takes it over.
  for (const { own } of forgotten) {
    const [heir] = [...owned.values()].filter(({ record, own: mine }) => record === own && mine !== own).sort(older);
    if (heir) owned.set(heir.key, { ...heir, own });
  }
  const fresh = [...owned.values()].filter(({ own }) => own === '');
  const gone = new Set(forgotten.map(({ key }) => key));
  const owners = (await memory.outlinesOwning(fresh.map(({ first }) => first))).filter(({ key }) => !gone.has(key));
  const taken = new Set([...owners, ...owned.values()].map(({ own }) => own));
  for (const row of fresh) {
    const own = taken.has(row.first) ? anotherId(row.first, row.key) : row.first;
    taken.add(own);
    owned.set(row.key, { ...row, own });
  }
  return owned;
}

/** With `anew` all that hangs together with the articles' events is settled once more, whatever the articles changed. */
export async function identifyEvents(
  memory: Memory,
  tellings: readonly Telling[],
  age: number,
  anew: boolean,
): Promise<IdentifiedEvents> {
  const outlined = tellings.map(outlinesOf);
  const touched = await touch(memory, tellings, outlined, age);
  const { rows: around, decided: decisions } = await loadAround(memory, touched, anew);
  const before = new Map([...around].map(([key, row]) => [key, touched.stored.get(key) ?? row]));
  const rows = await withOwn(memory, around, touched.forgotten);
  const { components, clusters } = settle([...rows.values()], decisions);
  const labelled = (groups: readonly (readonly string[])[], label: (oldest: OutlineRow) => string): Map<string, string> =>
    new Map(
      groups.flatMap((keys) => {
        const [oldest] = keys.map((key) => rows.get(key)!).sort(older);
        return keys.map((key): [string, string] => [key, label(oldest!)]);
      }),
    );
  const locals = tellings.flatMap(({ article, after }) => after.flatMap(({ localId }) => [localId, anotherId(localId, article)]));
  const merged = await memory.mergedInto([...[...rows.values()].map(({ own }) => own), ...locals]);
  const decided = (id: string): string => merged.get(id) ?? id;
  const componentOf = labelled(components, ({ key }) => key);
  const recordOf = labelled(clusters, ({ own }) => decided(own));
  const settled = [...rows.values()].map((row) => ({
    ...row,
    component: componentOf.get(row.key)!,
    record: recordOf.get(row.key)!,
  }));
  const put = settled.filter((row) => JSON.stringify(row) !== JSON.stringify(before.get(row.key)));
  const moves = new Map(
    put.flatMap((row) => {
      const was = before.get(row.key)!.record;
      return was !== '' && was !== row.record ? [[row.key, { recordId: was, to: row.record }] as const] : [];
    }),
  );
  const views = await memory.contributionsWithKeys(
    [...moves.keys()],
    tellings.map(({ article }) => article),
  );
  const current = new Map([...touched.rows.values(), ...settled].map(({ key, record }) => [key, record]));
  const placed = new Map<string, { key: string; record: string }>();
  tellings.forEach(({ article }, index) => {
    for (const { localId, key } of outlined[index]!)
      placed.set(place(article, localId), { key, record: key === '' ? '' : current.get(key)! });
  });
  const alone = [...placed].filter(([, { key }]) => key === '').map(([at]) => at.split(' ')[1]!);
  const gone = new Set(touched.forgotten.map(({ key }) => key));
  const owners = (await memory.outlinesOwning(alone)).filter(({ key }) => !gone.has(key));
  const taken = new Set([...owners, ...settled].map(({ own }) => own));
  return {
    recordOf: (article, localId) =>
      placed.get(place(article, localId))?.record ||
      decided(taken.has(localId) && !merged.has(localId) ? anotherId(localId, article) : localId),
    keyOf: (article, localId) => placed.get(place(article, localId))?.key ?? '',
    outlines: {
      put: put.map((row) => ({
        ...row,
        outline: JSON.stringify(row.outline),
        blocks: before.get(row.key)!.record === '' ? blocksOf(row.outline) : [],
      })),
      forgotten: touched.forgotten.map(({ key }) => key),
    },
    moved: views.map((view) => ({ ...view, to: moves.get(view.key)!.to, newKey: view.key })),
    left: [...moves.values(), ...touched.forgotten.flatMap((row) => leftBy(row, settled))],
  };
}

/** A record that only a forgotten outline gave leads to where the others went that were in it. */
function leftBy({ record }: OutlineRow, settled: readonly OutlineRow[]): { recordId: string; to: string }[] {
  const other = settled.find(({ own }) => own === record);
  return other && other.record !== record ? [{ recordId: record, to: other.record }] : [];
}
