/** The bundled samples and, where it is at hand, the real article that the curated set describes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ArticleText, NewArticle } from '../../src/schema/article.ts';

export const root = join(import.meta.dirname, '..', '..');
export const shared = join(root, '..', 'shared');
const seedFile = join(shared, 'articles', 'bloomberg-2023-joint-naval-drills.txt');

/** True where the real article is at hand; its text is not part of this repository. */
export const hasSeed = existsSync(seedFile);

export const readSeed = (): ArticleText =>
  NewArticle.parse({ text: readFileSync(seedFile, 'utf8'), publisher: 'Bloomberg', published: '2023-09-04' });

export interface Sample {
  readonly slug: string;
  readonly article: ArticleText;
}

/** All of data/samples, in the order of their file names. */
export function readSamples(): Sample[] {
  const folder = join(root, 'data', 'samples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const [, header, text] = /^---\n([\s\S]*?)\n---\n\n?([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
      const { headline, publisher, published, url, language, byline } = parse(header ?? '', { schema: 'failsafe' });
      return {
        slug: name.replace(/\.md$/, ''),
        article: NewArticle.parse({
          text,
          headline,
          publisher,
          published,
          ...(url && { url }),
          language,
          ...(byline && { byline }),
        }),
      };
    });
}
