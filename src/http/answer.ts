/** Sending answers: entity tags, 304s, streams. */
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Format } from './formats/format.ts';
import type { Answer } from './route.ts';

/** A strong tag: the same bytes, the same tag. */
export const entityTag = (bytes: string | Buffer): string => `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"`;

/** Whether an If-None-Match names the tag; `W/` before a tag does not count here (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header === tag || header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** An answer as it is sent, to as many as ask for it. */
export interface Packed {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
}

export function pack(text: string, headers: Answer['headers'], { mediaType }: Format): Packed {
  const body = Buffer.from(text);
  const common = { 'content-type': mediaType, vary: 'Accept', etag: entityTag(body), 'cache-control': 'no-cache' };
  return { body, headers: { ...common, ...headers } };
}

/** Sends it, or says that the client has it already. */
export function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { body, headers }: Packed,
): FastifyReply {
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (!safe || status !== 200 || !matches(request.headers['if-none-match'], headers.etag))
    return reply.code(status).headers(headers).send(body);
  const { etag, vary, 'cache-control': control } = headers;
  return reply.code(304).headers({ etag, vary, 'cache-control': control }).send();
}

export interface Sending {
  readonly format: Format;
  /** Address under which the service is reached. */
  readonly base: string;
}

/** Piece by piece, no faster than the client takes it; a client that goes away ends it. */
function sendStream(reply: FastifyReply, pieces: NonNullable<Answer['stream']>, silent: boolean): FastifyReply {
  if (silent) return reply.send(Readable.from([]));
  const gone = new AbortController();
  // By the connection: the stream's own end would wait for a piece that may be long in coming.
  reply.raw.once('close', () => gone.abort());
  return reply.send(Readable.from(pieces(gone.signal), { objectMode: false }));
}

/** An answer whose content is written in the format that was asked for. */
export function written({ content, ...answer }: Answer, { format, base }: Sending): Answer {
  return content ? { ...answer, json: format.write(content, base) } : answer;
}

export function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, { format }: Sending): FastifyReply {
  const { status, headers = {}, json: body, stream } = answer;
  if (body === undefined && stream === undefined) return reply.code(status).headers(headers).send();
  if (body !== undefined && status < 300) return sendPacked(request, reply, status, pack(body, headers, format));
  reply.code(status).headers({ vary: 'Accept', 'content-type': format.mediaType, 'cache-control': 'no-store', ...headers });
  return body === undefined ? sendStream(reply, stream!, request.method === 'HEAD') : reply.send(body);
}
