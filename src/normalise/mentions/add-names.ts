/** Drafts of names, once it is known where a name begins and ends and what it is the name of. */
import type { NameHeadRule } from '../../lexicon/mention-rules.ts';
import type { AuthorityForm } from '../../lexicon/lexicon.ts';
import { addDraft, type Draft, type Workspace } from './draft.ts';
import type { FormAt } from './forms-at.ts';
import { givenGender } from './person-score.ts';

const isPersonForm = (form: AuthorityForm): boolean => form.entry.type === 'person';

/** Adds somebody's name; `person` says how sure it is that it is one. */
export function addPerson(workspace: Workspace, first: number, last: number, rule: string, person: 'sure' | 'likely'): Draft {
  const forms = workspace.facts.forms.authorityAt[first];
  const gender = givenGender(workspace, first);
  return addDraft(workspace, {
    first,
    last,
    head: nameHead(workspace, first, last),
    form: 'name',
    rule,
    kind: 'person',
    person,
    forms: forms?.last === last ? forms.forms.filter(isPersonForm) : [],
    ...(gender && { gender }),
  });
}

/** The token of a stretch that is governed from outside it. */
export function nameHead({ document: { tokens } }: Workspace, first: number, last: number): number {
  for (let index = first; index <= last; index++) {
    const { head } = tokens[index]!;
    if (head < first || head > last) if (tokens[index]!.pos !== 'PUNCT') return index;
  }
  return last;
}

/** "Two Democrats", "moderate Democrats": members of the body and not the body. */
function isMembers({ document, facts }: Workspace, { first, last, forms }: FormAt<AuthorityForm>): boolean {
  const { tokens } = document;
  const role = facts.forms.roleAt[first];
  if (role?.last !== last || role.forms[0]?.number !== 'plural' || !forms.every((each) => each.entry.type === 'organisation'))
    return false;
  const before = tokens[first - 1];
  if (before === undefined || before.sentence !== tokens[first]!.sentence) return false;
  return (
    before.pos === 'NUM' ||
    before.pos === 'ADJ' ||
    before.pos === 'NOUN' ||
    before.pos === 'PROPN' ||
    (before.pos === 'DET' && before.lower !== 'the')
  );
}

/** Adds what the authority knows. */
export function addKnown(workspace: Workspace, form: FormAt<AuthorityForm>): void {
  const { first, last } = form;
  if (isMembers(workspace, form)) return;
  const itself = form.forms.filter((each) => each.use !== 'surname');
  const forms = itself.length > 0 ? itself : form.forms;
  if (forms.every(isPersonForm)) {
    addPerson(workspace, first, last, 'name-authority', last > first ? 'sure' : 'likely');
    return;
  }
  const people = forms.every((each) => each.use === 'people');
  addDraft(workspace, {
    first,
    last,
    head: nameHead(workspace, first, last),
    form: 'name',
    rule: 'name-authority',
    forms,
    adjective: forms.some((each) => each.use === 'adjective'),
    plural: people || workspace.facts.forms.roleAt[first]?.forms[0]?.number === 'plural',
  });
}

/** Adds a name with a word that only bodies, places or events have in theirs, and the state that it begins with. */
export function addHeaded(workspace: Workspace, first: number, last: number, rule: NameHeadRule): void {
  const { document, facts } = workspace;
  const start = document.tokens[first]!.lower === 'the' ? first + 1 : first;
  const opening = facts.forms.authorityAt[start];
  if (
    opening !== undefined &&
    opening.last < last &&
    !(rule.kind === 'event' && opening.forms.every((form) => form.use === 'adjective')) &&
    opening.forms.some((form) => form.use === 'adjective' || form.entry.type === 'country' || form.entry.type === 'region')
  ) {
    addKnown(workspace, opening);
  }
  const head = nameHead(workspace, start, last);
  addDraft(workspace, {
    first: start,
    last,
    head,
    form: 'name',
    rule: rule.id,
    kind: rule.kind,
    ...(rule.sector && { sector: rule.sector }),
    ...(rule.sourceKind && { sourceKind: rule.sourceKind }),
    heads: [last],
  });
}
