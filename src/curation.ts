/** What people decide about records: read, resolved and saved as an article is, in one transaction with who decided it and why. */
import { type Decision, resolveDecision } from './resolve/curate.ts';
import type { CurationEntry } from './schema/curation.ts';
import type { Resource } from './schema/query.ts';
import type { Store } from './store/store.ts';
import type { Settle } from './ingest/turns.ts';

export type Curated = Exclude<Resource, 'articles' | 'claims'>;

/** Who decides, and why. */
export interface Judgement {
  readonly who?: string | undefined;
  readonly why?: string | undefined;
}

/** Why a decision cannot be carried out. */
export type Objection =
  | { readonly objection: 'changed' }
  | { readonly objection: 'absent' | 'merged' | 'not-merged'; readonly id: string }
  | { readonly objection: 'too-many'; readonly articles: number };

export interface Curation {
  /** Makes records one with another. `expect` is told the record's JSON as it is served and says whether it is the one that was meant. */
  merge(kind: Curated, id: string, from: readonly string[], by: Judgement, expect: Expect): Promise<'done' | Objection>;
  /** Takes merges back. */
  part(kind: Curated, id: string, from: readonly string[], by: Judgement, expect: Expect): Promise<'done' | Objection>;
  /** Sets fields of a record; null gives one back to what articles say. */
  set(
    kind: Curated,
    id: string,
    fields: Readonly<Record<string, unknown>>,
    by: Judgement,
    expect: Expect,
  ): Promise<'done' | Objection>;
}
export type Expect = (json: string) => boolean;

/** A decision that touches more articles than this would hold up everything else for too long. */
export const mostArticles = 5_000;

const noMerges: ReadonlyMap<string, string> = new Map();

export interface CurationParts {
  readonly store: Store;
  readonly settle: Settle;
  readonly now: () => Date;
}

export function createCuration({ store, settle, now }: CurationParts): Curation {
  const decide = (
    kind: Curated,
    id: string,
    expect: Expect,
    by: Judgement,
    work: () => Promise<
      | Objection
      | {
          readonly decision: Decision;
          readonly touched: readonly string[];
          readonly entry: Pick<CurationEntry, 'action' | 'from' | 'fields'>;
        }
    >,
  ): Promise<'done' | Objection> =>
    settle<'done' | Objection>(async () => {
      const revision = await store.revision();
      const found = await store.get(kind, id);
      if (found.state !== 'here') return { objection: found.state === 'merged' ? 'merged' : 'absent', id };
      if (!expect(found.json)) return { objection: 'changed' };
      const made = await work();
      if ('objection' in made) return made;
      const articles = await store.countTelling(made.touched);
      if (articles > mostArticles) return { objection: 'too-many', articles };
      const at = now().toISOString();
      const plan = await resolveDecision(store, made.decision, at, revision);
      const { who, why } = by;
      const entry: CurationEntry = {
        ...made.entry,
        at,
        ...(who !== undefined && { who }),
        ...(why !== undefined && { why }),
      };
      const log = [id, ...(made.entry.from ?? [])].map((record) => ({ record, entry }));
      const outcome = await store.save({ revision, at, ...plan, curated: { ...made.decision, log } });
      return outcome === 'conflict' ? 'conflict' : 'done';
    });

  return {
    merge: (kind, id, from, by, expect) =>
      decide(kind, id, expect, by, async () => {
        for (const each of from) {
          const found = each === id ? undefined : await store.get(kind, each);
          if (found?.state !== 'here')
            return { objection: found?.state === 'merged' || each === id ? 'merged' : 'absent', id: each };
        }
        const decision = { merged: new Map(from.map((each) => [each, id])), parted: [], fields: new Map() };
        return { decision, touched: from, entry: { action: 'merged', from: [...from] } };
      }),
    part: (kind, id, from, by, expect) =>
      decide(kind, id, expect, by, async () => {
        const leads = await store.leadsAround(from);
        const other = from.find((each) => leads.get(each) !== id);
        if (other !== undefined) return { objection: 'not-merged', id: other };
        const decision = { merged: noMerges, parted: from, fields: new Map() };
        return { decision, touched: [id], entry: { action: 'parted', from: [...from] } };
      }),
    set: (kind, id, fields, by, expect) =>
      decide(kind, id, expect, by, async () => {
        const known = (await store.fieldsSet([id])).get(id) ?? {};
        const set = Object.fromEntries(Object.entries({ ...known, ...fields }).filter(([, value]) => value !== null));
        const decision = { merged: noMerges, parted: [], fields: new Map([[id, set]]) };
        return { decision, touched: [], entry: { action: 'set', fields: { ...fields } } };
      }),
  };
}
