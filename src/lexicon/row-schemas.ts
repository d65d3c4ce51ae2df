/** The shape of one row of each authority file under data/lexicon. What is empty is left out of a row. */
import { z } from 'zod';
import { Country } from '../schema/common.ts';
import { PlaceKind, Sector, SourceKind } from '../schema/vocabularies.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const words = z.string().min(1);
const list = z.array(words).min(1).readonly().default([]);
const wikidataId = z
  .string()
  .regex(/^Q[1-9]\d*$/)
  .optional();
const year = z.int().min(1000).max(2100).optional();
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const gender = z.enum(['female', 'male']);
const reason = z.string().optional();

/**
 * Which of the row's forms often mean something else. A plain form is open; a map says how likely this entry is where
 * nothing decides (`prior`), and which words elsewhere in an article speak for it (`for`) or against it (`against`).
 */
const ambiguous = z
  .array(
    z.union([
      words,
      z.strictObject({ form: words, prior: z.enum(['likely', 'open', 'unlikely']).default('open'), for: list, against: list }),
    ]),
  )
  .min(1)
  .readonly()
  .default([]);

const base = { id, name: words, aliases: list, wikidataId, ambiguous, reason };

export const CountryRow = z.strictObject({
  ...base,
  country: Country,
  former: z.boolean().default(false),
  from: year,
  to: year,
  adjectives: list,
  people: list,
  capital: z.strictObject({ name: words, aliases: list, lat, lon }).optional(),
  centre: z.strictObject({ lat, lon }).optional(),
});
export const CityRow = z.strictObject({ ...base, country: Country, region: words.optional(), lat, lon });
export const RegionRow = z.strictObject({
  ...base,
  kind: PlaceKind,
  country: Country.optional(),
  within: words.optional(),
  lat: lat.optional(),
  lon: lon.optional(),
  adjectives: list,
  people: list,
});
export const NationalityRow = z.strictObject({ ...base, country: Country.optional(), adjectives: list, people: list });
export const OrganisationRow = z.strictObject({
  ...base,
  acronym: words.optional(),
  country: Country.optional(),
  sector: Sector,
  source: SourceKind.optional(),
  seats: list,
  from: year,
  to: year,
});
export const MediaRow = z.strictObject({
  ...base,
  acronym: words.optional(),
  country: Country.optional(),
  form: z.enum(['agency', 'newspaper', 'broadcaster', 'magazine', 'site', 'programme']),
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    .optional(),
});
export const PersonRow = z.strictObject({
  ...base,
  country: Country.optional(),
  sector: Sector.default('GOV'),
  surname: words.optional(),
  gender: gender.optional(),
  role: words.optional(),
  from: year,
  to: year,
  terms: z
    .array(z.strictObject({ role: words, country: Country.optional(), from: year, to: year }))
    .min(1)
    .readonly()
    .default([]),
});
export const BodyRow = z.strictObject({
  id,
  singular: words,
  plural: words.optional(),
  variants: list,
  sector: Sector,
  source: SourceKind.default('government'),
});
export const TitleRow = z.strictObject({
  id,
  name: words,
  abbreviations: list,
  variants: list,
  plural: words.optional(),
  kind: z.enum(['office', 'rank', 'honorific', 'profession', 'nobility', 'clergy']),
  sector: Sector.optional(),
  official: z.boolean().default(false),
  beforeName: z.boolean().default(true),
  country: Country.optional(),
  gender: gender.optional(),
});
export const RoleRow = z.strictObject({
  id,
  singular: words,
  plural: words,
  variants: list,
  kind: z.enum(['official', 'expert', 'group', 'person', 'organisation']),
  sector: Sector,
  source: z.boolean().default(true),
  actor: z.boolean().default(true),
  kin: z.boolean().default(false),
});
/** Lists of words that need nothing but their kind: given names, particles, family names that come first. */
export const NameListRow = z.strictObject({
  id,
  list: z.enum(['given', 'particle', 'surname-first', 'suffix']),
  gender: z.enum(['female', 'male', 'either']).optional(),
  countries: z.array(Country).min(1).readonly().default([]),
  names: z.array(words).min(1).readonly(),
});
export const CommonWordsRow = z.strictObject({
  id,
  words: z
    .array(z.string().regex(/^[a-z]+$/))
    .min(1)
    .readonly(),
});
