/** Reads a YAML table of rows and checks every row, so that all faults of a file are told at once, each with its line. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { readFlowRows } from './flow-rows.ts';
import type { Fault, RowOrigin } from './types.ts';

export interface RowsRead<T> {
  readonly rows: readonly (T & RowOrigin)[];
  readonly faults: readonly Fault[];
}

type Path = readonly PropertyKey[];

interface RawRow extends RowOrigin {
  readonly value: unknown;
  /** The line of a part of the row; a row on one line needs none. */
  readonly lineOf?: (path: Path) => number;
}

interface RawRows {
  readonly rows: readonly RawRow[];
  readonly faults: readonly Fault[];
}

/** The line (from 1) of what stands at a path in a document, or of the nearest thing around it that is there. */
export function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const holder = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(holder) ? holder.items.find((each) => isScalar(each.key) && String(each.key.value) === key) : undefined;
    const node = pair === undefined ? document.getIn(path.slice(0, length), true) : pair.key;
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The text cut where a row begins, so that a broken row hides no other. */
function rowTexts(text: string): { readonly text: string; readonly before: number }[] {
  const starts = text.split('\n').flatMap((line, index) => (line.startsWith('- ') ? [index] : []));
  const all = text.split('\n');
  return starts.map((start, place) => ({ text: all.slice(start, starts[place + 1]).join('\n'), before: start }));
}

/** What is wrong with the syntax of a row or a document: the first error, since all the others follow from it. */
export function syntaxFaults(text: string, file: string, before = 0): Fault[] {
  const lines = new LineCounter();
  const error = parseDocument(text, { lineCounter: lines }).errors[0];
  if (error === undefined) return [];
  const problem = `not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}`;
  const line = before + lines.linePos(error.pos[0]).line;
  return [{ file, line, problem, remedy: 'correct the syntax on or just before this line' }];
}

/** The general way, by the `yaml` package: any YAML whose top is a sequence of maps. */
export function readYamlRows(text: string, file: string): RawRows {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const rows = rowTexts(text);
    const faults = rows.flatMap((row) => syntaxFaults(row.text, file, row.before));
    const sound = rows.filter((row) => syntaxFaults(row.text, file).length === 0);
    const read = sound.flatMap((row) =>
      readYamlRows(row.text, file).rows.map((each) => ({ ...each, line: each.line + row.before })),
    );
    return { rows: read.map(({ lineOf: _, ...row }) => row), faults: faults.length > 0 ? faults : syntaxFaults(text, file) };
  }
  if (document.contents === null) return { rows: [], faults: [] };
  if (!isSeq(document.contents)) {
    return {
      rows: [],
      faults: [{ file, line: 1, problem: 'the file is not a list of rows', remedy: 'write one `- {id: …}` for each row' }],
    };
  }
  const rows = document.contents.items.map((item, index) => {
    const position = isNode(item) ? item.range?.[0] : undefined;
    return {
      value: isMap(item) ? (item.toJS(document) as unknown) : undefined,
      file,
      line: position === undefined ? 1 : lines.linePos(position).line,
      lineOf: (path: Path) => lineAt(document, lines, [index, ...path]),
    };
  });
  return { rows, faults: [] };
}

/** What a schema found wrong with a part of a document, in words: what and where, and what to do. */
export function explainIssue(issue: z.core.$ZodIssue): Pick<Fault, 'problem' | 'remedy'> {
  const where = issue.path.length > 0 ? `\`${issue.path.join('.')}\`` : 'the row';
  if (issue.code === 'unrecognized_keys') {
    return {
      problem: `unknown field ${issue.keys.map((key) => `\`${key}\``).join(', ')}`,
      remedy: 'remove it, or correct its name',
    };
  }
  if (issue.code === 'invalid_value') {
    return { problem: `${where} is not one of the known values`, remedy: `use one of: ${issue.values.join(', ')}` };
  }
  return { problem: `${where}: ${issue.message}`, remedy: `give ${where} the form that the schema asks for` };
}

/** Where an issue lies: an unknown field lies at the field. */
export const issuePath = (issue: z.core.$ZodIssue): Path =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

/**
 * Reads and checks a file of rows. Takes its path and the schema of one row; gives the rows that passed, each with `file`
 * (base name) and `line` (from 1) added, and a fault with a remedy for each thing wrong. A row with a fault is left out.
 * Two rows with one `id` are a fault. Never throws on the content; a missing file is a fault too.
 */
export function readRows<T extends object>(path: string, schema: z.ZodType<T>): RowsRead<T> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      rows: [],
      faults: [{ file, line: 1, problem: `${path} cannot be read`, remedy: 'create the file, or correct the data directory' }],
    };
  }
  const plain = readFlowRows(text, file);
  const raw: RawRows = plain === undefined ? readYamlRows(text, file) : { rows: plain, faults: [] };
  const faults = [...raw.faults];
  const rows: (T & RowOrigin)[] = [];
  const lineOfId = new Map<string, number>();
  for (const { value, line, lineOf } of raw.rows) {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      faults.push(
        ...parsed.error.issues.map((issue) => ({ file, line: lineOf?.(issuePath(issue)) ?? line, ...explainIssue(issue) })),
      );
      continue;
    }
    const id = 'id' in parsed.data ? String(parsed.data.id) : undefined;
    const before = id === undefined ? undefined : lineOfId.get(id);
    if (before !== undefined)
      faults.push({
        file,
        line,
        problem: `id \`${id}\` stands on line ${before} already`,
        remedy: 'give each row an id of its own',
      });
    if (id !== undefined && before === undefined) lineOfId.set(id, line);
    rows.push({ ...parsed.data, file, line });
  }
  return { rows, faults };
}

/** One line for each fault, as a compiler would print it. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.file}:${fault.line}: ${fault.problem}; ${fault.remedy}`).join('\n');
}
