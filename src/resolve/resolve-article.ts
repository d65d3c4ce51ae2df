/**
 * From one article's records to a plan for the whole: which records they are, what those become, and which records of other
 * articles have to follow. Withdrawing an article is the same with nothing in the place of what it said.
 * Actors and sources come first, since events are known by who takes part.
 */
import type { Article, RecordSet } from '../schema/article.ts';
import { bandsOf, type Copying, identifyCopies, markCopy } from './copies.ts';
import type { Involved } from './events/fold-events.ts';
import { involve } from './events/place-events.ts';
import { identify } from './identify.ts';
import { actorKey, sourceKey } from './identity.ts';
import { introduced } from './introductions.ts';
import type { Memory, Parts, Plan } from './memory.ts';
import { fromRecordSet, readParts, saysTwice, type Told } from './parts.ts';
import { planFor } from './plan.ts';

export interface Resolving {
  readonly article: string;
  readonly before: Parts | undefined;
  readonly after: RecordSet | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Grows with every change: the age of what this one brings. */
  readonly age: number;
}

/** Makes the plan. Asks only for what the article touches. */
export async function resolveArticle({ article, before, after, at, age }: Resolving, memory: Memory): Promise<Plan> {
  const publisher = after?.article.publisher.id;
  const told = before && readParts(before);
  const [now, was] = [
    namesIn(after),
    before?.introduced ? namesIn(told && { actors: own(told.actors), sources: own(told.sources) }) : nobody,
  ];
  const shared = { memory, article, before, age };
  const actorsAre = await identify({
    ...shared,
    kind: 'actors',
    records: after?.actors ?? [],
    key: actorKey,
    introduced: now.actors,
    introducedBefore: was.actors,
    publisher: after?.sources.find(({ id }) => id === publisher)?.actor?.id,
  });
  const sourcesAre = await identify({
    ...shared,
    kind: 'sources',
    records: after?.sources ?? [],
    key: sourceKey,
    publisher,
    introduced: now.sources,
    introducedBefore: was.sources,
  });
  const recordOf = (id: string): string => sourcesAre.recordOf.get(id) ?? actorsAre.recordOf.get(id) ?? id;
  const keyOf = (id: string): string => sourcesAre.keyOf.get(id) ?? actorsAre.keyOf.get(id) ?? '';
  const moved = [...actorsAre.moved, ...sourcesAre.moved];
  const copying = await identifyCopies(
    memory,
    article,
    before?.copies ?? '',
    after?.article,
    after?.article.published?.earliest ?? '',
  );
  const first = after && fromRecordSet(after, { recordOf, keyOf }, copying.copies);
  const main: Involved = { article, before: told, after: first && withCopies(first, copying) };
  const copies = [...copying.others].filter(([, { moved: regrouped }]) => regrouped).map(([id]) => id);
  const touched = [...moved, ...copies.map((id) => ({ article: id, recordId: '', to: '', newKey: '' }))];
  const others = (await involve(memory, touched)).map((each) => {
    const copy = copying.others.get(each.article);
    return copy && each.after ? { ...each, after: withCopies(each.after, copy) } : each;
  });
  const plan = await planFor({ memory, involved: [main, ...others], moved, at, age, anew: [], settleAnew: false });
  return {
    ...plan,
    removed: { ...plan.removed, claims: lostClaims(main) },
    facets: {
      put: [...actorsAre.put, ...sourcesAre.put],
      forgotten: [...actorsAre.forgotten, ...sourcesAre.forgotten],
      aliases: [...actorsAre.aliases, ...sourcesAre.aliases],
      introductions: [...actorsAre.introductions, ...sourcesAre.introductions],
    },
    originals: after
      ? plan.articles.flatMap((parts) =>
          parts.article.id === article ? [{ article, set: saysTwice(parts) ? after : undefined }] : [],
        )
      : [],
    bands: after ? [{ article, bands: bandsOf(after.article.text.sketch) }] : [],
    refreshed: { ...plan.refreshed, articles: withMarks(plan, copying, at) },
  };
}

const own = <T>(all: readonly { readonly record: T }[]): T[] => all.map(({ record }) => record);
const nobody = { actors: [], sources: [] };

/** Acronyms that an article introduces; a source goes by the names of the actor that it is. */
function namesIn(said: Pick<RecordSet, 'actors' | 'sources'> | undefined) {
  if (!said) return nobody;
  const aliases = new Map(said.actors.map((actor) => [actor.id, actor.aliases]));
  return {
    actors: introduced(said.actors.map((actor) => ({ ...actor, key: actorKey(actor) }))),
    sources: introduced(
      said.sources.map((source) => ({ ...source, aliases: aliases.get(source.actor?.id ?? '') ?? [], key: sourceKey(source) })),
    ),
  };
}

const withCopies = (told: Told, { copies, duplicateOf }: Pick<Copying, 'copies' | 'duplicateOf'>): Told => ({
  ...told,
  parts: { ...told.parts, copies, article: markCopy(told.parts.article, duplicateOf) },
});

/** Copies of other articles that have another original from now on. */
function withMarks({ articles, refreshed }: Plan, { others }: Copying, at: string): Article[] {
  const put = new Set(articles.map((parts) => parts.article.id));
  const known = new Map(refreshed.articles.map((each) => [each.id, each]));
  for (const [id, { article, duplicateOf }] of others)
    if (!put.has(id)) known.set(id, { ...markCopy(known.get(id) ?? article, duplicateOf), updated: at });
  return [...known.values()];
}

/** Claims that the article had and has no more. */
function lostClaims({ before, after }: Involved): string[] {
  const kept = new Set((after?.parts.claims ?? []).map(({ id }) => id));
  return (before?.parts.claims ?? []).map(({ id }) => id).filter((id) => !kept.has(id));
}
