/** Parts that several records share: references, evidence, times, places. */
import { z } from 'zod';
import { ActorKind, EventStatus, EventType, PlaceKind, SourceKind, TimeBasis } from './vocabularies.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

export const Sha256 = hex64.meta({ id: 'Sha256', description: 'SHA-256 in lower-case hexadecimal, of the UTF-8 bytes.' });
export type Sha256 = z.infer<typeof Sha256>;

export const Country = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ id: 'Country', description: 'ISO 3166-1 alpha-3 code (XKX for Kosovo).', examples: ['KOR'] });
export type Country = z.infer<typeof Country>;

export const Evidence = z
  .object({
    article: z.string().describe('Id of the article.'),
    start: z.int().min(0).describe('First Unicode code point, counted from 0 in the text as received after decoding.'),
    end: z.int().min(1).describe('One past the last code point.'),
    quoteSha256: Sha256.describe('Hash of what stands there, so that a holder of the text can verify it.'),
  })
  .meta({
    id: 'Evidence',
    description:
      'An exact place in an article’s text: a W3C TextPositionSelector in Unicode code points, and the hash of what stands there.',
  });
export type Evidence = z.infer<typeof Evidence>;

export const Mention = z
  .object({
    ...Evidence.shape,
    rule: z.string().describe('Id of the rule that found it; `curated` where a person did.'),
    field: z
      .string()
      .optional()
      .describe('The field of the record that this place is evidence for; absent where it stands for the record as such.'),
  })
  .meta({
    id: 'Mention',
    description: 'A place in an article where a record, or one field of it, was found, and by which rule.',
  });
export type Mention = z.infer<typeof Mention>;

export const Time = z
  .object({
    edtf: z.string().optional().describe('EDTF level 0 or 1. Absent where unresolved.'),
    earliest: z.string().optional().describe('First day (or instant, where a clock time is stated) that it may be.'),
    latest: z.string().optional().describe('Last day (or instant) that it may be.'),
    basis: TimeBasis,
    reason: z.string().optional().describe('Why it is inferred or unresolved.'),
    rule: z.string().optional(),
    evidence: z.array(Evidence),
  })
  .meta({
    id: 'Time',
    description: 'When: partial, approximate or open dates in EDTF, with their bounds.',
    examples: [{ edtf: '2023-07', earliest: '2023-07-01', latest: '2023-07-31', basis: 'stated', evidence: [] }],
  });
export type Time = z.infer<typeof Time>;

export const Place = z
  .object({
    name: z.string(),
    kind: PlaceKind,
    country: Country.optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    precision: z
      .enum(['point', 'city', 'region', 'country', 'area', 'unknown'])
      .describe('How exact the coordinates are; `unknown` where there are none.'),
    rule: z.string().optional(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Place', description: 'Where. Coordinates only where the gazetteer has them; never an invented pin.' });
export type Place = z.infer<typeof Place>;

export const ArticleRef = z
  .object({
    id: z.string(),
    name: z.string().describe('The headline, as a citation; the id where there is none.'),
    publisher: z.string().optional(),
    published: z.string().optional().describe('EDTF.'),
  })
  .meta({ id: 'ArticleRef', description: 'A reference to an article.' });
export type ArticleRef = z.infer<typeof ArticleRef>;

export const SourceRef = z
  .object({ id: z.string(), name: z.string(), kind: SourceKind, named: z.boolean() })
  .meta({ id: 'SourceRef', description: 'A reference to a source.' });
export type SourceRef = z.infer<typeof SourceRef>;

export const ActorRef = z
  .object({ id: z.string(), name: z.string(), kind: ActorKind, country: Country.optional() })
  .meta({ id: 'ActorRef', description: 'A reference to an actor.' });
export type ActorRef = z.infer<typeof ActorRef>;

export const EventRef = z
  .object({ id: z.string(), name: z.string().describe('The event’s label.'), type: EventType, status: EventStatus })
  .meta({ id: 'EventRef', description: 'A reference to an event.' });
export type EventRef = z.infer<typeof EventRef>;
