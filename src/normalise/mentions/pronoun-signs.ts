/** What the words around a pronoun say of whom it cannot mean, and whom it means whatever was named before. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { subjectsOf } from './syntax-places.ts';

/** The first verb above, where the speaker of a clause is looked for: its own subject, or that of the verb it is joined to. */
export function speakingVerbs({ document, lookups }: Workspace, above: readonly number[]): ReadonlySet<number> {
  const { tokens, children } = document;
  const found = new Set<number>();
  for (const verb of above.slice(1, 3)) {
    const { lemma, relation, head } = tokens[verb]!;
    if (!lookups.word('speech-verb').has(lemma)) continue;
    found.add(verb);
    const own = (children[verb] ?? []).some((child) => tokens[child]!.relation.startsWith('nsubj'));
    if (relation === 'conj' && !own) found.add(head);
  }
  return found;
}

/** "Russia looks for arms wherever it can find them": the subject of the clause that the pronoun's own one only adds to. */
export function subjectAbove(workspace: Workspace, above: readonly number[]): EntityDraft | undefined {
  const [own, upper] = above;
  if (own === undefined || upper === undefined || workspace.document.tokens[own]!.relation !== 'advcl' || own < upper)
    return undefined;
  if (workspace.lookups.word('speech-verb').has(workspace.document.tokens[upper]!.lemma)) return undefined;
  return subjectsOf(workspace, upper).find(({ head }) => workspace.document.tokens[head]!.relation.startsWith('nsubj'))?.entity;
}

/** "Another employee confirmed her account": it is somebody else's account that one confirms. */
export function isAnswered({ document, lookups }: Workspace, draft: Draft): number {
  const { tokens } = document;
  const owned = tokens[tokens[draft.head]!.head];
  if (draft.pronoun!.use !== 'possessive' || owned?.relation !== 'obj' || !lookups.word('told-noun').has(owned.lemma)) return -1;
  return lookups.word('answers-verb').has(tokens[owned.head]?.lemma ?? '') ? owned.head : -1;
}

/** "A war now in its seventh week": the age of the thing that stands before it, which is nobody. */
export function tellsAgeOfThing({ document, owner, lookups }: Workspace, draft: Draft): boolean {
  const { tokens } = document;
  const { tag, head, index } = tokens[draft.head]!;
  if (tag !== 'PRP$' || !lookups.word('time-noun').has(tokens[head]?.lemma ?? '') || tokens[index - 1]?.pos !== 'ADP')
    return false;
  let before = index - 2;
  while (tokens[before]?.pos === 'ADV') before--;
  const noun = tokens[before];
  if (noun?.pos !== 'NOUN' || noun.sentence !== tokens[index]!.sentence) return false;
  const kind = owner[before]?.entity?.kind;
  return kind === undefined || kind === 'event' || kind === 'thing';
}

/** "He wrote her a letter": two of whom one is a man and the other a woman. */
export function meetsOtherGender({ document, lookups }: Workspace, draft: Draft): boolean {
  const { tokens, children } = document;
  const { relation, head } = tokens[draft.head]!;
  const { gender } = draft.pronoun!;
  if (relation !== 'nsubj' || head < 0 || (gender !== 'male' && gender !== 'female')) return false;
  return (children[head] ?? []).some((child) => {
    const other = lookups.pronouns.get(tokens[child]!.lower);
    return child > draft.head && other?.use !== 'relative' && other?.gender === (gender === 'male' ? 'female' : 'male');
  });
}

/** "Asked about it as he left, Ada Moor said": whoever is asked is the subject behind the comma. */
export function askedAhead({ document, owner, lookups }: Workspace, draft: Draft): EntityDraft | undefined {
  const { tokens, sentences } = document;
  const { first, last } = sentences[tokens[draft.head]!.sentence]!;
  if (!/^VB[NG]$/.test(tokens[first]!.tag) && !lookups.word('asked-participle').has(tokens[first]!.lower)) return undefined;
  let comma = draft.head + 1;
  while (comma < last && tokens[comma]!.text !== ',') comma++;
  const named = owner[comma + 1];
  if (named?.form !== 'name' || named.first !== comma + 1 || comma - first > 30) return undefined;
  return /^VB[DZ]$/.test(tokens[named.last + 1]?.tag ?? '') ? named.entity : undefined;
}
