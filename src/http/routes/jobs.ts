import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { NewArticle } from '../../schema/article.ts';
import type { JobItem } from '../../schema/job.ts';
import { Job, JobItemPage, JobItemQuery, jobLimits, JobPage, JobQuery, LooseJob, NewJob } from '../../schema/job.ts';
import type { ItemFault, NewJobItem, PageOf, StoredJobItem } from '../../store/port/jobs.ts';
import { problemCodeOf } from '../article-body.ts';
import { answerPages } from '../pages.ts';
import { ProblemError, problems } from '../problems.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';
import { readBody } from '../validate.ts';

const jobParams = z.object({ id: z.string().max(100).describe('Id of the job.') });
const etag = 'Strong entity tag; send it back in If-None-Match for a 304.';
const link = 'The next page, with rel="next"; absent on the last.';

/** An article that waits, or what is wrong with it. */
function newItem(article: unknown): NewJobItem {
  try {
    return { article: JSON.stringify(readBody(NewArticle, article, 'invalid-article')) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { fault: { reason: 'invalid', detail: error.message, errors: error.errors } };
  }
}

function problemOfItem({ reason, detail, errors }: ItemFault): JobItem['problem'] {
  const code = problemCodeOf(reason);
  const { status, title, remedy } = problems[code];
  return { type: `/v1/vocabularies/problems#${code}`, title, status, detail, remedy, code, errors: [...errors] };
}

function itemOf({ position, state, article, fault }: StoredJobItem): JobItem {
  const known = article?.json === undefined ? {} : (JSON.parse(article.json) as { headline?: string });
  return {
    position,
    state,
    ...(article && { article: { id: article.id, name: known.headline ?? article.id } }),
    ...(fault && { problem: problemOfItem(fault) }),
  };
}

async function findJob({ store }: Services, id: string): Promise<Job> {
  const job = await store.jobs.get(id);
  if (job) return job;
  throw new ProblemError('not-found', `There is no job ${id.slice(0, 60)}.`);
}

const texts = <T>({ items, next }: PageOf<T>) => ({
  records: items.map((item) => JSON.stringify(item)),
  ...(next !== undefined && { next }),
});

const createJob = (services: Services): Route =>
  defineRoute({
    method: 'POST',
    path: '/v1/jobs',
    operationId: 'createJob',
    tag: 'jobs',
    scope: 'ingest',
    summary: 'Hand in many articles',
    description: `Up to ${jobLimits.articles.toLocaleString('en')} articles, as \`{"articles": […]}\` or as NDJSON with one article a line. The answer comes at once; they are read one after the other, and what was acknowledged is read even if the service stops in between. An article that is not as it should be fails by itself. Their texts are kept until they have been read, and forgotten then, unless \`storeText\` says otherwise.`,
    body: {
      schema: LooseJob,
      documented: NewJob,
      fromLines: (articles) => ({ articles }),
      bytes: jobLimits.bodyBytes,
      problem: 'invalid-body',
    },
    once: 'kept',
    responses: {
      202: {
        description: 'The job, which has begun or will.',
        schema: Job,
        headers: { Location: 'The job, to see how far it is.' },
      },
    },
    problems: ['malformed-json', 'not-acceptable', 'body-too-large', 'unsupported-media-type', 'invalid-body'],
    handle: async ({ body, seed }) => {
      const id = `job_${(seed ?? randomUUID().replaceAll('-', '')).slice(0, 24)}`;
      await services.store.jobs.create(id, new Date().toISOString(), body.articles.map(newItem));
      services.wakeJobs();
      const job = await findJob(services, id);
      return { status: 202, json: JSON.stringify(job), headers: { location: `/v1/jobs/${id}` } };
    },
  });

const listJobs = ({ store }: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/jobs',
    operationId: 'listJobs',
    tag: 'jobs',
    scope: 'read',
    summary: 'List jobs',
    description: 'Newest first. A job is forgotten thirty days after it was finished; its articles stay.',
    query: JobQuery,
    responses: { 200: { description: 'A page of jobs.', schema: JobPage, headers: { ETag: etag, Link: link } } },
    problems: ['unknown-parameter', 'not-acceptable'],
    gives: { kind: 'jobs', many: true },
    handle: async ({ query, url, format }) => {
      const read = async (part: object) => texts(await store.jobs.list({ ...query, ...part }));
      return answerPages({ read, query, url, format, gives: { kind: 'jobs' } });
    },
  });

const getJob = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/jobs/{id}',
    operationId: 'getJob',
    tag: 'jobs',
    scope: 'read',
    summary: 'Get a job, and how far it is',
    description: 'How many of its articles are in which state. Its articles themselves stand at `/items`.',
    params: jobParams,
    responses: { 200: { description: 'The job.', schema: Job, headers: { ETag: etag } } },
    problems: ['not-found', 'not-acceptable'],
    handle: async ({ params: { id } }) => ok(await findJob(services, id)),
  });

const listJobItems = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/jobs/{id}/items',
    operationId: 'listJobItems',
    tag: 'jobs',
    scope: 'read',
    summary: 'List what became of each article of a job',
    description: 'In the order of the batch: the article that it became, or the problem that kept it out.',
    params: jobParams,
    query: JobItemQuery,
    responses: { 200: { description: 'A page of articles.', schema: JobItemPage, headers: { ETag: etag, Link: link } } },
    problems: ['unknown-parameter', 'not-found', 'not-acceptable'],
    gives: { kind: 'jobItems', many: true },
    handle: async ({ params: { id }, query, url, format }) => {
      await findJob(services, id);
      const read = async (part: object) => {
        const { items, ...rest } = await services.store.jobs.items(id, { ...query, ...part });
        return texts({ items: items.map(itemOf), ...rest });
      };
      return answerPages({ read, query, url, format, gives: { kind: 'jobItems' } });
    },
  });

const cancelJob = (services: Services): Route =>
  defineRoute({
    method: 'DELETE',
    path: '/v1/jobs/{id}',
    operationId: 'cancelJob',
    tag: 'jobs',
    scope: 'ingest',
    summary: 'Give up what a job has not read yet',
    description:
      'Articles that wait are not read, and their texts forgotten; one that is being read is not kept, and what was read stays. A job that is finished stays as it is.',
    params: jobParams,
    responses: { 200: { description: 'The job as it is now.', schema: Job } },
    problems: ['not-found', 'not-acceptable'],
    handle: async ({ params: { id } }) => {
      await findJob(services, id);
      await services.store.jobs.cancel(id, new Date().toISOString());
      return ok(await findJob(services, id));
    },
  });

export const jobRoutes = (services: Services): Route[] => [
  listJobs(services),
  createJob(services),
  getJob(services),
  cancelJob(services),
  listJobItems(services),
];
