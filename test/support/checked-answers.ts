/**
 * Holds every answer that a service gives in a test against its own document, whatever the test looks at. What is wrong is
 * told when the service is closed, so that it does not change what the test itself sees.
 */
import type { FastifyInstance } from 'fastify';
import { type AnswerCheck, createAnswerCheck } from '../contract/answers.ts';
import type { OpenApi } from '../contract/operations.ts';

/** Watches an app that is not ready yet. Gives what throws where an answer was not as the document says. */
export function checkAnswers(app: FastifyInstance): () => void {
  const faults = new Set<string>();
  let check: AnswerCheck | undefined;
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    check ??= createAnswerCheck(app.swagger() as unknown as OpenApi);
    const body = typeof payload === 'string' ? payload : payload === null || payload === undefined ? '' : undefined;
    const headers = reply.getHeaders() as Record<string, string>;
    for (const fault of check(request.method, request.url, {
      status: reply.statusCode,
      headers,
      ...(body !== undefined && { body }),
    }))
      faults.add(`${request.method} ${request.url.slice(0, 200)}: ${reply.statusCode} ${fault}`);
  });
  return () => {
    if (faults.size > 0) throw new Error(`Answers that are not as the document says:\n${[...faults].join('\n')}`);
  };
}
