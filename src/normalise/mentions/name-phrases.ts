/** What stands around a name and belongs to it: titles, descriptions, party and state, article and adjectives. */
import { takeAppositive, takeDescriptionBefore, takeDescriptionOfBody } from './descriptions.ts';
import type { Draft, Workspace } from './draft.ts';
import { takeTitlesBefore } from './titles.ts';

/** "R-Ohio" and "(D-Vane)" after a name. */
function takePartyAndState({ document }: Workspace, draft: Draft): void {
  const { tokens } = document;
  const { sentence } = tokens[draft.last]!;
  const at = (offset: number) => {
    const token = tokens[draft.coreLast + offset];
    return token?.sentence === sentence ? token.text : '';
  };
  const bracket = at(1) === '(';
  if (!bracket && at(1) !== ',') return;
  if (!/^(?:[RDI]|SNP|Lab|Con)(?:[-–].+)?$/.test(at(2))) return;
  let offset = 2;
  while (offset < 10 && at(offset) !== '' && (bracket ? at(offset) !== ')' : at(offset) !== ',')) offset++;
  if (at(offset) === '' || (!bracket && offset === 3 && !/[-–]/.test(at(2)))) return;
  draft.last = Math.max(draft.last, draft.coreLast + (bracket ? offset : offset - 1));
}

/** Whether a name that is not known to be a person's stands where only a person can. */
function looksPersonal(draft: Draft): boolean {
  if (draft.form !== 'name' || draft.adjective) return false;
  if (draft.kind === 'person') return true;
  if (draft.kind !== undefined && draft.rule !== 'name-acronym') return false;
  return draft.forms.length === 0 || draft.forms.every((form) => form.ambiguous);
}

function becomePerson(draft: Draft): void {
  if (draft.person === undefined) return;
  if (draft.kind === undefined || draft.titles.length > 0) {
    draft.kind = 'person';
    draft.forms = draft.forms.filter((form) => form.entry.type === 'person');
  }
}

/** "The White House", "reclusive Orla": article and adjectives before a name belong to its phrase. */
function takeModifiers({ document, owner }: Workspace, draft: Draft): void {
  const { tokens } = document;
  if (draft.adjective || draft.first !== draft.coreFirst) return;
  const after = tokens[draft.coreLast + 1];
  const whole = tokens[draft.head]!;
  if (whole.head > draft.coreLast && /^(?:compound|amod|nmod:desc|nmod:poss)$/.test(whole.relation)) return;
  if (after !== undefined && owner[after.index]?.kind === 'person' && owner[after.index]!.first <= draft.first) return;
  const { sentence } = tokens[draft.first]!;
  for (let index = draft.first - 1; index >= 0 && tokens[index]!.sentence === sentence; index--) {
    const { pos, tag, head, lower, start, end } = tokens[index]!;
    if (owner[index] !== undefined) return;
    if (
      /^[-‐‑–]$/.test(lower) &&
      tokens[index - 1]?.end === start &&
      tokens[index + 1]!.start === end &&
      draft.first === index + 1
    ) {
      draft.first = --index;
      continue;
    }
    const under = head >= draft.coreFirst && head <= draft.coreLast;
    if (pos === 'DET' && tag !== 'WDT') {
      if (under || lower === 'the') draft.first = index;
      return;
    }
    if (pos !== 'ADJ' || !under) return;
    draft.first = index;
    draft.attributes.push(lower);
  }
}

/** Lets every name take in what belongs to it. Runs once over the drafts, which are in the order of the text. */
export function takeDescriptions(workspace: Workspace): void {
  for (const draft of [...workspace.drafts]) {
    if (draft.form !== 'name') continue;
    if (looksPersonal(draft)) {
      takeTitlesBefore(workspace, draft);
      takePartyAndState(workspace, draft);
      takeAppositive(workspace, draft);
      takeDescriptionBefore(workspace, draft);
      becomePerson(draft);
    } else takeDescriptionOfBody(workspace, draft);
    takeModifiers(workspace, draft);
  }
}
