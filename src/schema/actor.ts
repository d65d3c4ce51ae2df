import { z } from 'zod';
import { Country, Mention } from './common.ts';
import { ActorKind, Sector } from './vocabularies.ts';

export const Role = z
  .object({ title: z.string(), organisation: z.string().optional(), country: Country.optional() })
  .meta({ id: 'Role', description: 'An office or position, as the text gives it.' });
export type Role = z.infer<typeof Role>;

export const Actor = z
  .object({
    id: z.string().describe('`act_…`'),
    name: z.string(),
    kind: ActorKind,
    named: z.boolean().describe('False for “rebels”, “two women”: such an actor belongs to its article.'),
    aliases: z.array(z.string()),
    country: Country.optional(),
    sector: Sector.optional(),
    roles: z.array(Role),
    wikidataId: z.string().optional(),
    rule: z.string(),
    mergedFrom: z.array(z.string()),
    curated: z.array(z.string()).optional().describe('Fields that a person set; they stay whatever articles say.'),
    updated: z
      .string()
      .optional()
      .describe('When the stored record last changed, ISO 8601 in UTC. Absent where nothing is stored.'),
    counts: z.object({ articles: z.int(), events: z.int(), asActor: z.int(), asRecipient: z.int() }),
  })
  .meta({ id: 'Actor', description: 'Who is in it: a person, organisation, country or group.' });
export type Actor = z.infer<typeof Actor>;

export const MentionedActor = z
  .object({ ...Actor.shape, mentions: z.array(Mention) })
  .meta({ id: 'MentionedActor', description: 'An actor with the places of one article where it is named.' });
export type MentionedActor = z.infer<typeof MentionedActor>;
