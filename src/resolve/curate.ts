/**
 * What people decide about records: that some are one, that they are not after all, and what a record's fields are. A decision
 * about identity is a step on top of what the engine finds (it leads an id to another), so that it holds whatever the engine
 * finds later, and taking it back leaves what the engine finds. Resolving reads decisions from memory; here they are laid over
 * it before they are stored.
 */
import type { RecordSet } from '../schema/article.ts';
import type { Involved } from './events/fold-events.ts';
import { type Apart, type Facet, settleBlock } from './facets.ts';
import type { Identified } from './identify.ts';
import { splitKeyOf } from './identity.ts';
import { meanings } from './introductions.ts';
import type { Memory, Plan, Split, ViewOf } from './memory.ts';
import { fromRecordSet, readParts, saysTwice } from './parts.ts';
import { planFor } from './plan.ts';
import { storedSet } from './stored-set.ts';

export interface Decision {
  /** Ids that are another from now on, with the one that they are led to. */
  readonly merged: ReadonlyMap<string, string>;
  /** Ids that are themselves again. */
  readonly parted: readonly string[];
  /** Pairs that are never one from now on. */
  readonly apart: readonly Apart[];
  /** Articles that tell another record than the engine takes it for. */
  readonly splits: readonly Split[];
  /** Fields that are set from now on, all of a record's at once. */
  readonly fields: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** Follows where an id leads. Decisions never lead in a circle: an id that is led away is nobody's target (`decide` is asked for ids that stand). */
function follow(leads: ReadonlyMap<string, string>, id: string): string {
  const next = leads.get(id);
  return next === undefined ? id : follow(leads, next);
}

/** Memory as it will be once the decision is stored. */
function decidedMemory(
  memory: Memory,
  { merged, parted, apart, splits, fields }: Decision,
  leads: ReadonlyMap<string, string>,
): Memory {
  const touched = new Set([...leads.keys(), ...merged.keys(), ...parted]);
  return {
    ...memory,
    mergedInto: async (ids) => {
      const others = await memory.mergedInto(ids.filter((id) => !touched.has(id)));
      const led = ids.map((id): [string, string] => [id, follow(leads, others.get(id) ?? id)]);
      return new Map(led.filter(([id, into]) => id !== into));
    },
    apartAmong: async (ids) => [
      ...(await memory.apartAmong(ids)).filter(({ one, other }) => merged.get(one) !== other && merged.get(other) !== one),
      ...apart.filter(({ one, other }) => ids.includes(one) || ids.includes(other)),
    ],
    splitsOf: async (articles) => [
      ...(await memory.splitsOf(articles)),
      ...splits.filter(({ article }) => articles.includes(article)),
    ],
    fieldsSet: async (ids) => new Map([...(await memory.fieldsSet(ids)), ...[...fields].filter(([id]) => ids.includes(id))]),
    redirectsInto: async (ids) => {
      const stored = await memory.redirectsInto(ids);
      return new Map(
        ids.map((id) => [
          id,
          [
            ...(stored.get(id) ?? []).filter((from) => !touched.has(from)),
            ...[...leads.keys()].filter((from) => follow(leads, from) === id),
          ],
        ]),
      );
    },
  };
}

/** The record that each view is before any is led to another. */
async function engineRecords(memory: Memory, views: readonly ViewOf[]): Promise<(view: ViewOf) => string> {
  const keyed = await memory.facetsWithKeys(views.map(({ key }) => key).filter((key) => key !== ''));
  const meaning = await meanings(memory, [...new Set(keyed.map(({ block }) => block))], [], []);
  const facets = await memory.facetsInBlocks(meaning.blocks);
  const isShort = ({ block }: Facet): boolean => meaning.of(block) !== block;
  const apart = await memory.apartAmong(facets.map(({ own }) => own));
  const blocks = [...Map.groupBy(facets, ({ block }) => meaning.of(block)).values()];
  const settled = new Map(blocks.flatMap((block) => [...settleBlock(block, apart, isShort)]));
  return ({ key, localId }) => settled.get(key) ?? localId;
}

/** An article before a decision, and as it gives its records after it. */
async function retell(memory: Memory, article: string, targets: ReadonlyMap<string, Target>): Promise<Retold> {
  const before = (await memory.articleParts(article))!;
  const original = (await memory.originalOf(article)) ?? storedSet(before);
  const views = new Map(before.contributions.map((view) => [view.localId, view]));
  const recordOf = (localId: string): string => targets.get(localId)?.to ?? views.get(localId)?.recordId ?? localId;
  const keyOf = (localId: string): string => targets.get(localId)?.newKey ?? views.get(localId)?.key ?? '';
  const after = fromRecordSet(original, { recordOf, keyOf }, before.copies);
  return { article, before: readParts(before), after, original };
}
type Target = Pick<Identified['moved'][number], 'to' | 'newKey'>;
type Retold = Involved & { readonly original: RecordSet };

/** Facets as their views have moved; those that were split off are new, and what nobody gives any more goes. */
async function moveFacets(
  memory: Memory,
  moved: Identified['moved'],
  age: number,
): Promise<Pick<Plan['facets'], 'put' | 'forgotten'>> {
  const keyed = moved.filter(({ key }) => key !== '');
  const facets = await memory.facetsWithKeys(keyed.map(({ key }) => key));
  const whole = new Map(keyed.filter(({ key, newKey }) => key === newKey).map(({ key, to }) => [key, to]));
  const off = keyed.filter(({ key, newKey }) => key !== newKey);
  const fresh = off.flatMap(({ key, newKey, to }): Facet[] => {
    const from = facets.find((facet) => facet.key === key);
    return from ? [{ ...from, key: newKey, block: splitKeyOf(from.block, to), record: to, own: to, age }] : [];
  });
  return {
    put: [
      ...facets.flatMap((facet) => (whole.has(facet.key) ? [{ ...facet, record: whole.get(facet.key)! }] : [])),
      ...new Map(fresh.map((facet) => [facet.key, facet])).values(),
    ],
    forgotten: [],
  };
}

/** Makes the plan of a decision. All ids in it are of one resource. */
export async function resolveDecision(memory: Memory, decision: Decision, at: string, age: number): Promise<Plan> {
  const stored = await memory.leadsAround([...decision.merged.keys(), ...decision.merged.values(), ...decision.parted]);
  const leads = new Map([...stored, ...decision.merged]);
  for (const id of decision.parted) leads.delete(id);
  const decided = decidedMemory(memory, decision, leads);
  const split = new Map(decision.splits.map((each) => [`${each.article} ${each.record}`, each.into]));
  const views = await memory.viewsOf([
    ...decision.merged.keys(),
    ...decision.parted.map((id) => follow(stored, id)),
    ...decision.apart.flatMap(({ one, other }) => [one, other]),
    ...decision.splits.map(({ record }) => record),
  ]);
  const recordOf = await engineRecords(decided, views);
  const moved: Identified['moved'] = views
    .filter(({ kind }) => kind !== 'events')
    .map((view) => {
      const into = split.get(`${view.article} ${view.recordId}`);
      return into === undefined
        ? { ...view, to: follow(leads, recordOf(view)), newKey: view.key }
        : { ...view, to: into, newKey: view.key === '' ? '' : splitKeyOf(view.key, into) };
    })
    .filter(({ recordId, to }) => recordId !== to);
  const ofEvents = views.filter(({ kind }) => kind === 'events');
  const byArticle = Map.groupBy([...moved, ...ofEvents], ({ article }) => article);
  const retold = await Promise.all(
    [...byArticle.keys()].map((article) =>
      retell(memory, article, new Map(moved.filter((view) => view.article === article).map((view) => [view.localId, view]))),
    ),
  );
  const merging = moved.map(({ recordId, to }) => [recordId, to]).flat();
  const anew = [
    ...new Set([...decision.fields.keys(), ...merging, ...[...leads.values()].filter((id) => !id.startsWith('evt_'))]),
  ];
  const plan = await planFor({ memory: decided, involved: retold, moved, at, age, anew, settleAnew: ofEvents.length > 0 });
  const led = [...leads.keys()].map((from) => ({ from, into: follow(leads, from) }));
  return {
    ...plan,
    facets: { ...plan.facets, ...(await moveFacets(memory, moved, age)) },
    originals: plan.articles.flatMap((parts) => {
      const original = retold.find(({ article }) => article === parts.article.id)?.original;
      return original ? [{ article: parts.article.id, set: saysTwice(parts) ? original : undefined }] : [];
    }),
    redirects: [...new Map([...plan.redirects, ...led].map((each) => [each.from, each])).values()],
  };
}
