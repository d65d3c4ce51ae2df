/** "The presidents of France, Mali and Niger": one phrase, three people, each with a state of their own. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { createEntity, type EntityStore } from './entities.ts';

/** The names that a phrase lists after "of", or before a possessive ending. */
function listed({ document, owner }: Workspace, draft: Draft): EntityDraft[] {
  const { tokens } = document;
  const found: EntityDraft[] = [];
  const take = (from: number, to: number) => {
    for (let index = from; index <= to; index++) {
      const inner = owner[index];
      if (inner === undefined || inner === draft) continue;
      if (inner.form !== 'name' || inner.entity === undefined) return;
      if (!found.includes(inner.entity)) found.push(inner.entity);
      index = Math.max(index, inner.coreLast);
    }
  };
  if (tokens[draft.head + 1]?.lower === 'of') take(draft.head + 2, draft.last);
  return found;
}

/** Gives a plural phrase of people the members that its states or bodies stand for. */
export function addMembers(workspace: Workspace, store: EntityStore, draft: Draft): void {
  const { entity, noun } = draft;
  if (entity === undefined || !draft.plural || noun === undefined || entity.members !== undefined) return;
  if (noun.kind !== 'group' || !(noun.title || noun.role)) return;
  const holders = listed(workspace, draft);
  if (
    holders.length < 2 ||
    !holders.every((holder) => holder.kind === 'country' || holder.kind === 'organisation' || holder.kind === 'place')
  )
    return;
  const title = noun.title?.name.toLowerCase() ?? noun.role?.singular ?? noun.noun;
  const { tokens } = workspace.document;
  entity.members = holders.map((holder) => {
    const member = createEntity(store, {
      kind: 'person',
      name: `${title} of ${holder.name}`,
      named: false,
      rule: 'member-of-list',
      ...(holder.country !== undefined && { country: holder.country }),
      ...(noun.sector && { sector: noun.sector }),
      ...(noun.sourceKind && { sourceKind: noun.sourceKind }),
    });
    member.roles.push({
      title,
      ...(holder.kind === 'organisation' && { organisation: holder.name }),
      ...(holder.country !== undefined && { country: holder.country }),
      start: tokens[draft.head]!.start,
      end: tokens[draft.head]!.end,
    });
    return member;
  });
}
