/** Articles that their publisher takes back: `pubStatus` is `canceled`. */
import type { Article, RecordSet } from '../schema/article.ts';
import { reading } from './article-body.ts';
import { ProblemError } from './problems.ts';
import { answerFound } from './records.ts';
import { type Answer, ok } from './route.ts';
import type { Services } from './services.ts';

/** Withdraws an article and answers with what is left of it: itself, canceled, without records. */
export async function cancelArticle({ ingest, store }: Services, id: string | undefined, url: string): Promise<Answer> {
  if (id === undefined)
    throw new ProblemError('not-found', 'No article has this text or this address, so that none is canceled.');
  const found = await store.get('articles', id);
  if (found.state !== 'here') return answerFound(found, 'articles', id, url);
  const article = JSON.parse(found.json) as Article;
  await reading(() => ingest.withdraw(id));
  const counts = { sources: 0, actors: 0, events: 0, claims: 0 };
  const left: RecordSet = {
    article: { ...article, pubStatus: 'canceled', counts },
    sources: [],
    actors: [],
    events: [],
    claims: [],
  };
  return ok(left);
}
