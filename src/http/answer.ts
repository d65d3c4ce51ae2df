/** Sending answers: entity tags, 304s, streams. */
import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommonHeaders } from './browsers.ts';
import { bytesOf, textOf, type Written } from './bytes.ts';
import type { Format } from './formats/format.ts';
import type { Answer } from './route.ts';

/** A strong tag: the same bytes, the same tag. */
export const entityTag = (bytes: string | Buffer): string => `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"`;

/** Whether an If-None-Match names the tag; `W/` before a tag does not count here (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header === tag || header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** An answer that is ready to be sent, to as many as ask for it. */
export interface Packed {
  /** Text where it is short: it goes out in one piece with the headers. Bytes where it is long: they are not written anew each time. */
  readonly body: string | Buffer;
  /** Bytes that the body takes. */
  readonly length: number;
  readonly etag: string;
  /** Template of the route that it is of. */
  readonly route: string;
  /** Names and values in turn, of all of it and of a 304, but for those that all answers have. */
  readonly headers: readonly string[];
  readonly headersOfSame: readonly string[];
}

export interface Sending {
  readonly format: Format;
  /** Address under which the service is reached. */
  readonly base: string;
  readonly common: CommonHeaders;
}

/** From so many characters on a body is kept as bytes. The collector of JavaScript's memory does not move these about. */
const long = 8_192;

/** Short as text, long as bytes. */
function bodyOf(text: Written): string | Buffer {
  if (typeof text === 'string') return text.length < long ? text : Buffer.from(text);
  const length = text.items.reduce((sum, item) => sum + item.length, 0);
  return length < long ? textOf(text) : bytesOf(text);
}

export function pack(text: Written, headers: Answer['headers'] = {}, { mediaType }: Format, route: string): Packed {
  const body = bodyOf(text);
  const [etag, length] = [entityTag(body), Buffer.byteLength(body)];
  const headersOfSame = ['etag', etag, 'vary', headers.vary ?? 'Accept', 'cache-control', headers['cache-control'] ?? 'no-cache'];
  const own = [...headersOfSame, 'content-type', mediaType, 'content-length', String(length)];
  for (const name of Object.keys(headers)) if (name !== 'vary' && name !== 'cache-control') own.push(name, headers[name]!);
  return { body, length, etag, route, headers: own, headersOfSame };
}

/** What of a request decides what is sent. */
type Requested = Pick<IncomingMessage, 'method' | 'headers'>;

/** Sends it, or says that the client has it already. Takes the headers that it has beside those of its own. Gives the status. */
export function writePacked(
  { method, headers: asked }: Requested,
  response: ServerResponse,
  status: number,
  packed: Packed,
  common: CommonHeaders,
  marks: readonly string[],
): number {
  const safe = method === 'GET' || method === 'HEAD';
  const same = safe && status === 200 && matches(asked['if-none-match'], packed.etag);
  const [own, alike] = same ? [packed.headersOfSame, common.same] : [packed.headers, common.all];
  response.writeHead(same ? 304 : status, [...own, ...alike, ...marks]);
  response.end(same ? undefined : packed.body);
  return same ? 304 : status;
}

/** The same past the framework, which would look at each header and at the body anew for each of those who ask. */
export function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  packed: Packed,
  common: CommonHeaders,
): FastifyReply {
  const { raw } = reply.hijack();
  const marks = [...(reply.marks ?? [])];
  if (common.others) for (const [name, value] of Object.entries(reply.getHeaders())) marks.push(name, String(value));
  writePacked(request, raw, status, packed, common, marks);
  return reply;
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
export function written({ content, ...answer }: Answer, { format, base }: Pick<Sending, 'format' | 'base'>): Answer {
  return content ? { ...answer, json: format.write(content, base) } : answer;
}

export function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, sending: Sending): FastifyReply {
  const { status, headers = {}, json: body, stream } = answer;
  if (body === undefined && stream === undefined) return reply.code(status).headers(headers).send();
  if (body !== undefined && status < 300)
    return sendPacked(
      request,
      reply,
      status,
      pack(body, headers, sending.format, request.routeOptions.url ?? 'none'),
      sending.common,
    );
  reply
    .code(status)
    .headers({ vary: 'Accept', 'content-type': sending.format.mediaType, 'cache-control': 'no-store', ...headers });
  if (body === undefined) return sendStream(reply, stream!, request.method === 'HEAD');
  return reply.send(textOf(body));
}
