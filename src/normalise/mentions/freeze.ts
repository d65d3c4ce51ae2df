/** From drafts to the document's mentions and entities: sorted by place, numbered, checked against each other. */
import type { Entity, Mentioned, MentionSpan } from '../document.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { type EntityStore, kindOfSource } from './entities.ts';

/** Members have no mention of their own; they get the one of their phrase, so that every entity has a place. */
function memberDrafts(entities: readonly EntityDraft[]): Draft[] {
  return entities.flatMap((entity) =>
    (entity.members ?? []).flatMap((member) => {
      const phrase = entity.drafts[0];
      if (member.drafts.length > 0 || phrase === undefined) return [];
      const draft: Draft = {
        ...phrase,
        rule: member.rule,
        plural: false,
        entity: member,
        heads: [],
        because: 'one of those whom the phrase lists',
      };
      member.drafts.push(draft);
      return [draft];
    }),
  );
}

const byPlace = (left: Draft, right: Draft): number =>
  left.first - right.first || right.last - left.last || left.head - right.head;

function toMention({ document: { tokens } }: Workspace, draft: Draft, entity: number | undefined): MentionSpan {
  return {
    start: tokens[draft.first]!.start,
    end: tokens[draft.last]!.end,
    first: draft.first,
    last: draft.last,
    head: draft.head,
    form: draft.form,
    rule: draft.rule,
    ...(entity !== undefined && { entity }),
    ...(draft.because !== undefined && { because: draft.because }),
  };
}

function toEntity(entity: EntityDraft, members: readonly number[] | undefined, mentions: readonly number[]): Entity {
  const sourceKind = kindOfSource(entity);
  const { kind, name, named, plural, authority, country, sector, gender, place, rule, roles } = entity;
  return {
    kind,
    name,
    named,
    plural,
    aliases: [...entity.aliases].filter((alias) => alias !== name),
    roles,
    mentions,
    rule,
    ...(authority !== undefined && { authority }),
    ...(country !== undefined && { country }),
    ...(sector !== undefined && { sector }),
    ...(gender !== undefined && { gender }),
    ...(sourceKind !== undefined && { sourceKind }),
    ...(place !== undefined && { place }),
    ...(members !== undefined && { members }),
  };
}

export function freeze(workspace: Workspace, store: EntityStore): Mentioned {
  const { document } = workspace;
  const drafts = [...workspace.drafts, ...memberDrafts(store.all)].sort(byPlace);
  const used = new Set<EntityDraft>(drafts.flatMap((draft) => (draft.entity === undefined ? [] : [draft.entity])));
  for (const entity of [...used]) for (const member of entity.members ?? []) used.add(member);
  const firstMention = new Map<EntityDraft, number>();
  drafts.forEach((draft, index) => {
    if (draft.entity !== undefined && !firstMention.has(draft.entity)) firstMention.set(draft.entity, index);
  });
  const ordered = [...used].sort(
    (left, right) => (firstMention.get(left) ?? drafts.length) - (firstMention.get(right) ?? drafts.length),
  );
  const numbers = new Map(ordered.map((entity, index) => [entity, index] as const));
  const mentionsOf = new Map<EntityDraft, number[]>(ordered.map((entity) => [entity, []]));
  drafts.forEach((draft, index) => {
    if (draft.entity !== undefined) mentionsOf.get(draft.entity)?.push(index);
  });
  const number = new Map(drafts.map((draft, index) => [draft, index] as const));
  return {
    ...document,
    mentions: drafts.map((draft) => toMention(workspace, draft, draft.entity && numbers.get(draft.entity))),
    entities: ordered.map((entity) =>
      toEntity(
        entity,
        entity.members?.map((member) => numbers.get(member)!),
        mentionsOf.get(entity)!,
      ),
    ),
    mentionAt: workspace.owner.map((draft) => (draft === undefined ? -1 : (number.get(draft) ?? -1))),
  };
}
