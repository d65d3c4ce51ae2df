/**
 * What the authority data of data/lexicon gives to the stages that read text: countries, places, bodies, media, office
 * holders, titles and role nouns. An *entry* is one thing of the world; how it is written stands in lexicon.ts.
 */
import type { PlaceKind, Sector, SourceKind } from '../schema/vocabularies.ts';

/** Where a row stands, for messages to whoever edits the data. */
export interface RowOrigin {
  /** Name of the data file, as it was given to the reader. */
  readonly file: string;
  /** Line of the row's start, from 1. */
  readonly line: number;
}

/** Something wrong with a data file, and what to do about it. */
export interface Fault extends RowOrigin {
  readonly problem: string;
  readonly remedy: string;
}

/** A point, in decimal degrees to one decimal: as exact as a city needs. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** How likely an ambiguous form means this entry where nothing in the article decides. */
export type Prior = 'likely' | 'open' | 'unlikely';

/** What every entry of the authority has. */
interface EntryBase extends RowOrigin {
  /** Unique over all files, and stable: `country-kor`, `city-paris-fra`, `org-kor-nis`. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidataId?: string;
}

export interface CountryEntry extends EntryBase {
  readonly type: 'country';
  /** ISO 3166-1 alpha-3, or XKX. Also the code of a successor for a former state. */
  readonly country: string;
  /** True for a state that is no more (the Soviet Union): `country` is then the code that news coders use for it. */
  readonly former: boolean;
  readonly from?: number;
  readonly to?: number;
  readonly adjectives: readonly string[];
  /** Nouns for its people, one and many: "Briton", "Britons", "the British". */
  readonly people: readonly string[];
  readonly capital?: { readonly name: string; readonly aliases: readonly string[] } & Point;
  /** About the middle of its land. */
  readonly centre?: Point;
}

export interface CityEntry extends EntryBase, Point {
  readonly type: 'city';
  readonly country: string;
  /** The region, state or province, where it tells namesakes apart. */
  readonly region?: string;
  /** True for a country's capital. */
  readonly capital: boolean;
}

export interface RegionEntry extends EntryBase {
  readonly type: 'region';
  readonly placeKind: PlaceKind;
  /** The country it lies in; absent for seas and for what lies in several. */
  readonly country?: string;
  /** The larger region that it lies in, by name. */
  readonly within?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
}

/** A people, faith or bloc whose adjective news uses as it does a country's: Palestinian, Kurdish, Arab, Western. */
export interface NationalityEntry extends EntryBase {
  readonly type: 'nationality';
  /** The country whose code an actor so described gets; absent for those over many. */
  readonly country?: string;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
}

export interface OrganisationEntry extends EntryBase {
  readonly type: 'organisation';
  readonly acronym?: string;
  /** Absent for international bodies. */
  readonly country?: string;
  readonly sector: Sector;
  readonly sourceKind: SourceKind;
  /** `seat` for a building or street that stands for it only: "the Kremlin". */
  readonly seats: readonly string[];
  readonly from?: number;
  readonly to?: number;
}

export interface MediaEntry extends EntryBase {
  readonly type: 'media';
  readonly acronym?: string;
  readonly country?: string;
  readonly sector: 'MED';
  readonly sourceKind: 'newsAgency' | 'publisher';
  /** `programme` for a broadcast cited by its own name. */
  readonly form: 'agency' | 'newspaper' | 'broadcaster' | 'magazine' | 'site' | 'programme';
  readonly domain?: string;
}

/** A term of office. Years only; absent where not known or not ended. */
export interface Term {
  readonly role: string;
  readonly country?: string;
  readonly from?: number;
  readonly to?: number;
}

export interface PersonEntry extends EntryBase {
  readonly type: 'person';
  readonly country?: string;
  readonly sector: Sector;
  /** The part of the name that news uses alone: "Kim" of "Kim Jong Un". Absent where it is never used alone. */
  readonly surname?: string;
  readonly gender?: 'female' | 'male';
  readonly terms: readonly Term[];
}

export type AuthorityEntry =
  CountryEntry | CityEntry | RegionEntry | NationalityEntry | OrganisationEntry | MediaEntry | PersonEntry;

/**
 * A kind of body that every state has: foreign ministry, parliament, army, central bank. It belongs to the country named
 * with it ("the Peruvian foreign ministry", "parliament in Lima"); by itself it says only what sort of body it is.
 */
export interface BodyEntry extends RowOrigin {
  readonly type: 'body';
  readonly id: string;
  /** Lower case. */
  readonly singular: string;
  readonly plural?: string;
  readonly variants: readonly string[];
  readonly sector: Sector;
  readonly sourceKind: SourceKind;
}

export interface RoleEntry extends RowOrigin {
  readonly type: 'role';
  readonly id: string;
  /** Singular and plural, lower case. A mass or plural-only noun ("police", "people") has both the same. */
  readonly singular: string;
  readonly plural: string;
  readonly variants: readonly string[];
  /** What an unnamed source so described is. */
  readonly kind: 'official' | 'expert' | 'group' | 'person' | 'organisation';
  readonly sector: Sector;
  /** Can head an unnamed source: "officials said". */
  readonly source: boolean;
  /** Can take part in an event by itself: "rebels", "migrants". */
  readonly actor: boolean;
  /** Names one's place in a family: the noun belongs to whoever it is the brother of. */
  readonly kin: boolean;
}

export interface TitleEntry extends RowOrigin {
  readonly type: 'title';
  readonly id: string;
  /** In full, as before a name: "Prime Minister", "Lieutenant Colonel". */
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly variants: readonly string[];
  readonly plural?: string;
  readonly titleKind: 'office' | 'rank' | 'honorific' | 'profession' | 'nobility' | 'clergy';
  readonly sector?: Sector;
  /** Who has it speaks in office. */
  readonly official: boolean;
  /** May stand directly before a name ("President Ada Quint"); otherwise only beside one ("Ada Quint, head of …"). */
  readonly beforeName: boolean;
  /** The country it implies where no other is named: "Taoiseach" → IRL. */
  readonly country?: string;
  readonly gender?: 'female' | 'male';
}
