/**
 * Relative pronouns to the noun that their clause tells of: the one that the parse hangs the clause on, else the one before the
 * comma. "Who" asks for people and "which" for
 * none: behind "the clerk of the court in Lima, who" it is the clerk, whatever the parse says.
 */
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Draft, Workspace } from './draft.ts';
import { attach, leaveOpen } from './entities.ts';
import { verbsAbove } from './syntax-places.ts';

/** The noun that the parse hangs the clause of a pronoun on. */
function parsedAntecedent({ document, owner }: Workspace, { head }: Draft): Draft | undefined {
  const { tokens } = document;
  const verb = [head, ...verbsAbove(document, head)].find((each) => tokens[each]!.relation.startsWith('acl'));
  return verb === undefined ? undefined : owner[tokens[verb]!.head];
}

/** The last token of the phrase before a pronoun, over its comma, its preposition and a bracket: "Moor (R-Vane), who". */
function phraseEndBefore({ document: { tokens } }: Workspace, { head }: Draft): number {
  const { sentence } = tokens[head]!;
  let before = head - 1;
  while (before > 0 && (tokens[before]!.text === ',' || tokens[before]!.pos === 'ADP')) before--;
  if (tokens[before]?.text === ')') {
    let open = before;
    while (open > 0 && before - open < 8 && tokens[open]!.text !== '(') open--;
    if (tokens[open]!.text === '(') before = open - 1;
  }
  return tokens[before]?.sentence === sentence ? before : -1;
}

const isPeople = (draft: Draft | undefined): draft is Draft =>
  draft?.entity !== undefined && (draft.entity.kind === 'person' || draft.entity.kind === 'group');

const farthest = 16;

/** The nearest people before a token that no finite verb parts from it. */
function peopleBefore({ document: { tokens }, owner }: Workspace, from: number): Draft | undefined {
  for (let at = from; at >= 0 && from - at < farthest && tokens[at]!.sentence === tokens[from]!.sentence; at--) {
    if (finiteTags.has(tokens[at]!.tag)) return undefined;
    const draft = owner[at];
    if (isPeople(draft) && draft.form !== 'pronoun') return draft;
  }
  return undefined;
}

function antecedentOf(workspace: Workspace, draft: Draft): Draft | undefined {
  const { tokens } = workspace.document;
  const { lower } = tokens[draft.head]!;
  const parsed = parsedAntecedent(workspace, draft);
  if (lower === 'that') return parsed;
  const end = phraseEndBefore(workspace, draft);
  const before = end < 0 ? undefined : workspace.owner[end];
  // "asked to punish anyone whose dog had bitten": the word right before is meant, whatever the parse says.
  if (end >= 0 && end === draft.head - 1 && tokens[end]!.pos === 'PRON') return before;
  if (lower === 'which') return [parsed, before].find((each) => each?.entity !== undefined && !isPeople(each));
  if (!/^who/.test(lower)) return parsed ?? before;
  const people = [parsed, before, end < 0 ? undefined : peopleBefore(workspace, end)].find(isPeople);
  return people ?? parsed ?? before;
}

export function resolveRelative(workspace: Workspace, draft: Draft): void {
  const antecedent = antecedentOf(workspace, draft);
  if (antecedent?.entity !== undefined) attach(workspace, antecedent.entity, draft, 'the noun that its clause hangs on');
  else leaveOpen(workspace, draft, 'its clause hangs on nobody that was found');
}
