/** From rows as the files have them to entries as readers want them: defaults filled in, capitals made cities too. */
import type { z } from 'zod';
import type { Sector, SourceKind } from '../schema/vocabularies.ts';
import { fold } from './fold.ts';
import type { CityRow, CountryRow, MediaRow, NationalityRow, OrganisationRow, PersonRow, RegionRow } from './row-schemas.ts';
import type {
  CityEntry,
  CountryEntry,
  MediaEntry,
  NationalityEntry,
  OrganisationEntry,
  PersonEntry,
  RegionEntry,
  RowOrigin,
  Term,
} from './types.ts';

export type Row<S extends z.ZodType> = z.output<S> & RowOrigin;

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** Leaves out what is undefined, so that an unknown field is absent. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

export function toCountry({ ambiguous: _, reason: __, ...row }: Row<typeof CountryRow>): CountryEntry {
  return defined({ type: 'country' as const, ...row });
}

export function toCity({ ambiguous: _, reason: __, ...row }: Row<typeof CityRow>): CityEntry {
  return defined({ type: 'city' as const, capital: false, ...row });
}

/** The capital of a present state as a city, for places. */
export function capitalCity(country: CountryEntry): CityEntry | undefined {
  if (country.capital === undefined || country.former) return undefined;
  const { name, aliases, lat, lon } = country.capital;
  const { file, line } = country;
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return {
    type: 'city',
    id: `city-${slug}-${country.country.toLowerCase()}`,
    name,
    aliases,
    country: country.country,
    lat,
    lon,
    capital: true,
    file,
    line,
  };
}

export function toRegion({ ambiguous: _, reason: __, kind, ...row }: Row<typeof RegionRow>): RegionEntry {
  return defined({ type: 'region' as const, placeKind: kind, ...row });
}

export function toNationality({ ambiguous: _, reason: __, ...row }: Row<typeof NationalityRow>): NationalityEntry {
  return defined({ type: 'nationality' as const, ...row });
}

const governing: ReadonlySet<Sector> = new Set<Sector>(['GOV', 'MIL', 'SPY', 'LEG', 'JUD', 'COP']);
const sourceKindOf = (sector: Sector): SourceKind => (governing.has(sector) ? 'government' : 'organisation');

export function toOrganisation({ ambiguous: _, reason: __, source, ...row }: Row<typeof OrganisationRow>): OrganisationEntry {
  return defined({ type: 'organisation' as const, sourceKind: source ?? sourceKindOf(row.sector), ...row });
}

export function toMedia({ ambiguous: _, reason: __, ...row }: Row<typeof MediaRow>): MediaEntry {
  return defined({
    type: 'media' as const,
    sector: 'MED' as const,
    sourceKind: row.form === 'agency' ? ('newsAgency' as const) : ('publisher' as const),
    ...row,
  });
}

export function toPerson({ ambiguous: _, reason: __, role, from, to, terms, ...row }: Row<typeof PersonRow>): PersonEntry {
  const named: Term[] = role === undefined ? [...terms] : [defined({ role, country: row.country, from, to }), ...terms];
  const parts = row.name.split(' ');
  const surname = row.surname ?? (parts.length > 1 ? parts.at(-1) : undefined);
  return defined({ type: 'person' as const, ...row, surname, terms: named });
}
