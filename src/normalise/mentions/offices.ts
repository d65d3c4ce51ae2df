/** Phrases for whoever holds an office of a state ("its defence minister"): the one whom the article names somewhere with that office. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import type { EntityStore } from './entities.ts';

const spelled = (role: string): string =>
  role
    .toLowerCase()
    .replace(/defense/g, 'defence')
    .replace(/labor\b/g, 'labour');

/** Whether the authority has somebody in an office of a state in the year in which the article comes out. */
function inOffice({ lexicon, document }: Workspace, entity: EntityDraft, office: string, country: string): boolean {
  const entry = entity.authority === undefined ? undefined : lexicon.entriesById.get(entity.authority);
  const year = Number(document.article.published?.slice(0, 4));
  if (entry?.type !== 'person' || Number.isNaN(year)) return false;
  return entry.terms.some(
    ({ role, country: state = entry.country, from, to }) =>
      spelled(role) === office && state === country && from !== undefined && from <= year && (to === undefined || to >= year),
  );
}

/** The one person named in an article who holds the office of which a phrase speaks; he may be named only further on. */
export function holderOf(workspace: Workspace, store: EntityStore, draft: Draft, country: string): EntityDraft | undefined {
  const { noun, title, role } = draft.noun!;
  if (draft.plural || draft.determiner === 'none' || (title === undefined && role?.kind !== 'official')) return undefined;
  if (draft.attributes.some((word) => workspace.lookups.word('no-holder').has(word))) return undefined;
  const office = spelled(noun);
  const found = store.all.filter(
    (entity) =>
      entity.kind === 'person' &&
      entity.named &&
      (entity.roles.some((each) => spelled(each.title) === office && (each.country ?? entity.country) === country) ||
        inOffice(workspace, entity, office, country)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** "The head of the World Health Organization": the one person named in an article who leads this body in its year. */
export function headOfBody(workspace: Workspace, store: EntityStore, draft: Draft): EntityDraft | undefined {
  const { lexicon, document, owner, lookups } = workspace;
  const year = Number(document.article.published?.slice(0, 4));
  const of = document.tokens[draft.head + 1];
  if (draft.plural || draft.determiner !== 'definite' || of?.lower !== 'of' || Number.isNaN(year)) return undefined;
  if (draft.attributes.some((word) => lookups.word('no-holder').has(word))) return undefined;
  const place = document.tokens[of.index + 1]?.pos === 'DET' ? of.index + 2 : of.index + 1;
  const body = owner[place]?.entity;
  if (body?.kind !== 'organisation' || body.authority === undefined) return undefined;
  const nouns = [spelled(draft.noun!.noun), document.tokens[draft.head]!.lower]; // "head" is short for several offices
  const leads = (role: string): boolean => {
    const [office = '', name] = role.split(/ of (?:the )?/, 2);
    const top = lookups.word('top-office').has(office) && nouns.some((noun) => lookups.word('at-the-top').has(noun));
    return name === body.name && (top || nouns.includes(office));
  };
  const found = store.all.filter((entity) => {
    const entry = entity.authority === undefined ? undefined : lexicon.entriesById.get(entity.authority);
    return (
      entry?.type === 'person' &&
      entry.terms.some(({ role, from, to }) => leads(role) && from !== undefined && from <= year && (to ?? year) >= year)
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

/** "The first visit by a minister": any of his kind, and nobody in particular. */
export function isAnyOfKind({ document, lookups }: Workspace, draft: Draft): boolean {
  const { tokens, children } = document;
  const { relation, head } = tokens[draft.head]!;
  if (draft.determiner !== 'indefinite' || draft.plural || relation !== 'nmod') return false;
  if (!/^(?:by|for|of)$/.test(tokens[draft.first - 1]?.lower ?? '')) return false;
  return (children[head] ?? []).some((child) => child < head && lookups.word('ordinal').has(tokens[child]!.lower));
}
