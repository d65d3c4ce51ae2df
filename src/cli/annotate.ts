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

/** A medium that words reached the reader through ("told the Harbour Post") has no cue of its own: such corpora mark the speaker alone. */
const isRelay = ({ rule }: Attribution): boolean => /^hand-.*\/(?:told|interview|carried|through|seen)$/.test(rule);

/** The attributions as such corpora have them: without relays, those that hung on one hang on what is around it. */
function attributionLines(attributions: readonly Attribution[]): object[] {
  const kept = attributions.flatMap((each, index) => (isRelay(each) ? [] : [index]));
  const places = new Map(kept.map((index, place) => [index, place]));
  const above = (parent: number | null): number | null =>
    parent === null ? null : (places.get(parent) ?? above(attributions[parent]!.parent));
  return kept.map((index) => {
    const { source, cue, content, parent } = attributions[index]!;
    return { source: spans(source), cue: spans(cue), content: spans(content), nestedIn: above(parent) };
  });
}

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
  let found: object = { attributions: [], events: [] };
  try {
    const told = readArticle(NewArticle.parse({ text: parsed.text, ...(published && { published }) }), engine);
    found = { attributions: attributionLines(told.attributions), events: eventPairs(told) };
  } catch (error) {
    // One article that cannot be read takes none of the others along.
    console.error(
      `${file}:${number}: nothing was found in ${parsed.id}: ${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = 1;
  }
  process.stdout.write(`${JSON.stringify({ id: parsed.id, ...found })}\n`);
}
