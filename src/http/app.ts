/** The HTTP server: plugins, error handlers and routes, put together. It listens nowhere by itself. */
import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../config.ts';
import { limits } from '../schema/article.ts';
import { addRoute } from './add-route.ts';
import { answerAhead } from './ahead.ts';
import { send } from './answer.ts';
import { createAskedBefore } from './asked-before.ts';
import { addBase } from './base.ts';
import { addBodyReaders } from './bodies.ts';
import { addBrowserRules } from './browsers.ts';
import { addErrorHandlers, asProblem, sendProblem } from './errors.ts';
import { withoutKeys } from './callers.ts';
import { formats } from './formats/table.ts';
import { answerClientError } from './client-errors.ts';
import { addGate } from './gate.ts';
import { addMarks, setHeaders } from './marks.ts';
import { addMetrics } from './metrics.ts';
import { findPlainReads } from './plain-reads.ts';
import { createPressure } from './pressure.ts';
import type { ReadFrom } from '../metrics.ts';
import { createKnownAnswers } from './known-answers.ts';
import { buildDocument } from './openapi.ts';
import { createRequestLines, logRequest } from './request-lines.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';
import { addTrace } from './trace.ts';

export interface AppOptions {
  readonly services: Services;
  readonly config: Config;
  /** Where the log goes, and from which level on. */
  readonly logger: { readonly level: string; readonly stream: DestinationStream } | undefined;
}

/** Ids that no other process gives, and this one once. */
function createIds(): () => string {
  const own = randomUUID().slice(0, 24);
  let count = 0;
  return () => `${own}${(count++).toString(16).padStart(12, '0')}`;
}

/** A request's own id is kept where it is short and plain, so that it can be written to logs. */
const isPlain = (given: string | string[] | undefined): given is string =>
  typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given);

export async function createApp({ services, config, logger }: AppOptions): Promise<FastifyInstance> {
  const anyId = createIds();
  const newId = ({ headers: { 'x-request-id': given } }: Pick<IncomingMessage, 'headers'>): string =>
    isPlain(given) ? withoutKeys(given) : anyId();
  const app = fastify({
    logger: logger ?? false,
    logController: new LogController({ disableRequestLogging: true }), // one line of our own, below
    bodyLimit: limits.bodyBytes,
    requestTimeout: config.REQUEST_TIMEOUT,
    http: { headersTimeout: Math.min(10_000, config.REQUEST_TIMEOUT), connectionsCheckingInterval: 1_000 },
    clientErrorHandler: answerClientError,
    return503OnClosing: false, // the gate says so with a problem, and /readyz goes on answering
    trustProxy: config.TRUSTED_PROXIES === '' ? false : config.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    childLoggerFactory: (own) => own, // a line says which request it is of by itself
    genReqId: newId,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      setHeaders(reply, common.all); // no hook runs for an address that cannot be read
      sendProblem(request, reply, asProblem(error));
    },
  });
  addMarks(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.marks = ['x-request-id', request.id];
    addTrace(request, reply);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { id, method, url, caller, log, routeOptions } = request;
    const [route, status, took] = [routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime];
    logRequest(log, { id, method, url, caller, route, status, took });
    services.metrics.request(method, route, status, took / 1000);
    done();
  });
  const common = await addBrowserRules(app, config.CORS_ORIGIN);
  const access = { keys: services.keys, readingOpen: config.READING === 'open' };
  const pressure = createPressure(app, { mostAtOnce: config.MAX_REQUESTS, mostLag: config.MAX_LAG });
  const gate = addGate(app, { ...access, pressure, rateRead: config.RATE_READ, rateWrite: config.RATE_WRITE });
  const remembering = {
    generation: () => services.store.generation(),
    known: createKnownAnswers(),
    askedBefore: createAskedBefore(),
    common,
    count: (from: ReadFrom) => services.metrics.read(from),
  };
  addBase(app, config.PUBLIC_URL);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.scope !== undefined) pressure.place(reply);
    done();
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
    send(request, reply, { status: 200, json: documentText }, { format: formats[0]!, base: '', common }),
  );
  const serving = { ...remembering, answers: services.store.answers, underWay: new Map() };
  for (const route of routes) addRoute(app, route, serving);
  // Behind proxies, or where pages of some origins may read, it takes the framework to tell who asks and what they may see.
  if (config.TRUSTED_PROXIES === '' && !common.others) {
    const log = logger && createRequestLines(app.log as Logger, logger.stream);
    answerAhead(app.server, {
      ...remembering,
      ...gate,
      publicUrl: config.PUBLIC_URL,
      plainRead: findPlainReads(routes),
      newId,
      onAnswered: (answered) => {
        log?.(answered);
        services.metrics.request(answered.method, answered.route, answered.status, answered.took / 1000);
      },
      onFault: (error, id) => app.log.error({ reqId: id, err: error }, 'request failed'),
    });
  }
  app.addHook('preClose', async () => services.feed.close());
  return app;
}
