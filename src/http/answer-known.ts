/**
 * Answers reads from memory where nothing was written since they were answered: a request that was in order then is so now. What
 * is asked for is told by the address and `Accept`. It is done ahead of the framework, which has nothing to add to what is known;
 * whatever is not plain goes on to it: a request that is traced, a key that has to be looked up, one who is to be refused.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Packed, writePacked } from './answer.ts';
import type { CommonHeaders } from './browsers.ts';
import type { Caller } from './callers.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import type { Gate } from './gate.ts';
import type { KnownAnswers } from './known-answers.ts';
import type { Answered } from './request-lines.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The address under which the client reaches the service. */
    base: string;
  }
}

/** What a read is known by. */
export const readName = ({ headers, url, base }: Pick<FastifyRequest, 'headers' | 'url' | 'base'>): string =>
  `${headers.accept ?? ''} ${base} ${url}`;

export interface Remembering {
  /** Address under which clients reach the service; the one that they asked for where it is not given. */
  readonly publicUrl: string | undefined;
  /** A number that every write changes. */
  readonly generation: () => number;
  readonly known: KnownAnswers;
  readonly common: CommonHeaders;
  readonly count: (from: 'memory' | 'store') => void;
}

/** To be added before whatever asks for the address. */
export function addBase(app: FastifyInstance, publicUrl: string | undefined): void {
  app.decorateRequest('base', '');
  app.addHook('onRequest', (request, _reply, done) => {
    request.base = publicUrl ?? `${request.protocol}://${request.host}`;
    done();
  });
}

export interface Ahead extends Remembering, Gate {
  readonly newId: (request: IncomingMessage) => string;
  readonly onAnswered: (answered: Answered) => void;
  readonly onFault: (error: unknown, id: string) => void;
}

/** A request that is let in, and the answer that is known. */
interface Due {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly packed: Packed;
  readonly caller: Caller;
  readonly id: string;
  readonly marks: readonly string[];
  readonly begun: number;
}

/** Gives what answers a request if it can, and says whether. */
function createAhead({ publicUrl, generation, known, common, count, mayRead, newId, onAnswered, onFault }: Ahead) {
  const due: Due[] = [];
  /** Gives the status. */
  const answer = ({ request, response, packed, marks, id }: Due): number | undefined => {
    try {
      return writePacked(request, response, 200, packed, common, marks);
    } catch (error) {
      onFault(error, id);
      response.destroy();
      return undefined;
    }
  };
  /** All are answered before any is noted: what the same code does again is done faster. */
  const answerAll = (): void => {
    const all = due.splice(0);
    const statuses = all.map(answer);
    const ended = performance.now();
    for (const [index, { request, packed, caller, id, begun }] of all.entries()) {
      const status = statuses[index];
      if (status === undefined) continue;
      onAnswered({ id, method: 'GET', url: request.url!, caller, route: packed.route, status, took: ended - begun });
    }
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, headers, socket } = request;
    const url = request.url!;
    if (method !== 'GET' || headers.traceparent !== undefined) return false;
    const packed = known.get(generation(), readName({ headers, url, base: publicUrl ?? `http://${headers.host}` }));
    if (packed === undefined) return false;
    const begun = performance.now();
    const marks: string[] = [];
    const caller = mayRead({ method, headers, socket, ip: socket.remoteAddress ?? '' }, marks);
    if (caller === undefined) return false;
    const id = newId(request);
    marks.push('x-request-id', id);
    count('memory');
    if (due.push({ request, response, packed, caller, id, marks, begun }) === 1) atEndOfTurn(answerAll);
    return true;
  };
}

/** Puts it before the framework's own listener. Where many listen, as for `localhost`, those beside the first have the framework alone. */
export function answerAhead(server: Server, ahead: Ahead): void {
  const isAnswered = createAhead(ahead);
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (!isAnswered(request, response)) for (const listener of listeners) listener(request, response);
  });
}
