/**
 * What people decide about records: that some are one, that they are not after all, and what a record's fields are. A decision
 * about identity is a step on top of what the engine finds (it leads an id to another), so that it holds whatever the engine
 * finds later, and taking it back leaves what the engine finds. Resolving reads decisions from memory; here they are laid over
 * it before they are stored.
 */
import type { RecordSet } from '../schema/article.ts';
import type { Involved } from './events/fold-events.ts';
import { type Facet, settleBlock } from './facets.ts';
import type { Identified } from './identify.ts';
import type { Memory, Plan, ViewOf } from './memory.ts';
import { fromRecordSet, readParts, saysTwice } from './parts.ts';
import { planFor } from './plan.ts';
import { storedSet } from './stored-set.ts';

export interface Decision {
  /** Ids that are another from now on, with the one that they are led to. */
  readonly merged: ReadonlyMap<string, string>;
  /** Ids that are themselves again. */
  readonly parted: readonly string[];
  /** Fields that are set from now on, all of a record's at once. */
  readonly fields: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** Follows where an id leads. Decisions never lead in a circle: an id that is led away is nobody's target (`decide` is asked for ids that stand). */
function follow(leads: ReadonlyMap<string, string>, id: string): string {
  const next = leads.get(id);
  return next === undefined ? id : follow(leads, next);
}

/** Memory as it will be once the decision is stored. */
function decidedMemory(memory: Memory, { merged, parted, fields }: Decision, leads: ReadonlyMap<string, string>): Memory {
  const touched = new Set([...leads.keys(), ...merged.keys(), ...parted]);
  return {
    ...memory,
    mergedInto: async (ids) => {
      const others = await memory.mergedInto(ids.filter((id) => !touched.has(id)));
      const led = ids.map((id): [string, string] => [id, follow(leads, others.get(id) ?? id)]);
      return new Map(led.filter(([id, into]) => id !== into));
    },
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

/** The record that the engine alone takes each view for. */
async function engineRecords(memory: Memory, views: readonly ViewOf[]): Promise<(view: ViewOf) => string> {
  const keyed = await memory.facetsWithKeys(views.map(({ key }) => key).filter((key) => key !== ''));
  const facets = await memory.facetsInBlocks([...new Set(keyed.map(({ block }) => block))]);
  const settled = new Map([...Map.groupBy(facets, ({ block }) => block).values()].flatMap((block) => [...settleBlock(block)]));
  return ({ key, localId }) => settled.get(key) ?? localId;
}

/** An article before a decision, and as it gives its records after it. */
async function retell(memory: Memory, article: string, targets: ReadonlyMap<string, string>): Promise<Retold> {
  const before = (await memory.articleParts(article))!;
  const original = (await memory.originalOf(article)) ?? storedSet(before);
  const views = new Map(before.contributions.map((view) => [view.localId, view]));
  const recordOf = (localId: string): string => targets.get(localId) ?? views.get(localId)?.recordId ?? localId;
  const keyOf = (localId: string): string => views.get(localId)?.key ?? '';
  const after = fromRecordSet(original, { recordOf, keyOf }, before.copies);
  return { article, before: readParts(before), after, original };
}
type Retold = Involved & { readonly original: RecordSet };

/** Makes the plan of a decision. All ids in it are of one resource. */
export async function resolveDecision(memory: Memory, decision: Decision, at: string, age: number): Promise<Plan> {
  const stored = await memory.leadsAround([...decision.merged.keys(), ...decision.merged.values(), ...decision.parted]);
  const leads = new Map([...stored, ...decision.merged]);
  for (const id of decision.parted) leads.delete(id);
  const decided = decidedMemory(memory, decision, leads);
  const views = await memory.viewsOf([...decision.merged.keys(), ...decision.parted.map((id) => follow(stored, id))]);
  const recordOf = await engineRecords(memory, views);
  const moved: Identified['moved'] = views
    .filter(({ kind }) => kind !== 'events')
    .map((view) => ({ ...view, to: follow(leads, recordOf(view)), newKey: view.key }))
    .filter(({ recordId, to }) => recordId !== to);
  const ofEvents = views.filter(({ kind }) => kind === 'events');
  const byArticle = Map.groupBy([...moved, ...ofEvents], ({ article }) => article);
  const retold = await Promise.all(
    [...byArticle.keys()].map((article) =>
      retell(memory, article, new Map(moved.filter((view) => view.article === article).map(({ localId, to }) => [localId, to]))),
    ),
  );
  const merging = moved.map(({ recordId, to }) => [recordId, to]).flat();
  const anew = [
    ...new Set([...decision.fields.keys(), ...merging, ...[...leads.values()].filter((id) => !id.startsWith('evt_'))]),
  ];
  const plan = await planFor({ memory: decided, involved: retold, moved, at, age, anew, settleAnew: ofEvents.length > 0 });
  const facets = await memory.facetsWithKeys(moved.map(({ key }) => key).filter((key) => key !== ''));
  const target = new Map(moved.map(({ key, to }) => [key, to]));
  const led = [...leads.keys()].map((from) => ({ from, into: follow(leads, from) }));
  return {
    ...plan,
    facets: { ...plan.facets, put: facets.map((facet): Facet => ({ ...facet, record: target.get(facet.key)! })) },
    originals: plan.articles.flatMap((parts) => {
      const original = retold.find(({ article }) => article === parts.article.id)?.original;
      return original ? [{ article: parts.article.id, set: saysTwice(parts) ? original : undefined }] : [];
    }),
    redirects: [...new Map([...plan.redirects, ...led].map((each) => [each.from, each])).values()],
  };
}
