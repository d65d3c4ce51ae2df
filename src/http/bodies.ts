/** Reading bodies: UTF-8 only, JSON or plain text, nothing guessed. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { limits } from '../schema/article.ts';
import { ProblemError } from './problems.ts';
import type { ReadBody, Received } from './route.ts';

/** Leaves a byte order mark out, as decoding does, and stops at bytes that are not UTF-8. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('invalid-encoding', 'The body holds bytes that are not UTF-8.');
  }
}

function checkCharset(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new ProblemError('unsupported-media-type', `The character set ${charset.slice(0, 40)} is not read; send UTF-8.`);
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw new ProblemError('empty-body', 'The body is empty.');
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new ProblemError(
      'malformed-json',
      where === undefined ? 'The body is not JSON.' : `The body is not JSON: it goes wrong at character ${where}.`,
    );
  }
}

/** One JSON value a line; empty lines do not count. */
function parseLines(text: string): unknown[] {
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const full = lines.filter(({ line }) => line.trim() !== '');
  if (full.length === 0) throw new ProblemError('empty-body', 'The body is empty.');
  return full.map(({ line, number }) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new ProblemError('malformed-json', `The body is not NDJSON: line ${number} is not JSON.`);
    }
  });
}

const readers: Readonly<Record<string, (text: string) => ReadBody>> = {
  'application/json': (text) => ({ format: 'json', value: parseJson(text) }),
  'application/x-ndjson': (text) => ({ format: 'lines', values: parseLines(text) }),
  'text/plain': (text) => ({ format: 'text', text }),
};

/** Replaces the framework's own parsers. */
export function addBodyReaders(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const [type, read] of Object.entries(readers)) {
    app.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: limits.bodyBytes },
      async (request: { headers: { 'content-type'?: string } }, bytes: Buffer): Promise<Received> => {
        checkCharset(request.headers['content-type']);
        return { ...read(decode(bytes)), sha256: () => createHash('sha256').update(bytes).digest('hex') };
      },
    );
  }
}
