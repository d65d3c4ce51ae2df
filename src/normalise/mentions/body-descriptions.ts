/**
 * What a body is said to be beside its name: behind a comma ("The FDIC, a bank regulator,"), before one ("the company, Orla
 * Glass,"), or in the same breath ("the newspaper Vane Herald"). The noun says the kind of a name that nobody knows.
 */
import { descriptionEnd, descriptionNoun } from './descriptions.ts';
import type { Draft, NounSense, Workspace } from './draft.ts';
import { nounPhrase } from './noun-phrase.ts';
import { nounSense } from './nouns.ts';
import { capital } from './token-facts.ts';

/** "The FDIC, a bank regulator,": what a body, a state or a place is. */
export function takeDescriptionOfBody(workspace: Workspace, draft: Draft): void {
  const { document, owner } = workspace;
  const { tokens } = document;
  const comma = tokens[draft.last + 1];
  const opening = tokens[draft.last + 2];
  if (draft.adjective || comma?.text !== ',' || opening?.pos !== 'DET' || opening.sentence !== tokens[draft.last]!.sentence)
    return;
  const head = descriptionNoun(workspace, opening.index);
  if (head < 0) return;
  const sense = nounSense(workspace, head);
  if (sense === undefined || sense.plural || sense.kind === 'document' || sense.title !== undefined) return;
  const last = descriptionEnd(workspace, head);
  const after = tokens[last + 1];
  if (after !== undefined && after.sentence === opening.sentence && after.pos !== 'PUNCT') return;
  draft.heads.push(head);
  draft.nouns.push(sense.noun);
  draft.last = Math.max(draft.last, last);
  for (let index = opening.index; index <= head; index++) owner[index] ??= draft;
}

/** Whether a noun says that a single body is meant; trades are told of as many people otherwise ("the brewer Orla"). */
const isBody = (sense: NounSense | undefined): sense is NounSense =>
  sense !== undefined &&
  !sense.plural &&
  sense.title === undefined &&
  (sense.kind === 'organisation' || (sense.role?.kind === 'group' && (sense.sector === 'BUS' || sense.sector === 'MED')));

/** Whether a name can be a body's: nobody knows better, and it has no given name. */
function canBeBody({ lexicon, document }: Workspace, draft: Draft): boolean {
  if (draft.titles.length > 0 || draft.gender !== undefined || draft.person === 'sure') return false;
  if (draft.forms.length > 0)
    return draft.forms.some(({ entry }) => entry.type === 'organisation' || entry.type === 'media') && draft.kind !== 'person';
  if (draft.kind !== undefined && draft.kind !== 'organisation' && draft.rule !== 'name-person') return false;
  return !lexicon.givenNames.has(document.tokens[draft.coreFirst]!.lower);
}

/** The noun before a name that says it is a body, and whether a comma parts them. */
function nounBefore(workspace: Workspace, draft: Draft): { readonly head: number; readonly sense: NounSense } | undefined {
  const { tokens } = workspace.document;
  const comma = tokens[draft.coreFirst - 1]?.text === ',';
  const head = draft.coreFirst - (comma ? 2 : 1);
  const noun = tokens[head];
  if (noun === undefined || noun.sentence !== tokens[draft.head]!.sentence || (noun.pos !== 'NOUN' && noun.pos !== 'PROPN'))
    return undefined;
  const sense = nounSense(workspace, head);
  if (!isBody(sense) || workspace.owner[head] !== undefined) return undefined;
  if (!comma) return { head, sense };
  const { first } = nounPhrase(workspace.document, head);
  const opening = tokens[first]!;
  const definite = opening.pos === 'DET' || opening.tag === 'PRP$';
  const after = tokens[draft.coreLast + 1];
  const closed = after === undefined || after.sentence !== noun.sentence || /^[,.;:)—–]$/.test(after.text);
  const listed = after?.text === ',' && tokens[draft.coreLast + 2]?.pos === 'CCONJ';
  return definite && closed && !listed ? { head, sense } : undefined;
}

/** Takes in "the newspaper" before Vane Herald and "the company," before Orla Glass. Gives true where it did. */
export function takeNounBefore(workspace: Workspace, draft: Draft): boolean {
  const { document, owner } = workspace;
  if (draft.adjective || draft.form !== 'name' || !canBeBody(workspace, draft)) return false;
  const found = nounBefore(workspace, draft);
  if (found === undefined) return false;
  const { head, sense } = found;
  draft.kind = 'organisation';
  delete draft.person;
  draft.sector ??= sense.sector;
  draft.sourceKind ??= sense.sourceKind === 'group' ? 'organisation' : sense.sourceKind;
  draft.heads.push(head);
  draft.nouns.push(sense.noun);
  const { first } = nounPhrase(document, head);
  draft.first = Math.min(first, sense.first, head);
  for (let index = draft.first; index <= head; index++) {
    const possessor = owner[index] !== undefined || document.tokens[index]!.tag === 'PRP$';
    if (!possessor && !capital.test(document.tokens[index]!.text)) owner[index] = draft;
  }
  owner[head] ??= draft;
  return true;
}
