/**
 * Idempotency-Key: a request that creates something may be sent again with the same key, after a timeout or a crash, and is not
 * carried out again; its answer is. Keys belong to the caller, and are kept for a day. What failed is not kept: the same key may
 * try again. An attempt that broke off with its process counts as such after half a minute; carrying it out again does no harm,
 * since articles are known by their text and a job by its key.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { AnswerStore, KeptAnswer, RequestClaim } from '../store/port/answers.ts';
import { textOf } from './bytes.ts';
import { ProblemError } from './problems.ts';
import type { Answer, Received, Route } from './route.ts';

const day = 86_400_000;
const attemptLasts = 30_000;
/** Headers of an answer that belong to what was created. */
const keptHeaders = ['location', 'content-location', 'cache-control'] as const;

function keyOf(request: FastifyRequest): string | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^[\x20-\x7e]{1,255}$/.test(given)) return given;
  const detail = '`Idempotency-Key` is 1 to 255 printable ASCII characters, best a UUID.';
  throw new ProblemError('invalid-parameter', detail, [{ parameter: 'Idempotency-Key', code: 'invalid-parameter', detail }]);
}

const inFuture = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

function claimOf(request: FastifyRequest, received: Received | undefined, key: string): RequestClaim {
  const parts = [request.method, request.url, request.headers['content-type'] ?? '', received?.sha256() ?? ''];
  return {
    namespace: request.caller.key ?? 'no-key',
    key,
    requestSha256: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    attempt: randomUUID(),
    at: inFuture(0),
    until: inFuture(attemptLasts),
  };
}

function replay({ status, headers, body }: KeptAnswer): Answer {
  if (body === undefined)
    throw new ProblemError('answer-not-kept', 'This was carried out before, and its answer holds a secret that is not kept.');
  return { status, json: body, headers: { ...headers, 'idempotency-replayed': 'true' } };
}

const keepable = ({ status, headers = {}, json = '' }: Answer, secret: boolean): KeptAnswer => ({
  status,
  headers: Object.fromEntries(keptHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))),
  ...(!secret && { body: textOf(json) }),
});

/** What a route is called with so that the same request always creates the same: absent where no key came. */
export type Seed = string | undefined;

/** Carries a request out, or answers it as before. `run` gives an answer whose body is JSON text. */
export async function onlyOnce(
  answers: AnswerStore,
  route: Route,
  request: FastifyRequest,
  run: (seed: Seed) => Promise<Answer>,
): Promise<Answer> {
  const key = route.once === undefined ? undefined : keyOf(request);
  if (key === undefined) return run(undefined);
  const claim = claimOf(request, request.body as Received | undefined, key);
  const claimed = await answers.claim(claim);
  switch (claimed.state) {
    case 'answered':
      return replay(claimed.answer);
    case 'other-request':
      throw new ProblemError(
        'idempotency-key-reused',
        'This key came with another request before: another path, or another body.',
      );
    case 'under-way':
      throw new ProblemError('request-under-way', 'A request with this key is being carried out.', [], { 'retry-after': '1' });
    case 'claimed':
      try {
        const answer = await run(
          createHash('sha256')
            .update(JSON.stringify([claim.namespace, key, claim.requestSha256]))
            .digest('hex'),
        );
        if (answer.status >= 500) await answers.release(claim);
        else await answers.keep(claim, keepable(answer, route.once === 'secret'), inFuture(day));
        return answer;
      } catch (error) {
        await answers.release(claim);
        throw error;
      }
  }
}
