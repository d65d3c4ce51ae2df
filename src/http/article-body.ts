/** An article in a request: JSON, or plain text with what is known of it in the query. */
import { z } from 'zod';
import { type Added, ReadingFault } from '../ingest.ts';
import { NewArticle } from '../schema/article.ts';
import { flag } from '../schema/query-parts.ts';
import { type ProblemCode, ProblemError } from './problems.ts';
import type { BodySpec } from './route.ts';

const only = 'For a body of plain text only.';

/** Metadata of plain text. With JSON it stands in the body. */
export const textMetadata = {
  headline: z.string().optional().describe(`Headline. ${only}`),
  publisher: z.string().optional().describe(`Who published it. ${only}`),
  published: z.string().optional().describe(`Date or date-time of publication. ${only}`),
  url: z.string().optional().describe(`Where it was published. ${only}`),
  language: z.string().optional().describe(`Language, as BCP 47. ${only}`),
  pubStatus: z.string().optional().describe(`Publication status. ${only}`),
  storeText: flag(`Whether the service may keep the text. ${only}`),
};

export const articleBody: BodySpec<typeof NewArticle> = {
  schema: NewArticle,
  problem: 'invalid-article',
  fromText: (text, query) => ({
    text,
    ...Object.fromEntries(Object.keys(textMetadata).flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]))),
  }),
};

const faults: Readonly<Record<ReadingFault['reason'], ProblemCode>> = {
  busy: 'busy',
  conflict: 'busy',
  'too-slow': 'too-complex',
  unreadable: 'unreadable',
  language: 'language-not-read',
};

/** The problem that a stored fault of an article is. */
export const problemCodeOf = (reason: string): ProblemCode =>
  reason === 'invalid' ? 'invalid-article' : ((faults as Readonly<Record<string, ProblemCode>>)[reason] ?? 'internal');

/** Runs what reads an article, with its faults as problems. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReadingFault)) throw error;
    const code = faults[error.reason];
    throw new ProblemError(code, error.message, [], code === 'busy' ? { 'retry-after': '2' } : {});
  }
}

export const statusOf = ({ outcome }: Added): 200 | 201 => (outcome === 'created' ? 201 : 200);
