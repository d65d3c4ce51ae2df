/** Versions of an article's text, and what each changed in its claims. */
import { z } from 'zod';
import { Claim } from './claim.ts';
import { Sha256 } from './common.ts';
import { PageInfo } from './page.ts';

export const VersionReason = z.enum(['created', 'corrected', 'returned']).meta({
  id: 'VersionReason',
  description:
    'Why there is a version: the first one, another text for a known article, or a text that came back after a withdrawal.',
});
export type VersionReason = z.infer<typeof VersionReason>;

const changes = z
  .object({ gained: z.int(), lost: z.int(), altered: z.int() })
  .describe('How many claims it has more, fewer and otherwise than the version before; all gained in the first.');

export const ArticleVersion = z
  .object({
    article: z.string().describe('Id of the article; the same for all versions.'),
    version: z.int().min(1),
    at: z.string().describe('When it was taken in, ISO 8601 in UTC.'),
    reason: VersionReason,
    textSha256: Sha256,
    pipeline: z.object({ name: z.string(), version: z.string() }),
    changes,
  })
  .meta({ id: 'ArticleVersion', description: 'One version of an article’s text.' });
export type ArticleVersion = z.infer<typeof ArticleVersion>;

/** Fields in which one claim can differ from another. */
export const claimFields = [
  'chain',
  'stance',
  'negated',
  'hedged',
  'direct',
  'participants',
  'status',
  'time',
  'place',
  'quantities',
] as const;
export const ClaimField = z.enum(claimFields).meta({ id: 'ClaimField', description: 'A part of a claim that can change.' });
export type ClaimField = z.infer<typeof ClaimField>;

export const AlteredClaim = z
  .object({ before: Claim, after: Claim, changed: z.array(ClaimField).min(1) })
  .meta({ id: 'AlteredClaim', description: 'A claim of which a version says something else than the version before.' });
export type AlteredClaim = z.infer<typeof AlteredClaim>;

export const ClaimChanges = z.object({ gained: z.array(Claim), lost: z.array(Claim), altered: z.array(AlteredClaim) }).meta({
  id: 'ClaimChanges',
  description: 'What a version changes in an article’s claims. Only where a claim stands is no change of it.',
});
export type ClaimChanges = z.infer<typeof ClaimChanges>;

export const ArticleVersionChanges = z
  .object({
    ...ArticleVersion.shape,
    claims: ClaimChanges.describe('Empty once the article was withdrawn, and in the first version.'),
  })
  .meta({ id: 'ArticleVersionChanges', description: 'One version of an article, with the claims that it changed.' });
export type ArticleVersionChanges = z.infer<typeof ArticleVersionChanges>;

export const ArticleVersionPage = z
  .object({ data: z.array(ArticleVersion), page: PageInfo })
  .meta({ id: 'ArticleVersionPage', description: 'A page of an article’s versions, the newest first.' });
