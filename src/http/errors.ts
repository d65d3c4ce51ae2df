/** Whatever goes wrong becomes a problem: ours by their codes, the framework's by theirs, and the rest as a fault of ours. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemCode, ProblemError, problemOf, problems } from './problems.ts';
import { StoreBusy, StoreFault } from '../store/store.ts';
import type { Route } from './route.ts';

const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'empty-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'no-route',
  FST_ERR_REOPENED_CLOSE_SERVER: 'not-ready',
};

function codeOf(error: unknown): ProblemCode {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? frameworkCodes[code] : undefined;
  if (known) return known;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? 'bad-request' : 'internal';
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ProblemError): FastifyReply {
  const path = request.url.split('?', 1)[0]!.slice(0, 200);
  const body = problemOf(error.code, error.message, path, request.id, error.errors);
  return reply
    .code(problems[error.code].status)
    .headers(error.headers)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreFault)
    return new ProblemError('store-unavailable', `The store is ${error.reason}.`, [], { 'retry-after': '5' });
  if (error instanceof StoreBusy) return new ProblemError('busy', 'Too many reads are waiting.', [], { 'retry-after': '1' });
  const code = codeOf(error);
  return new ProblemError(
    code,
    code === 'internal' ? 'Something went wrong on our side.' : error instanceof Error ? error.message : problems[code].title,
  );
}

/** Methods that a path takes, where it is one of the routes'. */
function methodsAt(routes: readonly Route[], path: string): string[] {
  const fits = (pattern: string): boolean => {
    const parts = pattern.split('/');
    const given = path.split('/');
    return (
      parts.length === given.length &&
      parts.every((part, index) => part === given[index] || (part.startsWith('{') && given[index] !== ''))
    );
  };
  const exact = routes.filter((route) => route.path === path);
  const found = exact.length > 0 ? exact : routes.filter((route) => fits(route.path));
  const methods = [...new Set(found.map(({ method }) => method as string))];
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
}

export function addErrorHandlers(app: FastifyInstance, routes: readonly Route[]): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'internal' || problem.code === 'store-unavailable')
      request.log.error({ reqId: request.id, err: error }, 'request failed');
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const methods = methodsAt(routes, path);
    if (methods.length === 0)
      return sendProblem(request, reply, new ProblemError('no-route', `Nothing is at ${path.slice(0, 100)}.`));
    const detail = `${path.slice(0, 100)} takes ${methods.join(', ')}, not ${request.method}.`;
    return sendProblem(request, reply, new ProblemError('method-not-allowed', detail, [], { allow: methods.join(', ') }));
  });
}
