/** Whether a phrase such as "the bank" can take up a body: by its name, by what it was called before, or by its sort and sector. */
import type { Draft, EntityDraft, NounSense, Workspace } from './draft.ts';

/** Whether what a body is called speaks for (true) or against (false) the sort of a noun, or says nothing of it. */
function sortFits({ lookups }: Workspace, noun: string, entity: EntityDraft): boolean | undefined {
  const wanted = lookups.sorts.get(noun);
  if (wanted === undefined || lookups.word('sortless').has(noun)) return undefined;
  let told = false;
  const words = [entity.name, ...entity.aliases].flatMap((name) => name.toLowerCase().split(/[\s-]+/));
  for (const word of [...words, ...entity.nouns]) {
    for (const sort of lookups.sorts.get(word) ?? []) {
      if (wanted.has(sort)) return true;
      told = true;
    }
  }
  return told ? false : undefined;
}

/** A news agency is no newspaper, although both are of the press. */
const otherPress = (sense: NounSense, entity: EntityDraft): boolean =>
  sense.sector === 'MED' && entity.sourceKind !== undefined && sense.sourceKind !== entity.sourceKind;

/** Whether a name says the whole noun: "the appeals court" is no Supreme Court. */
function isNamedSo({ document }: Workspace, draft: Draft, word: string, name: string): boolean {
  const words = name.toLowerCase().split(' ');
  if (!words.includes(word)) return false;
  const { first, noun } = draft.noun!;
  const has = (each: string) => words.some((other) => other.startsWith(each));
  return (
    document.tokens.slice(first, draft.head + 1).every(({ lower }) => has(lower)) || noun.split(' ').every((each) => has(each))
  );
}

/** "The junta" after "the military rulers". */
const isJunta = ({ lookups }: Workspace, noun: string, { kind, nouns }: EntityDraft): boolean =>
  noun === 'junta' && kind === 'group' && [...nouns].some((word) => lookups.word('alike-junta').has(word));

/** How well a body fits a phrase; `near` where it was named shortly before. */
export function bodyFits(workspace: Workspace, draft: Draft, entity: EntityDraft, near: boolean): number | undefined {
  const sense = draft.noun!;
  if (isJunta(workspace, sense.noun, entity) && (draft.country ?? entity.country) === entity.country) return 2;
  if (entity.kind !== 'organisation' && entity.kind !== 'group') return undefined;
  if (entity.plural !== draft.plural) return undefined;
  if (draft.country !== undefined && entity.country !== undefined && draft.country !== entity.country) return undefined;
  const word = sense.noun.split(' ').at(-1)!;
  if (entity.nouns.has(sense.noun)) return 3;
  // "The ministry" after "the foreign ministry": the shorter phrase for what has no name of its own.
  if (!entity.named && [...entity.nouns].some((noun) => noun.endsWith(` ${sense.noun}`))) return 3;
  if (entity.named && [entity.name, ...entity.aliases].some((name) => isNamedSo(workspace, draft, word, name))) return 3;
  if (!near || !entity.named || entity.sector === undefined || !sense.refers?.includes(entity.sector)) return undefined;
  // One court is not the next: "the appeals court" is not the Supreme Court.
  if (sense.sector === 'JUD' && sense.noun.includes(' ') && entity.name.toLowerCase().split(' ').includes(word)) return undefined;
  const fits = sortFits(workspace, sense.noun, entity);
  if (fits === false || (fits === undefined && otherPress(sense, entity))) return undefined;
  return sense.sector === 'BUS' && entity.sector === 'MED' ? workspace.lookups.weight('press-as-business') : 1;
}
