/**
 * Names to entities: first people's full names, wherever they stand (a headline may use the short form), then what the lexicon
 * knows and what says itself that it is a body, then short forms.
 */
import { bodyKey, learnAcronym, linkBody } from './bodies.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { textOf } from './draft.ts';
import { attach, createEntity, type EntityStore, entityUnder, setNameWords } from './entities.ts';
import { type ArticleSigns, linkAuthority, readSigns } from './link-authority.ts';
import { fitOf, linkFullName, linkKnownSurname, linkShortName, nameWords, wordsOf } from './people.ts';
import { isSubject } from './syntax-places.ts';

/** An unknown name that does what people and bodies do is one of them; which, nothing says. */
function actsAlone({ document, lookups }: Workspace, draft: Draft): boolean {
  const { tokens } = document;
  const governor = tokens[tokens[draft.head]!.head];
  return governor !== undefined && isSubject(document, draft.head) && lookups.word('speech-verb').has(governor.lemma);
}

/** Bodies by the first word of their names, where one body alone begins with it: "Orsova" for "Orsova Glass". */
function bodiesByFirstWord({ all }: EntityStore): ReadonlyMap<string, EntityDraft | undefined> {
  const found = new Map<string, EntityDraft | undefined>();
  for (const entity of all) {
    const [first = '', ...rest] = entity.name.split(' ');
    if (entity.kind !== 'organisation' || !entity.named || rest.length === 0 || first.length < 4) continue;
    found.set(bodyKey(first), found.has(bodyKey(first)) ? undefined : entity);
  }
  return found;
}

interface ShortSigns extends ArticleSigns {
  readonly bodies: ReadonlyMap<string, EntityDraft | undefined>;
}

function linkShort(workspace: Workspace, store: EntityStore, draft: Draft, signs: ShortSigns): void {
  const text = textOf(workspace, draft.coreFirst, draft.coreLast);
  const body = store.byKey.get(bodyKey(text));
  if (body !== undefined && body.kind !== 'person' && draft.titles.length === 0) {
    attach(workspace, body, draft, 'the same name');
    return;
  }
  if (draft.kind === 'person' || draft.kind === undefined) {
    if (linkShortName(workspace, store, draft)) return;
    if (linkKnownSurname(workspace, store, draft, signs.words)) return;
  }
  const longer = draft.coreFirst === draft.coreLast && draft.titles.length === 0 ? signs.bodies.get(bodyKey(text)) : undefined;
  if (longer !== undefined && draft.person !== 'sure') {
    attach(workspace, longer, draft, 'the only body whose name begins so');
    return;
  }
  if (draft.kind === 'person' || draft.person !== undefined) {
    const entity = createEntity(store, { kind: 'person', name: text, named: true, rule: draft.rule });
    setNameWords(store, entity, nameWords(workspace, text));
    attach(workspace, entity, draft, 'first of that name');
    return;
  }
  if (draft.kind === 'organisation') {
    linkBody(workspace, store, draft);
    return;
  }
  const kind = actsAlone(workspace, draft) ? 'organisation' : 'thing';
  const entity = entityUnder(store, bodyKey(text), () =>
    createEntity(store, { kind, name: text, named: true, rule: draft.rule }),
  );
  attach(workspace, entity, draft, 'first of that name');
}

/** Full names of people. A name of two words may be the short form of a longer one ("Le Pen" of "Marine Le Pen"). */
function linkFullNames(workspace: Workspace, store: EntityStore, names: readonly Draft[]): void {
  const full = names.filter((draft) => draft.kind === 'person' && wordsOf(workspace, draft).length > 1);
  const tails = new Set<string>();
  for (const draft of full) {
    const words = wordsOf(workspace, draft);
    if (words.length > 2) for (let from = 1; from <= words.length - 2; from++) tails.add(words.slice(from).join(' '));
  }
  for (const draft of full) if (!tails.has(wordsOf(workspace, draft).join(' '))) linkFullName(workspace, store, draft);
}

/** Whether a form that can mean several things is the surname of somebody whom the article names in full. */
function isSurnameHere(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  const plain = draft.coreFirst === draft.coreLast && draft.first === draft.coreFirst && !draft.adjective;
  const sure = draft.forms.some(
    ({ entry, ambiguous }) => !ambiguous && (entry.type === 'country' || entry.type === 'nationality'),
  );
  if (!plain || sure) return false;
  const words = wordsOf(workspace, draft);
  const alike = store.personsByWord.get(words.at(-1) ?? '') ?? [];
  return alike.some((entity) => fitOf(workspace, entity, words) === 2);
}

function linkBodies(workspace: Workspace, store: EntityStore, names: readonly Draft[], signs: ArticleSigns): void {
  for (const draft of names) {
    if (draft.entity !== undefined || draft.kind === 'person') continue;
    if (draft.forms.length > 0) {
      if (!isSurnameHere(workspace, store, draft) && linkAuthority(workspace, store, draft, signs))
        learnAcronym(workspace, store, draft);
      else draft.forms = [];
    } else if (draft.kind !== undefined && (draft.kind !== 'organisation' || draft.coreLast > draft.coreFirst)) {
      linkBody(workspace, store, draft);
      learnAcronym(workspace, store, draft);
    }
  }
}

/** Bodies in titles may have been linked after the person; their names and states go into the roles now. */
function completeRoles(workspace: Workspace, draft: Draft): void {
  const { entity } = draft;
  if (entity === undefined) return;
  for (const found of draft.titles) {
    const start = workspace.document.tokens[found.first]!.start;
    const role = entity.roles.find((each) => each.start === start);
    const body = found.organisation?.entity;
    if (role === undefined || body?.kind !== 'organisation') continue;
    role.organisation = body.name;
    if (role.country === undefined && body.country !== undefined) role.country = body.country;
    entity.country ??= body.country;
    entity.sector ??= body.sector;
  }
}

/** Links every name. */
export function linkNames(workspace: Workspace, store: EntityStore): void {
  const names = workspace.drafts
    .filter((draft) => draft.form === 'name')
    .sort((left, right) => left.coreFirst - right.coreFirst || right.coreLast - left.coreLast);
  const signs = readSigns(workspace);
  linkFullNames(workspace, store, names);
  linkBodies(workspace, store, names, signs);
  const short = { ...signs, bodies: bodiesByFirstWord(store) };
  for (const draft of names)
    if (draft.entity === undefined && draft.because === undefined) linkShort(workspace, store, draft, short);
  for (const draft of names) completeRoles(workspace, draft);
}
