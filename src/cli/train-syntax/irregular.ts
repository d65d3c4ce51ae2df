/** Reads `irregular-forms.yml`. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface IrregularRow {
  readonly id: string;
  readonly kind: 'verb' | 'noun';
  readonly forms: string;
  readonly examples: readonly string[];
}

/** Gives the rows of a folder. */
export function readIrregularRows(folder: URL): IrregularRow[] {
  return parse(readFileSync(new URL('irregular-forms.yml', folder), 'utf8')) as IrregularRow[];
}

/** Gives "form class" → lemma; a lemma is its own form. */
export function irregularForms(rows: readonly IrregularRow[]): Map<string, string> {
  const result = new Map<string, string>();
  for (const { kind, forms } of rows) {
    for (const group of forms.split(',')) {
      const [lemma, ...rest] = group.replace(':', '').trim().split(/\s+/);
      for (const form of rest) result.set(`${form} ${kind}`, lemma!);
    }
  }
  return result;
}
