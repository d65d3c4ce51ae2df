import { z } from 'zod';
import { ActorRef, EventRef, Mention, Place, Time } from './common.ts';
import { EventContext, EventMode, EventStatus, EventType, ParticipantRole, Quad } from './vocabularies.ts';

export const Participant = z
  .object({ actor: ActorRef, role: ParticipantRole, rule: z.string().optional() })
  .meta({ id: 'Participant', description: 'Who takes part in an event, and as what.' });
export type Participant = z.infer<typeof Participant>;

export const Cameo = z
  .object({
    root: z.string().regex(/^\d{2}$/),
    code: z
      .string()
      .regex(/^\d{2,4}$/)
      .optional(),
    mapping: z.enum(['exact', 'derived', 'ambiguous']),
  })
  .meta({
    id: 'Cameo',
    description:
      'The CAMEO root (and finer code where type, mode and context decide it), and how sure the mapping from PLOVER is. Root 00 stands for OTHER.',
  });
export type Cameo = z.infer<typeof Cameo>;

export const Corroboration = z
  .object({
    articles: z.int().describe('Articles that tell of it; copies of one text are one.'),
    publishers: z.int().describe('Who published them, copies too.'),
    origins: z.int().describe('Distinct ultimate sources, without those that only carry what another says.'),
    independentOrigins: z.int().describe('Origins left after those that may be one are collapsed.'),
    method: z.string(),
    collapsedBecause: z.array(z.string()),
  })
  .meta({ id: 'Corroboration', description: 'How many really know: ultimate origins behind the event, not copies.' });
export type Corroboration = z.infer<typeof Corroboration>;

export const Event = z
  .object({
    id: z.string().describe('`evt_…`'),
    label: z.string().describe('Made from the fields; never copied text.'),
    type: EventType,
    modes: z.array(EventMode),
    contexts: z.array(EventContext),
    quad: Quad,
    cameo: Cameo,
    status: EventStatus,
    participants: z.array(Participant),
    time: Time.optional(),
    place: Place.optional(),
    about: z
      .array(EventRef)
      .describe('What a proposal, pledge, accusation or negotiation is about; of many, the twenty that most articles name.'),
    partOf: EventRef.optional(),
    intensity: z.number().min(-10).max(10),
    rule: z.string(),
    corroboration: Corroboration,
    mergedFrom: z.array(z.string()),
    updated: z
      .string()
      .optional()
      .describe('When the stored record last changed, ISO 8601 in UTC. Absent where nothing is stored.'),
  })
  .meta({ id: 'Event', description: 'Who did what to whom, when, where, and whether it happened.' });
export type Event = z.infer<typeof Event>;

export const MentionedEvent = z
  .object({ ...Event.shape, mentions: z.array(Mention) })
  .meta({ id: 'MentionedEvent', description: 'An event with the places of one article that tell of it.' });
export type MentionedEvent = z.infer<typeof MentionedEvent>;
