/** Loads the authority data: reads and checks all files, builds the indexes, freezes the result. */
import { join } from 'node:path';
import type { z } from 'zod';
import { type AmbiguousMarks, authorityForms, marksFor } from './authority-forms.ts';
import { checkLexicon } from './check-lexicon.ts';
import {
  capitalCity,
  type Row,
  toCity,
  toCountry,
  toMedia,
  toNationality,
  toOrganisation,
  toPerson,
  toRegion,
} from './entries.ts';
import { fold } from './fold.ts';
import { buildFormIndex } from './form-index.ts';
import { formatFaults, readRows } from './read-rows.ts';
import {
  BodyRow,
  CityRow,
  CommonWordsRow,
  CountryRow,
  MediaRow,
  NameListRow,
  NationalityRow,
  OrganisationRow,
  PersonRow,
  RegionRow,
  RoleRow,
  TitleRow,
} from './row-schemas.ts';
import { bodyForms, roleForms, titleForms, toBody, toRole, toTitle } from './title-forms.ts';
import type { Lexicon } from './lexicon.ts';
import type { AuthorityEntry, Fault } from './types.ts';

export interface LexiconRead {
  readonly lexicon: Lexicon;
  readonly faults: readonly Fault[];
}

type NameList = Row<typeof NameListRow>;

/** The files of the authority and the schema of their rows, in the order in which they are read. */
export const lexiconFiles = {
  countries: ['countries.yml', CountryRow],
  cities: ['cities.yml', CityRow],
  regions: ['regions.yml', RegionRow],
  nationalities: ['nationalities.yml', NationalityRow],
  organisations: ['organisations.yml', OrganisationRow],
  media: ['media.yml', MediaRow],
  people: ['office-holders.yml', PersonRow],
  bodies: ['bodies.yml', BodyRow],
  titles: ['titles.yml', TitleRow],
  roles: ['roles.yml', RoleRow],
  names: ['given-names.yml', NameListRow],
  commonWords: ['common-words.yml', CommonWordsRow],
} as const satisfies Record<string, readonly [string, z.ZodType]>;

const actorKinds = { country: 'country', organisation: 'organisation', media: 'organisation', person: 'person' } as const;

function nameLists(lists: readonly NameList[]) {
  const given = new Map<string, 'female' | 'male' | 'either'>();
  const first = new Map<string, string[]>();
  for (const row of lists) {
    for (const name of row.names.map(fold)) {
      if (row.list === 'given') {
        const gender = row.gender ?? 'either';
        given.set(name, given.has(name) && given.get(name) !== gender ? 'either' : gender);
      }
      if (row.list === 'surname-first') first.set(name, [...(first.get(name) ?? []), ...row.countries]);
    }
  }
  const written = (kind: NameList['list']) => lists.filter((row) => row.list === kind).flatMap((row) => row.names);
  const surnameParticles = new Set(written('particle').map((name) => name.toLowerCase()));
  return { givenNames: given, surnameFirst: first, surnameParticles, nameSuffixes: new Set(written('suffix')) };
}

/**
 * Reads the lexicon with everything wrong in it. Takes the directory of the files; gives what could be read, and all
 * faults at once, each with file, line and remedy. For tools that report; the service uses `loadLexicon`.
 */
export function readLexicon(directory: string): LexiconRead {
  const faults: Fault[] = [];
  const rowsOf = <S extends z.ZodType<object>>([file, schema]: readonly [string, S]): readonly Row<S>[] => {
    const read = readRows(join(directory, file), schema);
    faults.push(...read.faults);
    return read.rows as readonly Row<S>[];
  };
  const marks = new Map<string, AmbiguousMarks>();
  const entriesOf = <R extends { id: string; ambiguous: AmbiguousMarks }, E>(rows: readonly R[], toEntry: (row: R) => E): E[] =>
    rows.map((row) => {
      if (row.ambiguous.length > 0) marks.set(row.id, row.ambiguous);
      return toEntry(row);
    });

  const countries = entriesOf(rowsOf(lexiconFiles.countries), toCountry);
  const capitals = countries.flatMap((country) => {
    const city = capitalCity(country);
    if (city === undefined) return [];
    marks.set(city.id, marksFor(city, marks.get(country.id) ?? []));
    return [city];
  });
  const cities = [...capitals, ...entriesOf(rowsOf(lexiconFiles.cities), toCity)];
  const regions = entriesOf(rowsOf(lexiconFiles.regions), toRegion);
  const nationalities = entriesOf(rowsOf(lexiconFiles.nationalities), toNationality);
  const organisations = entriesOf(rowsOf(lexiconFiles.organisations), toOrganisation);
  const media = entriesOf(rowsOf(lexiconFiles.media), toMedia);
  const people = entriesOf(rowsOf(lexiconFiles.people), toPerson);
  const bodies = rowsOf(lexiconFiles.bodies).map(toBody);
  const titles = rowsOf(lexiconFiles.titles).map(toTitle);
  const roles = rowsOf(lexiconFiles.roles).map(toRole);
  const names = nameLists(rowsOf(lexiconFiles.names));
  const commonWords = new Set(rowsOf(lexiconFiles.commonWords).flatMap((row) => row.words));

  const entries: AuthorityEntry[] = [
    ...countries,
    ...cities,
    ...regions,
    ...nationalities,
    ...organisations,
    ...media,
    ...people,
  ];
  const forms = authorityForms(entries, marks);
  faults.push(...checkLexicon(entries, marks, forms, commonWords));

  const lexicon: Lexicon = Object.freeze({
    ...{ countries, cities, regions, nationalities, organisations, media, people, bodies, titles, roles, commonWords },
    ...names,
    countriesByCode: new Map(countries.filter((entry) => !entry.former).map((entry) => [entry.country, entry])),
    entriesById: new Map(entries.map((entry) => [entry.id, entry])),
    forms: buildFormIndex(forms, { commonWords }),
    bodyForms: buildFormIndex(bodyForms(bodies)),
    titleForms: buildFormIndex(titleForms(titles), { stopOptional: true }),
    roleForms: buildFormIndex(roleForms(roles)),
    actorKindOf: (entry: AuthorityEntry) =>
      entry.type in actorKinds ? actorKinds[entry.type as keyof typeof actorKinds] : undefined,
  });
  return { lexicon, faults };
}

/**
 * Loads the lexicon for use. Takes the directory of the files (`data/lexicon`); gives the frozen lexicon. Throws one error
 * that lists every fault with file, line and remedy where there is any.
 */
export function loadLexicon(directory: string): Lexicon {
  const { lexicon, faults } = readLexicon(directory);
  if (faults.length > 0) throw new Error(`The lexicon has ${faults.length} faults:\n${formatFaults(faults)}`);
  return lexicon;
}
