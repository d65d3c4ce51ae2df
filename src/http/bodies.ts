/** Reading bodies: UTF-8 only, JSON or plain text, nothing guessed. */
import type { FastifyInstance } from 'fastify';
import { limits } from '../schema/article.ts';
import { ProblemError } from './problems.ts';
import type { Received } from './route.ts';

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

const readers: Readonly<Record<string, (text: string) => Received>> = {
  'application/json': (text) => ({ format: 'json', value: parseJson(text) }),
  'text/plain': (text) => ({ format: 'text', text }),
};

/** Replaces the framework's own parsers. */
export function addBodyReaders(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const [type, read] of Object.entries(readers)) {
    app.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: limits.bodyBytes },
      async (request: { headers: { 'content-type'?: string } }, bytes: Buffer) => {
        checkCharset(request.headers['content-type']);
        return read(decode(bytes));
      },
    );
  }
}
