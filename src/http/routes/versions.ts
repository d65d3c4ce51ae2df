/** Corrections: another text for a known article, and what each version changed. */
import { z } from 'zod';
import { RecordSet } from '../../schema/article.ts';
import { MentionQuery } from '../../schema/query.ts';
import { ArticleVersionChanges, ArticleVersionPage } from '../../schema/version.ts';
import { cancelArticle } from '../cancel-article.ts';
import { articleBody, reading, textMetadata } from '../article-body.ts';
import { answerPlainPage } from '../pages.ts';
import { ProblemError } from '../problems.ts';
import { answerFound, idParams } from '../records.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const correctArticle = (services: Services): Route =>
  defineRoute({
    method: 'PUT',
    path: '/v1/articles/{id}',
    operationId: 'correctArticle',
    scope: 'ingest',
    tag: 'articles',
    summary: 'Give a known article another text',
    description:
      'The text becomes the article’s next version, and its records take the place of those before; what changed is at /v1/articles/{id}/versions/{version}. POST does the same where the `url` is known. The text that it has changes nothing.',
    params: idParams,
    query: z.strictObject(textMetadata),
    body: articleBody,
    responses: { 200: { description: 'The article’s records from now on; none where it is `canceled`.', schema: RecordSet } },
    problems: [
      'malformed-json',
      'not-found',
      'gone',
      'text-elsewhere',
      'not-acceptable',
      'body-too-large',
      'unsupported-media-type',
      'invalid-article',
      'busy',
    ],
    handle: async ({ params: { id }, body, url }) => {
      const { ingest, store } = services;
      const found = await store.get('articles', id);
      if (found.state !== 'here') return answerFound(found, 'articles', id, url);
      if (body.pubStatus === 'canceled') return cancelArticle(services, id, url);
      const added = await reading(() => ingest.correct(id, body));
      if ('refused' in added && added.refused === 'elsewhere')
        throw new ProblemError('text-elsewhere', `${added.article} has this text, or had it.`);
      const json = await store.recordSet(id);
      return json === undefined ? answerFound(await store.get('articles', id), 'articles', id, url) : { status: 200, json };
    },
  });

const listVersions = ({ store }: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/articles/{id}/versions',
    operationId: 'listArticleVersions',
    scope: 'read',
    tag: 'articles',
    summary: 'List the versions of an article',
    description: 'The newest first. Another text for an article is a version; the same text read by a newer engine is none.',
    params: idParams,
    query: MentionQuery,
    responses: {
      200: {
        description: 'A page of versions.',
        schema: ArticleVersionPage,
        headers: { ETag: 'Strong entity tag.', Link: 'The next page, with rel="next"; absent on the last.' },
      },
    },
    problems: ['unknown-parameter', 'not-found', 'gone', 'not-acceptable'],
    handle: async ({ params: { id }, query, url }) => {
      const found = await store.get('articles', id);
      if (found.state !== 'here') return answerFound(found, 'articles', id, url, '/versions');
      return answerPlainPage(() => store.versions(id, query), query.limit, url);
    },
  });

const versionParams = idParams.extend({
  version: z.coerce.number().int().min(1).max(1_000_000).describe('Number of the version, from 1.'),
});

const getVersion = ({ store }: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/articles/{id}/versions/{version}',
    operationId: 'getArticleVersion',
    scope: 'read',
    tag: 'articles',
    summary: 'Get what a version changed',
    description:
      'Claims gained, lost and altered against the version before, as they were when the version was taken in. Once an article is withdrawn, so is what its versions changed.',
    params: versionParams,
    responses: { 200: { description: 'The version.', schema: ArticleVersionChanges, headers: { ETag: 'Strong entity tag.' } } },
    problems: ['not-found', 'gone', 'not-acceptable'],
    handle: async ({ params: { id, version }, url }) => {
      const found = await store.get('articles', id);
      if (found.state !== 'here') return answerFound(found, 'articles', id, url, `/versions/${version}`);
      const json = await store.version(id, version);
      if (json === undefined) throw new ProblemError('not-found', `${id} has no version ${version}.`);
      return { status: 200, json };
    },
  });

export const versionRoutes = (services: Services): Route[] => [
  correctArticle(services),
  listVersions(services),
  getVersion(services),
];
