/** Asks what is known of the events of some articles, and decides which they are (outline.ts says how). */
import type { Memory, ViewOf } from '../memory.ts';
import { splitsIn } from '../splits.ts';
import { blocksOf } from './blocks.ts';
import { type OutlineRow, type PutOutline, settle } from './clusters.ts';
import { anotherId, type Outlined, outlinesOf, place, type Renamed, type Telling } from './outlined.ts';
import { loadAround, older, touch, type Touched, withOwn } from './touched.ts';

export interface Identifying {
  readonly tellings: readonly Telling[];
  readonly age: number;
  /** Whether all that hangs together with the articles' events is settled once more, whatever the articles changed. */
  readonly anew: boolean;
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

/** Which record each group of outlines is, and what it is called as a group: after its oldest. */
function label(
  rows: ReadonlyMap<string, OutlineRow>,
  groups: readonly (readonly string[])[],
  name: (oldest: OutlineRow) => string,
) {
  return new Map(
    groups.flatMap((keys) => {
      const [oldest] = keys.map((key) => rows.get(key)!).sort(older);
      return keys.map((key): [string, string] => [key, name(oldest!)]);
    }),
  );
}

interface Told {
  readonly key: string;
  readonly record: string;
}

/** Where each event of the articles goes. What has no key is its article's own, under its own id if that is free. */
async function placeTold(
  memory: Memory,
  tellings: readonly Telling[],
  outlined: readonly (readonly Outlined[])[],
  settled: readonly OutlineRow[],
  { rows, forgotten }: Touched,
): Promise<ReadonlyMap<string, Told>> {
  const current = new Map([...rows.values(), ...settled].map(({ key, record }) => [key, record]));
  const told = tellings.flatMap(({ article }, index) => outlined[index]!.map((each) => ({ ...each, article })));
  const alone = told.filter(({ key }) => key === '').map(({ localId, split }) => split ?? localId);
  const gone = new Set(forgotten.map(({ key }) => key));
  const owners = (await memory.outlinesOwning(alone)).filter(({ key }) => !gone.has(key));
  const taken = new Set([...owners, ...settled].map(({ own }) => own));
  const merged = await memory.mergedInto(
    told.flatMap(({ localId, split, article }) => [split ?? localId, anotherId(localId, article)]),
  );
  const ownOf = ({ localId, split, article }: (typeof told)[number]): string => {
    const wanted = split ?? localId;
    const id = taken.has(wanted) && !merged.has(wanted) && split === undefined ? anotherId(localId, article) : wanted;
    return merged.get(id) ?? id;
  };
  return new Map(
    told.map((each) => [
      place(each.article, each.localId),
      { key: each.key, record: each.key === '' ? ownOf(each) : current.get(each.key)! },
    ]),
  );
}

async function identifyAs(memory: Memory, { tellings, age, anew }: Identifying, renamed: Renamed): Promise<IdentifiedEvents> {
  const outlined = tellings.map((telling) => outlinesOf(telling, renamed));
  const touched = await touch(memory, tellings, outlined, age);
  const around = await loadAround(memory, touched, anew);
  const before = new Map([...around].map(([key, row]) => [key, touched.stored.get(key) ?? row]));
  const rows = await withOwn(memory, around, touched);
  const owns = [...rows.values()].map(({ own }) => own);
  const { components, clusters } = settle([...rows.values()], await memory.apartAmong(owns));
  const merged = await memory.mergedInto(owns);
  const componentOf = label(rows, components, ({ key }) => key);
  const recordOf = label(rows, clusters, ({ own }) => merged.get(own) ?? own);
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
  const placed = await placeTold(memory, tellings, outlined, settled, touched);
  const toldAs = (article: string, localId: string): Told => placed.get(place(article, localId)) ?? { key: '', record: localId };
  return {
    recordOf: (article, localId) => toldAs(article, localId).record,
    keyOf: (article, localId) => toldAs(article, localId).key,
    outlines: {
      put: put.map((row) => ({
        ...row,
        outline: JSON.stringify(row.outline),
        blocks: before.get(row.key)!.record === '' ? blocksOf(row.outline) : [],
      })),
      forgotten: touched.forgotten.map(({ key }) => key),
    },
    moved: views.map((view) => ({ ...view, to: moves.get(view.key)!.to, newKey: view.key })),
    left: [
      ...touched.successors
        .map(({ article, view, now }) => ({ recordId: view.recordId, to: toldAs(article, now.localId).record }))
        .filter(({ recordId, to }) => recordId !== to),
      ...touched.forgotten.flatMap((row) => leftBy(row, settled)),
      ...moves.values(),
    ],
  };
}

/** A record that only a forgotten outline gave leads to where the others went that were in it. */
function leftBy({ record }: OutlineRow, settled: readonly OutlineRow[]): { recordId: string; to: string }[] {
  const other = settled.find(({ own }) => own === record);
  return other && other.record !== record ? [{ recordId: record, to: other.record }] : [];
}

/** Where the engine alone would put what somebody decided is another event, it is identified once more as that. */
export async function identifyEvents(memory: Memory, identifying: Identifying): Promise<IdentifiedEvents> {
  const plain = await identifyAs(memory, identifying, new Map());
  const { tellings } = identifying;
  const into = await splitsIn(
    memory,
    tellings.map(({ article }) => article),
  );
  const renamed = tellings.flatMap(({ article, after }) =>
    after.flatMap(({ localId }): [string, string][] => {
      const split = into(article, plain.recordOf(article, localId));
      return split === undefined ? [] : [[place(article, localId), split]];
    }),
  );
  return renamed.length === 0 ? plain : identifyAs(memory, identifying, new Map(renamed));
}
