/**
 * Names to entities: first those that stand by themselves (what the lexicon knows, full names of people, names of bodies), then
 * short forms, which have to find the long one they belong to. A short form that could be two people is decided by evidence or
 * left open.
 */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { textOf } from './draft.ts';
import { attach, createEntity, type EntityStore, entityUnder, fromEntry, leaveOpen } from './entities.ts';
import { articleWords, institutionOf, linkAuthority } from './link-authority.ts';
import { plainLower } from './names.ts';
import { isSubject, subjectsOf, verbsAbove } from './syntax-places.ts';

/** The words of a name: lower case, without diacritics, marks, and what follows a comma. */
export function nameWords(text: string): string[] {
  return plainLower(text)
    .replace(/,.*$/, '')
    .split(/[\s‐‑–-]+/)
    .map((word) => word.replace(/[.'’]/g, ''))
    .filter((word) => word.length > 0 && !/^(?:jr|sr|ii|iii|iv)$/.test(word));
}

/** Whether two names of at least two words can be one person's: the shorter's words stand in the longer, its ends at its ends. */
function samePerson(left: readonly string[], right: readonly string[]): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.at(-1) !== long.at(-1)) return false;
  if (
    short[0] !== long[0] &&
    !(short[0]!.length === 1 && long[0]!.startsWith(short[0]!)) &&
    !(long[0]!.length === 1 && short[0]!.startsWith(long[0]!))
  )
    return false;
  return short
    .slice(1, -1)
    .every((word) =>
      long.some(
        (other) =>
          other === word || (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other)),
      ),
    );
}

function linkFullPerson(workspace: Workspace, store: EntityStore, draft: Draft): void {
  const name = textOf(workspace, draft.coreFirst, draft.coreLast);
  const words = nameWords(name);
  const entry = draft.forms.find((form) => form.entry.type === 'person' && form.use !== 'surname')?.entry;
  if (entry !== undefined) {
    const entity = fromEntry(workspace, store, entry, draft.rule);
    entity.nameWords ??= nameWords(entry.name);
    attach(workspace, entity, draft, 'full name in the authority');
    return;
  }
  const known = store.all.find(
    (entity) =>
      entity.kind === 'person' &&
      entity.nameWords !== undefined &&
      entity.nameWords.length > 1 &&
      samePerson(entity.nameWords, words) &&
      agrees(entity, draft),
  );
  if (known !== undefined) {
    if (words.length > (known.nameWords?.length ?? 0) && known.authority === undefined) {
      known.name = name;
      known.nameWords = words;
    }
    attach(workspace, known, draft, 'the same full name');
    return;
  }
  attach(
    workspace,
    createEntity(store, { kind: 'person', name, named: true, rule: draft.rule, nameWords: words }),
    draft,
    'first full name',
  );
}

const agrees = (entity: EntityDraft, draft: Draft): boolean =>
  entity.gender === undefined || draft.gender === undefined || entity.gender === draft.gender;

const surnameOf = ({ lexicon }: Workspace, words: readonly string[]): string =>
  words.length > 1 && lexicon.surnameFirst.has(words[0]!) && !lexicon.givenNames.has(words[0]!)
    ? words[0]!
    : (words.at(-1) ?? '');

/** How well a single word fits as a short form of a person's name: 2 the surname, 1 another part, 0 not at all. */
function fitOf(workspace: Workspace, entity: EntityDraft, words: readonly string[]): number {
  const full = entity.nameWords;
  if (full === undefined) return 0;
  const single = words.length === 1 ? words[0]! : '';
  if (full.length === 1) return full[0] === single ? 2 : 0;
  if (words.length > 1) {
    const tail = full.slice(-words.length).join(' ');
    const start = full.slice(0, words.length).join(' ');
    return words.length < full.length && (tail === words.join(' ') || start === words.join(' ')) ? 2 : 0;
  }
  if (single === surnameOf(workspace, full) || single === full.at(-1)) return 2;
  return single === full[0] ? 1 : 0;
}

/** Whether the entity is the subject of a clause above a name: a name is never bound by such a subject ("Ada said that Moor …"). */
function boundAbove(workspace: Workspace, entity: EntityDraft, draft: Draft): boolean {
  return verbsAbove(workspace.document, draft.head).some((verb) =>
    subjectsOf(workspace, verb).some((subject) => subject.entity === entity && subject !== draft && subject.head < draft.head),
  );
}

interface Candidate {
  readonly entity: EntityDraft;
  readonly score: number;
  readonly because: string;
}

/** What speaks for each person whom a short form can name. */
function scoreShort(workspace: Workspace, entity: EntityDraft, draft: Draft, fit: number): Candidate {
  const { document } = workspace;
  const { sentence } = document.tokens[draft.head]!;
  const reasons: string[] = [];
  let score = fit;
  const sign = (amount: number, reason: string) => {
    score += amount;
    reasons.push(reason);
  };
  const before = entity.drafts.filter((other) => other.head < draft.head);
  const last = before.reduce((latest, other) => Math.max(latest, other.head), -1);
  if (last >= 0) {
    const distance = sentence - document.tokens[last]!.sentence;
    sign(distance <= 1 ? 1 : distance <= 3 ? 0.6 : 0.3, `named ${distance} sentences before`);
  }
  const word = textOf(workspace, draft.coreFirst, draft.coreLast);
  if (before.some((other) => other.coreFirst === other.coreLast && textOf(workspace, other.coreFirst, other.coreLast) === word))
    sign(2, 'the short form was used for this one before');
  for (const found of draft.titles) if (entity.nouns.has(found.title.toLowerCase())) sign(3, `has the title ${found.title}`);
  for (const found of draft.titles)
    if (found.country !== undefined && entity.country !== undefined)
      sign(found.country === entity.country ? 1 : -3, 'state of the title');
  if (draft.gender !== undefined && entity.gender === draft.gender) sign(1, 'gender');
  if (boundAbove(workspace, entity, draft)) sign(-4, 'is the subject of the clause above');
  const company = companions(workspace, sentence);
  const met = before.some((other) =>
    companions(workspace, document.tokens[other.head]!.sentence).some((each) => each !== entity && company.includes(each)),
  );
  if (met) sign(1.2, 'was named together with the others of this sentence');
  return { entity, score, because: reasons.join(', ') };
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

/** How far the best reading of a short form must lead. */
const leastLead = 1;

/** Ties a short form to the person it names. Gives false where there is nobody whom it can name. */
function linkShortPerson(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  const words = nameWords(textOf(workspace, draft.coreFirst, draft.coreLast));
  const fits = store.all
    .filter((entity) => entity.kind === 'person' && entity.named && agrees(entity, draft))
    .map((entity) => ({ entity, fit: fitOf(workspace, entity, words) }))
    .filter(({ fit }) => fit > 0);
  const strongest = Math.max(0, ...fits.map(({ fit }) => fit));
  const fitting = fits.filter(({ fit }) => fit === strongest || strongest === 1);
  if (fitting.length === 0) return false;
  const candidates = fitting
    .map(({ entity, fit }) => scoreShort(workspace, entity, draft, fit))
    .sort((left, right) => right.score - left.score);
  const [best, next] = candidates;
  if (next !== undefined && best!.score - next.score < leastLead) {
    leaveOpen(
      workspace,
      draft,
      `${best!.entity.name} or ${next.entity.name}: ${best!.because || 'nothing'} against ${next.because || 'nothing'}`,
    );
    return true;
  }
  const why = next === undefined ? 'the only one of that name' : `${best!.because}; not ${next.entity.name}`;
  attach(workspace, best!.entity, draft, why);
  return true;
}

/** A surname that the authority has one likely holder for. */
function linkKnownSurname(workspace: Workspace, store: EntityStore, draft: Draft, words: ReadonlySet<string>): boolean {
  const forms = (workspace.facts.forms.authorityAt[draft.coreFirst]?.forms ?? []).filter((form) => form.entry.type === 'person');
  if (workspace.facts.forms.authorityAt[draft.coreFirst]?.last !== draft.coreLast) return false;
  const likely = forms.filter((form) => form.prior === 'likely' || form.supports.some((sign) => words.has(sign)));
  const titled = forms.filter(
    ({ entry }) =>
      'country' in entry && draft.titles.some((found) => found.country !== undefined && found.country === entry.country),
  );
  const chosen = titled.length === 1 ? titled : likely;
  const form = chosen[0];
  if (form === undefined || chosen.length > 1 || form.opposes.some((sign) => words.has(sign))) return false;
  const entity = fromEntry(workspace, store, form.entry, draft.rule);
  entity.nameWords ??= nameWords(form.entry.name);
  if (!agrees(entity, draft)) return false;
  attach(workspace, entity, draft, 'the likely holder of this surname in the authority');
  return true;
}

const bodyKey = (text: string): string =>
  `name-${plainLower(text)
    .replace(/^the /, '')
    .replace(/[’']s$/, '')
    .replace(/[.,]/g, '')}`;

/** The state of a body's name: from its own words, or from a possessor or adjective before it. */
function stateBefore({ document, owner }: Workspace, draft: Draft): string | undefined {
  const { tokens } = document;
  const own = owner
    .slice(draft.coreFirst, draft.coreLast + 1)
    .find((inner) => inner !== draft && inner?.form === 'name' && inner.entity?.kind === 'country');
  if (own?.entity?.country !== undefined) return own.entity.country;
  let before = draft.coreFirst - 1;
  if (tokens[before]?.tag === 'POS') before--;
  const holder = owner[before];
  if (holder === undefined || tokens[before]!.sentence !== tokens[draft.head]!.sentence || tokens[before + 1]!.text === ',')
    return undefined;
  return holder.entity?.kind === 'country' || (holder.adjective && holder.entity !== undefined)
    ? holder.entity?.country
    : undefined;
}

function linkBody(workspace: Workspace, store: EntityStore, draft: Draft): void {
  const text = textOf(workspace, draft.coreFirst, draft.coreLast);
  const country = stateBefore(workspace, draft);
  const words = text.toLowerCase().replace(/^the /, '');
  const inner = workspace.owner[draft.coreFirst];
  const phrase =
    inner !== draft && inner?.form === 'name' && inner.coreLast < draft.coreLast
      ? textOf(workspace, inner.coreLast + 1, draft.coreLast).toLowerCase()
      : words;
  const entry = country === undefined ? undefined : institutionOf(workspace, phrase, country);
  if (entry !== undefined) {
    const entity = fromEntry(workspace, store, entry, draft.rule);
    store.byKey.set(bodyKey(text), entity);
    attach(workspace, entity, draft, `the body of ${country} that is so called`);
    return;
  }
  const known = store.byKey.get(bodyKey(text)) ?? longerBody(store, words);
  if (known !== undefined) {
    attach(workspace, known, draft, 'the same name');
    return;
  }
  const entity = createEntity(store, {
    kind: draft.kind ?? 'thing',
    name: text.replace(/^[Tt]he /, ''),
    named: true,
    rule: draft.rule,
    ...(draft.sector && { sector: draft.sector }),
    ...(draft.sourceKind && { sourceKind: draft.sourceKind }),
    ...(country !== undefined && { country }),
    ...(draft.kind === 'place' && { place: { kind: 'other' as const } }),
  });
  entity.nouns.add(words.split(' ').at(-1)!);
  store.byKey.set(bodyKey(text), entity);
  attach(workspace, entity, draft, 'first of that name');
}

/** An earlier body whose name begins with these words: "Asan Institute" for "… Institute for Policy Studies". */
function longerBody(store: EntityStore, words: string): EntityDraft | undefined {
  const found = store.all.filter(
    (entity) =>
      entity.kind === 'organisation' &&
      entity.named &&
      words.includes(' ') &&
      (entity.name.toLowerCase().startsWith(`${words} `) || entity.name.toLowerCase() === words),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** "(NIS)" after a body's name, or a name after its acronym: from there on the letters stand for it. */
function learnAcronym({ document, owner }: Workspace, store: EntityStore, draft: Draft): void {
  const { tokens } = document;
  const { entity } = draft;
  if (entity === undefined || entity.kind !== 'organisation' || tokens[draft.coreLast + 1]?.text !== '(') return;
  const inside = tokens[draft.coreLast + 2];
  if (inside === undefined || tokens[draft.coreLast + 3]?.text !== ')' || !/^[\p{Lu}][\p{L}&.-]{1,9}$/u.test(inside.text)) return;
  const capitalsOf = inside.text.replace(/[^\p{Lu}]/gu, '');
  const initials = entity.name.replace(/[^\p{Lu}]/gu, '');
  const own = [...entity.aliases].some((alias) => alias.replace(/[^\p{Lu}]/gu, '').startsWith(capitalsOf.slice(0, 2)));
  if (capitalsOf.length < 2 || !(own || initials.startsWith(capitalsOf[0]!))) return;
  store.byKey.set(bodyKey(inside.text), entity);
  const acronym = owner[inside.index];
  if (acronym !== undefined && acronym.entity === undefined) {
    acronym.forms = [];
    acronym.kind = 'organisation';
  }
}

function linkShort(workspace: Workspace, store: EntityStore, draft: Draft, words: ReadonlySet<string>): void {
  const text = textOf(workspace, draft.coreFirst, draft.coreLast);
  const body = store.byKey.get(bodyKey(text));
  if (body !== undefined && body.kind !== 'person' && draft.titles.length === 0) {
    attach(workspace, body, draft, 'the same name');
    return;
  }
  if (draft.kind === 'person' || draft.kind === undefined) {
    if (linkShortPerson(workspace, store, draft)) return;
    if (linkKnownSurname(workspace, store, draft, words)) return;
  }
  if (draft.kind === 'person' || draft.person !== undefined) {
    const entity = createEntity(store, { kind: 'person', name: text, named: true, rule: draft.rule, nameWords: nameWords(text) });
    attach(workspace, entity, draft, 'first of that name');
    return;
  }
  if (draft.kind === 'organisation') {
    linkBody(workspace, store, draft);
    return;
  }
  const entity = entityUnder(store, bodyKey(text), () =>
    createEntity(store, {
      kind: actsAlone(workspace, draft) ? 'organisation' : 'thing',
      name: text,
      named: true,
      rule: draft.rule,
    }),
  );
  attach(workspace, entity, draft, 'first of that name');
}

/** An unknown name that does what people and bodies do is one of them; which, nothing says. */
function actsAlone({ document, lookups }: Workspace, draft: Draft): boolean {
  const { tokens } = document;
  const governor = tokens[tokens[draft.head]!.head];
  return governor !== undefined && isSubject(document, draft.head) && lookups.word('speech-verb').has(governor.lemma);
}

const isFullPerson = (draft: Draft): boolean => draft.kind === 'person' && draft.coreLast > draft.coreFirst;

/** Links every name. Persons' full names come first, wherever they stand, as a headline may use the short form. */
export function linkNames(workspace: Workspace, store: EntityStore): void {
  const names = workspace.drafts
    .filter((draft) => draft.form === 'name')
    .sort((left, right) => left.coreFirst - right.coreFirst || right.coreLast - left.coreLast);
  const words = articleWords(workspace);
  for (const draft of names)
    if (isFullPerson(draft) && nameWords(textOf(workspace, draft.coreFirst, draft.coreLast)).length > 1)
      linkFullPersonOrShort(workspace, store, draft, names);
  for (const draft of names) {
    if (draft.entity !== undefined || draft.kind === 'person') continue;
    if (draft.forms.length > 0) {
      const surname =
        draft.forms.every((form) => form.ambiguous) &&
        store.all.some(
          (entity) =>
            entity.kind === 'person' &&
            fitOf(workspace, entity, nameWords(textOf(workspace, draft.coreFirst, draft.coreLast))) === 2,
        );
      if (!surname && linkAuthority(workspace, store, draft, words)) {
        learnAcronym(workspace, store, draft);
        continue;
      }
      draft.forms = [];
      continue;
    }
    if (draft.kind !== undefined && draft.kind !== 'organisation') linkBody(workspace, store, draft);
    else if (draft.kind === 'organisation' && draft.coreLast > draft.coreFirst) {
      linkBody(workspace, store, draft);
      learnAcronym(workspace, store, draft);
    }
  }
  for (const draft of names)
    if (draft.entity === undefined && draft.because === undefined) linkShort(workspace, store, draft, words);
  for (const draft of names) if (draft.entity !== undefined) refreshRoles(workspace, draft);
}

/** A name of two words may be the short form of a longer one ("Le Pen" of "Marine Le Pen"). */
function linkFullPersonOrShort(workspace: Workspace, store: EntityStore, draft: Draft, names: readonly Draft[]): void {
  const words = nameWords(textOf(workspace, draft.coreFirst, draft.coreLast));
  const longer = names.some(
    (other) =>
      other !== draft &&
      isFullPerson(other) &&
      nameWords(textOf(workspace, other.coreFirst, other.coreLast)).length > words.length &&
      nameWords(textOf(workspace, other.coreFirst, other.coreLast))
        .slice(-words.length)
        .join(' ') === words.join(' '),
  );
  if (!longer) linkFullPerson(workspace, store, draft);
}

/** Bodies in titles may have been linked after the person; their names and states go into the roles now. */
function refreshRoles(workspace: Workspace, draft: Draft): void {
  const { entity } = draft;
  if (entity === undefined || draft.titles.length === 0) return;
  for (const found of draft.titles) {
    const start = workspace.document.tokens[found.first]!.start;
    const role = entity.roles.find((each) => each.start === start);
    const body = found.organisation?.entity;
    if (role === undefined || body === undefined) continue;
    role.organisation = body.name;
    if (role.country === undefined && body.country !== undefined) role.country = body.country;
    entity.country ??= body.country;
    entity.sector ??= body.sector;
  }
}
