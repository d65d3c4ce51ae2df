import { z } from 'zod';
import { Article, RecordSet } from '../../schema/article.ts';
import { ArticlePage } from '../../schema/page.ts';
import { ArticleQuery } from '../../schema/query.ts';
import { Verification, VerifyText } from '../../schema/verify.ts';
import { cancelArticle } from '../cancel-article.ts';
import { articleBody, reading, statusOf, textMetadata } from '../article-body.ts';
import { ProblemError } from '../problems.ts';
import { answerFound, getRoute, idParams, listRoute, type RecordRoutes } from '../records.ts';
import { type Answer, defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const spec: RecordRoutes<'articles'> = {
  resource: 'articles',
  one: 'an article',
  query: ArticleQuery,
  page: ArticlePage,
  record: Article,
  about: 'Articles as facts about them. No article text is ever served.',
};
const etag = 'Strong entity tag; send it back in If-None-Match for a 304.';

/** The record set, or where the article went. */
async function answerRecords({ store }: Services, id: string, url: string): Promise<Answer> {
  const json = await store.recordSet(id);
  return json === undefined
    ? answerFound(await store.get('articles', id), 'articles', id, url, '/records')
    : { status: 200, content: { kind: 'set', many: false, records: [json] } };
}

const createArticle = (services: Services): Route =>
  defineRoute({
    method: 'POST',
    path: '/v1/articles',
    operationId: 'createArticle',
    tag: 'articles',
    scope: 'ingest',
    summary: 'Read an article and keep its records',
    description:
      'The text is used to make the records and then forgotten, unless `storeText` says otherwise. The same text again gives what is stored (200); where it was read by an older version of the engine, it is read anew. Another text from a `url` that is known is the next version of that article (200). With `pubStatus` `canceled` the article is withdrawn, and no records are left (200).',
    query: z.strictObject(textMetadata),
    body: articleBody,
    once: 'kept',
    responses: {
      201: {
        description: 'The article’s records.',
        schema: RecordSet,
        headers: { Location: 'The article.', ETag: 'Strong entity tag of /v1/articles/{id}/records.' },
      },
      200: {
        description: 'The text or its address is known; these are the article’s records.',
        schema: RecordSet,
        headers: {
          'Content-Location': 'Where these records are to be had.',
          ETag: 'Strong entity tag of /v1/articles/{id}/records.',
        },
      },
    },
    problems: [
      'malformed-json',
      'not-found',
      'not-acceptable',
      'body-too-large',
      'unsupported-media-type',
      'invalid-article',
      'busy',
    ],
    handle: async ({ body, url }) => {
      if (body.pubStatus === 'canceled') return cancelArticle(services, await services.ingest.locate(body), url);
      const added = await reading(() => services.ingest.add(body));
      const { content } = await answerRecords(services, added.article, url);
      const at = `/v1/articles/${added.article}`;
      const headers: Record<string, string> =
        added.outcome === 'created' ? { location: at } : { 'content-location': `${at}/records` };
      return { status: statusOf(added), ...(content && { content }), headers };
    },
  });

const getRecords = (services: Services): Route =>
  defineRoute({
    method: 'GET',
    path: '/v1/articles/{id}/records',
    operationId: 'getArticleRecords',
    tag: 'articles',
    scope: 'read',
    summary: 'Get everything that an article gives',
    description:
      'The article’s own view of its sources, actors and events, each with the places where it stands, and its claims. Counts are those within the article.',
    params: idParams,
    responses: { 200: { description: 'The article’s records.', schema: RecordSet, headers: { ETag: etag } } },
    problems: ['not-found', 'gone', 'not-acceptable'],
    gives: { kind: 'set', many: false },
    handle: async ({ params: { id }, url }) => answerRecords(services, id, url),
  });

const verifyArticle = ({ ingest, store }: Services): Route =>
  defineRoute({
    method: 'POST',
    path: '/v1/articles/{id}/verify',
    operationId: 'verifyArticle',
    tag: 'articles',
    scope: 'read',
    summary: 'Hold an article’s evidence against its text',
    description:
      'Takes the text from whoever holds it and answers, evidence by evidence, whether the same words stand there, elsewhere in it, or not at all, with the words. The text is not kept.',
    params: idParams,
    body: { schema: VerifyText, fromText: (text) => ({ text }), problem: 'invalid-body' },
    responses: { 200: { description: 'Each piece of evidence, and what became of it.', schema: Verification } },
    problems: [
      'malformed-json',
      'not-found',
      'gone',
      'not-acceptable',
      'body-too-large',
      'unsupported-media-type',
      'invalid-body',
      'busy',
    ],
    handle: async ({ params: { id }, body, url }) => {
      const result = await reading(() => ingest.verify(id, body.text));
      return result
        ? { status: 200, json: JSON.stringify(result) }
        : answerFound(await store.get('articles', id), 'articles', id, url, '/verify');
    },
  });

const deleteArticle = ({ ingest }: Services): Route =>
  defineRoute({
    method: 'DELETE',
    path: '/v1/articles/{id}',
    operationId: 'deleteArticle',
    tag: 'articles',
    scope: 'curate',
    summary: 'Withdraw an article',
    description:
      'Takes its events and claims out of every list and count, and its words out of sources and actors that others name too. Its id answers 410 from then on, until the same text is posted again.',
    params: idParams,
    responses: { 204: { description: 'It is withdrawn.' } },
    problems: ['not-found', 'gone', 'busy'],
    handle: async ({ params: { id } }) => {
      const outcome = await reading(() => ingest.withdraw(id));
      if (outcome === 'gone') throw new ProblemError('gone', `${id} was withdrawn before.`);
      if (outcome === 'absent') throw new ProblemError('not-found', `There is no article ${id.slice(0, 60)}.`);
      return { status: 204 };
    },
  });

export const articleRoutes = (services: Services): Route[] => [
  listRoute(services, spec),
  createArticle(services),
  getRoute(services, spec),
  deleteArticle(services),
  getRecords(services),
  verifyArticle(services),
];
