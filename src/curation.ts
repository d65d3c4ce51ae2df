/** What people decide about records: read, resolved and saved as an article is, in one transaction with who decided it and why. */
import { createHash } from 'node:crypto';
import { blocksToAsk, scorePair } from './resolve/candidates.ts';
import { type Decision, resolveDecision } from './resolve/curate.ts';
import { actorRef } from './resolve/merged-records.ts';
import type { Actor } from './schema/actor.ts';
import type { ActorCandidate } from './schema/candidate.ts';
import type { CurationEntry } from './schema/curation.ts';
import type { MentionQuery, Resource } from './schema/query.ts';
import type { Ranked } from './store/port/candidates.ts';
import type { RecordPage, Store } from './store/store.ts';
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
  | { readonly objection: 'absent' | 'merged' | 'not-merged' | 'not-told' | 'nothing-left'; readonly id: string }
  | { readonly objection: 'too-many'; readonly articles: number };

export interface Curation {
  /** Makes records one with another. `expect` is told the record's JSON as it is served and says whether it is the one that was meant. */
  merge(kind: Curated, id: string, from: readonly string[], by: Judgement, expect: Expect): Promise<'done' | Objection>;
  /** Decides that others, or what some articles tell, are not this record: taking merges back, and keeping the engine from its own. */
  part(kind: Curated, id: string, what: Parting, by: Judgement, expect: Expect): Promise<'done' | Objection>;
  /** Sets fields of a record; null gives one back to what articles say. */
  set(
    kind: Curated,
    id: string,
    fields: Readonly<Record<string, unknown>>,
    by: Judgement,
    expect: Expect,
  ): Promise<'done' | Objection>;
  /** A page of the actors that may be one with another, as the JSON texts that are sent. Throws `InvalidCursor`. */
  candidates(actor: Actor, query: MentionQuery): Promise<RecordPage>;
}
export type Expect = (json: string) => boolean;

/** A decision that touches more articles than this would hold up everything else for too long. */
export const mostArticles = 5_000;

const nothing: Decision = { merged: new Map(), parted: [], apart: [], splits: [], fields: new Map() };

interface Made {
  readonly decision: Decision;
  /** Records whose articles change. */
  readonly touched: readonly string[];
  readonly entry: Pick<CurationEntry, 'action' | 'from' | 'fields' | 'articles' | 'into'>;
}

/** What is not a record: others, by their ids, or what some articles tell as it. */
export interface Parting {
  readonly from?: readonly string[] | undefined;
  readonly articles?: readonly string[] | undefined;
}

/** The id of the record that some articles tell, of which somebody decided that it is not the one they seemed to tell. */
const splitId = (id: string, articles: readonly string[]): string =>
  `${id.slice(0, 4)}${createHash('sha256')
    .update(JSON.stringify([id, ...[...articles].sort()]))
    .digest('hex')
    .slice(0, 16)}`;

/** Others are apart from a record if nothing leads them elsewhere: merged into it by somebody, by the engine, or not at all. */
async function partOthers(store: Store, kind: Curated, id: string, from: readonly string[]): Promise<Decision | Objection> {
  const leads = await store.leadsAround(from);
  for (const each of from) {
    const lead = leads.get(each);
    const found = await store.get(kind, each);
    const stands = found.state === 'here' && each !== id;
    const joined = found.state === 'merged' && found.into === id && (lead === undefined || lead === id);
    if (!stands && !joined) return { objection: 'not-merged', id: each };
  }
  return {
    ...nothing,
    parted: from.filter((each) => leads.has(each)),
    apart: from.map((each) => ({ one: id, other: each })),
  };
}

/** Takes what some articles tell as a record for another one. */
async function splitOff(
  store: Store,
  id: string,
  articles: readonly string[],
): Promise<(Decision & { into: string }) | Objection> {
  const views = await store.viewsOf([id]);
  const telling = new Set(views.map(({ article }) => article));
  const other = articles.find((article) => !telling.has(article));
  if (other !== undefined) return { objection: 'not-told', id: other };
  const off = new Set(articles);
  if ([...telling].every((article) => off.has(article))) return { objection: 'nothing-left', id };
  const into = splitId(id, articles);
  const outlines = await store.outlinesWithKeys(views.map(({ key }) => key));
  const owns = new Set([id, ...outlines.map(({ own }) => own)]);
  return {
    ...nothing,
    apart: [...owns].map((own) => ({ one: own, other: into })),
    splits: articles.map((article) => ({ article, record: id, into })),
    into,
  };
}

async function partition(
  store: Store,
  kind: Curated,
  id: string,
  { from = [], articles = [] }: Parting,
): Promise<Made | Objection> {
  const others = await partOthers(store, kind, id, from);
  if ('objection' in others) return others;
  const split = articles.length > 0 ? await splitOff(store, id, articles) : { ...nothing, into: undefined };
  if ('objection' in split) return split;
  const { into, apart, splits } = split;
  return {
    decision: { ...others, apart: [...others.apart, ...apart], splits },
    touched: [id],
    entry: {
      action: 'parted',
      ...(from.length > 0 && { from: [...from] }),
      ...(into !== undefined && { articles: [...articles], into }),
    },
  };
}

/** What merging another actor into this one would do. */
function previewMerge(into: Actor, other: Actor): ActorCandidate['merging'] {
  const known = new Set([into.name, ...into.aliases]);
  return {
    post: `/v1/actors/${into.id}/merge`,
    from: [other.id],
    redirected: [other.id, ...other.mergedFrom],
    articles: other.counts.articles,
    events: other.counts.events,
    aliases: [other.name, ...other.aliases].filter((name) => !known.has(name)),
  };
}

/** Scores all that share a block with an actor, but for those that somebody decided are others. */
async function rankCandidates(store: Store, actor: Actor): Promise<Ranked[]> {
  const { candidates } = store;
  const own = [actor.id, ...actor.mergedFrom];
  const apart = new Set(
    (await store.apartAmong(own)).flatMap(({ one, other }) => [one, other]).filter((id) => !own.includes(id)),
  );
  const found = (await candidates.inBlocks(blocksToAsk(actor))).filter(
    ({ id, mergedFrom }) => id !== actor.id && ![id, ...mergedFrom].some((each) => apart.has(each)),
  );
  const likely = found.filter((other) => scorePair(actor, other, undefined) !== undefined);
  const beside = await candidates.namedBeside(
    actor.id,
    likely.map(({ id }) => id),
  );
  return likely.flatMap((other): Ranked[] => {
    const scored = scorePair(actor, other, beside.get(other.id));
    if (!scored) return [];
    const json = (): string =>
      JSON.stringify({
        actor: actorRef(other),
        url: `/v1/actors/${other.id}`,
        ...scored,
        reasons: [...scored.reasons],
        merging: previewMerge(actor, other),
      } satisfies ActorCandidate);
    return [{ id: other.id, score: scored.score, json }];
  });
}

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
    work: () => Promise<Made | Objection>,
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
      const { from = [], into } = made.entry;
      const log = [id, ...from, ...(into === undefined ? [] : [into])].map((record) => ({ record, entry }));
      const outcome = await store.save({ revision, at, ...plan, curated: { ...made.decision, log } });
      return outcome === 'conflict' ? 'conflict' : 'done';
    });

  return {
    candidates: async (actor, query) =>
      store.candidates.page(`${actor.id}/candidates`, await rankCandidates(store, actor), query),
    merge: (kind, id, from, by, expect) =>
      decide(kind, id, expect, by, async () => {
        for (const each of from) {
          const found = each === id ? undefined : await store.get(kind, each);
          if (found?.state !== 'here')
            return { objection: found?.state === 'merged' || each === id ? 'merged' : 'absent', id: each };
        }
        const decision = { ...nothing, merged: new Map(from.map((each) => [each, id])) };
        return { decision, touched: from, entry: { action: 'merged', from: [...from] } };
      }),
    part: (kind, id, what, by, expect) => decide(kind, id, expect, by, () => partition(store, kind, id, what)),
    set: (kind, id, fields, by, expect) =>
      decide(kind, id, expect, by, async () => {
        const known = (await store.fieldsSet([id])).get(id) ?? {};
        const set = Object.fromEntries(Object.entries({ ...known, ...fields }).filter(([, value]) => value !== null));
        const decision = { ...nothing, fields: new Map([[id, set]]) };
        return { decision, touched: [], entry: { action: 'set', fields: { ...fields } } };
      }),
  };
}
