/** Checks of files that are one YAML document each, not a list of rows: every fault gets the line that it lies on. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { explainIssue, issuePath, lineAt, syntaxFaults } from '../../lexicon/read-rows.ts';
import type { Fault } from '../../lexicon/types.ts';

/** Part of a file that is YAML: the whole, or a header. */
export interface YamlPart {
  readonly file: string;
  readonly content: string;
  /** Lines of the file before it. */
  readonly linesBefore: number;
}

/** The YAML of a file: all of it, or, where it begins with a line of `---`, what stands up to the next such line. */
export function readYamlPart(path: string): YamlPart {
  const content = readFileSync(path, 'utf8');
  const header = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(content)?.[1];
  return header === undefined ? { file: path, content, linesBefore: 0 } : { file: path, content: header, linesBefore: 1 };
}

/** Faults of syntax, and where there are none, those that a schema finds. Without a schema only the syntax is looked at. */
export function documentFaults({ file, content, linesBefore }: YamlPart, schema?: z.ZodType): Fault[] {
  const syntax = syntaxFaults(content, file, linesBefore);
  if (syntax.length > 0) return syntax;
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const parsed = schema?.safeParse(document.toJS());
  return (parsed?.error?.issues ?? []).map((issue) => ({
    file,
    line: linesBefore + lineAt(document, lines, issuePath(issue)),
    ...explainIssue(issue),
  }));
}

/** What is wrong by its words, and by which of them its line is found. */
interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly remedy: string;
}

function complaintsOf(error: unknown): Complaint[] {
  if (error instanceof z.ZodError) return error.issues.map((issue) => ({ path: issuePath(issue), ...explainIssue(issue) }));
  const message = (error instanceof Error ? error.message : String(error)).replace(/^\S+\.(?:yml|md): /, '');
  return message.split(/\n|; (?=[\w.-]+: )/).map((text) => {
    const [problem = text, remedy = 'give it what its reader asks for'] = text.split('; ');
    return { path: /^([\w.-]+): /.exec(text)?.[1]?.split('.') ?? [], problem, remedy };
  });
}

/**
 * What a reader throws on a file, as faults. The field that a complaint begins with gives the line ("publisher: …"), or else a
 * name that it quotes in backticks does.
 */
export function thrownFaults({ file, content, linesBefore }: YamlPart, read: () => unknown): Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    const lines = new LineCounter();
    const document = parseDocument(content, { lineCounter: lines });
    return complaintsOf(error).map(({ path, problem, remedy }) => {
      const quoted = /`([^`]+)`/.exec(problem)?.[1];
      const offset = quoted === undefined || path.length > 0 ? -1 : content.indexOf(quoted);
      const line = offset >= 0 ? lines.linePos(offset).line : lineAt(document, lines, path);
      return { file, line: linesBefore + line, problem, remedy };
    });
  }
}
