/** Whom a definite phrase may take up: somebody with this office, a body of this sort, a state that nothing in the clause rules out. */
import { bodyFits } from './body-fits.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import type { Lookups } from './lookups.ts';
import type { Judge } from './salience.ts';
import { argumentsOf, verbsAbove } from './syntax-places.ts';

/** A person with this office or role, or somebody called by the same noun before. */
function personFits({ lookups }: Workspace, draft: Draft, entity: EntityDraft): number | undefined {
  if (entity.plural !== draft.plural || entity.kind !== 'person') return undefined;
  if (draft.gender !== undefined && entity.gender !== undefined && draft.gender !== entity.gender) return undefined;
  const { noun } = draft.noun!;
  if (entity.nouns.has(noun)) return 3;
  return alike(lookups, noun, entity) ? lookups.weight('office-alike') : undefined;
}

/** Whether somebody was called by another word for the same: "the envoy" after "the ambassador". */
function alike(lookups: Lookups, noun: string, entity: EntityDraft): boolean {
  const lists = lookups.alike.get(noun);
  if (lists === undefined) return false;
  return [...entity.nouns].some((other) => [...(lookups.alike.get(other) ?? [])].some((list) => lists.has(list)));
}

/** Entities that stand beside the phrase in its clause, or own what does: they are not the ones that the phrase takes up. */
function besides(workspace: Workspace, draft: Draft): ReadonlySet<EntityDraft> {
  const { document, owner } = workspace;
  const found = new Set<EntityDraft>();
  const verb = verbsAbove(document, draft.head)[0];
  if (verb === undefined) return found;
  for (const argument of argumentsOf(workspace, verb)) {
    if (argument === draft) continue;
    if (argument.entity !== undefined) found.add(argument.entity);
    for (let index = argument.first; index <= argument.last; index++) {
      const inner = owner[index]?.entity;
      if (inner === undefined) continue;
      found.add(inner);
      for (const other of workspace.drafts.length > 0 && inner.country !== undefined ? [inner.country] : [])
        found.add(countryProxy(workspace, other) ?? inner);
    }
  }
  return found;
}

/** The country entity of a code, where the article names it. */
function countryProxy({ drafts }: Workspace, code: string): EntityDraft | undefined {
  return drafts.find((draft) => draft.entity?.kind === 'country' && draft.entity.country === code)?.entity;
}

function countryFits(
  workspace: Workspace,
  draft: Draft,
  entity: EntityDraft,
  shut: ReadonlySet<EntityDraft>,
): number | undefined {
  const region = draft.noun!.noun === 'state' && entity.kind === 'place' && entity.place?.kind === 'region';
  if ((entity.kind !== 'country' && !region) || shut.has(entity)) return undefined;
  const described = draft.attributes.some((word) => entity.attributes.has(workspace.lookups.synonyms.get(word) ?? word));
  return described ? workspace.lookups.weight('description-known') : 0;
}

/** Judges whoever was named before by whether the phrase can take him up. */
export function judgeNominal(workspace: Workspace, draft: Draft): Judge {
  const sense = draft.noun!;
  const shut = sense.kind === 'country' ? besides(workspace, draft) : undefined;
  const { tokens } = workspace.document;
  const own = tokens[draft.head]!.sentence;
  return (entity, mention) => {
    let fit: number | undefined;
    if (sense.kind === 'person') fit = personFits(workspace, draft, entity);
    else if (sense.kind === 'country') fit = countryFits(workspace, draft, entity, shut!);
    else if (sense.kind === 'organisation' || sense.kind === 'group') {
      const near = own - tokens[mention.head]!.sentence <= 2;
      fit = bodyFits(workspace, draft, entity, near);
      // Too far off by this mention, but not by a nearer one.
      if (fit === undefined && !near && bodyFits(workspace, draft, entity, true) !== undefined) return 'skip';
    } else if (entity.kind === sense.kind && entity.nouns.has(sense.noun) && entity.plural === draft.plural) fit = 3;
    return fit === undefined ? undefined : { score: fit };
  };
}
