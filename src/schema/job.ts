/** A batch of articles, read one after the other behind the request that brought it. */
import { z } from 'zod';
import { ArticleRef } from './common.ts';
import { NewArticle } from './article.ts';
import { PageInfo } from './page.ts';
import { Problem } from './problem.ts';
import { paging, repeatable } from './query-parts.ts';

/** Most articles of one job, and most bytes of the body that brings them. */
export const jobLimits = { articles: 1_000, bodyBytes: 20_000_000 } as const;

export const NewJob = z
  .strictObject({
    articles: z.array(NewArticle).min(1).max(jobLimits.articles).describe('Articles, each as POST /v1/articles takes it.'),
  })
  .meta({ id: 'NewJob', description: 'Articles to be read one after the other.' });
export type NewJob = z.input<typeof NewJob>;

/** What a request is held against: an article that is not as it should be is a fault of its item, not of the whole. */
export const LooseJob = z.strictObject({ articles: z.array(z.unknown()).min(1).max(jobLimits.articles) });

export const JobState = z.enum(['queued', 'running', 'finished', 'canceled']).meta({
  id: 'JobState',
  description:
    'How far a job is: nobody has begun, it is being read, each article was read or could not be, or somebody gave it up.',
});
export type JobState = z.infer<typeof JobState>;

export const JobItemState = z.enum(['waiting', 'created', 'corrected', 'renewed', 'known', 'failed', 'canceled']).meta({
  id: 'JobItemState',
  description:
    'What became of one article of a job: not read yet; a new article; a new version of one known by its address; read again by a newer engine; known as it is; not taken in; given up.',
});
export type JobItemState = z.infer<typeof JobItemState>;

export const Job = z
  .object({
    id: z.string().describe('`job_…`'),
    state: JobState,
    created: z.string().describe('ISO 8601 in UTC.'),
    finished: z.string().optional().describe('When the last article was read or given up.'),
    items: z
      .object({
        total: z.int(),
        waiting: z.int(),
        created: z.int(),
        corrected: z.int(),
        renewed: z.int(),
        known: z.int(),
        failed: z.int(),
        canceled: z.int(),
      })
      .describe('How many articles are in which state.'),
  })
  .meta({ id: 'Job', description: 'A batch of articles and how far it is.' });
export type Job = z.infer<typeof Job>;

export const JobItem = z
  .object({
    position: z.int().min(0).describe('Place in the batch, counted from 0.'),
    state: JobItemState,
    article: ArticleRef.optional().describe('The article that it became, or is known as.'),
    problem: Problem.omit({ instance: true, requestId: true })
      .meta({ id: 'ItemProblem', description: 'Why an article was not taken in.' })
      .optional(),
  })
  .meta({ id: 'JobItem', description: 'One article of a job, without its text.' });
export type JobItem = z.infer<typeof JobItem>;

export const JobPage = z
  .object({ data: z.array(Job), page: PageInfo })
  .meta({ id: 'JobPage', description: 'A page of jobs, newest first.' });
export const JobItemPage = z
  .object({ data: z.array(JobItem), page: PageInfo })
  .meta({ id: 'JobItemPage', description: 'A page of a job’s articles, in their order.' });

export const JobQuery = z.strictObject({
  state: repeatable(JobState, 'How far it is.'),
  limit: paging.limit,
  cursor: paging.cursor,
});
export type JobQuery = z.infer<typeof JobQuery>;
export const JobItemQuery = z.strictObject({
  state: repeatable(JobItemState, 'What became of it.'),
  limit: paging.limit,
  cursor: paging.cursor,
});
export type JobItemQuery = z.infer<typeof JobItemQuery>;
