/** One request over a live socket, and the same as a command line. */
import { type Agent, request } from 'node:http';
import type { Answer } from '../contract/answers.ts';
import type { Sent } from './world.ts';

export interface Timed extends Answer {
  readonly milliseconds: number;
}

/** An endless stream is left after this. */
const streamPatience = 30;
const patience = 10_000;

/** Sends a request. A connection that breaks is an error. */
export function send(origin: string, agent: Agent, { method, url, headers, body }: Omit<Sent, 'operation'>): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const outgoing = request(`${origin}/`, {
      method,
      path: url,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
      agent,
      timeout: patience,
    });
    outgoing.on('error', reject).on('timeout', () => outgoing.destroy(new Error(`no answer within ${patience} ms`)));
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      const finish = (text: string | undefined): void =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          milliseconds: performance.now() - begun,
          ...(text !== undefined && { body: text }),
        });
      const isStream = String(incoming.headers['content-type']).startsWith('text/event-stream');
      if (isStream) setTimeout(() => (finish(undefined), incoming.destroy()), streamPatience);
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => finish(Buffer.concat(chunks).toString('utf8')));
      incoming.on('error', (error) => (isStream ? undefined : reject(error)));
    });
    outgoing.end(body);
  });
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a command for a shell. */
export function curlOf(origin: string, { method, url, headers, body }: Omit<Sent, 'operation'>): string {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  const text = body && new TextDecoder('utf-8', { fatal: false }).decode(body);
  const plain = text !== undefined && !text.includes('\0') && Buffer.from(text).equals(Buffer.from(body!));
  const pipe = body && !plain ? `printf %s ${quote(Buffer.from(body).toString('base64'))} | base64 -d | ` : '';
  const data = !body ? [] : [`--data-binary ${plain ? quote(text) : '@-'}`];
  return `${pipe}curl -isS -X ${method} --path-as-is ${[...lines, ...data, quote(origin + url)].join(' ')}`;
}
