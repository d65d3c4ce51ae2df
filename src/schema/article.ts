import { z } from 'zod';
import { MentionedActor } from './actor.ts';
import { Claim } from './claim.ts';
import { ArticleRef, Sha256, SourceRef, Time } from './common.ts';
import { MentionedEvent } from './event.ts';
import { MentionedSource } from './source.ts';
import { isMoment, words } from './text-parts.ts';
import { BlockKind, PubStatus } from './vocabularies.ts';

export const Rights = z
  .object({ notice: z.string().optional(), textRedistributable: z.boolean() })
  .meta({ id: 'Rights', description: 'What the ingester says of the rights in the text.' });
export type Rights = z.infer<typeof Rights>;

export const Block = z
  .object({ kind: BlockKind, start: z.int().min(0), end: z.int().min(1) })
  .meta({ id: 'Block', description: 'A stretch of the text and what it is. Offsets in Unicode code points, end exclusive.' });
export type Block = z.infer<typeof Block>;

export const Article = z
  .object({
    id: z.string().describe('`art_…`'),
    headline: z.string().optional().describe('Kept as a citation.'),
    publisher: SourceRef,
    byline: z.array(z.string()),
    published: Time.optional(),
    url: z.string().optional(),
    language: z.string(),
    rights: Rights,
    text: z.object({
      sha256: Sha256,
      length: z.int().describe('Unicode code points.'),
      stored: z.boolean(),
      sketch: z
        .string()
        .optional()
        .describe('Hashes of runs of words, by which copies of a text are recognised; no word can be had from them.'),
    }),
    duplicateOf: ArticleRef.optional().describe(
      'The first published of the articles whose text is nearly the same; absent where this is it. Copies are one article to corroboration.',
    ),
    blocks: z.array(Block),
    version: z.int().min(1),
    pubStatus: PubStatus,
    pipeline: z.object({ name: z.string(), version: z.string() }),
    updated: z
      .string()
      .optional()
      .describe('When the stored record last changed, ISO 8601 in UTC. Absent where nothing is stored.'),
    counts: z.object({ sources: z.int(), actors: z.int(), events: z.int(), claims: z.int() }),
  })
  .meta({ id: 'Article', description: 'A news article as facts about it; its wording belongs to its publisher.' });
export type Article = z.infer<typeof Article>;

export const RecordSet = z
  .object({
    article: Article,
    sources: z.array(MentionedSource),
    actors: z.array(MentionedActor),
    events: z.array(MentionedEvent),
    claims: z.array(Claim),
  })
  .meta({ id: 'RecordSet', description: 'Everything that one article gives.' });
export type RecordSet = z.infer<typeof RecordSet>;

/** Limits of what is taken in. A body over `bodyBytes` is 413, a longer text 422. */
export const limits = { bodyBytes: 5_000_000, textLength: 300_000, headlineLength: 1_000 } as const;

export const NewArticle = z
  .strictObject({
    text: words(limits.textLength).describe('The article as plain text, paragraphs separated by line breaks.'),
    headline: words(limits.headlineLength).optional().describe('Where it is not part of the text. Offsets never count it.'),
    publisher: words(200).optional().describe('Who published it; “unknown publisher” where absent.'),
    published: z
      .string()
      .refine(isMoment, 'not a date (2023-09-04) or an instant with its offset (2023-09-04T07:30:00Z)')
      .optional()
      .describe('ISO 8601 date or date-time of publication. Relative times stay unresolved without it.'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    language: z
      .string()
      .max(35)
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
      .default('en')
      .describe('BCP 47. Only English is read; others give 422.'),
    byline: z.array(words(200)).max(50).optional(),
    rights: z.strictObject({ notice: words(2_000).optional(), textRedistributable: z.boolean().optional() }).optional(),
    pubStatus: PubStatus.optional().describe(
      '`usable` where absent. With `canceled` nothing is read, and the article that has this text or address is withdrawn.',
    ),
    storeText: z.boolean().default(false).describe('Whether the service may keep the text. By default it is used and forgotten.'),
  })
  .meta({
    id: 'NewArticle',
    description: 'An article to be read.',
    examples: [
      {
        text: 'Oslo and Lima signed a fishing agreement on Tuesday, Reuters reported, citing two officials.',
        publisher: 'Harbour Post',
        published: '2024-03-06',
      },
    ],
  });
export type NewArticle = z.input<typeof NewArticle>;
/** What every reader gives and the engine takes: a validated NewArticle with its defaults filled in. */
export type ArticleText = z.output<typeof NewArticle>;
