/** Reads a YAML table of rows and checks every row, so that all faults of a file are told at once, each with its line. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { readFlowRows } from './flow-rows.ts';
import type { Fault, RowOrigin } from './types.ts';

export interface RowsRead<T> {
  readonly rows: readonly (T & RowOrigin)[];
  readonly faults: readonly Fault[];
}

interface RawRows {
  readonly rows: readonly (RowOrigin & { readonly value: unknown })[];
  readonly faults: readonly Fault[];
}

/** The general way, by the `yaml` package: any YAML whose top is a sequence of maps. */
export function readYamlRows(text: string, file: string): RawRows {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults = document.errors.map((error): Fault => {
    const line = lines.linePos(error.pos[0]).line;
    return {
      file,
      line,
      problem: `not valid YAML: ${error.message.split('\n')[0]}`,
      remedy: 'correct the syntax on or just before this line',
    };
  });
  if (faults.length > 0 || document.contents === null) return { rows: [], faults };
  if (!isSeq(document.contents)) {
    return {
      rows: [],
      faults: [{ file, line: 1, problem: 'the file is not a list of rows', remedy: 'write one `- {id: …}` for each row' }],
    };
  }
  const rows = document.contents.items.map((item) => {
    const position = isMap(item) || isSeq(item) ? item.range?.[0] : undefined;
    return {
      value: isMap(item) ? (item.toJS(document) as unknown) : undefined,
      file,
      line: position === undefined ? 1 : lines.linePos(position).line,
    };
  });
  return { rows, faults };
}

function explain(issue: z.core.$ZodIssue): Pick<Fault, 'problem' | 'remedy'> {
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
  for (const { value, line } of raw.rows) {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      faults.push(...parsed.error.issues.map((issue) => ({ file, line, ...explain(issue) })));
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
