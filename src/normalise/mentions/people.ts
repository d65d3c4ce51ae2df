/**
 * Names of people to people. Full names are the same person where one can be a form of the other; a short form has to find the
 * full name it belongs to, and where it could belong to two it is decided by evidence or left open.
 */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { textOf } from './draft.ts';
import { attach, createEntity, type EntityStore, fromEntry, leaveOpen, setNameWords } from './entities.ts';
import { plainLower } from './person-score.ts';
import { subjectsOf, verbsAbove } from './syntax-places.ts';

/** The words of a name: lower case, without diacritics, marks, suffixes, and what follows a comma. */
export function nameWords({ lookups }: Workspace, text: string): string[] {
  const suffixes = lookups.word('name-suffix');
  return plainLower(text)
    .replace(/,.*$/, '')
    .split(/[\s‐‑–-]+/)
    .map((word) => word.replace(/[.'’]/g, ''))
    .filter((word) => word.length > 0 && !suffixes.has(word));
}

export const wordsOf = (workspace: Workspace, draft: Draft): string[] =>
  nameWords(workspace, textOf(workspace, draft.coreFirst, draft.coreLast));

const initialOf = (left: string, right: string): boolean =>
  left === right || (left.length === 1 && right.startsWith(left)) || (right.length === 1 && left.startsWith(right));

/** Whether two names of at least two words can be one person's: the shorter's words stand in the longer, its ends at its ends. */
function samePerson(left: readonly string[], right: readonly string[]): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.at(-1) !== long.at(-1) || !initialOf(short[0]!, long[0]!)) return false;
  return short.slice(1, -1).every((word) => long.some((other) => initialOf(word, other)));
}

const agrees = (entity: EntityDraft, draft: Draft): boolean =>
  entity.gender === undefined || draft.gender === undefined || entity.gender === draft.gender;

/** Ties a full name to its person, who may be new. */
export function linkFullName(workspace: Workspace, store: EntityStore, draft: Draft): void {
  const name = textOf(workspace, draft.coreFirst, draft.coreLast);
  const words = nameWords(workspace, name);
  const entry = draft.forms.find((form) => form.entry.type === 'person' && form.use !== 'surname')?.entry;
  if (entry !== undefined) {
    const entity = fromEntry(workspace, store, entry, draft.rule);
    if (entity.nameWords === undefined) setNameWords(store, entity, nameWords(workspace, entry.name));
    setNameWords(store, entity, entity.nameWords ?? words);
    attach(workspace, entity, draft, 'full name in the authority');
    return;
  }
  const alike = store.personsByWord.get(words.at(-1)!) ?? [];
  const known = alike.find(
    ({ nameWords: full, ...entity }) =>
      full !== undefined && full.length > 1 && samePerson(full, words) && agrees(entity as EntityDraft, draft),
  );
  if (known === undefined) {
    const entity = createEntity(store, { kind: 'person', name, named: true, rule: draft.rule });
    setNameWords(store, entity, words);
    attach(workspace, entity, draft, 'first full name');
    return;
  }
  if (words.length > (known.nameWords?.length ?? 0) && known.authority === undefined) {
    known.name = name;
    setNameWords(store, known, words);
  }
  attach(workspace, known, draft, 'the same full name');
}

/** The family name: the first word where the lexicon has it as one that comes first, else the last. */
const surnameOf = ({ lexicon }: Workspace, words: readonly string[]): string =>
  words.length > 1 && lexicon.surnameFirst.has(words[0]!) && !lexicon.givenNames.has(words[0]!)
    ? words[0]!
    : (words.at(-1) ?? '');

/** How well words fit as a short form of a person's name: 2 the surname, 1 another part, 0 not at all. */
export function fitOf(workspace: Workspace, entity: EntityDraft, words: readonly string[]): number {
  const full = entity.nameWords;
  if (full === undefined) return 0;
  if (words.length > 1) {
    const short = words.join(' ');
    if (words.length === full.length) return full.join(' ') === short ? 2 : 0;
    const ends = full.slice(-words.length).join(' ') === short || full.slice(0, words.length).join(' ') === short;
    return words.length < full.length && ends ? 2 : 0;
  }
  const word = words[0] ?? '';
  if (word === surnameOf(workspace, full) || word === full.at(-1)) return 2;
  return word === full[0] ? 1 : 0;
}

/** Whether the entity is the subject of a clause above a name: a name is never bound by such a subject ("Ada said that Moor …"). */
function boundAbove(workspace: Workspace, entity: EntityDraft, draft: Draft): boolean {
  return verbsAbove(workspace.document, draft.head).some((verb) =>
    subjectsOf(workspace, verb).some((subject) => subject.entity === entity && subject !== draft && subject.head < draft.head),
  );
}

/** Persons that a sentence names. */
function companions({ document, owner }: Workspace, sentence: number): EntityDraft[] {
  const { first, last } = document.sentences[sentence]!;
  const found: EntityDraft[] = [];
  for (let index = first; index <= last; index++) {
    const entity = owner[index]?.entity;
    if (entity?.kind === 'person' && !found.includes(entity)) found.push(entity);
  }
  return found;
}

interface Candidate {
  readonly entity: EntityDraft;
  readonly score: number;
  readonly because: string;
}

/** No more of a person's mentions are looked at. */
const mentionsLookedAt = 24;

/** What speaks for each person whom a short form can name. */
function scoreShort(workspace: Workspace, entity: EntityDraft, draft: Draft, fit: number): Candidate {
  const { document, lookups } = workspace;
  const sentenceOf = (other: Draft) => document.tokens[other.head]!.sentence;
  const reasons: string[] = [];
  let score = fit;
  const sign = (id: string, reason: string, times = 1) => {
    score += lookups.weight(id) * times;
    reasons.push(reason);
  };
  const before = entity.drafts.slice(-mentionsLookedAt).filter((other) => other.head < draft.head);
  const last = before.reduce((latest, other) => Math.max(latest, sentenceOf(other)), -1);
  const distance = sentenceOf(draft) - last;
  if (last >= 0) sign('short-named-before', 'was named before');
  if (last >= 0) sign('short-recent', `named ${distance} sentences before`, distance <= 1 ? 1 : distance <= 3 ? 0.6 : 0.3);
  const word = textOf(workspace, draft.coreFirst, draft.coreLast);
  const used = before.some((other) => textOf(workspace, other.coreFirst, other.coreLast) === word);
  if (used) sign('short-used-before', 'the short form was used for this one before');
  for (const { title, country } of draft.titles) {
    if (entity.nouns.has(title.toLowerCase())) sign('short-title', `has the title ${title}`);
    if (country === undefined || entity.country === undefined) continue;
    sign(country === entity.country ? 'short-state' : 'short-other-state', 'state of the title');
  }
  if (draft.gender !== undefined && entity.gender === draft.gender) sign('short-gender', 'gender');
  if (boundAbove(workspace, entity, draft)) sign('short-bound', 'is the subject of the clause above');
  const company = companions(workspace, sentenceOf(draft));
  const met = before.some((other) =>
    companions(workspace, sentenceOf(other)).some((each) => each !== entity && company.includes(each)),
  );
  if (met) sign('short-company', 'was named together with the others of this sentence');
  return { entity, score, because: reasons.join(', ') };
}

/** Ties a short form to the person it names, or leaves it open. Gives false where there is nobody whom it can name. */
export function linkShortName(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  const words = wordsOf(workspace, draft);
  const fits = (store.personsByWord.get(words.at(-1) ?? '') ?? [])
    .filter((entity) => agrees(entity, draft))
    .map((entity) => ({ entity, fit: fitOf(workspace, entity, words) }))
    .filter(({ fit }) => fit > 0);
  const strongest = Math.max(0, ...fits.map(({ fit }) => fit));
  const fitting = fits.filter(({ fit }) => fit === strongest);
  if (fitting.length === 0) return false;
  if (fitting.length === 1) {
    attach(workspace, fitting[0]!.entity, draft, 'the only one of that name');
    return true;
  }
  const candidates = fitting.map(({ entity, fit }) => scoreShort(workspace, entity, draft, fit));
  const [best, next] = candidates.sort((left, right) => right.score - left.score);
  if (best!.score - next!.score >= workspace.lookups.weight('short-lead')) {
    attach(workspace, best!.entity, draft, `${best!.because}; not ${next!.entity.name}`);
    return true;
  }
  const reasons = `${best!.because || 'nothing'} against ${next!.because || 'nothing'}`;
  leaveOpen(workspace, draft, `${best!.entity.name} or ${next!.entity.name}: ${reasons}`);
  return true;
}

/** A surname that the authority has one likely holder for. */
export function linkKnownSurname(workspace: Workspace, store: EntityStore, draft: Draft, words: ReadonlySet<string>): boolean {
  const found = workspace.facts.forms.authorityAt[draft.coreFirst];
  if (found === undefined || found.last !== draft.coreLast) return false;
  const forms = found.forms.filter((form) => form.entry.type === 'person');
  const likely = forms.filter((form) => form.prior === 'likely' || form.supports.some((sign) => words.has(sign)));
  const titled = forms.filter(
    ({ entry }) => 'country' in entry && draft.titles.some(({ country }) => country !== undefined && country === entry.country),
  );
  const chosen = titled.length === 1 ? titled : likely;
  const form = chosen[0];
  if (form === undefined || chosen.length > 1 || form.opposes.some((sign) => words.has(sign))) return false;
  if (
    'gender' in form.entry &&
    draft.gender !== undefined &&
    form.entry.gender !== undefined &&
    form.entry.gender !== draft.gender
  )
    return false;
  const entity = fromEntry(workspace, store, form.entry, draft.rule);
  if (entity.nameWords === undefined) setNameWords(store, entity, nameWords(workspace, form.entry.name));
  attach(workspace, entity, draft, 'the likely holder of this surname in the authority');
  return true;
}
