/** W3C Trace Context: a `traceparent` that came with a request goes on in its log lines and in the answer, with a span of ours. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly flags: string;
}

const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The span that follows a header; undefined where it is none, as the recommendation wants it ignored then. */
export function continueTrace(header: string | string[] | undefined): Span | undefined {
  if (typeof header !== 'string') return undefined;
  const [, version, traceId, parentSpanId, flags, rest] = form.exec(header) ?? [];
  if (traceId === undefined || parentSpanId === undefined || flags === undefined) return undefined;
  if (version === '00' && rest !== undefined) return undefined;
  return { traceId, spanId: randomBytes(8).toString('hex'), parentSpanId, flags };
}

export function addTrace(request: FastifyRequest, reply: FastifyReply): void {
  const span = continueTrace(request.headers.traceparent);
  if (!span) return;
  const { traceId, spanId, parentSpanId, flags } = span;
  request.log = reply.log = request.log.child({ traceId, spanId, parentSpanId });
  reply.marks?.push('traceparent', `00-${traceId}-${spanId}-${flags}`);
}
