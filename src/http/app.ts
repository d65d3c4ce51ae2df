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
import { addRoute } from './add-route.ts';
import { send } from './answer.ts';
import { addBodyReaders } from './bodies.ts';
import { addBrowserRules } from './browsers.ts';
import { addErrorHandlers, asProblem, sendProblem } from './errors.ts';
import { withoutKeys } from './callers.ts';
import { formats } from './formats/table.ts';
import { answerClientError } from './client-errors.ts';
import { addGate } from './gate.ts';
import { addMetrics } from './metrics.ts';
import type { ReadFrom } from '../metrics.ts';
import { createKnownAnswers } from './known-answers.ts';
import { buildDocument } from './openapi.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';
import { addTrace } from './trace.ts';

export interface AppOptions {
  readonly services: Services;
  readonly config: Config;
  readonly logger: FastifyServerOptions['logger'];
}

/** A request's own id is kept where it is short and plain, so that it can be written to logs. */
const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? withoutKeys(given) : randomUUID();

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
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    addTrace(request, reply);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
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
  const serving = {
    answers: services.store.answers,
    publicUrl: config.PUBLIC_URL,
    generation: () => services.store.generation(),
    known: createKnownAnswers(),
    underWay: new Map(),
    count: (from: ReadFrom) => services.metrics.read(from),
  };
  for (const route of routes) addRoute(app, route, serving);
  app.addHook('preClose', async () => services.feed.close());
  return app;
}
