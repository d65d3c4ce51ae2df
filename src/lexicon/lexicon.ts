/**
 * The surface forms of the authority's entries, the indexes that find them in a text, and the lexicon that holds it all.
 *
 * A *form* is one way to write an entry, with what that way is used for: "Russian" is the adjective of an entry, "Moscow" its
 * capital. Whoever decides what a word in an article stands for starts from the forms.
 */
import type { ActorKind } from '../schema/vocabularies.ts';
import type {
  Prior,
  CountryEntry,
  CityEntry,
  RegionEntry,
  NationalityEntry,
  OrganisationEntry,
  MediaEntry,
  PersonEntry,
  AuthorityEntry,
  BodyEntry,
  RoleEntry,
  TitleEntry,
} from './types.ts';

/**
 * What a form is used for. `name`, `alias`, `acronym` and `seat` name the entry itself; `capital` is a country's capital,
 * which news lets stand for the state; `adjective` and `people` are demonyms; `surname` is a person's family name alone.
 */
export type FormUse = 'name' | 'alias' | 'acronym' | 'seat' | 'capital' | 'adjective' | 'people' | 'surname';

/** One surface form of one entry. */
export interface AuthorityForm {
  readonly entry: AuthorityEntry;
  readonly use: FormUse;
  /** As the data writes it. */
  readonly text: string;
  /** True where the same words often mean something else: another entry's form, a common word, a person's name. */
  readonly ambiguous: boolean;
  /** How likely it is this entry where nothing decides. Always `likely` for forms that are not ambiguous. */
  readonly prior: Prior;
  /** Words or names elsewhere in the article that speak for this reading; lower case. */
  readonly supports: readonly string[];
  /** Words or names elsewhere in the article that speak against it; lower case. */
  readonly opposes: readonly string[];
}

/** One way to write a title, a role noun or a kind of body. */
export interface BodyForm {
  readonly entry: BodyEntry;
  readonly text: string;
  readonly number: 'singular' | 'plural';
}
export interface TitleForm {
  readonly entry: TitleEntry;
  readonly text: string;
  readonly number: 'singular' | 'plural';
}
export interface RoleForm {
  readonly entry: RoleEntry;
  readonly text: string;
  readonly number: 'singular' | 'plural' | 'either';
}

/** Where forms stand in a text: UTF-16 offsets, end exclusive, and every form that these very words can be. */
export interface FormMatch<F> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly forms: readonly F[];
}

/** A text cut into words once, for several indices to look through; any index cuts alike. */
export interface CutText {
  readonly text: string;
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    /** Folded: lower case without diacritics. */
    readonly key: string;
    /** 0 to 4,095: by it an index knows most words that no form of its begins with. */
    readonly sketch: number;
  }[];
}

/**
 * Finds surface forms. Words are compared without diacritics and without regard to hyphens against spaces; case counts
 * as in English: a form with capitals needs them ("Turkey", "US"), a lower-case one ("officials") may have them.
 * Possessive endings stay outside a match.
 */
export interface FormIndex<F> {
  cut(text: string): CutText;
  /** The longest matches from left to right that do not overlap. */
  matches(text: string | CutText): FormMatch<F>[];
  /** The longest match that begins exactly at a UTF-16 offset. */
  matchAt(text: string, start: number): FormMatch<F> | undefined;
  /** All forms that this very string can be, from its first word to its last. */
  lookup(text: string): readonly F[];
  /** How many forms it holds. */
  readonly size: number;
}

export interface Lexicon {
  readonly countries: readonly CountryEntry[];
  /** Present states only, by alpha-3. */
  readonly countriesByCode: ReadonlyMap<string, CountryEntry>;
  readonly cities: readonly CityEntry[];
  readonly regions: readonly RegionEntry[];
  readonly nationalities: readonly NationalityEntry[];
  readonly organisations: readonly OrganisationEntry[];
  readonly media: readonly MediaEntry[];
  readonly people: readonly PersonEntry[];
  readonly bodies: readonly BodyEntry[];
  readonly titles: readonly TitleEntry[];
  readonly roles: readonly RoleEntry[];
  readonly entriesById: ReadonlyMap<string, AuthorityEntry>;
  /** Forms of everything that has a name. */
  readonly forms: FormIndex<AuthorityForm>;
  readonly bodyForms: FormIndex<BodyForm>;
  readonly titleForms: FormIndex<TitleForm>;
  readonly roleForms: FormIndex<RoleForm>;
  /** Given names in lower case without diacritics. */
  readonly givenNames: ReadonlyMap<string, 'female' | 'male' | 'either'>;
  /** "van", "de", "al", "bin": lower case. */
  readonly surnameParticles: ReadonlySet<string>;
  /** Family names that come first, lower case, with the countries where they do: "kim" → KOR, PRK. */
  readonly surnameFirst: ReadonlyMap<string, readonly string[]>;
  /** Suffixes of names, as written: "Jr.", "III". */
  readonly nameSuffixes: ReadonlySet<string>;
  /** Common English words in lower case that also stand as names: "turkey", "reading". */
  readonly commonWords: ReadonlySet<string>;
  /** What an entry is as an actor; a place that is no country, and a people, is none by itself. */
  actorKindOf(entry: AuthorityEntry): ActorKind | undefined;
}
