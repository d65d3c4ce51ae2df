/** Phrases without a name that can be somebody: "two officials", "the isolated regime", "his military", "court filings". */
import { addDraft, type Determiner, type Draft, type NounSense, textOf, type Workspace } from './draft.ts';
import { countedWith, phraseEnd, phraseStart } from './nominal-ends.ts';
import { nounPhrase } from './noun-phrase.ts';
import { nounSense } from './nouns.ts';

const compoundRelations: ReadonlySet<string> = new Set(['compound', 'nmod:desc', 'amod']);

/** Whether a noun stands before another one that it belongs to ("committee" in "the committee session"). */
function belongsToNext({ document, owner, lookups }: Workspace, index: number): boolean {
  const { tokens } = document;
  const token = tokens[index]!;
  const next = tokens[index + 1];
  if (next === undefined || next.sentence !== token.sentence) return false;
  if (/^[-‐‑–]$/.test(next.text) && next.start === token.end && tokens[index + 2]?.start === next.end) return true;
  const governor = tokens[token.head];
  const temporal =
    governor !== undefined && (lookups.word('never-name').has(governor.lower) || lookups.word('time-noun').has(governor.lower));
  if (token.head > index && compoundRelations.has(token.relation) && governor?.pos !== 'VERB' && !temporal) return true;
  if (next.pos !== 'NOUN' || next.tag === 'POS' || temporal) return false;
  return (
    token.head === next.index ||
    (next.head === token.head && next.relation === 'compound') ||
    (owner[next.index] === undefined &&
      token.pos === 'NOUN' &&
      !/S$/.test(token.tag) &&
      next.start === token.end + 1 &&
      next.relation !== 'obl:unmarked' &&
      next.relation !== 'nsubj')
  );
}

function determinerOf({ document, lookups }: Workspace, first: number, head: number): Determiner {
  const opening = document.tokens[first]!;
  if (opening.tag === 'PRP$' || opening.tag === 'WP$') return 'possessive';
  for (let index = first; index < head; index++) if (document.tokens[index]!.tag === 'POS') return 'possessive';
  if (lookups.word('indefinite').has(opening.lower) || opening.pos === 'NUM') return 'indefinite';
  if (/^(?:this|that|these|those|such)$/.test(opening.lower)) return 'demonstrative';
  if (lookups.word('definite').has(opening.lower)) return 'definite';
  return 'none';
}

/** The draft before a possessive ending inside the phrase, or the possessive pronoun. */
function possessorOf({ document, owner }: Workspace, first: number, head: number): Draft | undefined {
  for (let index = head - 1; index >= first; index--) {
    const { tag } = document.tokens[index]!;
    if (tag === 'POS') return owner[index - 1];
    if (tag === 'PRP$') return undefined;
  }
  return undefined;
}

const stateOf = (draft: Draft): string | undefined => {
  const form = draft.forms.find(({ entry }) => entry.type === 'country' || entry.type === 'nationality');
  return form && 'country' in form.entry ? form.entry.country : undefined;
};

/** The state that the phrase itself names: by an adjective, a possessor, or "of" a country. */
function countryOf({ document, owner }: Workspace, first: number, head: number, last: number): string | undefined {
  for (let index = first; index < head; index++) {
    const draft = owner[index];
    const code = draft?.form === 'name' ? stateOf(draft) : undefined;
    if (code !== undefined) return code;
  }
  if (document.tokens[head + 1]?.lower !== 'of') return undefined;
  const named = new Set<string>();
  for (let index = head + 2; index <= last; index++) {
    const draft = owner[index];
    const code = draft?.form === 'name' ? stateOf(draft) : undefined;
    if (code !== undefined && (named.size > 0 || index <= head + 4)) named.add(code);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

function genderOf({ lookups, document }: Workspace, { noun, title }: NounSense, head: number): { gender?: 'female' | 'male' } {
  if (lookups.word('female-noun').has(document.tokens[head]!.lower)) return { gender: 'female' };
  if (document.tokens[head]!.lower.endsWith('person')) return {};
  if (title?.gender) return { gender: title.gender };
  if (lookups.word('male-noun').has(noun)) return { gender: 'male' };
  return lookups.word('female-noun').has(noun) ? { gender: 'female' } : {};
}

/** Several of these together are a group. */
const groupKinds: ReadonlySet<string> = new Set(['person', 'organisation', 'country']);

const attributeTags: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'VERB']);

/** A title or role of several words that begins at a token, if any. */
function longForm({ facts }: Workspace, first: number): { readonly last: number } | undefined {
  const { titleAt, roleAt } = facts.forms;
  const found = [titleAt[first], roleAt[first]].filter((form) => form !== undefined && form.last > first);
  return found.sort((left, right) => right!.last - left!.last)[0];
}

/** A title or role whose head comes first: "people familiar with the matter", "chief of staff". */
function longRole(workspace: Workspace, head: number): { sense: NounSense; last: number } | undefined {
  const { tokens } = workspace.document;
  const found = longForm(workspace, head);
  if (found === undefined || found.last <= head + 1 || tokens[head]!.pos !== 'NOUN') return undefined;
  const { pos } = tokens[head + 1]!;
  if (pos !== 'ADP' && pos !== 'ADJ' && pos !== 'VERB') return undefined;
  const sense = nounSense(workspace, found.last);
  return sense?.first === head ? { sense, last: found.last } : undefined;
}

function addNominal(workspace: Workspace, head: number): void {
  const { document, owner } = workspace;
  const { tokens } = document;
  const long = longRole(workspace, head);
  const sense = long?.sense ?? nounSense(workspace, head);
  if (sense === undefined) return;
  const whole = nounPhrase(document, head);
  let { first } = whole;
  if (first > sense.first) first = sense.first;
  // "The Vane town council", of which the parse makes two phrases.
  if (first === sense.first && first < head) first = Math.min(first, nounPhrase(document, first).first);
  while (
    first < head &&
    ((owner[first]?.form === 'pronoun' && tokens[first]!.tag !== 'PRP$' && tokens[first]!.tag !== 'WP$') ||
      /^(?:PUNCT|CCONJ|SCONJ|ADP)$/.test(tokens[first]!.pos))
  )
    first++;
  if (sense.nominal?.needsModifier && first === sense.first) return;
  const end = phraseEnd(workspace, head, whole.last);
  const possessor = possessorOf(workspace, first, head);
  const country = countryOf(workspace, first, head, end);
  first = phraseStart(workspace, first, head);
  const attributes: string[] = [];
  for (let index = first; index < sense.first; index++) {
    if (attributeTags.has(tokens[index]!.pos) && owner[index] === undefined) attributes.push(tokens[index]!.lower);
  }
  const draft = addDraft(workspace, {
    first,
    last: Math.max(end, head, long?.last ?? head),
    head,
    coreFirst: sense.first,
    coreLast: head,
    form: 'nominal',
    rule: sense.rule,
    kind: sense.plural && groupKinds.has(sense.kind) ? 'group' : sense.kind,
    plural: sense.plural || (tokens[head]!.tag === 'NNS' && sense.kind !== 'document'),
    noun: sense,
    determiner: determinerOf(workspace, first, head),
    attributes,
    ...genderOf(workspace, sense, head),
    ...(sense.sector && { sector: sense.sector }),
    ...(sense.sourceKind && { sourceKind: sense.sourceKind }),
    ...(country !== undefined && { country }),
    ...(possessor && { possessor }),
  });
  const counted = countedWith(workspace, draft);
  if (counted !== undefined) {
    draft.last = counted;
    delete draft.gender;
  }
  for (let index = first; index <= (counted ?? long?.last ?? head); index++) owner[index] ??= draft;
  if (draft.plural || draft.kind === 'group') takeQuantity(workspace, draft);
  workspace.trace?.({
    stage: 'mentions',
    rule: sense.rule,
    start: tokens[first]!.start,
    end: tokens[draft.last]!.end,
    outcome: 'fired',
    because: `noun: ${textOf(workspace, head, head)}`,
  });
}

/** "85% of voters", "some of the members": the amount belongs to the phrase. */
function takeQuantity(workspace: Workspace, draft: Draft): void {
  const { document, lookups, owner, drafts } = workspace;
  const { tokens } = document;
  const of = tokens[draft.first - 1];
  const amount = tokens[draft.first - 2];
  if (of?.lower !== 'of' || amount === undefined || amount.sentence !== tokens[draft.head]!.sentence) return;
  if (amount.pos !== 'NUM' && !lookups.word('quantity-noun').has(amount.lower)) return;
  const before = owner[amount.index];
  if (before !== undefined && before.form !== 'pronoun') return;
  if (before !== undefined) drafts.splice(drafts.indexOf(before), 1);
  draft.first = nounPhrase(document, amount.index, { complements: false, appositives: false, relatives: false }).first;
  for (let index = draft.first; index < of.index; index++) owner[index] = draft;
  draft.determiner = 'indefinite';
}

/** Finds the nominals; names must have been found. */
export function findNominals(workspace: Workspace): void {
  const { document, owner, facts } = workspace;
  for (const token of document.tokens) {
    const { index, pos } = token;
    if (owner[index] !== undefined) continue;
    const titled = facts.forms.titleEnding.has(index) || facts.forms.roleEnding.has(index);
    if (pos !== 'NOUN' && pos !== 'PROPN' && !(titled && (pos === 'ADJ' || pos === 'VERB') && !/^VB[DZP]$/.test(token.tag)))
      continue;
    const long = longForm(workspace, index);
    const headLast = long !== undefined && longRole(workspace, index) === undefined && owner[long.last] === undefined;
    if (headLast || belongsToNext(workspace, index)) continue;
    addNominal(workspace, index);
  }
}
