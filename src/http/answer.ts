/** Sending answers: entity tags, 304s, and what the client accepts. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problems.ts';
import type { Answer } from './route.ts';

/** A strong tag: the same bytes, the same tag. */
export const entityTag = (json: string): string => `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;

/** Whether an If-None-Match names the tag; `W/` before a tag does not count here (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** Whether an Accept header leaves room for JSON. */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true;
  const quality = new Map(
    header.split(',').map((part): [string, number] => {
      const [range = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const q = parameters.map((each) => /^q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
      return [range, q === undefined ? 1 : Number(q)];
    }),
  );
  const best = quality.get('application/json') ?? quality.get('application/*') ?? quality.get('*/*');
  return best !== undefined && best > 0;
}

export function checkAccept(request: FastifyRequest): void {
  if (!acceptsJson(request.headers.accept))
    throw new ProblemError('not-acceptable', `Nothing here comes as ${String(request.headers.accept).slice(0, 100)}.`);
}

export function send(request: FastifyRequest, reply: FastifyReply, { status, json, headers }: Answer): FastifyReply {
  reply.code(status);
  if (json === undefined) return reply.headers(headers ?? {}).send();
  const tag = entityTag(json);
  reply
    .header('etag', tag)
    .header('cache-control', 'no-cache')
    .header('vary', 'Accept')
    .headers(headers ?? {});
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe && status === 200 && matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(json);
}
