/**
 * The closed vocabularies of the wire format. Codes are the field's own (PLOVER 2.0 for types, modes and contexts; CAMEO roots;
 * FactBank and ERE for status). Definitions in our own words stand in data/lexicon/vocabularies.yml and are served at
 * /v1/vocabularies/{name}.
 */
import { z } from 'zod';
import { eventTypeTable, quads } from './event-type-table.ts';

const keys = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

export const EventType = z
  .enum(keys(eventTypeTable))
  .meta({ id: 'EventType', description: 'PLOVER 2.0 event type, or OTHER for what PLOVER does not cover.' });
export type EventType = z.infer<typeof EventType>;

type ModeOf = { [T in EventType]: (typeof eventTypeTable)[T]['modes'][number] }[EventType];
export const modes = [...new Set(Object.values(eventTypeTable).flatMap((row): readonly string[] => row.modes))] as [
  ModeOf,
  ...ModeOf[],
];
export const EventMode = z
  .enum(modes)
  .meta({ id: 'EventMode', description: 'PLOVER 2.0 mode: how an event of its type was done.' });
export type EventMode = z.infer<typeof EventMode>;

export const EventContext = z
  .enum([
    'military',
    'intelligence',
    'executive',
    'legislative',
    'election',
    'political_institutions',
    'pro_democracy',
    'pro_autocracy',
    'economic',
    'legal',
    'reparations',
    'human_rights',
    'rights_freedoms',
    'repression',
    'human_security',
    'gender',
    'lgbt',
    'religion_ethnicity',
    'inequality',
    'diplomatic',
    'territory',
    'peacekeeping',
    'health',
    'asylum',
    'migration',
    'disasters',
    'natural_resource',
    'environment',
    'technology',
    'terrorism',
    'cbrn',
    'cyber',
    'misinformation',
    'crime',
    'corruption',
    'illegal_drugs',
    'trafficking',
  ])
  .meta({ id: 'EventContext', description: 'PLOVER 2.0 context: the field of life that an event belongs to.' });
export type EventContext = z.infer<typeof EventContext>;

export const Quad = z.enum(quads).meta({
  id: 'Quad',
  description: 'The quadrant of an event type: verbal or material, cooperation or conflict; `none` for OTHER.',
});
export type Quad = z.infer<typeof Quad>;

export const EventStatus = z
  .enum(['occurred', 'ongoing', 'planned', 'proposed', 'hypothetical', 'alleged', 'denied', 'unknown'])
  .meta({
    id: 'EventStatus',
    description: 'Whether the event happened, summed over its claims. What only an accuser asserts is `alleged`.',
  });
export type EventStatus = z.infer<typeof EventStatus>;

export const Stance = z
  .enum(['asserts', 'denies', 'alleges', 'proposes', 'pledges', 'demands', 'doubts', 'declines'])
  .meta({ id: 'Stance', description: 'What the source does with the content: the class of its cue.' });
export type Stance = z.infer<typeof Stance>;

export const SourceKind = z
  .enum(['publisher', 'newsAgency', 'government', 'official', 'organisation', 'expert', 'group', 'document', 'person'])
  .meta({ id: 'SourceKind', description: 'What a source is. Somebody who speaks in office is `official`.' });
export type SourceKind = z.infer<typeof SourceKind>;

export const ActorKind = z
  .enum(['person', 'organisation', 'country', 'group'])
  .meta({ id: 'ActorKind', description: 'What an actor is.' });
export type ActorKind = z.infer<typeof ActorKind>;

export const Sector = z
  .enum([
    'GOV',
    'MIL',
    'SPY',
    'LEG',
    'JUD',
    'COP',
    'OPP',
    'PTY',
    'REB',
    'IGO',
    'NGO',
    'MED',
    'EDU',
    'BUS',
    'CRM',
    'CVL',
    'LAB',
    'REL',
    'REF',
    'SCI',
    'HLH',
    'SPT',
    'ELI',
    'UNK',
  ])
  .meta({
    id: 'Sector',
    description:
      'The sector an actor acts in, in PLOVER’s codes and a few more for general news (SPT sport, HLH health, SCI science, PTY party).',
  });
export type Sector = z.infer<typeof Sector>;

export const ParticipantRole = z
  .enum(['actor', 'recipient', 'party'])
  .meta({ id: 'ParticipantRole', description: 'Who does it, to whom; `party` where all sides do it together.' });
export type ParticipantRole = z.infer<typeof ParticipantRole>;

export const BlockKind = z
  .enum(['headline', 'standfirst', 'dateline', 'body', 'related', 'boilerplate'])
  .meta({ id: 'BlockKind', description: 'What a stretch of the article’s text is.' });
export type BlockKind = z.infer<typeof BlockKind>;

export const PlaceKind = z
  .enum(['country', 'region', 'city', 'sea', 'river', 'mountain', 'continent', 'world-region', 'building', 'facility', 'other'])
  .meta({ id: 'PlaceKind', description: 'What a place is.' });
export type PlaceKind = z.infer<typeof PlaceKind>;

export const TimeBasis = z
  .enum(['stated', 'inferred', 'unresolved'])
  .meta({ id: 'TimeBasis', description: 'Whether the text states the time, the engine inferred it, or nothing anchors it.' });
export type TimeBasis = z.infer<typeof TimeBasis>;

export const PubStatus = z
  .enum(['usable', 'withheld', 'canceled'])
  .meta({ id: 'PubStatus', description: 'ninjs publication status.' });
export type PubStatus = z.infer<typeof PubStatus>;

export const CandidateReason = z
  .enum([
    'same-name',
    'shared-alias',
    'acronym',
    'same-words',
    'near-name',
    'surname',
    'same-role',
    'same-country',
    'other-country',
    'other-kind',
    'told-apart',
  ])
  .meta({ id: 'CandidateReason', description: 'What speaks for or against that two actors are one.' });
export type CandidateReason = z.infer<typeof CandidateReason>;
