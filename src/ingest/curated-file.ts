/** The shape of a curated file in data/articles/: a record set with handles for ids, and without what follows from the rest. */
import { z } from 'zod';
import { Role } from '../schema/actor.ts';
import { Block, Rights } from '../schema/article.ts';
import { Country, Place, Sha256, Time } from '../schema/common.ts';
import { Cameo } from '../schema/event.ts';
import {
  ActorKind,
  EventContext,
  EventMode,
  EventStatus,
  EventType,
  ParticipantRole,
  PubStatus,
  Sector,
  SourceKind,
  Stance,
} from '../schema/vocabularies.ts';

const At = z.tuple([z.int().min(0), z.int().min(1), Sha256]);
export type At = z.infer<typeof At>;
const Mentions = z.array(z.strictObject({ at: At, field: z.string().optional() }));
export type Mentions = z.infer<typeof Mentions>;
const edtf = z.coerce.string().optional();
const CuratedTime = z.strictObject({ ...Time.shape, edtf, earliest: edtf, latest: edtf, evidence: z.array(At) });
const CuratedPlace = z.strictObject({ ...Place.shape, evidence: z.array(At) });
const Participants = z.array(z.strictObject({ actor: z.string(), role: ParticipantRole }));
const handle = z.string().min(1);

const CuratedSource = z.strictObject({
  handle,
  name: z.string(),
  kind: SourceKind,
  named: z.boolean(),
  description: z.string().optional(),
  actor: handle.optional(),
  country: Country.optional(),
  mentions: Mentions,
});
const CuratedActor = z.strictObject({
  handle,
  name: z.string(),
  kind: ActorKind,
  named: z.boolean(),
  aliases: z.array(z.string()),
  country: Country.optional(),
  sector: Sector.optional(),
  roles: z.array(Role),
  wikidataId: z.string().optional(),
  mentions: Mentions,
});
const CuratedEvent = z.strictObject({
  handle,
  type: EventType,
  modes: z.array(EventMode),
  contexts: z.array(EventContext),
  cameo: Cameo.optional(),
  status: EventStatus,
  participants: Participants,
  time: CuratedTime.optional(),
  place: CuratedPlace.optional(),
  about: z.array(handle),
  partOf: handle.optional(),
  mentions: Mentions,
});
const CuratedQuantity = z.strictObject({
  value: z.number(),
  unit: z.string(),
  modifier: z.enum(['exact', 'about', 'at-least', 'at-most']),
  evidence: z.array(At),
});
const CuratedClaim = z.strictObject({
  handle,
  chain: z.array(z.strictObject({ source: handle, cue: z.string().optional(), evidence: z.array(At) })).min(1),
  stance: Stance,
  negated: z.boolean(),
  hedged: z.boolean(),
  direct: z.boolean(),
  asserted: z.array(
    z.strictObject({
      event: handle,
      status: EventStatus,
      time: CuratedTime.optional(),
      place: CuratedPlace.optional(),
      participants: Participants,
      quantities: z.array(CuratedQuantity).default([]),
    }),
  ),
  evidence: z.array(At).min(1),
});

export const CuratedFile = z.strictObject({
  article: z.strictObject({
    handle,
    headline: z.string().optional(),
    publisher: handle,
    byline: z.array(z.string()),
    published: CuratedTime.optional(),
    url: z.string().optional(),
    language: z.string(),
    rights: Rights,
    text: z.strictObject({ sha256: Sha256, length: z.int(), stored: z.literal(false) }),
    blocks: z.array(Block),
    version: z.int(),
    pubStatus: PubStatus,
    pipeline: z.strictObject({ name: z.literal('curated'), version: z.string() }),
  }),
  sources: z.array(CuratedSource),
  actors: z.array(CuratedActor),
  events: z.array(CuratedEvent),
  claims: z.array(CuratedClaim),
});
export type CuratedFile = z.infer<typeof CuratedFile>;
export type CuratedEvent = CuratedFile['events'][number];
export type CuratedClaim = CuratedFile['claims'][number];
