/**
 * A fast reader for the plain part of YAML that our tables are written in: one row to a line, `- {key: value, key: [a, b]}`.
 * Start-up would otherwise spend most of its time in a general parser. Whatever goes beyond that part makes it step back
 * (`undefined`), and the file is read by the `yaml` package; a test holds both to the same result on every data file.
 */
import type { RowOrigin } from './types.ts';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
interface Cursor {
  readonly text: string;
  at: number;
}

/** Thrown, and caught in this file only, where a line goes beyond the plain part. */
const beyond = Symbol('beyond the plain part of YAML');
const stop = (): never => {
  throw beyond;
};

const number = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const special = /^(~|null|Null|NULL|0[xo].*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))?$/;
const plainEnd = /[,[\]{}]|:(?=[ ,[\]{}]|$)| #/g;
const reserved = new Set('&*!|>%@`#?-:\'"');

function scalar(word: string): Value {
  if (word === 'true' || word === 'True' || word === 'TRUE') return true;
  if (word === 'false' || word === 'False' || word === 'FALSE') return false;
  if (special.test(word)) return stop();
  return number.test(word) ? Number(word) : word;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at++;
}

/** Double-quoted words with escaped marks: with these escapes YAML and JSON are one. */
const withMarks = /"(?:[^"\\]|\\")*"/y;

function quoted(cursor: Cursor, mark: string): string {
  withMarks.lastIndex = cursor.at;
  const escaped = mark === '"' ? withMarks.exec(cursor.text)?.[0] : undefined;
  if (escaped?.includes('\\')) {
    cursor.at += escaped.length;
    return JSON.parse(escaped) as string;
  }
  const end = cursor.text.indexOf(mark, cursor.at + 1);
  if (end < 0) return stop();
  const content = cursor.text.slice(cursor.at + 1, end);
  if (mark === '"' ? content.includes('\\') : cursor.text[end + 1] === "'") return stop();
  cursor.at = end + 1;
  return content;
}

function plain(cursor: Cursor): string {
  const first = cursor.text[cursor.at];
  const negative = first === '-' && /\d/.test(cursor.text[cursor.at + 1] ?? '');
  if (first === undefined || (reserved.has(first) && !negative)) return stop();
  plainEnd.lastIndex = cursor.at;
  const end = plainEnd.exec(cursor.text)?.index ?? cursor.text.length;
  const word = cursor.text.slice(cursor.at, end).trimEnd();
  cursor.at = end;
  return word;
}

function value(cursor: Cursor): Value {
  skipSpaces(cursor);
  const first = cursor.text[cursor.at];
  if (first === '{') return map(cursor);
  if (first === '[') return list(cursor);
  if (first === '"' || first === "'") return quoted(cursor, first);
  return scalar(plain(cursor));
}

/** After an item: true where another follows, false where the closing mark stands. */
function another(cursor: Cursor, close: string): boolean {
  skipSpaces(cursor);
  const next = cursor.text[cursor.at++];
  if (next === close) return false;
  return next === ',' ? true : stop();
}

function list(cursor: Cursor): readonly Value[] {
  const items: Value[] = [];
  cursor.at++;
  skipSpaces(cursor);
  if (cursor.text[cursor.at] === ']') cursor.at++;
  else
    do items.push(value(cursor));
    while (another(cursor, ']'));
  return items;
}

function map(cursor: Cursor): Value {
  const entries: Record<string, Value> = {};
  cursor.at++;
  do {
    skipSpaces(cursor);
    const key = plain(cursor);
    if (cursor.text[cursor.at] !== ':' || key in entries || !/^[A-Za-z][\w -]*$/.test(key)) return stop();
    cursor.at++;
    entries[key] = value(cursor);
  } while (another(cursor, '}'));
  return entries;
}

/**
 * Reads a table of one-line rows. Takes the file's text and its name, gives each row's value with its line (from 1), or
 * `undefined` where the text is more than such a table.
 */
export function readFlowRows(text: string, file: string): (RowOrigin & { readonly value: Value })[] | undefined {
  const rows: (RowOrigin & { value: Value })[] = [];
  try {
    for (const [index, line] of text.split('\n').entries()) {
      if (line === '' || line.startsWith('#')) continue;
      if (!line.startsWith('- {')) return undefined;
      const cursor = { text: line, at: 2 };
      const row = map(cursor);
      if (cursor.at !== line.length) return undefined;
      rows.push({ value: row, file, line: index + 1 });
    }
  } catch (error) {
    if (error === beyond) return undefined;
    throw error;
  }
  return rows;
}
