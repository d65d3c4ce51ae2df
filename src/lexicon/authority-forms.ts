/**
 * All surface forms of the authority, each marked with how sure it is. A row says which of its forms are ambiguous; a
 * family name that several people bear is so by itself.
 */
import type { z } from 'zod';
import { fold } from './fold.ts';
import type { FormText } from './form-index.ts';
import type { CountryRow } from './row-schemas.ts';
import type { AuthorityForm, FormUse } from './lexicon.ts';
import type { AuthorityEntry, Prior, RowOrigin } from './types.ts';

export type AmbiguousMarks = z.output<typeof CountryRow>['ambiguous'];

/** The marks of ambiguity of each entry, by its id. */
export type MarksById = ReadonlyMap<string, AmbiguousMarks>;

const oneWord = /^[a-z0-9]+$/;

/** Two forms with one key are one to a reader: case, diacritics, hyphens and a leading article aside. */
export function formKey(text: string): string {
  const folded = fold(text);
  if (oneWord.test(folded)) return folded;
  return folded
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}

function* named(entry: AuthorityEntry): Generator<[FormUse, string]> {
  yield ['name', entry.name];
  for (const alias of entry.aliases) yield ['alias', alias];
  if ((entry.type === 'organisation' || entry.type === 'media') && entry.acronym !== undefined) yield ['acronym', entry.acronym];
  if (entry.type === 'organisation') for (const seat of entry.seats) yield ['seat', seat];
  if (entry.type === 'country' || entry.type === 'region' || entry.type === 'nationality') {
    for (const adjective of entry.adjectives) yield ['adjective', adjective];
    for (const noun of entry.people) yield ['people', noun];
  }
  if (entry.type === 'country' && entry.capital !== undefined) {
    for (const name of [entry.capital.name, ...entry.capital.aliases]) yield ['capital', name];
  }
  if (entry.type === 'person' && entry.surname !== undefined) yield ['surname', entry.surname];
}

const acronym = /^[A-Z]{3,6}$/;
/** Nouns at the end of a name that many papers write small: "the Baath party". */
const smallNoun = / (?:Party|Ministry|Cartel|Militia|Administration)$/;

/** Every form as papers write it: a small noun at the end takes either case, acronyms may have full stops ("D.N.C."). */
function* spelled(entry: AuthorityEntry): Generator<[use: FormUse, text: string, written: string]> {
  for (const [use, text] of named(entry)) {
    yield [use, entry.type === 'organisation' ? text.replace(smallNoun, (noun) => noun.toLowerCase()) : text, text];
    if (entry.type === 'organisation' && acronym.test(text)) yield [use, `${[...text].join('.')}.`, text];
  }
}

interface Mark {
  readonly prior: Prior;
  readonly supports: readonly string[];
  readonly opposes: readonly string[];
}
const sure: Mark = { prior: 'likely', supports: [], opposes: [] };
const lower = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());

function marksOf(marks: AmbiguousMarks): ReadonlyMap<string, Mark> {
  return new Map(
    marks.map((mark): [string, Mark] =>
      typeof mark === 'string'
        ? [formKey(mark), { ...sure, prior: 'open' }]
        : [formKey(mark.form), { prior: mark.prior, supports: lower(mark.for), opposes: lower(mark.against) }],
    ),
  );
}

/** How many people bear a family name: one name for several is never sure. */
function bearers(entries: readonly AuthorityEntry[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const entry of entries) {
    if (entry.type !== 'person' || entry.surname === undefined) continue;
    const key = formKey(entry.surname);
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return count;
}

/** A nationality row carries the name of a people; the name by itself is a label and no form. */
const isForm = (entry: AuthorityEntry, use: FormUse): boolean => entry.type !== 'nationality' || use !== 'name';

/** Every form of every entry, once for each entry and use. */
export function authorityForms(entries: readonly AuthorityEntry[], marks: MarksById): FormText<AuthorityForm>[] {
  const shared = bearers(entries);
  return entries.flatMap((entry) => {
    const own = marksOf(marks.get(entry.id) ?? []);
    const seen = new Set<string>();
    return [...spelled(entry)].flatMap(([use, text, written]): FormText<AuthorityForm>[] => {
      if (seen.has(text) || !isForm(entry, use)) return [];
      seen.add(text);
      const mark = own.size === 0 ? undefined : own.get(formKey(written));
      const several = use === 'surname' && (shared.get(formKey(text)) ?? 0) > 1;
      const { prior, supports, opposes } = mark ?? (several ? { ...sure, prior: 'open' as const } : sure);
      const ambiguous = mark !== undefined || several;
      return [{ text, form: Object.freeze({ entry, use, text: written, ambiguous, prior, supports, opposes }) }];
    });
  });
}

/** Of the marks of a row, those on forms that the entry has: what a capital takes over from its country's row. */
export function marksFor(entry: AuthorityEntry, marks: AmbiguousMarks): AmbiguousMarks {
  if (marks.length === 0) return marks;
  const keys = new Set(Array.from(named(entry), ([, text]) => formKey(text)));
  return marks.filter((mark) => keys.has(formKey(typeof mark === 'string' ? mark : mark.form)));
}

/** Forms that a row marks as ambiguous without having them, for the checks. */
export function strayMarks(entry: AuthorityEntry & RowOrigin, marks: AmbiguousMarks): string[] {
  if (marks.length === 0) return [];
  const keys = new Set(Array.from(named(entry), ([, text]) => formKey(text)));
  return marks.map((mark) => (typeof mark === 'string' ? mark : mark.form)).filter((form) => !keys.has(formKey(form)));
}
