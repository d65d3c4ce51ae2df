/** What the command line tools share: arguments, and articles from files. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ArticleText, NewArticle } from '../schema/article.ts';

/** Prints what is wrong and how to mend it, and ends the process with code 2. */
export function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const options = {
  publisher: { type: 'string' },
  published: { type: 'string' },
  headline: { type: 'string' },
  url: { type: 'string' },
} as const;

/** The article in a text file (`-` for standard input), with its metadata from the options. */
export function articleFromArguments(usage: string): ArticleText {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) fail(usage);
    const parsed = NewArticle.safeParse({ text: readFileSync(file === '-' ? 0 : file, 'utf8'), ...values });
    if (parsed.success) return parsed.data;
    return fail(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
