import { z } from 'zod';
import { ArticleRef, EventRef, Evidence, Place, SourceRef, Time } from './common.ts';
import { Participant } from './event.ts';
import { EventStatus, Stance } from './vocabularies.ts';

export const ChainLink = z
  .object({
    source: SourceRef,
    cue: z
      .string()
      .optional()
      .describe('The words that mark the saying, by their lemma (“report”, “according to”); absent for the publisher.'),
    rule: z.string(),
    evidence: z.array(Evidence).describe('Where the source and its cue stand; empty for the publisher.'),
  })
  .meta({ id: 'ChainLink', description: 'One source of a chain, and what marks it.' });
export type ChainLink = z.infer<typeof ChainLink>;

export const Quantity = z
  .object({
    value: z.number(),
    unit: z.string(),
    modifier: z.enum(['exact', 'about', 'at-least', 'at-most']),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Quantity', description: 'A number that the source gives: a toll, a sum, a share.' });
export type Quantity = z.infer<typeof Quantity>;

export const Asserted = z
  .object({
    event: EventRef,
    status: EventStatus,
    time: Time.optional(),
    place: Place.optional(),
    participants: z.array(Participant),
    quantities: z.array(Quantity),
  })
  .meta({
    id: 'Asserted',
    description: 'What this source says of one event, at face value; the event itself holds the summary.',
  });
export type Asserted = z.infer<typeof Asserted>;

export const Claim = z
  .object({
    id: z.string().describe('`clm_…`'),
    article: ArticleRef,
    chain: z.array(ChainLink).min(1).describe('From the publisher inwards; the last is the origin.'),
    origin: SourceRef,
    stance: Stance,
    negated: z.boolean(),
    hedged: z.boolean(),
    direct: z.boolean().describe('In quotation marks.'),
    events: z.array(EventRef),
    asserted: z.array(Asserted).describe('One entry for each event, in the order of `events`.'),
    rule: z.string(),
    evidence: z.array(Evidence).min(1).describe('Where the content stands; a proposition stated twice is one claim with two.'),
    updated: z
      .string()
      .optional()
      .describe('When the stored record last changed, ISO 8601 in UTC. Absent where nothing is stored.'),
  })
  .meta({ id: 'Claim', description: 'Events together with the whole chain of sources through which they are known.' });
export type Claim = z.infer<typeof Claim>;
