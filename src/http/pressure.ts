/**
 * Refusing early what cannot be answered in time: with too many requests at once, or an event loop that lags (every query of an
 * embedded database runs on it), one more only makes all slower. Small enough to be our own: @fastify/under-pressure knows the lag
 * and not the number at once, which is what bounds the memory that bodies take.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ProblemError } from './problems.ts';

export interface PressureOptions {
  /** Requests that may be at work at once. */
  readonly mostAtOnce: number;
  /** Mean lag of the event loop over a second, in milliseconds, from which on requests are refused. */
  readonly mostLag: number;
}

/** With fewer requests in a second it is not they who make it lag, but a machine that is busy with something else. */
const fewRequests = 20;

function watchLag(app: FastifyInstance, mostLag: number) {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let arrived = 0;
  let lags = false;
  const timer = setInterval(() => {
    lags = arrived >= fewRequests && delay.mean / 1e6 > mostLag;
    arrived = 0;
    delay.reset();
  }, 1000).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    delay.disable();
  });
  return { lags: () => lags, arrive: () => void arrived++ };
}

export function createPressure(app: FastifyInstance, { mostAtOnce, mostLag }: PressureOptions) {
  const watch = watchLag(app, mostLag);
  const atWork = new Set<FastifyReply>();
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    // A connection that is kept alive would hold the service up when it is told to stop.
    for (const { raw } of atWork) raw.shouldKeepAlive = false;
  });
  // A request is at work until its answer is ready; how long a client takes to fetch a stream is not counted.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    atWork.delete(reply);
    done();
  });
  /** Lets a request in, or throws a 503 problem. */
  return (reply: FastifyReply): void => {
    if (closing) throw new ProblemError('not-ready', 'The service is stopping.', [], { 'retry-after': '5' });
    watch.arrive();
    if (atWork.size >= mostAtOnce) throw new ProblemError('busy', 'Too many requests are at work.', [], { 'retry-after': '1' });
    if (watch.lags()) throw new ProblemError('busy', 'Requests take too long at the moment.', [], { 'retry-after': '2' });
    atWork.add(reply);
    reply.raw.once('close', () => atWork.delete(reply)); // of a client that went away, too
  };
}
