/**
 * What an unknown name is the name of, from what stands beside it anywhere in the article: bodies have shareholders and are taken
 * over, people have sons and are followed by "who", places are lived in and driven to. Signs are added up over all mentions of the
 * name, the short ones too; what says itself what it is (a title, a word such as "Institute") was decided before.
 */
import { type Draft, textOf, type Workspace } from './draft.ts';
import { givenGender } from './person-score.ts';
import { isSubject } from './syntax-places.ts';

interface Signs {
  body: number;
  person: number;
  place: number;
}

const isUnknown = (draft: Draft): boolean =>
  draft.form === 'name' &&
  !draft.adjective &&
  draft.forms.length === 0 &&
  (draft.rule === 'name-person' || draft.rule === 'name-capitals' || draft.rule === 'name-acronym');

/** What stands behind a name: what it has, or a noun that it tells more of. */
function signsBehind({ document, lookups }: Workspace, { coreLast }: Draft, signs: Signs): void {
  const { tokens } = document;
  const next = tokens[coreLast + 1];
  if (next === undefined || next.sentence !== tokens[coreLast]!.sentence) return;
  const from = next.tag === 'POS' ? coreLast + 2 : coreLast + 1;
  for (let at = from; at < from + 4; at++) {
    const token = tokens[at];
    if (token?.sentence !== next.sentence || !/^(?:NOUN|PROPN|ADJ|NUM|ADV)$/.test(token.pos)) break;
    if (lookups.word('owned-by-bodies').has(token.lemma)) signs.body += 2;
    else if (next.tag === 'POS' && lookups.word('owned-by-people').has(token.lemma)) signs.person += 2;
    else if (lookups.word('found-in-places').has(token.lemma)) signs.place += 1.5;
    if (next.tag !== 'POS') break;
  }
  const relative = next.text === ',' ? tokens[coreLast + 2] : next;
  if (relative?.tag === 'WP') signs.person += 2;
  if (relative?.lower === 'which') signs.body += 1;
}

/** What stands before it: "a stake in", "shareholders of", "the road to". */
function signsBefore({ document, lookups }: Workspace, { first, head }: Draft, signs: Signs): void {
  const { tokens } = document;
  const before = tokens[first - 1];
  const governor = tokens[first - 2];
  if (before === undefined || before.pos !== 'ADP' || before.sentence !== tokens[head]!.sentence) return;
  if (governor !== undefined && /^(?:of|in|at|with|for|by)$/.test(before.lower)) {
    if (lookups.word('before-bodies').has(governor.lemma)) {
      signs.body += 2;
      return;
    }
  }
  const above = tokens[tokens[head]!.head]?.lemma ?? '';
  const way = lookups.word('way-to-places').has(governor?.lemma ?? '') || lookups.word('way-to-places').has(above);
  if (/^(?:in|near|outside|across|around)$/.test(before.lower)) signs.place += 1;
  else if (way && /^(?:to|from|into|through|towards?|by|via|at)$/.test(before.lower)) signs.place += 1;
}

function addSigns(workspace: Workspace, draft: Draft, signs: Signs): void {
  const { document, lookups } = workspace;
  signsBehind(workspace, draft, signs);
  signsBefore(workspace, draft, signs);
  if (draft.titles.length > 0 || draft.person === 'sure') signs.person += draft.titles.length > 0 ? 3 : 0;
  if (draft.gender !== undefined || givenGender(workspace, draft.coreFirst) !== undefined) signs.person += 2;
  if (workspace.lexicon.givenNames.has(document.tokens[draft.coreFirst]!.lower)) signs.person += 1;
  const governor = document.tokens[document.tokens[draft.head]!.head];
  if (!isSubject(document, draft.head)) return;
  signs.place -= 2;
  if (lookups.word('done-by-bodies').has(governor?.lemma ?? '')) signs.body += 1;
}

/** The unknown names of an article that are forms of one name: the full one, and its first or last word alone. */
function gatherForms(workspace: Workspace, unknown: readonly Draft[]): Map<string, Draft[]> {
  const lowerOf = ({ coreFirst, coreLast }: Draft): string => textOf(workspace, coreFirst, coreLast).toLowerCase();
  const full = new Map<string, string>();
  for (const draft of unknown) {
    const words = lowerOf(draft).split(' ');
    if (words.length > 1) for (const word of [words[0]!, words.at(-1)!]) full.set(word, words.join(' '));
  }
  return Map.groupBy(unknown, (draft) => full.get(lowerOf(draft)) ?? lowerOf(draft));
}

function become(draft: Draft, kind: 'organisation' | 'place'): void {
  draft.kind = kind;
  draft.rule = `name-${kind}-by-context`;
  delete draft.person;
  if (kind === 'organisation') draft.sourceKind ??= 'organisation';
}

/** Gives unknown names the kind that their surroundings speak for, where they speak for one. */
export function decideKinds(workspace: Workspace): void {
  const unknown = workspace.drafts.filter(isUnknown);
  for (const drafts of gatherForms(workspace, unknown).values()) {
    const signs: Signs = { body: 0, person: 0, place: 0 };
    let everywhere = true;
    for (const draft of drafts) {
      const before = signs.place;
      addSigns(workspace, draft, signs);
      if (signs.place <= before) everywhere = false;
    }
    if (signs.person >= 2) continue;
    if (signs.body >= 2) for (const draft of drafts) become(draft, 'organisation');
    else if (everywhere && signs.place >= 1 && signs.body === 0) for (const draft of drafts) become(draft, 'place');
  }
}
