/**
 * Every error that the service answers with, one row each. A code is stable, can be searched for, and is never used again for
 * something else. The body is RFC 9457 problem details, served as `application/problem+json`.
 */
import type { Problem, ProblemDetail } from '../schema/problem.ts';

interface ProblemRow {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

export const problems = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    remedy: 'Send one JSON object in UTF-8, or plain text as text/plain.',
  },
  'invalid-encoding': {
    status: 400,
    title: 'The body is not UTF-8',
    remedy: 'Encode the body as UTF-8 and say nothing else in its content type.',
  },
  'empty-body': { status: 400, title: 'The body is empty', remedy: 'Send the article: JSON with `text`, or text/plain.' },
  'unknown-parameter': {
    status: 400,
    title: 'Unknown query parameter',
    remedy: 'Correct or remove the parameter. The list of them is in /openapi.json.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'A parameter has a value it cannot have',
    remedy: 'Correct the value; `errors` says which and why.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'Not a cursor of this list',
    remedy: 'Take `page.next` as it was given, with the same filters and order, or begin again without a cursor.',
  },
  'bad-request': { status: 400, title: 'The request cannot be understood', remedy: 'Correct the request line, headers or path.' },
  'key-in-url': {
    status: 400,
    title: 'A key in the address',
    remedy: 'Send it as `Authorization: Bearer KEY`. Addresses end up in logs: revoke a key that was sent in one.',
  },
  'no-key': {
    status: 401,
    title: 'This needs a key',
    remedy:
      'Send `Authorization: Bearer KEY`. Whoever runs the service makes one: `npm run keys -- create --name NAME --scope SCOPE`.',
  },
  'invalid-key': {
    status: 401,
    title: 'The key is not valid',
    remedy: 'Send a key of this service that is neither revoked nor expired, as `Authorization: Bearer KEY`.',
  },
  'missing-scope': {
    status: 403,
    title: 'The key does not allow this',
    remedy: 'Use a key with the scope in WWW-Authenticate, or have one made: scopes of a key do not change.',
  },
  'not-found': { status: 404, title: 'No such record', remedy: 'Look the record up in its list; ids are case-sensitive.' },
  'no-route': {
    status: 404,
    title: 'Nothing is at this path',
    remedy: 'The paths there are stand in /openapi.json, and readable at /docs.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This path does not take this method',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'too-slow': {
    status: 408,
    title: 'The request took too long to arrive',
    remedy: 'Send it again, and faster; a large batch in parts.',
  },
  'not-acceptable': {
    status: 406,
    title: 'None of the accepted formats is to be had',
    remedy: 'Accept one of the media types that `detail` lists, or name its `format=`.',
  },
  'already-merged': {
    status: 409,
    title: 'It is merged already',
    remedy: 'Name only ids that stand for themselves; GET an id to see where it leads.',
  },
  'not-merged': {
    status: 409,
    title: 'There is nothing to part',
    remedy: 'Name ids that lead to this record or stand beside it, or some of the articles that tell of it, but not all.',
  },
  'too-large-a-change': {
    status: 409,
    title: 'Too many articles would have to change',
    remedy: 'Merge the smaller record into the larger one.',
  },
  'precondition-required': {
    status: 428,
    title: 'This needs an If-Match header',
    remedy: 'GET the record, and send its ETag as If-Match.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The record has changed',
    remedy: 'GET the record again, decide again, and send its new ETag as If-Match.',
  },
  'text-elsewhere': {
    status: 409,
    title: 'The text is another article’s',
    remedy:
      'A text belongs to one article. Use the article that has it, or withdraw that one and correct this one with another text.',
  },
  gone: {
    status: 410,
    title: 'The record was withdrawn',
    remedy: 'Its article was deleted. POST the article again to have its records back.',
  },
  'request-under-way': {
    status: 409,
    title: 'A request with this Idempotency-Key is under way',
    remedy: 'Send it again after the seconds in Retry-After: its answer is kept.',
  },
  'answer-not-kept': {
    status: 409,
    title: 'This was done, and its answer is not kept',
    remedy: 'Take another Idempotency-Key to do it once more.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 5,000,000 bytes, or 20,000,000 to /v1/jobs; split what is more.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of a type that is not read',
    remedy: 'Send application/json, or where it is taken text/plain or application/x-ndjson, in UTF-8.',
  },
  'invalid-article': {
    status: 422,
    title: 'The body is not an article as it should be',
    remedy: 'Correct the fields that `errors` points to. The shape is NewArticle in /openapi.json.',
  },
  'invalid-body': {
    status: 422,
    title: 'The body is not what it should be',
    remedy: 'Correct the fields that `errors` points to. The shape is in /openapi.json.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key came with another request',
    remedy: 'Take a new key for each request; send the same key with the very same request only.',
  },
  'language-not-read': {
    status: 422,
    title: 'This language is not read',
    remedy: 'Send an English article, with a `language` that begins with `en`.',
  },
  'too-complex': {
    status: 422,
    title: 'Reading this text takes too long',
    remedy: 'Send it in parts, or only the article without what stands around it.',
  },
  unreadable: {
    status: 422,
    title: 'The engine cannot read this text',
    remedy: 'Send the article as plain prose. If it is, report it with the request id.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait the seconds in Retry-After; RateLimit-Policy says how many a minute are allowed.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    remedy: 'Send less than 16 KB of headers and address together.',
  },
  busy: { status: 503, title: 'Too much to do at the moment', remedy: 'Try again after the seconds in Retry-After.' },
  'too-many-streams': {
    status: 503,
    title: 'Too many clients listen',
    remedy: 'Try again after the seconds in Retry-After, or ask /v1/changes now and then.',
  },
  'not-ready': {
    status: 503,
    title: 'The service is starting or stopping',
    remedy: 'Try again after the seconds in Retry-After; /readyz tells when.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The store cannot be used',
    remedy: 'Try again after the seconds in Retry-After; /readyz tells what is wrong with it.',
  },
  internal: { status: 500, title: 'A fault of ours', remedy: 'Try again; if it stays, report it with the request id.' },
} as const satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof problems;

/** Thrown by handlers; the error handler makes the answer of it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemDetail[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: ProblemCode,
    detail: string,
    errors: readonly ProblemDetail[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

/** The body of a problem. */
export function problemOf(
  code: ProblemCode,
  detail: string,
  instance: string,
  requestId: string,
  errors: readonly ProblemDetail[] = [],
): Problem {
  const { status, title, remedy } = problems[code];
  return {
    type: `/v1/vocabularies/problems#${code}`,
    title,
    status,
    detail,
    remedy,
    instance,
    code,
    requestId,
    errors: [...errors],
  };
}
