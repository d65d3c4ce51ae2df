/** What stands around a name and belongs to it: titles, descriptions, party and state, article and adjectives. */
import { takeDescriptionOfBody, takeNounBefore } from './body-descriptions.ts';
import { takeAppositive, takeDescriptionBefore } from './descriptions.ts';
import type { Draft, Workspace } from './draft.ts';
import { partRange } from './noun-phrase.ts';
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

/** "Senator Ada Moor of Vane": whom somebody stands for or where he lives. */
function takePlaceOf({ document, owner }: Workspace, draft: Draft): void {
  const { tokens } = document;
  const of = tokens[draft.last + 1];
  const place = owner[draft.last + 2];
  if (of?.lower !== 'of' || of.sentence !== tokens[draft.last]!.sentence || place?.form !== 'name') return;
  const known = place.forms.some(
    ({ entry }) => entry.type === 'region' || entry.type === 'city' || entry.type === 'country' || entry.type === 'organisation',
  );
  if ((known || place.kind === 'organisation') && place.coreLast - draft.last < 8 && tokens[place.coreLast + 1]?.tag !== 'POS')
    draft.last = place.coreLast;
}

/** ", who leads the board": the relative clause that a comma sets off from a name, where the parse knows its end. */
function takeRelative({ document }: Workspace, draft: Draft): void {
  const { tokens } = document;
  const comma = tokens[draft.last + 1];
  const who = tokens[draft.last + 2];
  if (comma?.text !== ',' || who === undefined || !/^(?:who|whose)$/.test(who.lower)) return;
  let verb = who.index;
  for (let count = 0; count < 4 && verb >= 0 && !tokens[verb]!.relation.startsWith('acl'); count++) verb = tokens[verb]!.head;
  if (verb < 0 || !tokens[verb]!.relation.startsWith('acl')) return;
  const range = partRange(document, verb);
  if (range === undefined || range.first < comma.index || range.last - draft.last > 40) return;
  const after = tokens[range.last + 1];
  if (after === undefined || after.sentence !== comma.sentence || /^[,.;:)—–]$|^--$/.test(after.text))
    draft.last = Math.max(draft.last, range.last);
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
  if (whole.head > draft.coreLast && /^(?:compound|amod|nmod:desc)$/.test(whole.relation)) return;
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
    if (takeNounBefore(workspace, draft)) continue;
    if (looksPersonal(draft)) {
      takeTitlesBefore(workspace, draft);
      takePartyAndState(workspace, draft);
      takePlaceOf(workspace, draft);
      takeAppositive(workspace, draft);
      takeRelative(workspace, draft);
      takeDescriptionBefore(workspace, draft);
      becomePerson(draft);
    } else takeDescriptionOfBody(workspace, draft);
    takeModifiers(workspace, draft);
  }
}
