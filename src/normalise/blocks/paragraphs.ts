/**
 * A text to paragraphs, whatever its habits with line ends: blank lines between paragraphs, one line to a paragraph, lines
 * wrapped at a fixed width with or without blank lines, or no line ends at all.
 *
 * Wrapping shows: the lines before a paragraph's last are nearly of one length, none is long, and most break off in the
 * middle of a sentence.
 */
import type { Span } from '../document.ts';

interface Line extends Span {
  /** True where a blank line, or the start of the text, stands before it. */
  readonly opens: boolean;
  readonly indented: boolean;
}

/** Longest line that a wrapped text has, in UTF-16 units. */
const widestWrap = 100;
const narrowestWrap = 40;
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/g;
const endsSentence = /[.!?…:;](?:["'”’»)\]]|'')*$/u;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let opens = true;
  const add = (to: number) => {
    let start = from;
    let end = to;
    while (start < end && /\s|\ufeff/.test(text[start]!)) start++;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    if (end > start) lines.push({ start, end, opens, indented: start - from >= 2 });
    opens = end <= start;
  };
  for (const match of text.matchAll(lineEnd)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return lines;
}

/** Whether lines that follow each other without a blank line are parts of one paragraph. */
function isWrapped(text: string, lines: readonly Line[]): boolean {
  let pairs = 0;
  let broken = 0;
  let longest = 0;
  let long = 0;
  for (const line of lines) longest = Math.max(longest, line.end - line.start);
  if (longest > widestWrap || longest < narrowestWrap) return false;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    const before = lines[index - 1]!;
    if (line.opens) continue;
    pairs++;
    if (before.end - before.start > longest * 0.7) long++;
    if (!endsSentence.test(text.slice(Math.max(before.start, before.end - 4), before.end))) broken++;
  }
  return pairs >= 2 && broken / pairs > 0.5 && long / pairs > 0.6;
}

/** Gives the paragraphs of a text as spans without the blanks around them, in order. Time is linear in its length. */
export function paragraphsOf(text: string): Span[] {
  const lines = linesOf(text);
  const wrapped = isWrapped(text, lines);
  const paragraphs: { start: number; end: number }[] = [];
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, line.end - line.start);
  lines.forEach((line, index) => {
    const last = paragraphs.at(-1);
    const before = lines[index - 1];
    if (last === undefined || before === undefined || !wrapped || line.opens || line.indented) {
      paragraphs.push({ start: line.start, end: line.end });
      return;
    }
    const shortLine = before.end - before.start < longest * 0.7 && endsSentence.test(text.slice(before.start, before.end));
    if (shortLine) paragraphs.push({ start: line.start, end: line.end });
    else last.end = line.end;
  });
  return paragraphs;
}

/**
 * The words of a block for reading: the same length as the slice, with the line ends of a wrapped paragraph turned to
 * blanks, so that they end no sentence.
 */
export function readingText(text: string, block: Span): string {
  return text.slice(block.start, block.end).replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
}
