/** Other records that an actor may be. */
import { z } from 'zod';
import { ActorRef } from './common.ts';
import { PageInfo } from './page.ts';
import { CandidateReason } from './vocabularies.ts';

export const ActorCandidate = z
  .object({
    actor: ActorRef,
    url: z.string().describe('Where the other record is.'),
    score: z
      .number()
      .min(0)
      .max(1)
      .describe(
        'How much speaks for it that the two are one, by weights set by hand: good for an order, no measured probability.',
      ),
    reasons: z.array(
      z.object({
        code: CandidateReason,
        speaks: z.enum(['for', 'against']),
        detail: z.string().optional().describe('The names, titles or countries; of `told-apart` the article’s id.'),
      }),
    ),
    merging: z
      .object({
        post: z.string().describe('Where to send `from` to make the two one.'),
        from: z.array(z.string()),
        redirected: z.array(z.string()).describe('Ids that would answer 308 with this record from then on.'),
        articles: z.int().describe('Articles whose records would name this one instead.'),
        events: z.int().describe('Events that would move to this record.'),
        aliases: z.array(z.string()).describe('Names that this record would gain.'),
      })
      .describe('What merging the other into this one would do.'),
  })
  .meta({ id: 'ActorCandidate', description: 'Another actor that may be the same, with what speaks for and against it.' });
export type ActorCandidate = z.infer<typeof ActorCandidate>;

export const CandidatePage = z
  .object({ data: z.array(ActorCandidate), page: PageInfo })
  .meta({ id: 'CandidatePage', description: 'Actors that may be the same as one, the likeliest first.' });
