/** What a definite phrase takes up beyond what is near: the only one of its noun in the article, a medium by its report, a bloc by its states. */
import { bodyFits } from './body-fits.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import type { EntityStore } from './entities.ts';
import type { History } from './salience.ts';
import { isSubject } from './syntax-places.ts';

/** The only body or office holder so far whom the noun itself can mean: "the council" twenty sentences after "the Vane town council". */
export function onlyOneSoFar(workspace: Workspace, store: EntityStore, draft: Draft): EntityDraft | undefined {
  const { kind, noun, title } = draft.noun!;
  const { lookups, document, owner } = workspace;
  // "The Indiana governor", "the website vane.com": it says by a name which one is meant.
  const inner = owner.slice(draft.first, draft.head).some((other) => other?.form === 'name');
  if (inner || /^(?:PROPN|NOUN|X)$/.test(document.tokens[draft.head + 1]?.pos ?? '')) return undefined;
  if (draft.plural || draft.attributes.length > 0 || draft.determiner !== 'definite') return undefined;
  // "The government", with another state's named long before, is as likely that of the state that the text is about.
  if (lookups.word('one-to-a-state').has(noun)) return undefined;
  const held = (entity: EntityDraft): boolean =>
    !entity.drafts[0]!.attributes.some((word) => lookups.word('no-holder').has(word)) &&
    !entity.roles.some((role) => role.title.split(' ').some((word) => lookups.word('no-holder').has(word.toLowerCase())));
  const fits = (entity: EntityDraft): boolean => {
    if (kind === 'organisation') return bodyFits(workspace, draft, entity, false) !== undefined;
    return (
      kind === 'person' &&
      title !== undefined &&
      entity.kind === 'person' &&
      !entity.plural &&
      entity.nouns.has(noun) &&
      held(entity)
    );
  };
  const found = store.all.filter((entity) => (entity.drafts[0]?.head ?? Infinity) < draft.head && fits(entity));
  return found.length === 1 ? found[0] : undefined;
}

/** "According to the report" after "the Herald reported": the medium that has just told it. */
export function mediumOfReport(workspace: Workspace, history: History, draft: Draft): EntityDraft | undefined {
  const { document, lookups } = workspace;
  const { tokens } = document;
  if (draft.plural || draft.attributes.length > 0 || !lookups.word('retold').has(draft.noun!.noun)) return undefined;
  for (let index = history.length - 1; index >= 0; index--) {
    const { entity, head } = history[index]!;
    if (tokens[draft.head]!.sentence - tokens[head]!.sentence > 1) return undefined;
    const verb = tokens[tokens[head]!.head];
    if (entity?.sector === 'MED' && verb !== undefined && /^(?:report|write)$/.test(verb.lemma) && isSubject(document, head))
      return entity;
  }
  return undefined;
}

/** "The NATO countries": the bloc itself, by its states. */
export function blocOfStates({ owner }: Workspace, draft: Draft): EntityDraft | undefined {
  const { kind, first } = draft.noun!;
  const before = owner[first - 1];
  if (kind !== 'country' || !draft.plural || draft.determiner !== 'definite' || before?.form !== 'name') return undefined;
  const bloc = before.entity?.kind === 'organisation' && before.entity.sector === 'IGO';
  return bloc && before.coreFirst === draft.first + 1 ? before.entity : undefined;
}
