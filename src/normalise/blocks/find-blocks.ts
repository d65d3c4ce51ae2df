/**
 * What each stretch of an article's text is: headline, standfirst, date-line, body, related link or boilerplate.
 *
 * Paragraphs are classified in order. What the cue rows claim comes first; before the body has begun, titles are told by
 * their shape; everything else is body. A paragraph with the words of an earlier one is kept as a block of its own that
 * names the earlier, so that it is read once.
 */
import type { BlockRule } from '../../lexicon/block-rules.ts';
import type { ArticleText } from '../../schema/article.ts';
import type { Blocked, Byline, Dateline, DocumentBlock, Span, TraceEntry } from '../document.ts';
import { type CueMatch, type Cues, compileCues, matchCue } from './cues.ts';
import { plainWords, sameWords } from './duplicates.ts';
import { looksLikeStandfirst, looksLikeTitle } from './headings.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Reads an article's blocks. `trace` takes what fired and what was held back. */
export type FindBlocks = (article: ArticleText, trace?: (entry: TraceEntry) => void) => Blocked;

interface Reading {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly headline: readonly string[];
  readonly cues: Cues;
  readonly trace: ((entry: TraceEntry) => void) | undefined;
  readonly blocks: DocumentBlock[];
  readonly words: (readonly string[] | undefined)[];
  readonly byline: Byline[];
  dateline?: Dateline;
  bodyBegun: boolean;
}

function add(reading: Reading, block: DocumentBlock, because: string): void {
  const words =
    block.kind === 'standfirst' || block.kind === 'body' ? plainWords(reading.text.slice(block.start, block.end)) : undefined;
  const earlier = words === undefined || words.length < 5 ? -1 : findEarlier(reading, words);
  reading.blocks.push(earlier < 0 ? block : { ...block, duplicateOf: earlier });
  reading.words.push(words);
  reading.trace?.({ stage: 'blocks', start: block.start, end: block.end, rule: block.rule, outcome: 'fired', because });
}

/** A repeated lead stands near the top; looking at a few earlier blocks keeps the time linear. */
const blocksLookedBack = 6;

function findEarlier(reading: Reading, words: readonly string[]): number {
  for (let index = 0; index < reading.words.length && index < blocksLookedBack; index++) {
    const earlier = reading.words[index];
    if (earlier !== undefined && reading.blocks[index]?.duplicateOf === undefined && sameWords(earlier, words)) return index;
  }
  return -1;
}

function addDateline(reading: Reading, paragraph: Span, match: CueMatch): Span {
  const end = paragraph.start + match.length;
  const { place, agency } = match;
  reading.dateline ??= { start: paragraph.start, end, rule: match.rule, ...(place && { place }), ...(agency && { agency }) };
  add(reading, { kind: 'dateline', start: paragraph.start, end, rule: match.rule }, 'a place or an agency opens the paragraph');
  let start = end;
  while (start < paragraph.end && /\s/.test(reading.text[start]!)) start++;
  return { start, end: paragraph.end };
}

/** Before the body: headline or standfirst, by shape and by what was given as the headline. */
function heading(reading: Reading, index: number, text: string, next: string | undefined): DocumentBlock['kind'] | undefined {
  if (reading.bodyBegun) return undefined;
  const titled = reading.blocks.some((block) => block.kind === 'headline');
  if (index === 0 && reading.headline.length > 0 && sameWords(reading.headline, plainWords(text))) return 'headline';
  if (!titled && index <= 1 && (reading.headline.length === 0 || index === 0) && looksLikeTitle(text, next)) {
    return reading.headline.length > 0 && /[.!?]["'”’]?$/.test(text) ? undefined : 'headline';
  }
  if (!titled && reading.headline.length === 0) return undefined;
  return looksLikeStandfirst(text, next) || repeatedBelow(reading, index) ? 'standfirst' : undefined;
}

/** The longest of the next few paragraphs: labels and by-lines may stand between a title and its story. */
function longestBelow({ text, paragraphs }: Reading, index: number): string | undefined {
  const below = paragraphs.slice(index + 1, index + 4).map((span) => text.slice(span.start, span.end));
  return below.reduce<string | undefined>(
    (longest, each) => (longest === undefined || each.length > longest.length ? each : longest),
    undefined,
  );
}

function repeatedBelow(reading: Reading, index: number): boolean {
  const { text, paragraphs } = reading;
  const own = plainWords(text.slice(paragraphs[index]!.start, paragraphs[index]!.end));
  if (own.length < 5) return false;
  return paragraphs.slice(index + 1, index + 4).some((span) => {
    const paragraph = text.slice(span.start, span.end);
    const cue = matchCue(reading.cues, paragraph, 'start', { top: true, end: false });
    return sameWords(own, plainWords(paragraph.slice(cue?.length ?? 0)));
  });
}

function readParagraph(reading: Reading, index: number): void {
  const { text, paragraphs, cues } = reading;
  const paragraph = paragraphs[index]!;
  const words = text.slice(paragraph.start, paragraph.end);
  const at = { top: !reading.bodyBegun, end: index >= (paragraphs.length * 2) / 3 };
  const cue = matchCue(cues, words, 'paragraph', at);
  if (cue !== undefined) {
    const kind = cue.gives === 'related' ? 'related' : 'boilerplate';
    for (const { name, start, end } of cue.names) {
      reading.byline.push({ start: paragraph.start + start, end: paragraph.start + end, name, rule: cue.rule });
    }
    add(reading, { kind, ...paragraph, rule: cue.rule }, `${cue.gives} cue`);
    return;
  }
  const dateline = matchCue(cues, words, 'start', at);
  if (dateline !== undefined) {
    const rest = addDateline(reading, paragraph, dateline);
    reading.bodyBegun = true;
    if (rest.end > rest.start)
      add(reading, { kind: 'body', ...rest, rule: 'after-dateline' }, 'what follows a date-line is body');
    return;
  }
  const kind = heading(reading, index, words, longestBelow(reading, index)) ?? 'body';
  if (kind === 'body') reading.bodyBegun = true;
  add(
    reading,
    { kind, ...paragraph, rule: `shape-${kind}` },
    kind === 'body' ? 'no cue and no title' : 'short, at the top, and something longer follows',
  );
}

/** Makes a reader of blocks from the cue rows. */
export function createFindBlocks(rules: readonly BlockRule[]): FindBlocks {
  const cues = compileCues(rules);
  return (article, trace) => {
    const { text } = article;
    const reading: Reading = {
      text,
      paragraphs: paragraphsOf(text),
      headline: plainWords(article.headline ?? ''),
      cues,
      trace,
      blocks: [],
      words: [],
      byline: [],
      bodyBegun: false,
    };
    for (let index = 0; index < reading.paragraphs.length; index++) readParagraph(reading, index);
    const { blocks, byline, dateline } = reading;
    return { article, blocks, byline, ...(dateline && { dateline }) };
  };
}
