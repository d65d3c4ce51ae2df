/** Whole sentences: every expression found, nothing else found, each resolved as written in the fixture. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { createFindTimes } from '../../../src/normalise/times/find.ts';
import { resolveTime } from '../../../src/normalise/times/resolve.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const findTimes = createFindTimes(readTimeRules(at('../../../data')));
const Row = z.strictObject({
  text: z.string(),
  published: z.string().optional(),
  tense: z.enum(['past', 'present', 'future', 'unknown']).optional(),
  edtf: z.array(z.string()),
});
const rows = z.array(Row).parse(parse(readFileSync(at('../../fixtures/times/sentences.yml'), 'utf8')));

describe('times in sentences', () => {
  it.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
    const text = row.text.replace(/[[\]]/g, '');
    const found = findTimes(text);
    expect(found.map((expression) => text.slice(expression.start, expression.end))).toEqual(
      [...row.text.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]),
    );
    const resolved = found.map((expression) =>
      resolveTime(expression, { published: row.published ?? '2023-09-04', tense: row.tense ?? 'past' }),
    );
    expect(resolved.map((time) => time.edtf ?? '-')).toEqual(row.edtf);
  });
});
