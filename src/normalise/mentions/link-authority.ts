/** Names that the lexicon knows: which of the entries that a form can be is meant here. */
import type { AuthorityForm } from '../../lexicon/lexicon.ts';
import type { AuthorityEntry, CountryEntry, OrganisationEntry } from '../../lexicon/types.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { textOf } from './draft.ts';
import { attach, createEntity, type EntityStore, entityUnder, fromEntry, leaveOpen } from './entities.ts';
import { readingOf } from './readings.ts';

const priors = { likely: 2, open: 1, unlikely: 0 } as const;

/** What in the article can support a reading: its words in lower case, and how often it names each state without doubt. */
export interface ArticleSigns {
  readonly words: ReadonlySet<string>;
  readonly countries: ReadonlyMap<string, number>;
}

export function readSigns({ document, drafts }: Workspace): ArticleSigns {
  const countries = new Map<string, number>();
  for (const draft of drafts) {
    const codes = new Set(
      draft.forms.map(({ entry, ambiguous }) => (!ambiguous && 'country' in entry ? entry.country : undefined)),
    );
    const [code] = codes;
    if (codes.size === 1 && code !== undefined) countries.set(code, (countries.get(code) ?? 0) + 1);
  }
  return { words: new Set(document.tokens.map((token) => token.lower)), countries };
}

const supported = (words: ReadonlySet<string>, signs: readonly string[]): number =>
  signs.filter((sign) => (sign.includes(' ') ? sign.split(' ').every((word) => words.has(word)) : words.has(sign))).length;

/** How much speaks for a form; below 1 it is not taken. */
function formScore(store: EntityStore, { words, countries }: ArticleSigns, form: AuthorityForm): number {
  if (!form.ambiguous) return 3 + (store.byKey.has(form.entry.id) ? 0.5 : 0);
  const known = store.byKey.has(form.entry.id) ? 1 : 0;
  const state = 'country' in form.entry && form.entry.country !== undefined ? (countries.get(form.entry.country) ?? 0) : 0;
  return (
    priors[form.prior] +
    known +
    Math.min(1, state / 4) +
    1.5 * Math.min(2, supported(words, form.supports)) -
    1.5 * Math.min(2, supported(words, form.opposes))
  );
}

/** A capital read as its government, or as the place that it is. */
function capitalEntity(workspace: Workspace, store: EntityStore, draft: Draft, forms: readonly AuthorityForm[]): EntityDraft {
  const capital = forms.find((form) => form.use === 'capital')!;
  const country = capital.entry as CountryEntry;
  const { reading, because, rule } = readingOf(workspace, draft);
  draft.reading = reading;
  draft.because = because;
  if (reading === 'government') {
    draft.rule = rule === 'reading-default' ? draft.rule : rule;
    return fromEntry(workspace, store, country, rule);
  }
  const city = forms.find((form) => form.entry.type === 'city' && form.entry.country === country.country);
  if (city !== undefined) return fromEntry(workspace, store, city.entry, rule);
  const { lat, lon, name } = country.capital ?? { name: textOf(workspace, draft.coreFirst, draft.coreLast) };
  const place: EntityDraft['place'] = {
    kind: 'city',
    country: country.country,
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
  };
  return entityUnder(store, `capital-${country.id}`, () =>
    createEntity(store, { kind: 'place', name, named: true, rule, country: country.country, place }),
  );
}

/** "The Russians", "Britons": a group of that state. */
function peopleEntity(workspace: Workspace, store: EntityStore, draft: Draft, entry: AuthorityEntry): EntityDraft {
  const name = textOf(workspace, draft.coreFirst, draft.coreLast);
  const country = 'country' in entry ? entry.country : undefined;
  const plural = /(?:s|ese|ish|ch|sh)$/.test(name);
  draft.plural = plural;
  draft.kind = plural ? 'group' : 'person';
  if (!plural) return createEntity(store, { kind: 'person', name, named: false, rule: 'demonym', ...(country && { country }) });
  return entityUnder(store, `people-${name.toLowerCase()}`, () =>
    createEntity(store, {
      kind: 'group',
      name,
      named: false,
      plural: true,
      rule: 'demonym',
      ...(country && { country }),
      sourceKind: 'group',
    }),
  );
}

/** Whether two forms are of different things; a capital and the town that it is are not. */
function differs(left: AuthorityForm, right: AuthorityForm): boolean {
  if (left.entry === right.entry) return false;
  const [one, other] = [left.entry, right.entry].map((entry) => ('country' in entry ? entry.country : undefined));
  return one !== other || one === undefined;
}

/** Ties a name to its entry of the authority. Gives false where no reading is likely enough. */
export function linkAuthority(workspace: Workspace, store: EntityStore, draft: Draft, signs: ArticleSigns): boolean {
  const scored = draft.forms
    .filter((form) => form.entry.type !== 'person')
    .map((form) => ({ form, score: formScore(store, signs, form) }))
    .sort((left, right) => right.score - left.score);
  const best = scored[0];
  if (best === undefined || best.score < 1) return false;
  const near = scored.filter(({ score }) => score >= best.score - 1).map(({ form }) => form);
  const rival = scored.find(({ form, score }) => score === best.score && best.form.ambiguous && differs(form, best.form));
  if (rival !== undefined) {
    leaveOpen(workspace, draft, `${best.form.entry.id} or ${rival.form.entry.id}: nothing decides`);
    return true;
  }
  const capital = near.find((form) => form.use === 'capital');
  const { form } = best;
  let entity: EntityDraft;
  if (
    capital !== undefined &&
    near.every((each) => each.use === 'capital' || each.entry.type === 'city' || each.entry.type === 'region')
  ) {
    entity = capitalEntity(workspace, store, draft, near);
  } else if (near.some((each) => each.use === 'adjective') && !isHeadNoun(workspace, draft)) {
    const adjective = near.find((each) => each.use === 'adjective')!;
    draft.adjective = true;
    entity = fromEntry(workspace, store, adjective.entry, 'demonym');
  } else if (near.some((each) => each.use === 'adjective') && workspace.document.tokens[draft.coreFirst - 1]?.lower === 'the') {
    entity = peopleEntity(workspace, store, draft, near.find((each) => each.use === 'adjective')!.entry);
  } else if (near.some((each) => each.use === 'people')) {
    entity = peopleEntity(workspace, store, draft, near.find((each) => each.use === 'people')!.entry);
  } else {
    draft.adjective = form.use === 'adjective';
    entity = fromEntry(workspace, store, form.entry, draft.rule);
  }
  draft.kind = entity.kind;
  attach(workspace, entity, draft, `${form.use} of ${form.entry.id}`);
  return true;
}

/** Whether a word that can be an adjective or a noun for people stands as a noun. */
function isHeadNoun({ document }: Workspace, draft: Draft): boolean {
  const { tokens } = document;
  const token = tokens[draft.coreLast]!;
  const next = tokens[draft.coreLast + 1];
  if (token.pos === 'ADJ' || token.relation === 'amod') return false;
  const nounFollows =
    next !== undefined &&
    next.sentence === token.sentence &&
    (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ') &&
    next.start === token.end + 1;
  return !nounFollows && !/^[-‐‑–]$/.test(next?.text ?? '');
}

/** The body of a state that a phrase means: "spy agency" of KOR. */
export function institutionOf({ lexicon, lookups }: Workspace, phrase: string, country: string): OrganisationEntry | undefined {
  for (const rule of lookups.institutions.get(phrase) ?? []) {
    const found = lexicon.organisations.filter(
      (entry) => entry.country === country && entry.sector === rule.sector && namesIt(entry, rule.nameWords),
    );
    const current = found.filter((entry) => entry.to === undefined);
    const exact = current.filter((entry) => [entry.name, ...entry.aliases].some((name) => name.toLowerCase().includes(phrase)));
    if (exact.length === 1) return exact[0];
    if (current.length === 1) return current[0];
  }
  return undefined;
}

const namesIt = (entry: OrganisationEntry, words: readonly string[]): boolean =>
  words.length === 0 ||
  words.some(
    (word) => entry.name.toLowerCase().includes(word) || entry.aliases.some((alias) => alias.toLowerCase().includes(word)),
  );
