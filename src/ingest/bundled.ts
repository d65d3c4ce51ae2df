/**
 * What ships with the program: samples that the engine itself reads, and curated record sets. Each is brought in once; what a
 * user deleted since does not come back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Added, Ingest, Reader } from '../ingest.ts';
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
  /** Told of a file that could not be brought in; the others are, and it is tried again at the next start. */
  readonly onFault: (file: string, error: unknown) => void;
  /** Asked before each file. */
  readonly goOn: () => boolean;
}

interface File {
  readonly name: string;
  readonly read: () => string;
}

const filesIn = (dataFolder: string, folder: string, extension: string): File[] =>
  readdirSync(join(dataFolder, folder))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, read: () => readFileSync(join(dataFolder, folder, name), 'utf8') }));

/** Brings in what is not remembered. Gives how many came. */
export async function importBundled({ store, ingest, reader, dataFolder, onFault, goOn }: Bundled): Promise<number> {
  const known = await store.bundledNames();
  let count = 0;
  const bring = async ({ name }: File, add: () => Promise<Added>): Promise<void> => {
    if (known.has(name) || !goOn()) return;
    try {
      const { article, outcome } = await add();
      if (outcome === 'known') await store.rememberBundled(name, article, new Date().toISOString());
      count++;
    } catch (error) {
      if (goOn()) onFault(name, error);
    }
  };
  for (const file of filesIn(dataFolder, 'samples', '.md'))
    await bring(file, () => ingest.add(readSample(file.read(), file.name), { bundled: file.name }));
  for (const file of filesIn(dataFolder, 'articles', '.yml')) {
    await bring(file, async () => ingest.addRecords(await reader.readCurated(file.read(), file.name), { bundled: file.name }));
  }
  return count;
}
