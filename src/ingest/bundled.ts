/**
 * What ships with the program: curated record sets, and samples that the engine itself reads. Each is brought in once; what a
 * user deleted since does not come back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Ingest, Reader } from '../ingest.ts';
import { type ArticleText, NewArticle } from '../schema/article.ts';
import type { Store } from '../store/store.ts';

/** A sample's header; what is not named here (a note, the facts behind it) is for whoever edits it. */
const SampleHeader = z.object({
  headline: z.string(),
  publisher: z.string(),
  published: z.string(),
  url: z.string().optional(),
  language: z.string().default('en'),
  byline: z.array(z.string()).optional(),
  rights: z.object({ notice: z.string().optional(), textRedistributable: z.boolean().optional() }).optional(),
});

/** Reads a sample: a YAML header between two lines of `---`, then the text. Throws with the file's name on anything wrong. */
export function readSample(content: string, file: string): ArticleText {
  const [, header, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n\s*([\s\S]*)$/.exec(content) ?? [];
  if (header === undefined || body === undefined) throw new Error(`${file}: begins with a YAML header between two lines of ---`);
  const parsed = SampleHeader.safeParse(parse(header));
  if (!parsed.success)
    throw new Error(`${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  const { rights, ...metadata } = parsed.data;
  return NewArticle.parse({ text: body, ...metadata, ...(rights && { rights }) });
}

export interface Bundled {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly reader: Reader;
  /** The folder that holds articles/ and samples/. */
  readonly dataFolder: string;
}

const filesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(folder, name));

/** Brings in what is not remembered. Gives how many came. */
export async function importBundled({ store, ingest, reader, dataFolder }: Bundled): Promise<number> {
  const known = await store.bundledNames();
  let count = 0;
  for (const path of filesIn(join(dataFolder, 'samples'), '.md')) {
    const name = `samples/${basename(path)}`;
    if (known.has(name)) continue;
    const { article, outcome } = await ingest.add(readSample(readFileSync(path, 'utf8'), name), name);
    if (outcome === 'known') await store.rememberBundled(name, article, new Date().toISOString());
    count++;
  }
  for (const path of filesIn(join(dataFolder, 'articles'), '.yml')) {
    const name = `articles/${basename(path)}`;
    if (known.has(name)) continue;
    const { article, outcome } = await ingest.addRecords(await reader.readCurated(readFileSync(path, 'utf8'), name), name);
    if (outcome === 'known') await store.rememberBundled(name, article, new Date().toISOString());
    count++;
  }
  return count;
}
