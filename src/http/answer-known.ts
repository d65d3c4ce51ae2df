/**
 * Answers reads from memory where nothing was written since they were answered: a request that was in order then is so now. What
 * is asked for is told by the address and `Accept`.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Packed, sendPacked } from './answer.ts';
import type { CommonHeaders } from './browsers.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import type { KnownAnswers } from './known-answers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether what it answers follows from the store alone. */
    isRead?: boolean;
  }
  interface FastifyRequest {
    /** The address under which the client reaches the service. */
    base: string;
    /** What a read is known by. */
    readName: string;
  }
}

export interface Remembering {
  /** Address under which clients reach the service; the one that they asked for where it is not given. */
  readonly publicUrl: string | undefined;
  /** A number that every write changes. */
  readonly generation: () => number;
  readonly known: KnownAnswers;
  readonly common: CommonHeaders;
  readonly count: (from: 'memory' | 'store') => void;
}

/** Sends where nobody else would catch what goes wrong. */
function sendKnown(request: FastifyRequest, reply: FastifyReply, packed: Packed, common: CommonHeaders): void {
  try {
    sendPacked(request, reply, 200, packed, common);
  } catch (error) {
    request.log.error({ reqId: request.id, err: error }, 'request failed');
    reply.raw.destroy();
  }
}

/** To be added behind the gate. */
export function addKnown(app: FastifyInstance, { publicUrl, generation, known, common, count }: Remembering): void {
  app.decorateRequest('base', '');
  app.decorateRequest('readName', '');
  app.addHook('onRequest', (request, reply, done) => {
    request.base = publicUrl ?? `${request.protocol}://${request.host}`;
    if (!request.routeOptions.config.isRead) return done();
    request.readName = `${request.headers.accept ?? ''} ${request.base} ${request.url}`;
    const packed = known.get(generation(), request.readName);
    if (packed === undefined) return done();
    count('memory');
    atEndOfTurn(() => sendKnown(request, reply, packed, common));
  });
}
