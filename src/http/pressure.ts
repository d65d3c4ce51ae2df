/**
 * Refusing early what cannot be answered in time: with too many requests at once, or an event loop that lags (every query of an
 * embedded database runs on it), one more only makes all slower. Small enough to be our own: @fastify/under-pressure knows the lag
 * and not the number at once, which is what bounds the memory that bodies take.
 */
import type { ServerResponse } from 'node:http';
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

/** Where an answer's place is noted. */
const at = Symbol('place');
type Placed = ServerResponse & { [at]?: number | undefined };

/** The answers that are being worked on, by numbered places: a set that grows and shrinks keeps what left it alive in the collector's eyes. */
function createPlaces(most: number) {
  const answers: (ServerResponse | undefined)[] = [];
  const free: number[] = [];
  return {
    /** Gives whether there was room. */
    take: (answer: Placed): boolean => {
      const place = free.pop() ?? answers.length;
      if (place >= most) return false;
      answers[place] = answer;
      answer[at] = place;
      return true;
    },
    /** Again does no harm. */
    leave: (answer: Placed): void => {
      const place = answer[at];
      if (place === undefined) return;
      answer[at] = undefined;
      answers[place] = undefined;
      free.push(place);
    },
    all: () => answers.filter((each) => each !== undefined),
  };
}

export interface Pressure {
  /** Throws a 503 problem where no request is to be let in. */
  readonly admit: () => void;
  /** Gives an answer that is to be worked on a place, or throws a 503 problem. */
  readonly place: (reply: FastifyReply) => void;
}

export function createPressure(app: FastifyInstance, { mostAtOnce, mostLag }: PressureOptions): Pressure {
  const watch = watchLag(app, mostLag);
  const atWork = createPlaces(mostAtOnce);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    // A connection that is kept alive would hold the service up when it is told to stop.
    for (const answer of atWork.all()) answer.shouldKeepAlive = false;
  });
  // A request is at work until its answer is ready; how long a client takes to fetch a stream is not counted.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    atWork.leave(reply.raw);
    done();
  });
  function left(this: ServerResponse): void {
    atWork.leave(this);
  }
  return {
    admit: () => {
      if (closing) throw new ProblemError('not-ready', 'The service is stopping.', [], { 'retry-after': '5' });
      watch.arrive();
      if (watch.lags()) throw new ProblemError('busy', 'Requests take too long at the moment.', [], { 'retry-after': '2' });
    },
    place: ({ raw }) => {
      if (!atWork.take(raw)) throw new ProblemError('busy', 'Too many requests are at work.', [], { 'retry-after': '1' });
      raw.on('close', left); // of a client that went away, too
    },
  };
}
