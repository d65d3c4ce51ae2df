/** Cue rows as compiled patterns, and their test on a paragraph. */
import type { BlockRule } from '../../lexicon/block-rules.ts';

interface Cue {
  readonly rule: BlockRule;
  readonly pattern: RegExp;
}

/** Cues by what they are tested on. */
export type Cues = Readonly<Record<BlockRule['tests'], readonly Cue[]>>;

export interface CueMatch {
  readonly rule: string;
  readonly gives: BlockRule['gives'];
  /** How much of the paragraph the pattern took, from its start. */
  readonly length: number;
  readonly place?: string;
  readonly agency?: string;
  readonly names: readonly NameFound[];
}

/** A name in a by-line; offsets are within the paragraph. */
export interface NameFound {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Whether the paragraph stands before the body, and whether in the last third of the text. */
export interface Position {
  readonly top: boolean;
  readonly end: boolean;
}

/** No cue is looked for beyond this many UTF-16 units of a paragraph. */
const looked = 600;

export function compileCues(rules: readonly BlockRule[]): Cues {
  const compiled: Record<BlockRule['tests'], Cue[]> = { paragraph: [], start: [] };
  for (const rule of rules) {
    const source = rule.tests === 'paragraph' ? `^(?:${rule.pattern})$` : `^(?:${rule.pattern})`;
    compiled[rule.tests].push({ rule, pattern: new RegExp(source, rule.ignoreCase ? 'iu' : 'u') });
  }
  return compiled;
}

const between = /\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+with\s+|;\s*|&)\s*/gi;
const capitalWord = /^[\p{Lu}\p{Lt}]/u;
const allCapitals = /^[\p{Lu}\p{M}\s.'’-]+$/u;

/** "JANE ROE" as "Jane Roe". */
const caseOfNames = (text: string): string =>
  allCapitals.test(text)
    ? text.toLowerCase().replace(/(^|[\s.'’-])(\p{Ll})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
    : text;

function namesIn(text: string, from: number): NameFound[] {
  const names: NameFound[] = [];
  let start = 0;
  const take = (end: number) => {
    const name = text.slice(start, end).trim();
    const words = name.split(/\s+/);
    if (
      words.length >= 2 &&
      words.length <= 5 &&
      words.every((word) => capitalWord.test(word) || /^(?:van|von|de|del|der|al|bin|la|le|di|da|dos)$/.test(word))
    ) {
      const at = from + text.indexOf(name, start);
      names.push({ name: caseOfNames(name), start: at, end: at + name.length });
    }
  };
  for (const match of text.matchAll(between)) {
    take(match.index);
    start = match.index + match[0].length;
  }
  take(text.length);
  return names;
}

function countWords(text: string): number {
  let count = 0;
  for (let index = text.search(/\S/); index >= 0;) {
    count++;
    const blank = text.slice(index).search(/\s/);
    if (blank < 0) break;
    const next = text.slice(index + blank).search(/\S/);
    if (next < 0) break;
    index += blank + next;
  }
  return count;
}

/** The first row whose pattern, place and length fit the paragraph. */
export function matchCue(cues: Cues, paragraph: string, tests: BlockRule['tests'], at: Position): CueMatch | undefined {
  const text = tests === 'start' ? paragraph.slice(0, 160) : paragraph;
  if (text.length > looked) return undefined;
  for (const { rule, pattern } of cues[tests]) {
    if ((rule.where === 'top' && !at.top) || (rule.where === 'end' && !at.end)) continue;
    const match = pattern.exec(text);
    if (match === null || countWords(match[0]) > rule.maxWords) continue;
    const { names, place, agency } = match.groups ?? {};
    return {
      rule: rule.id,
      gives: rule.gives,
      length: match[0].length,
      ...(place && { place: caseOfNames(place) }),
      ...(agency && { agency }),
      names: names === undefined ? [] : namesIn(names, match[0].indexOf(names)),
    };
  }
  return undefined;
}
