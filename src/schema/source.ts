import { z } from 'zod';
import { ActorRef, Country, Mention } from './common.ts';
import { SourceKind } from './vocabularies.ts';

export const Source = z
  .object({
    id: z.string().describe('`src_…`'),
    name: z.string(),
    kind: SourceKind,
    named: z
      .boolean()
      .describe(
        'False for “officials”, “people familiar with the matter”: such a source belongs to its article and is never merged by itself.',
      ),
    description: z
      .string()
      .optional()
      .describe(
        'What the text says of it: an office, an institution, a reason for anonymity. Made of names and titles, never a sentence.',
      ),
    actor: ActorRef.optional().describe('The same person or body as an actor; every source but a document has one.'),
    country: Country.optional(),
    rule: z.string(),
    mergedFrom: z.array(z.string()),
    curated: z.array(z.string()).optional().describe('Fields that a person set; they stay whatever articles say.'),
    updated: z
      .string()
      .optional()
      .describe('When the stored record last changed, ISO 8601 in UTC. Absent where nothing is stored.'),
    counts: z.object({ claims: z.int(), asOrigin: z.int(), asRelay: z.int() }),
  })
  .meta({ id: 'Source', description: 'Who says so.' });
export type Source = z.infer<typeof Source>;

export const MentionedSource = z
  .object({ ...Source.shape, mentions: z.array(Mention) })
  .meta({ id: 'MentionedSource', description: 'A source with the places of one article where it is named.' });
export type MentionedSource = z.infer<typeof MentionedSource>;
