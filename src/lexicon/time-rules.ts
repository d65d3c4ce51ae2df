/**
 * Loads the rows that time expressions are read by: classes of words (data/lexicon/times.yml) and rules (data/rules/times).
 * A rule is a pattern and the form that it stands for; `$month` in a form is what the slot {month} took.
 * Loading checks every row and reports all faults at once, each with file, line and remedy.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TimeForm } from './time-forms.ts';
import { expandPattern, type PatternSequence, readPhrase } from './time-patterns.ts';
import { ClassRow, GROUPS, RuleRow, type TimeClass, type TimeRule, type TimeRules } from './time-rows.ts';

export interface RuleSource {
  readonly file: string;
  readonly content: string;
}

type Report = (path: readonly (string | number)[], remedy: string) => void;

/**
 * Takes the lexicon and the rule files as text, gives the checked and frozen rows.
 * Throws one Error that lists every fault as `file:line: what is wrong and what to do`.
 */
export function loadTimeRules(raw: { readonly lexicon: RuleSource; readonly rules: readonly RuleSource[] }): TimeRules {
  const faults: string[] = [];
  const classes = new Map<string, TimeClass>();
  readRows(raw.lexicon, ClassRow, faults, (row, report) => {
    if (classes.has(row.id)) report(['id'], `the class "${row.id}" is there twice; rename or merge it`);
    classes.set(row.id, readClass(row, report));
  });
  const rules: TimeRule[] = [];
  const ids = new Set<string>();
  for (const source of raw.rules) {
    readRows(source, RuleRow, faults, (row, report) => {
      if (ids.has(row.id)) report(['id'], `the id "${row.id}" is taken; choose another`);
      ids.add(row.id);
      rules.push(readRule(row, source.file, classes, report));
    });
  }
  if (faults.length > 0) throw new Error(`${new Set(faults).size} faults in the time rules:\n${[...new Set(faults)].join('\n')}`);
  return deepFreeze({ classes, groups: GROUPS, rules });
}

/** Reads lexicon/times.yml and rules/times/*.yml under the data directory: the only place here that touches files. */
export function readTimeRules(directory: string): TimeRules {
  const read = (file: string): RuleSource => ({ file, content: readFileSync(join(directory, file), 'utf8') });
  const files = readdirSync(join(directory, 'rules', 'times')).filter((name) => name.endsWith('.yml'));
  return loadTimeRules({ lexicon: read('lexicon/times.yml'), rules: files.sort().map((name) => read(`rules/times/${name}`)) });
}

/** Puts what the slots took into a form; a field whose slot took nothing is left out. */
function fillForm(template: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (typeof template === 'string' && template.startsWith('$')) return values.get(template.slice(1));
  if (Array.isArray(template)) return template.map((item) => fillForm(item, values));
  if (template === null || typeof template !== 'object') return template;
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(template)) {
    const result = fillForm(value, values);
    if (result !== undefined) filled[key] = result;
  }
  return filled;
}

function readRows<Row>(
  source: RuleSource,
  schema: z.ZodType<Row>,
  faults: string[],
  accept: (row: Row, report: Report) => void,
): void {
  const lines = new LineCounter();
  const document = parseDocument(source.content, { lineCounter: lines });
  for (const error of document.errors)
    faults.push(`${source.file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
  if (document.errors.length > 0) return;
  const rows: unknown = document.toJS();
  if (!Array.isArray(rows)) {
    faults.push(`${source.file}:1: the file must be a list of rows ("- id: …")`);
    return;
  }
  rows.forEach((row: unknown, index) => {
    const report: Report = (path, remedy) => faults.push(`${source.file}:${lineOf([index, ...path])}: ${remedy}`);
    const parsed = schema.safeParse(row);
    if (parsed.success) accept(parsed.data, report);
    else
      for (const issue of parsed.error.issues)
        report(issue.path as (string | number)[], `${issue.path.join('.')}: ${issue.message}`);
  });
  function lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

function readClass(row: z.infer<typeof ClassRow>, report: Report): TimeClass {
  const phrases: { elements: PatternSequence; value: unknown }[] = [];
  (row.entries ?? []).forEach((entry, index) => {
    for (const words of entry.words) {
      try {
        phrases.push({ elements: readPhrase(words), value: entry.value });
      } catch (error) {
        report(['entries', index, 'words'], `"${words}": ${(error as Error).message}`);
      }
    }
  });
  if (phrases.length === 0 && !row.numeric) report([], `the class "${row.id}" is empty; give it entries or figures`);
  return { id: row.id, phrases, ...(row.numeric && { numeric: row.numeric }) };
}

function readRule(row: z.infer<typeof RuleRow>, file: string, classes: ReadonlyMap<string, TimeClass>, report: Report): TimeRule {
  const sequences: PatternSequence[] = [];
  const checked = new Set<string>();
  row.patterns.forEach((pattern, index) => {
    try {
      for (const sequence of expandPattern(pattern)) {
        sequences.push(sequence);
        const slots = sequence
          .map((element) => (element.kind === 'slot' ? `${element.slot}:${element.name}` : ''))
          .join(' ')
          .trim();
        if (checked.has(slots)) continue;
        checked.add(slots);
        checkSequence(sequence, row, classes, (remedy) => report(['patterns', index], `"${pattern}": ${remedy}`));
      }
    } catch (error) {
      report(['patterns', index], `"${pattern}": ${(error as Error).message}`);
    }
  });
  return {
    id: row.id,
    file,
    category: row.as ?? 'time',
    alone: row.alone ?? true,
    sequences,
    falseFriend: row.form.op === 'none',
    build: (values) => fillForm(row.form, values) as TimeForm,
    guards: {
      ...(row['only-after'] && { onlyAfter: row['only-after'] }),
      ...(row['not-after'] && { notAfter: row['not-after'] }),
      ...(row['only-before'] && { onlyBefore: row['only-before'] }),
      ...(row['not-before'] && { notBefore: row['not-before'] }),
    },
    examples: row.examples ?? [],
    counter: row.counter ?? [],
  };
}

/** Every slot must exist, and the form must be a valid one once its slots are filled with samples. */
function checkSequence(
  sequence: PatternSequence,
  row: z.infer<typeof RuleRow>,
  classes: ReadonlyMap<string, TimeClass>,
  report: (remedy: string) => void,
): void {
  const samples = new Map<string, unknown>();
  for (const [index, element] of sequence.entries()) {
    if (element.kind !== 'slot') continue;
    const group = GROUPS[element.slot];
    const known = classes.get(element.slot);
    if (!group && !known) report(`there is no class or group "${element.slot}"; add it to the lexicon or mend the name`);
    if (group && index === 0 && row.as && group.includes(row.as))
      report(`a rule for "${row.as}" cannot begin with {${element.slot}}, which takes itself; use a narrower slot`);
    samples.set(element.name, group ? { op: 'recurring' } : (known?.phrases[0]?.value ?? known?.numeric?.min));
  }
  const checked = TimeForm.safeParse(fillForm(row.form, samples));
  if (!checked.success)
    report(
      `the form does not fit: ${checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
}

function deepFreeze<Value>(value: Value): Value {
  if (value instanceof Map) for (const item of value.values()) deepFreeze(item);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}
