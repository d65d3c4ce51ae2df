/**
 * CSV by RFC 4180: comma, CRLF, quotation marks where they are needed. Several values of one cell are joined by `;`, with `\;`
 * and `\\` for those characters inside a value, and an empty place for an absent one, so that parallel columns stay parallel.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection"); numbers are numbers.
 */
import type { Content } from './format.ts';
import { csvColumns, type Tabular } from './csv-columns.ts';

type Value = string | number | boolean | undefined;

/** What begins a formula in some spreadsheet, also behind blanks or in full width. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const special = /[",\r\n]|^\s|\s$/;

const guard = (text: string): string => (formula.test(text) ? `'${text}` : text);
const quote = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escape = (value: Value): string => String(value ?? '').replaceAll(/[\\;]/g, (character) => `\\${character}`);

/** The values at a path; those of a list's members come one after the other, and the flag says that there was a list. */
function valuesAt(record: unknown, path: readonly string[]): { readonly values: readonly Value[]; readonly listed: boolean } {
  if (Array.isArray(record)) return { values: record.flatMap((each) => valuesAt(each, path).values), listed: true };
  const [name, ...rest] = path;
  if (name === undefined) return { values: [record as Value], listed: false };
  const inner = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>)[name] : undefined;
  return inner === undefined ? { values: [undefined], listed: false } : valuesAt(inner, rest);
}

function cell(record: unknown, path: readonly string[]): string {
  const { values, listed } = valuesAt(record, path);
  if (listed) return quote(guard(values.map(escape).join(';')));
  const [value] = values;
  return typeof value === 'string' ? quote(guard(value)) : String(value ?? '');
}

/** Writes the header and one line for each record. */
export function writeCsv({ kind, records }: Content): string {
  const columns: readonly string[] = csvColumns[kind as Tabular];
  const paths = columns.map((column) => column.split('.'));
  const lines = records.map((json) => {
    const record: unknown = JSON.parse(json);
    return paths.map((path) => cell(record, path)).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}
