/**
 * `npm run -s annotate -- FILE.jsonl`: lines `{id, text, published?}` in, lines `{id, attributions, events}` out, for scoring
 * against annotated corpora. Offsets are UTF-16 indices, as in those corpora. `date` is taken for `published`, unless the line
 * says that it is a placeholder.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadEngine } from '../engine.ts';
import type { Attribution, Span } from '../normalise/document.ts';
import { eventPairs } from '../normalise/events/pairs.ts';
import { readArticle } from '../normalise/pipeline.ts';
import { NewArticle } from '../schema/article.ts';
import { fail } from './arguments.ts';

const Line = z.object({
  id: z.string(),
  text: z.string(),
  published: z.string().optional(),
  date: z.string().optional(),
  date_is_placeholder: z.boolean().optional(),
});

const spans = (all: readonly Span[] | null): number[][] | null => all && all.map(({ start, end }) => [start, end]);
const attributionLine = ({ source, cue, content, parent }: Attribution) => ({
  source: spans(source),
  cue: spans(cue),
  content: spans(content),
  nestedIn: parent,
});

const [file] = process.argv.slice(2);
if (file === undefined) fail('usage: annotate FILE.jsonl   (lines of {"id", "text", "published"?})');
const engine = loadEngine();
let number = 0;
for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
  number++;
  if (!line.trim()) continue;
  let parsed: z.infer<typeof Line>;
  try {
    parsed = Line.parse(JSON.parse(line));
  } catch (error) {
    fail(
      `${file}:${number}: ${error instanceof Error ? error.message : String(error)}\nA line is one JSON object with the strings id and text.`,
    );
  }
  const published = parsed.published ?? (parsed.date_is_placeholder ? undefined : parsed.date);
  const told = readArticle(NewArticle.parse({ text: parsed.text, ...(published && { published }) }), engine);
  process.stdout.write(
    `${JSON.stringify({ id: parsed.id, attributions: told.attributions.map(attributionLine), events: eventPairs(told) })}\n`,
  );
}
