/**
 * Names from stretches of capitalised words. One stretch can hold several ("Russian Defense Minister Ada Moor" holds a state, a
 * title and a person): what the lexicon knows, titles, and words that only bodies, places or events have in their names decide
 * where it comes apart.
 */
import type { AuthorityForm, TitleForm } from '../../lexicon/lexicon.ts';
import { addHeaded, addKnown, addPerson, nameHead } from './add-names.ts';
import { addDraft, type Workspace } from './draft.ts';
import type { FormAt } from './forms-at.ts';
import { headRule } from './name-heads.ts';
import { personScore, plainLower } from './person-score.ts';
import { isThing } from './things.ts';
import { capital, capitals, isLoose } from './token-facts.ts';

/** Forms that stand for what they name by themselves, not for somebody whose surname they are. */
export const namesItself = (form: FormAt<AuthorityForm> | undefined): form is FormAt<AuthorityForm> =>
  form?.forms.some((each) => each.use !== 'surname') ?? false;

/** Takes a title before a person out of a stretch, the last one that a name follows. */
function lastTitle(workspace: Workspace, first: number, last: number): FormAt<TitleForm> | undefined {
  const { titleAt, authorityAt } = workspace.facts.forms;
  for (let index = last; index >= first; index--) {
    const title = titleAt[index];
    if (title === undefined || title.last > last) continue;
    const inName = authorityAt
      .slice(Math.max(first, index - 3), index + 1)
      .some((form) => form !== undefined && form.first <= index && form.last > title.last);
    if (!inName) return title;
  }
  return undefined;
}

/** The first form of the authority inside a stretch at which it can come apart. */
function firstKnown(workspace: Workspace, first: number, last: number): FormAt<AuthorityForm> | undefined {
  const { authorityAt } = workspace.facts.forms;
  for (let index = first; index <= last; index++) {
    const form = authorityAt[index];
    if (form === undefined || form.last > last || !namesItself(form)) continue;
    if (form.last === index && last > index && form.forms.every((each) => each.ambiguous && each.prior !== 'likely')) continue;
    if (index === first || form.last > index || form.forms.some((each) => each.use === 'adjective' || each.use === 'people'))
      return form;
  }
  return undefined;
}

const givenBefore = ({ lexicon, document }: Workspace, index: number): boolean =>
  lexicon.givenNames.has(plainLower(document.tokens[index]!.lower));

/** Whether what follows a title is a body's name and no person's: "Orla General Hospital". */
function isBodyAfter(workspace: Workspace, title: FormAt<TitleForm>, last: number): boolean {
  if (headRule(workspace, title.last + 1, last) !== undefined) return true;
  const single = title.last + 1 === last ? workspace.lookups.headsLast.get(workspace.document.tokens[last]!.text) : undefined;
  return single?.kind === 'organisation' && title.forms.every((form) => form.entry.titleKind !== 'honorific');
}

/** Splits a stretch into names. Depth is bounded by its length. */
export function segment(workspace: Workspace, from: number, to: number): void {
  const { document, facts, lookups } = workspace;
  let first = from;
  let last = to;
  while (
    first <= last &&
    lookups.word('name-joiner').has(document.tokens[first]!.lower) &&
    !capital.test(document.tokens[first]!.text)
  )
    first++;
  while (first <= last && isLoose(document.tokens, last)) last--;
  if (first > last) return;
  if (/^[RDI]$/.test(document.tokens[first]!.text) && /^[-–]$/.test(document.tokens[first + 1]?.text ?? '')) {
    if (facts.forms.inAuthority[first + 2] === 1) segment(workspace, first + 2, last);
    return;
  }
  const whole = facts.forms.authorityAt[first];
  if (whole !== undefined && whole.last === last && namesItself(whole)) {
    addKnown(workspace, whole);
    return;
  }
  const title = lastTitle(workspace, first, last);
  if (title !== undefined && title.last < last && !isBodyAfter(workspace, title, last)) {
    if (headRule(workspace, first, last)?.kind !== 'organisation' || title.forms.some((form) => form.entry.beforeName)) {
      splitAtTitle(workspace, first, last, title);
      return;
    }
  }
  const rule = headRule(workspace, first, last);
  // "Vane Partners": a word for people that firms have in their names.
  const firm =
    title?.forms[0]?.number === 'plural' &&
    title.first === last &&
    rule?.kind === 'organisation' &&
    rule === lookups.headsLast.get(document.tokens[last]!.text);
  if (title !== undefined && title.last === last && !firm) {
    if (title.first > first) segment(workspace, first, title.first - 1);
    return;
  }
  if (rule !== undefined) {
    addHeaded(workspace, first, last, rule);
    return;
  }
  const known = firstKnown(workspace, first, last);
  if (
    known !== undefined &&
    !(known.first === first && known.last === first && givenBefore(workspace, first) && last > first && last - first <= 3)
  ) {
    if (known.first > first) segment(workspace, first, known.first - 1);
    addKnown(workspace, known);
    if (known.last < last) segment(workspace, known.last + 1, last);
    return;
  }
  addUnknown(workspace, first, last);
}

/** A single unknown word before a title goes with it: "Acting Harbour Secretary". */
const isPartOfTitle = ({ facts }: Workspace, first: number, last: number): boolean =>
  first === last && facts.forms.inAuthority[first] !== 1;

function splitAtTitle(workspace: Workspace, first: number, last: number, title: FormAt<TitleForm>): void {
  if (title.first > first && !isPartOfTitle(workspace, first, title.first - 1)) segment(workspace, first, title.first - 1);
  const next = workspace.facts.forms.authorityAt[title.last + 1];
  const notPerson =
    next !== undefined &&
    next.last === last &&
    next.forms.every((form) => form.entry.type !== 'person' && !form.ambiguous) &&
    last > title.last + 1;
  if (notPerson) segment(workspace, title.last + 1, last);
  else
    addPerson(
      workspace,
      title.last + 1,
      last,
      'name-after-title',
      title.forms.some((form) => form.entry.beforeName) ? 'sure' : 'likely',
    );
}

/** Letters stand for a body more often than not; with a figure among them ("R21") they are as often a thing. */
const isBody = ({ document, facts }: Workspace, index: number): boolean =>
  !facts.shouting(document.tokens[index]!.sentence) && !/\d/.test(document.tokens[index]!.text);

function addUnknown(workspace: Workspace, first: number, last: number): void {
  const { document, facts, lookups } = workspace;
  const { pos, relation, lower } = document.tokens[first]!;
  const noun = facts.forms.roleAt[first]?.last === last || lookups.nominals.has(lower);
  if (first === last && (noun || (pos === 'ADJ' && relation === 'amod') || /^\p{Lu}\.?$/u.test(document.tokens[first]!.text)))
    return;
  const members = facts.forms.roleAt[last];
  if (first < last && members?.forms[0]?.number === 'plural') {
    segment(workspace, first, last - 1);
    return;
  }
  if (isThing(workspace, first, last)) {
    addDraft(workspace, { first, last, head: nameHead(workspace, first, last), form: 'name', rule: 'name-thing', kind: 'thing' });
    return;
  }
  const score = personScore(workspace, first, last);
  if (score >= 1.5 && !document.tokens.slice(first, last).some((token) => token.text === '&')) {
    addPerson(workspace, first, last, 'name-person', last > first ? 'sure' : 'likely');
    return;
  }
  const firm = last > first + 1 && document.tokens.slice(first + 1, last).some((token) => token.text === '&');
  const acronym =
    first === last &&
    capitals.test(document.tokens[first]!.text) &&
    document.tokens[first]!.text.length <= 6 &&
    !document.tokens[first]!.text.includes('.');
  addDraft(workspace, {
    first,
    last,
    head: nameHead(workspace, first, last),
    form: 'name',
    rule: acronym ? 'name-acronym' : 'name-capitals',
    ...(acronym && isBody(workspace, first) && { kind: 'organisation' as const }),
    ...(firm && { kind: 'organisation' as const, sector: 'BUS' as const, sourceKind: 'organisation' as const }),
    ...(score >= 0.5 && !acronym && !firm && { person: 'likely' as const }),
  });
}
