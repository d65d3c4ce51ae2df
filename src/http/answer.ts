/** Sending answers: entity tags, 304s, streams. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Format } from './formats/format.ts';
import type { Answer } from './route.ts';

/** A strong tag: the same bytes, the same tag. */
export const entityTag = (json: string): string => `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;

/** Whether an If-None-Match names the tag; `W/` before a tag does not count here (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** What the client has is what there is. */
export const sendUnchanged = (reply: FastifyReply, tag: string): FastifyReply =>
  reply.code(304).header('etag', tag).header('cache-control', 'no-cache').header('vary', 'Accept').send();

export interface Sending {
  readonly format: Format;
  /** Address under which the service is reached. */
  readonly base: string;
}

/** Piece by piece, no faster than the client takes it; a client that goes away ends it. */
function sendStream(reply: FastifyReply, pieces: NonNullable<Answer['stream']>, silent: boolean): FastifyReply {
  if (silent) return reply.send(Readable.from([]));
  const gone = new AbortController();
  const stream = Readable.from(pieces(gone.signal), { objectMode: false });
  stream.once('close', () => gone.abort());
  return reply.send(stream);
}

export function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, { format, base }: Sending): FastifyReply {
  const { status, headers, content, stream } = answer;
  reply.code(status);
  const body = content ? format.write(content, base) : answer.json;
  if (body === undefined && stream === undefined) return reply.headers(headers ?? {}).send();
  reply.header('vary', 'Accept').type(format.mediaType);
  if (body === undefined)
    return sendStream(reply.header('cache-control', 'no-store').headers(headers ?? {}), stream!, request.method === 'HEAD');
  if (status >= 300)
    return reply
      .header('cache-control', 'no-store')
      .headers(headers ?? {})
      .send(body);
  const tag = entityTag(body);
  reply
    .header('etag', tag)
    .header('cache-control', 'no-cache')
    .headers(headers ?? {});
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe && status === 200 && matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.send(body);
}
