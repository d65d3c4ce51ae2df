/** The HTTP server: plugins, error handlers and routes, put together. It listens nowhere by itself. */
import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import type { Config } from '../config.ts';
import { limits } from '../schema/article.ts';
import { matches, send, sendUnchanged } from './answer.ts';
import { addBodyReaders } from './bodies.ts';
import { addBrowserRules } from './browsers.ts';
import { addErrorHandlers, asProblem, sendProblem } from './errors.ts';
import { withoutKeys } from './callers.ts';
import { checkRoom, negotiate } from './formats/negotiate.ts';
import { formats, formatsOf } from './formats/table.ts';
import { answerClientError } from './client-errors.ts';
import { addGate } from './gate.ts';
import { addMetrics } from './metrics.ts';
import { createKnownTags, type KnownTags } from './known-tags.ts';
import { buildDocument } from './openapi.ts';
import { ProblemError } from './problems.ts';
import type { Received, Route } from './route.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';
import { addTrace } from './trace.ts';
import { readBody, readParameters } from './validate.ts';

export interface AppOptions {
  readonly services: Services;
  readonly config: Config;
  readonly logger: FastifyServerOptions['logger'];
}

/** A request's own id is kept where it is short and plain, so that it can be written to logs. */
const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? withoutKeys(given) : randomUUID();

/** The body as the route's schema wants it. */
function bodyOf(route: Route, received: Received | undefined, query: Readonly<Record<string, unknown>>): unknown {
  if (!route.body) return undefined;
  if (received === undefined || (received.format === 'text' && received.text === ''))
    throw new ProblemError('empty-body', 'The request has no body.');
  if (received.format === 'text') {
    if (!route.body.fromText) throw new ProblemError('unsupported-media-type', 'This takes application/json only.');
    return readBody(route.body.schema, route.body.fromText(received.text, query), route.body.problem);
  }
  const [stray] = Object.keys(query).filter((name) => name !== 'explain' && query[name] !== undefined);
  if (stray !== undefined && route.body.fromText) {
    const detail = `\`${stray}\` goes into the JSON body, not into the query.`;
    throw new ProblemError('invalid-parameter', detail, [{ parameter: stray, code: 'invalid-parameter', detail }]);
  }
  return readBody(route.body.schema, received.value, route.body.problem);
}

/** The format that a route is asked for, and the query without the parameter that asked. */
function formatOf(route: Route, request: FastifyRequest) {
  const { format: named, ...given } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
  if (route.anyFormat) return { format: formats[0]!, given };
  if (!route.gives)
    return { format: negotiate(formatsOf(undefined), request.headers.accept, undefined), given: request.query as typeof given };
  const format = negotiate(formatsOf(route.gives), request.headers.accept, named);
  if (route.gives.many) checkRoom(format, given);
  return { format, given };
}

interface RouteParts {
  readonly publicUrl: string | undefined;
  readonly store: Services['store'];
  readonly tags: KnownTags;
}

function addRoute(app: FastifyInstance, route: Route, { publicUrl, store, tags }: RouteParts): void {
  const url = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.route({
    method: route.method,
    url,
    config: { scope: route.scope === 'none' ? undefined : route.scope },
    handler: async (request, reply) => {
      const { format, given } = formatOf(route, request);
      const base = publicUrl ?? `${request.protocol}://${request.host}`;
      // What a route gives as content follows from the store alone; a request that was answered at this revision was in order.
      const again = route.gives && !format.streams && request.headers['if-none-match'] !== undefined;
      const revision = again ? await store.revision() : undefined;
      const asked = `${format.name} ${base} ${request.url}`;
      const known = revision === undefined ? undefined : tags.get(revision, asked);
      if (known !== undefined && matches(request.headers['if-none-match'], known)) return sendUnchanged(reply, known);
      const params = route.params ? readParameters(route.params, request.params) : undefined;
      const [stray] = Object.keys(given);
      if (!route.query && stray !== undefined && !route.anyFormat) {
        const detail = `There is no parameter \`${stray.slice(0, 80)}\` here; this takes none.`;
        throw new ProblemError('unknown-parameter', detail, [{ parameter: stray, code: 'unknown-parameter', detail }]);
      }
      const query = route.query ? readParameters(route.query, given) : undefined;
      const body = bodyOf(route, request.body as Received | undefined, query ?? {});
      const headers = (route.headers ? readParameters(route.headers, request.headers) : {}) as Record<string, string | undefined>;
      const answer = await route.handle({ params, query, body, headers, url: request.url, caller: request.caller, format });
      const sent = send(request, reply, answer, { format, base });
      const tag = reply.getHeader('etag');
      if (revision !== undefined && answer.status === 200 && typeof tag === 'string') tags.set(revision, asked, tag);
      return sent;
    },
  });
}

/** One line for each request. The query stays out of it: it can hold a headline. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, url } = request;
  request.log.info(
    {
      method,
      path: withoutKeys(url.split('?', 1)[0]!).slice(0, 200),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.caller?.key !== undefined && { key: request.caller.key }),
    },
    'request',
  );
}

export async function createApp({ services, config, logger }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: logger ?? false,
    logController: new LogController({ disableRequestLogging: true }), // one line of our own, below
    bodyLimit: limits.bodyBytes,
    requestTimeout: config.REQUEST_TIMEOUT,
    http: { headersTimeout: Math.min(10_000, config.REQUEST_TIMEOUT), connectionsCheckingInterval: 1_000 },
    clientErrorHandler: answerClientError,
    return503OnClosing: false, // the gate says so with a problem, and /readyz goes on answering
    trustProxy: config.TRUSTED_PROXIES === '' ? false : config.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    genReqId: (request) => requestId(request.headers['x-request-id']),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, asProblem(error)),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    addTrace(request, reply);
  });
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply));
  await addBrowserRules(app, config.CORS_ORIGIN);
  const access = { keys: services.keys, readingOpen: config.READING === 'open' };
  await addGate(app, {
    ...access,
    rateRead: config.RATE_READ,
    rateWrite: config.RATE_WRITE,
    mostAtOnce: config.MAX_REQUESTS,
    mostLag: config.MAX_LAG,
  });
  addMetrics(app, { ...access, metrics: services.metrics, open: config.METRICS === 'open' });
  addBodyReaders(app);

  const routes = allRoutes(services);
  addErrorHandlers(app, routes);
  const document = buildDocument(routes, services.version);
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  const documentText = JSON.stringify(document);
  app.get('/openapi.json', async (request, reply) =>
    send(request, reply, { status: 200, json: documentText }, { format: formats[0]!, base: '' }),
  );
  const parts = { publicUrl: config.PUBLIC_URL, store: services.store, tags: createKnownTags() };
  for (const route of routes) addRoute(app, route, parts);
  return app;
}
