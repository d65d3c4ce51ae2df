/** Curation: what people decide about records, over what the engine finds. */
import { z } from 'zod';
import { Country } from './common.ts';
import { PageInfo } from './page.ts';
import { idOf } from './query-parts.ts';
import { words } from './text-parts.ts';
import { ActorKind, Sector, SourceKind } from './vocabularies.ts';

const why = words(500).optional().describe('Why; kept with the decision.');
/** Records of one kind that are one with another, or stand for themselves again. */
const merging = (prefix: string, id: string, of: string) =>
  z
    .strictObject({ from: z.array(idOf(prefix)).min(1).max(50).describe('Ids of the others.'), why })
    .meta({ id, description: `${of} that are one with another, or that are to stand for themselves again.` });

export const ActorMerge = merging('act', 'ActorMerge', 'Actors');
export const SourceMerge = merging('src', 'SourceMerge', 'Sources');
export const EventMerge = merging('evt', 'EventMerge', 'Events');

/** Records, or what articles tell, that are not one with another. */
const parting = (prefix: string, id: string, one: string) =>
  z
    .strictObject({
      from: z
        .array(idOf(prefix))
        .min(1)
        .max(50)
        .optional()
        .describe('Ids of others, merged by somebody, by the engine, or not yet.'),
      articles: z
        .array(idOf('art'))
        .min(1)
        .max(50)
        .optional()
        .describe(`Articles that tell of this ${one} and mean another one: what they tell becomes a record of its own.`),
      why,
    })
    .meta({ id, description: `What is not this ${one}, whatever the engine finds: \`from\`, \`articles\` or both.` });

export const ActorPart = parting('act', 'ActorPart', 'actor');
export const SourcePart = parting('src', 'SourcePart', 'source');
export const EventPart = parting('evt', 'EventPart', 'event');

const back = 'Fields that go back to what articles say.';
const name = words(300).optional();
const country = Country.optional();

export const ActorPatch = z
  .strictObject({
    name,
    kind: ActorKind.optional(),
    aliases: z.array(words(300)).max(100).optional().describe('All of them.'),
    country,
    sector: Sector.optional(),
    wikidataId: z
      .string()
      .regex(/^Q[1-9]\d{0,11}$/)
      .optional(),
    reset: z
      .array(z.enum(['name', 'kind', 'aliases', 'country', 'sector', 'wikidataId']))
      .max(6)
      .optional()
      .describe(back),
    why,
  })
  .meta({ id: 'ActorPatch', description: 'Fields of an actor to set; what is left out stays as it is.' });
export type ActorPatch = z.infer<typeof ActorPatch>;

export const SourcePatch = z
  .strictObject({
    name,
    kind: SourceKind.optional(),
    country,
    description: words(500).optional(),
    reset: z
      .array(z.enum(['name', 'kind', 'country', 'description']))
      .max(4)
      .optional()
      .describe(back),
    why,
  })
  .meta({ id: 'SourcePatch', description: 'Fields of a source to set; what is left out stays as it is.' });
export type SourcePatch = z.infer<typeof SourcePatch>;

export const CurationEntry = z
  .object({
    action: z.enum(['merged', 'parted', 'set']),
    at: z.string().describe('ISO 8601, UTC.'),
    who: z.string().optional().describe('Id of the key; absent where none was needed.'),
    why: z.string().optional(),
    from: z.array(z.string()).optional().describe('Ids that were merged or parted.'),
    articles: z.array(z.string()).optional().describe('Articles of which it was decided that they tell of another record.'),
    into: z.string().optional().describe('That record.'),
    fields: z.record(z.string(), z.unknown()).optional().describe('Fields that were set; null where one was reset.'),
  })
  .meta({ id: 'CurationEntry', description: 'One decision about a record: what, when, by whom, and why.' });
export type CurationEntry = z.infer<typeof CurationEntry>;

export const CurationPage = z
  .object({ data: z.array(CurationEntry), page: PageInfo })
  .meta({ id: 'CurationPage', description: 'Decisions about a record, the newest first.' });
